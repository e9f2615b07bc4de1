import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Calendar } from '../scenario/calendar';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { tableOf } from './byStep';
import type { Cell } from './cells';
import { poissonCount } from './events';
import { lanes, type Lanes } from './lanes';
import { inspect, planAuthorities, wholePower, type AuthorityPlan } from './inspections';
import { businessesOf, maturityPath, type Business } from './maturity';
import { createOnceState, planOnce, startOnce, type OncePlan, type OnceState } from './once';
import type { RulesState } from './rules';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Breaches: how they arise from gaps between what is asked and what is done, and who finds them. */
export interface BreachesPlan {
  areas: number;
  steps: number;
  businesses: Business[];
  /** Maturity without random changes, `[step × areas + area]`. */
  maturity: Float64Array;
  /** Breaches of a step at a gap of 1, `[step × areas + area]`; innovation adds to some. */
  rate: Float64Array;
  /** Breaches of a step that innovation brings where everything is asked, however mature practice is, likewise. */
  novelRate: Float64Array;
  breachStreams: Uint32Array;
  auditStreams: Uint32Array;
  /** Share of open breaches that the audits of a step find. */
  auditShare: Float64Array;
  authorities: AuthorityPlan[];
  /** Platform's cost of an inspection, after what coordinated authorities share. */
  inspectionCost: number;
  /** Penalty per breach: median share of yearly revenue, σ of the log, maxima; by step. */
  penaltyShare: Float64Array;
  penaltyVariation: Float64Array;
  maximumShare: Float64Array;
  maximumSum: Float64Array;
  suspensionProbability: number;
  suspensionSteps: number;
  withdrawalProbability: number;
  suspensionStream: number;
  withdrawal: OncePlan;
}

export interface BreachesState {
  /** Breaches that nobody has found yet, by area and in all. */
  undetected: Lanes[];
  open: Lanes;
  /** As it stands in this step, by area. */
  maturity: Lanes[];
  strictness: Lanes[];
  gap: Lanes[];
  /** This step: breaches that arose, inspections by region, penalties by region, cost of inspections to the platform. */
  arisen: Lanes;
  inspections: Lanes[];
  penaltiesByRegion: Lanes[];
  inspectionCost: Lanes;
  /** Penalised so far; steps for which new business is suspended; 1 when the licence is withdrawn. */
  penalised: Lanes;
  suspended: Lanes;
  withdrawn: Uint8Array;
  withdrawal: OnceState;
  missed: Lanes;
  /** Scratch for the numbers of the paths that an authority visits. */
  visited: Uint8Array;
  /** Part of the breaches that culture leaves. */
  left: Lanes;
}

/** Areas in which novelty is a risk. */
const novel = ['licensing', 'disclosure', 'consumerProtection'];

/**
 * @param weights share of the business in each region, by step
 * @param audits number of audits, by step
 */
export function planBreaches(
  scenario: Scenario,
  cells: Cell[],
  calendar: Calendar,
  weights: number[][],
  audits: Float64Array,
  math: KernelExports,
): BreachesPlan {
  const { platform, rules, run } = scenario;
  const { rules: inForce, strategies: decided } = calendar;
  const { enforcement } = rules;
  const years = run.monthsPerStep / 12;
  const unsheltered = ({ innovation }: Strategy) =>
    Math.max(0, 2 * innovation - 1) *
    (1 - platform.innovation.sandboxRelief * (rules.sandbox ? 1 : 0));
  const depth = ({ compliance, controls }: Strategy) =>
    1 -
    (1 - compliance.auditDepth) * (1 - platform.conduct.coordinationPower * controls.coordination);
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  const { authorities, coordination } = enforcement;
  return {
    areas: areaIds.length,
    steps: inForce.length,
    businesses: businessesOf(scenario, cells, calendar),
    maturity: maturityPath(scenario, decided, math),
    rate: tableOf(decided, (strategy) => {
      const novelty = platform.innovation.noveltyRisk * unsheltered(strategy);
      return areaIds.map(
        (area) =>
          platform.conduct.breachesPerYear * years * (novel.includes(area) ? 1 + novelty : 1),
      );
    }),
    novelRate: tableOf(decided, (strategy) =>
      areaIds.map((area) =>
        novel.includes(area)
          ? platform.conduct.breachesPerYear *
            years *
            platform.innovation.noveltyGap *
            unsheltered(strategy)
          : 0,
      ),
    ),
    breachStreams: Uint32Array.from(areaIds, (area) => streamOf(`breach/${area}`)),
    auditStreams: Uint32Array.from(areaIds, (area) => streamOf(`audit/${area}`)),
    auditShare: audits.map((count, step) => 1 - wholePower(1 - depth(decided[step]), count)),
    authorities: planAuthorities(scenario, weights),
    inspectionCost:
      authorities.length > 0
        ? enforcement.inspectionCost * (1 - coordination * (1 - 1 / authorities.length))
        : 0,
    penaltyShare: column((now) => now.enforcement.penaltyShareOfRevenue),
    penaltyVariation: column((now) => now.enforcement.penaltyVariation),
    maximumShare: column((now) => now.enforcement.penaltyMaximumShare),
    maximumSum: column((now) => now.enforcement.penaltyMaximumSum),
    suspensionProbability: enforcement.suspensionProbability,
    suspensionSteps: Math.max(1, Math.round(enforcement.suspensionMonths / run.monthsPerStep)),
    withdrawalProbability: enforcement.withdrawalProbability,
    suspensionStream: streamOf('suspension'),
    withdrawal: planOnce('withdrawal', run),
  };
}

