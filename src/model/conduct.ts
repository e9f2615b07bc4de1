import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import { lanes, type Lanes } from './lanes';
import { changeCosts, complianceGaps } from './maturity';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Step 5, conduct: compliance maturity, breaches, audits, inspections, penalties, and what they cost. */
export interface ConductPlan {
  areas: number;
  /** Breaches expected in a step, `[step × areas + area]`. */
  breachRate: Float64Array;
  breachStreams: Uint32Array;
  /** By step: fixed cost of the programme, its cost per active loan, change cost, audit cost, share of breaches that audits find. */
  fixedCost: Float64Array;
  costPerLoan: Float64Array;
  changeCost: Float64Array;
  auditCost: Float64Array;
  auditShare: Float64Array;
  auditStream: number;
  authorities: AuthorityPlan[];
  /** Penalty per breach: median share of yearly revenue, σ of the log, statutory maxima; by step. */
  penaltyShare: Float64Array;
  penaltyVariation: Float64Array;
  maximumShare: Float64Array;
  maximumSum: Float64Array;
}

interface AuthorityPlan {
  /** Inspections expected in a step in each region. */
  rates: Float64Array;
  inspectionStreams: Uint32Array;
  detectionStream: number;
  penaltyStream: number;
  detection: number;
  severity: number;
}

export interface ConductState {
  /** Breaches that nobody has found yet. */
  undetected: Lanes;
  /** This step. */
  breaches: Lanes;
  penalties: Lanes;
  runCost: Lanes;
}

/** @param weights share of the business in each region */
export function planConduct(scenario: Scenario, inForce: Rules[], weights: number[], math: KernelExports): ConductPlan {
  const { platform, strategy, rules, run } = scenario;
  const { conduct } = platform;
  const { compliance } = strategy;
  const steps = inForce.length;
  const years = run.monthsPerStep / 12;
  // Cost ∝ level^convexity; automation saves up to half of the work per loan and adds up to a fifth of the fixed cost.
  const effort = areaIds.reduce((sum, area) => {
    const level = compliance.level[area];
    return sum + (level > 0 ? math.exp(conduct.convexity * math.log(level)) : 0) / areaIds.length;
  }, 0);
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  const audits = Float64Array.from({ length: steps }, (_, step) => {
    const until = (month: number) => Math.floor((month * compliance.auditsPerYear) / 12 + 1e-9);
    return until((step + 1) * run.monthsPerStep) - until(step * run.monthsPerStep);
  });
  return {
    areas: areaIds.length,
    breachRate: complianceGaps(scenario, inForce, math).map((gap) => gap * conduct.breachesPerYear * years),
    breachStreams: Uint32Array.from(areaIds, (area) => streamOf(`breach/${area}`)),
    fixedCost: new Float64Array(steps).fill(conduct.fixedCostPerYear * years * effort * (1 + compliance.automation / 5)),
    costPerLoan: new Float64Array(steps).fill(conduct.costPerLoanPerYear * years * effort * (1 - compliance.automation / 2)),
    changeCost: changeCosts(scenario, steps),
    auditCost: audits.map((count) => count * compliance.auditCost * compliance.auditDepth),
    auditShare: audits.map((count) => 1 - ownPower(1 - compliance.auditDepth, count)),
    auditStream: streamOf('audit'),
    authorities: rules.enforcement.authorities.map((authority) => ({
      rates: Float64Array.from(platform.regions, ({ id }, region) => {
        const intensity = rules.enforcement.intensityByRegion.find((entry) => entry.region === id)?.intensity ?? 1;
        return authority.inspectionsPerYear * years * intensity * weights[region];
      }),
      inspectionStreams: Uint32Array.from(platform.regions, ({ id }) => streamOf(`inspection/${id}/${authority.id}`)),
      detectionStream: streamOf(`detection/${authority.id}`),
      penaltyStream: streamOf(`penalty/${authority.id}`),
      detection: authority.detection,
      severity: authority.severity,
    })),
    penaltyShare: column(({ enforcement }) => enforcement.penaltyShareOfRevenue),
    penaltyVariation: column(({ enforcement }) => enforcement.penaltyVariation),
    maximumShare: column(({ enforcement }) => enforcement.penaltyMaximumShare),
    maximumSum: column(({ enforcement }) => enforcement.penaltyMaximumSum),
  };
}

