import type { KernelExports } from '../kernel/load';
import { ratedDefaultRate } from '../scenario/creditRatings';
import type { Scenario } from '../scenario/scenario';
import { lanes, type Lanes } from './lanes';
import { stepCorrelationSolver } from './stepCorrelation';
import { stepProbability } from './stepProbability';
import { streamOf } from './stream';
import type { WorldState } from './world';

/**
 * Credit insurance: each insurance year pays `coverage` of the platform's losses above the attachment, up to the limit,
 * both shares of the exposure at the year's start, while the insurer lives. The insurer fails with a probability that
 * rises as the global factor falls, so that it is most likely gone when it is needed.
 */
export interface InsurancePlan {
  coverage: number;
  attachment: number;
  limit: number;
  /** Premium of a step per unit of exposure and coverage. */
  premium: number;
  stepsPerYear: number;
  /** Φ⁻¹(PD)/√(1 − ρ) and √(ρ/(1 − ρ)) of the insurer. */
  threshold: number;
  loading: number;
  stream: number;
}

export interface InsuranceState {
  solvent: Lanes;
  /** Exposure at the year's start, and losses and payments since. */
  exposure: Lanes;
  losses: Lanes;
  paid: Lanes;
  /** This step. */
  premium: Lanes;
  claims: Lanes;
}

export function planInsurance(
  { strategy, world, run }: Scenario,
  math: KernelExports,
): InsurancePlan {
  const { insurance } = strategy;
  const defaultRate = ratedDefaultRate(insurance.insurerRating, insurance.insurerDefaultRate);
  const stepsPerYear = 12 / run.monthsPerStep;
  const globalAlone = { ...world.factors, weights: { global: 1, region: 0, product: 0 } };
  const rho = stepCorrelationSolver(
    globalAlone,
    run.monthsPerStep,
    math,
  )(defaultRate, insurance.insurerCorrelation);
  const failure = stepProbability(defaultRate, stepsPerYear, math);
  return {
    coverage: insurance.coverage,
    attachment: insurance.attachment,
    limit: insurance.limit,
    premium: insurance.premium / stepsPerYear,
    stepsPerYear,
    threshold: failure > 0 ? math.normalQuantile(failure) / Math.sqrt(1 - rho) : -Infinity,
    loading: Math.sqrt(rho / (1 - rho)),
    stream: streamOf('insurer/default'),
  };
}

export function createInsuranceState(): InsuranceState {
  const lane = () => new Float64Array(lanes);
  return {
    solvent: lane(),
    exposure: lane(),
    losses: lane(),
    paid: lane(),
    premium: lane(),
    claims: lane(),
  };
}

export function startInsurance(state: InsuranceState): void {
  state.solvent.fill(1);
}

/**
 * @param exposure principal on which the platform bears losses at the start of the step
 * @param borne losses of the step that the platform bears before insurance
 */
export function stepInsurance(
  plan: InsurancePlan,
  state: InsuranceState,
  world: WorldState,
  exposure: Lanes,
  borne: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { solvent, premium, claims, losses, paid } = state;
  premium.fill(0);
  claims.fill(0);
  if (plan.coverage === 0) return;
  if (step % plan.stepsPerYear === 0) {
    state.exposure.set(exposure);
    losses.fill(0);
    paid.fill(0);
  }
  math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, plan.stream, 0);
  const global = world.factors[0];
  for (let i = 0; i < lanes; i++) {
    if (
      solvent[i] === 1 &&
      world.draws[i] > math.normalCdf(plan.loading * global[i] - plan.threshold)
    )
      solvent[i] = 0;
    losses[i] += borne[i];
    if (solvent[i] === 0) continue;
    const above = Math.max(0, losses[i] - plan.attachment * state.exposure[i]);
    const due = plan.coverage * Math.min(above, plan.limit * state.exposure[i]);
    claims[i] = Math.max(0, due - paid[i]);
    paid[i] += claims[i];
    premium[i] = plan.premium * plan.coverage * state.exposure[i];
  }
}
