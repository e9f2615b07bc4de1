import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Scenario } from '../scenario/scenario';
import type { BreachesPlan, BreachesState } from './breaches';
import { tableOf } from './byStep';
import { surelyNone } from './events';
import { lanes, type Lanes } from './lanes';
import { happens } from './once';
import { streamOf } from './stream';

// Inspections by authorities: how often they come, what they find, and what they do about it.

export interface AuthorityPlan {
  /** Inspections expected in a step in each region, `[step × regions + region]`. */
  rates: Float64Array;
  inspectionStreams: Uint32Array;
  detectionStreams: Uint32Array;
  penaltyStream: number;
  /** Probability that an inspection finds a breach, findings of the others included. */
  detection: number;
  severity: number;
}

/** Penalties that double the probability of losing the licence with the next one: judgement. */
const repeatedPenalties = 5;

/** What each authority does in a step. `weights`: share of each region in what inspections go by, by step. */
export function planAuthorities(
  { platform, rules, run }: Scenario,
  weights: readonly (readonly number[])[],
): AuthorityPlan[] {
  const { enforcement } = rules;
  const { authorities, coordination } = enforcement;
  const years = run.monthsPerStep / 12;
  return authorities.map((authority, a) => {
    const othersMiss = authorities.reduce(
      (missed, { detection }, b) => (a === b ? missed : missed * (1 - detection)),
      1,
    );
    return {
      rates: tableOf(weights, (shares) =>
        platform.regions.map(({ id }, region) => {
          const intensity =
            enforcement.intensityByRegion.find((entry) => entry.region === id)?.intensity ?? 1;
          return authority.inspectionsPerYear * years * intensity * shares[region];
        }),
      ),
      inspectionStreams: Uint32Array.from(platform.regions, ({ id }) =>
        streamOf(`inspection/${id}/${authority.id}`),
      ),
      detectionStreams: Uint32Array.from(areaIds, (area) =>
        streamOf(`detection/${authority.id}/${area}`),
      ),
      penaltyStream: streamOf(`penalty/${authority.id}`),
      detection: authority.detection + coordination * (1 - authority.detection) * (1 - othersMiss),
      severity: authority.severity,
    };
  });
}

/** base^count for a whole number. */
export function wholePower(base: number, count: number): number {
  let result = 1;
  for (let k = 0; k < count; k++) result *= base;
  return result;
}

/** An authority's inspections of a step: what they cost and find, and what each finding is penalised by. */
export function inspect(
  plan: BreachesPlan,
  authority: AuthorityPlan,
  state: BreachesState,
  revenue: Lanes,
  penalties: Lanes[],
  draw: (stream: number) => Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { undetected, missed, visited, inspectionCost } = state;
  missed.fill(1);
  let seen = 0;
  const regions = state.inspections.length;
  for (let region = 0; region < regions; region++) {
    const rate = authority.rates[step * regions + region];
    if (rate === 0) continue;
    const u = draw(authority.inspectionStreams[region]);
    const none = surelyNone(rate);
    for (let i = 0; i < lanes; i++) {
      if (u[i] < none) continue;
      const inspections = math.poissonQuantile(rate, u[i]);
      if (inspections === 0) continue;
      if (missed[i] === 1 && authority.detection > 0) visited[seen++] = i;
      state.inspections[region][i] += inspections;
      inspectionCost[i] += inspections * plan.inspectionCost;
      missed[i] *= wholePower(1 - authority.detection, inspections);
    }
  }
  for (let area = 0; area < plan.areas; area++) {
    const stock = undetected[area];
    let any = false;
    for (let k = 0; k < seen; k++) any ||= stock[visited[k]] > 0;
    if (!any) continue;
    const u = draw(authority.detectionStreams[area]);
    for (let k = 0; k < seen; k++) {
      const i = visited[k];
      if (stock[i] === 0) continue;
      const found = math.binomialQuantile(stock[i], 1 - missed[i], u[i]);
      stock[i] -= found;
      for (let k = 0; k < found; k++)
        penalties[area][i] += penalise(
          plan,
          authority,
          state,
          Math.max(0, revenue[i]),
          area,
          i,
          k,
          step,
          key,
          from,
          math,
        );
    }
  }
}

/** One penalty, lognormal in yearly revenue, at most the greater of the statutory sum and share; and what comes with it. */
function penalise(
  plan: BreachesPlan,
  authority: AuthorityPlan,
  state: BreachesState,
  revenue: number,
  area: number,
  i: number,
  k: number,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): number {
  const index = area * 4096 + k;
  const uniform = (stream: number) =>
    math.uniform(from + i, step + 1, stream, index, key[0], key[1]);
  const z = math.normalQuantile(uniform(authority.penaltyStream));
  const size =
    authority.severity *
    plan.penaltyShare[step] *
    revenue *
    math.exp(plan.penaltyVariation[step] * z);
  const penalty = Math.min(
    Math.max(plan.maximumSum[step], plan.maximumShare[step] * revenue),
    size,
  );
  if (uniform(plan.suspensionStream) < plan.suspensionProbability)
    state.suspended[i] = Math.max(state.suspended[i], plan.suspensionSteps);
  const withdrawal = plan.withdrawalProbability * (1 + state.penalised[i] / repeatedPenalties);
  if (happens(state.withdrawal, i, Math.min(1, withdrawal))) state.withdrawn[i] = 1;
  state.penalised[i]++;
  for (let region = 0; region < state.inspections.length; region++)
    state.penaltiesByRegion[region][i] +=
      (penalty * state.inspections[region][i]) / inspectionsOf(state, i);
  return penalty;
}

function inspectionsOf({ inspections }: BreachesState, i: number): number {
  let sum = 0;
  for (const column of inspections) sum += column[i];
  return sum;
}
