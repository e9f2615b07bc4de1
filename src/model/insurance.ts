import type { KernelExports } from '../kernel/load';
import { ratedDefaultRate } from '../scenario/creditRatings';
import { sameJson } from '../scenario/mergePatch';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { columnOf, eachOnce } from './byStep';
import { lanes, type Lanes } from './lanes';
import { stepCorrelationSolver } from './stepCorrelation';
import { stepProbability } from './stepProbability';
import { streamOf } from './stream';
import type { WorldState } from './world';

/**
 * Credit insurance: each insurance year pays `coverage` of the platform's losses above the attachment, up to the limit,
 * both shares of the exposure at the year's start, while the insurer lives. The insurer fails with a probability that
 * rises as the global factor falls, so that it is most likely gone when it is needed.
 *
 * Insurance years are those of the run. Where cover begins or its terms change within one, a new policy holds for the
 * rest of it, which knows nothing of losses before. An insurer that failed stays gone; cover that begins anew, or with
 * another rating, default rate or correlation, is that of another insurer.
 */
export interface InsurancePlan {
  /** Each by step. */
  coverage: Float64Array;
  attachment: Float64Array;
  limit: Float64Array;
  /** Premium of a step per unit of exposure and coverage. */
  premium: Float64Array;
  stepsPerYear: number;
  /** Φ⁻¹(PD)/√(1 − ρ) and √(ρ/(1 − ρ)) of the insurer. */
  threshold: Float64Array;
  loading: Float64Array;
  /** 1 where a new policy begins after the start, and where it is another insurer's. */
  newPolicy: Uint8Array;
  newInsurer: Uint8Array;
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

/** @param decided strategies by step */
export function planInsurance(
  { world, run }: Scenario,
  decided: readonly Strategy[],
  math: KernelExports,
): InsurancePlan {
  const policies = decided.map(({ insurance }) => insurance);
  const stepsPerYear = 12 / run.monthsPerStep;
  const globalAlone = { ...world.factors, weights: { global: 1, region: 0, product: 0 } };
  const stepCorrelation = stepCorrelationSolver(globalAlone, run.monthsPerStep, math);
  const insurers = eachOnce(policies, ({ insurerRating, insurerDefaultRate, ...policy }) => {
    const defaultRate = ratedDefaultRate(insurerRating, insurerDefaultRate);
    const rho = stepCorrelation(defaultRate, policy.insurerCorrelation);
    const failure = stepProbability(defaultRate, stepsPerYear, math);
    return {
      defaultRate,
      rho,
      threshold: failure > 0 ? math.normalQuantile(failure) / Math.sqrt(1 - rho) : -Infinity,
      loading: Math.sqrt(rho / (1 - rho)),
    };
  });
  const begins = (step: number) =>
    step > 0 && policies[step].coverage > 0 && !sameJson(policies[step], policies[step - 1]);
  const another = (step: number) =>
    begins(step) &&
    (policies[step - 1].coverage === 0 ||
      insurers[step].defaultRate !== insurers[step - 1].defaultRate ||
      insurers[step].rho !== insurers[step - 1].rho);
  const flags = (of: (step: number) => boolean) =>
    Uint8Array.from(decided, (_, step) => (of(step) ? 1 : 0));
  return {
    coverage: columnOf(policies, ({ coverage }) => coverage),
    attachment: columnOf(policies, ({ attachment }) => attachment),
    limit: columnOf(policies, ({ limit }) => limit),
    premium: columnOf(policies, ({ premium }) => premium / stepsPerYear),
    stepsPerYear,
    threshold: columnOf(insurers, ({ threshold }) => threshold),
    loading: columnOf(insurers, ({ loading }) => loading),
    newPolicy: flags(begins),
    newInsurer: flags(another),
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
  const coverage = plan.coverage[step];
  if (coverage === 0) return;
  if (plan.newInsurer[step] === 1) solvent.fill(1);
  if (step % plan.stepsPerYear === 0 || plan.newPolicy[step] === 1) {
    state.exposure.set(exposure);
    losses.fill(0);
    paid.fill(0);
  }
  math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, plan.stream, 0);
  const global = world.factors[0];
  const [attachment, limit] = [plan.attachment[step], plan.limit[step]];
  const [threshold, loading] = [plan.threshold[step], plan.loading[step]];
  const rate = plan.premium[step] * coverage;
  for (let i = 0; i < lanes; i++) {
    if (solvent[i] === 1 && world.draws[i] > math.normalCdf(loading * global[i] - threshold))
      solvent[i] = 0;
    losses[i] += borne[i];
    if (solvent[i] === 0) continue;
    const above = Math.max(0, losses[i] - attachment * state.exposure[i]);
    const due = coverage * Math.min(above, limit * state.exposure[i]);
    claims[i] = Math.max(0, due - paid[i]);
    paid[i] += claims[i];
    premium[i] = rate * state.exposure[i];
  }
}