/** Streams that breaches and inspections draw from. */
export function breachStreams({ platform, rules }: Scenario): string[] {
  return [
    'suspension',
    'withdrawal',
    ...areaIds.flatMap((area) => [`breach/${area}`, `audit/${area}`]),
    ...rules.enforcement.authorities.flatMap(({ id }) => [
      `penalty/${id}`,
      ...platform.regions.map((region) => `inspection/${region.id}/${id}`),
      ...areaIds.map((area) => `detection/${id}/${area}`),
    ]),
  ];
}

/** @param regions number of regions */
export function createBreachesState(regions: number): BreachesState {
  const lane = () => new Float64Array(lanes);
  const byArea = () => areaIds.map(lane);
  return {
    undetected: byArea(),
    open: lane(),
    maturity: byArea(),
    strictness: byArea(),
    gap: byArea(),
    arisen: lane(),
    inspections: Array.from({ length: regions }, lane),
    penaltiesByRegion: Array.from({ length: regions }, lane),
    inspectionCost: lane(),
    penalised: lane(),
    suspended: lane(),
    withdrawn: new Uint8Array(lanes),
    withdrawal: createOnceState(),
    missed: lane(),
    visited: new Uint8Array(lanes),
    left: lane(),
  };
}

export function startBreaches(
  plan: BreachesPlan,
  state: BreachesState,
  world: WorldState,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  for (const column of [...state.undetected, state.open, state.penalised, state.suspended])
    column.fill(0);
  state.withdrawn.fill(0);
  startOnce(plan.withdrawal, state.withdrawal, world, key, from, math);
}

/**
 * Breaches arrive (Poisson, in proportion to the gap, to what is new and to what culture does not prevent), audits cure what they find,
 * inspections find and penalise; a penalty can suspend new business and, the more so when repeated, withdraw the licence.
 *
 * @param penalties by area, added to
 */
export function stepBreaches(
  plan: BreachesPlan,
  state: BreachesState,
  culture: Lanes,
  cultureEffect: number,
  rules: RulesState,
  revenue: Lanes,
  penalties: Lanes[],
  world: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { undetected, open, arisen, suspended } = state;
  const draw = (stream: number) => {
    math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, stream, 0);
    return world.draws;
  };
  arisen.fill(0);
  for (let i = 0; i < lanes; i++) if (suspended[i] > 0) suspended[i]--;
  findGaps(plan, state, rules, step);
  const { left } = state;
  for (let i = 0; i < lanes; i++) left[i] = 1 - cultureEffect * culture[i];
  for (let area = 0; area < plan.areas; area++) {
    const gap = state.gap[area];
    const stock = undetected[area];
    const rate = plan.rate[step * plan.areas + area];
    const novel = plan.novelRate[step * plan.areas + area];
    const asked = state.strictness[area];
    if (novel > 0 || anyPositive(gap)) {
      const u = draw(plan.breachStreams[area]);
      for (let i = 0; i < lanes; i++) {
        const count = poissonCount((rate * gap[i] + novel * asked[i]) * left[i], u[i], math);
        if (count === 0) continue;
        arisen[i] += count;
        stock[i] += count;
      }
    }
    if (plan.auditShare[step] > 0 && anyPositive(stock)) {
      const u = draw(plan.auditStreams[area]);
      for (let i = 0; i < lanes; i++)
        if (stock[i] > 0) stock[i] -= math.binomialQuantile(stock[i], plan.auditShare[step], u[i]);
    }
  }
  count(state);
  state.inspectionCost.fill(0);
  for (const column of [...state.inspections, ...state.penaltiesByRegion]) column.fill(0);
  for (const authority of plan.authorities)
    inspect(plan, authority, state, revenue, penalties, draw, step, key, from, math);
  count(state);

  function count({ open: all }: BreachesState) {
    open.fill(0);
    for (const stock of undetected) for (let i = 0; i < lanes; i++) all[i] += stock[i];
  }
}

/** Whether any path has more than nothing; a loop, since some() calls a function for every path of every area. */
function anyPositive(column: Lanes): boolean {
  for (let i = 0; i < lanes; i++) if (column[i] > 0) return true;
  return false;
}

/** Strictness, maturity and gap of each area on each path; the gap is the mean over places of business. */
function findGaps(
  plan: BreachesPlan,
  { strictness, maturity, gap }: BreachesState,
  rules: RulesState,
  step: number,
): void {
  for (let area = 0; area < plan.areas; area++) {
    const at = step * plan.areas + area;
    const [shift, setback] = [rules.shift[area], rules.setback[area]];
    const planned = plan.maturity[at];
    if (!rules.any) {
      // no random change has come to any path, so all paths stand alike
      let strict = 0;
      let distance = 0;
      for (const { weight, strictness: asked } of plan.businesses) {
        const now = Math.min(1, Math.max(0, asked[at]));
        strict += weight * now;
        distance += weight * Math.max(0, now - planned);
      }
      maturity[area].fill(planned);
      strictness[area].fill(strict);
      gap[area].fill(distance);
      continue;
    }
    strictness[area].fill(0);
    gap[area].fill(0);
    for (let i = 0; i < lanes; i++) maturity[area][i] = planned * (1 - setback[i]);
    for (const { weight, strictness: asked } of plan.businesses)
      for (let i = 0; i < lanes; i++) {
        const now = Math.min(1, Math.max(0, asked[at] + shift[i]));
        strictness[area][i] += weight * now;
        gap[area][i] += weight * Math.max(0, now - maturity[area][i]);
      }
  }
}