/** base^count for a whole number. */
function ownPower(base: number, count: number): number {
  let result = 1;
  for (let k = 0; k < count; k++) result *= base;
  return result;
}

export function createConductState(): ConductState {
  const lane = () => new Float64Array(lanes);
  return { undetected: lane(), breaches: lane(), penalties: lane(), runCost: lane() };
}

export function startConduct(state: ConductState): void {
  state.undetected.fill(0);
}

/**
 * Breaches arrive (Poisson), audits cure what they find, inspections find and penalise; each penalty is lognormal in
 * yearly revenue, up to the greater of the statutory sum and share of turnover.
 *
 * @param revenue yearly revenue as of last month
 */
export function stepConduct(
  plan: ConductPlan,
  state: ConductState,
  world: WorldState,
  activeLoans: Lanes,
  revenue: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { undetected, breaches, penalties, runCost } = state;
  const draw = (stream: number) => {
    math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, stream, 0);
    return world.draws;
  };
  breaches.fill(0);
  penalties.fill(0);
  for (let i = 0; i < lanes; i++) runCost[i] = plan.fixedCost[step] + plan.costPerLoan[step] * activeLoans[i];
  for (let area = 0; area < plan.areas; area++) {
    const rate = plan.breachRate[step * plan.areas + area];
    if (rate === 0) continue;
    const u = draw(plan.breachStreams[area]);
    for (let i = 0; i < lanes; i++) breaches[i] += math.poissonQuantile(rate, u[i]);
  }
  for (let i = 0; i < lanes; i++) undetected[i] += breaches[i];
  if (plan.auditShare[step] > 0) {
    const u = draw(plan.auditStream);
    for (let i = 0; i < lanes; i++)
      if (undetected[i] > 0) undetected[i] -= math.binomialQuantile(undetected[i], plan.auditShare[step], u[i]);
  }
  for (const authority of plan.authorities) inspect(plan, authority, state, revenue, draw, step, key, from, math);
}

function inspect(
  plan: ConductPlan,
  authority: AuthorityPlan,
  { undetected, penalties }: ConductState,
  revenue: Lanes,
  draw: (stream: number) => Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const missed = inspections.fill(1);
  for (let region = 0; region < authority.rates.length; region++) {
    const rate = authority.rates[region];
    if (rate === 0) continue;
    const u = draw(authority.inspectionStreams[region]);
    for (let i = 0; i < lanes; i++)
      if (undetected[i] > 0) missed[i] *= ownPower(1 - authority.detection, math.poissonQuantile(rate, u[i]));
  }
  const u = draw(authority.detectionStream);
  // revenue is net of what partners are promised, and may be below nought
  const turnover = (i: number) => Math.max(0, revenue[i]);
  const maximum = (i: number) => Math.max(plan.maximumSum[step], plan.maximumShare[step] * turnover(i));
  for (let i = 0; i < lanes; i++) {
    if (undetected[i] === 0 || missed[i] === 1) continue;
    const found = math.binomialQuantile(undetected[i], 1 - missed[i], u[i]);
    undetected[i] -= found;
    for (let k = 0; k < found; k++) {
      const z = math.normalQuantile(math.uniform(from + i, step + 1, authority.penaltyStream, k, key[0], key[1]));
      const size = authority.severity * plan.penaltyShare[step] * turnover(i) * math.exp(plan.penaltyVariation[step] * z);
      penalties[i] += Math.min(maximum(i), size);
    }
  }
}

/** Scratch: probability that all inspections of the step miss a breach. */
const inspections = new Float64Array(lanes);
