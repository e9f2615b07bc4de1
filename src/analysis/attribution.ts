import { moments } from '../engine/moments';
import type { Results } from '../engine/results';
import {
  differences,
  differencesUpTo,
  takeOver,
  type DifferenceGroup,
  type Grain,
} from '../scenario/differences';
import type { Scenario } from '../scenario/scenario';
import { estimate, type Estimate } from './difference';
import type { Evaluator, Progress } from './evaluate';
import { combined, partsOf, unaffected, type Parts } from './parts';
import {
  antitheticOrders,
  coalitionsOf,
  has,
  inseparable,
  marginalsOfOrders,
  mostExactPlayers,
  mostPlayers,
  shapleyMarginals,
  type Coalition,
  type Marginal,
} from './shapley';
import { columnsOf, measure, type Statistic } from './statistic';

/** What is asked: how much of the difference between two scenarios each group of settings explains. */
export interface AttributionRequest {
  from: Scenario;
  to: Scenario;
  statistics: readonly Statistic[];
  paths: number;
  /** How finely settings are told apart; the finest that has no more than eight groups unless given. */
  grain?: Grain;
  /** Pairs of opposite orders that are drawn where there are more than eight groups. 16 unless given. */
  pairs?: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Settings that are attributed to together. */
export interface AttributedGroup {
  id: string;
  /** More than one where some can't be changed without the others. */
  members: DifferenceGroup[];
}

/** What a group explains of a statistic. */
export interface Contribution {
  /** Shapley value: the mean of what the group adds over all orders in which the groups may change. */
  value: Estimate;
  /** What it adds when it changes first, and when it changes last; where every coalition was looked at. */
  first?: Estimate;
  last?: Estimate;
  /** No path differs with and without it, whatever else has changed. */
  noEffect: boolean;
}

export interface AttributedStatistic {
  statistic: Statistic;
  from: { value: number; interval: [number, number] };
  to: { value: number; interval: [number, number] };
  difference: Estimate;
  /** In the order of the groups; their values add up to the difference. */
  contributions: Contribution[];
}

export interface Attribution {
  paths: number;
  groups: AttributedGroup[];
  /** Every coalition, or orders drawn at random. */
  method: 'exact' | 'sampled';
  orders?: number;
  /** Number of scenarios that were run. */
  coalitions: number;
  statistics: AttributedStatistic[];
}

/** Why there is nothing to attribute. */
export type AttributionTrouble =
  | { code: 'sameScenario'; params: Record<string, never> }
  | { code: 'tooManyGroups'; params: { found: number; most: number } };

/** Which settings are changed together, and the scenarios that are run to tell what each does. */
interface Design {
  groups: AttributedGroup[];
  marginals: Marginal[][];
  orders?: number[][];
  scenarios: Map<Coalition, Scenario>;
}

/** Coalitions that are put together before others get their turn on this thread. */
const atATime = 8;

/**
 * Attributes the differences of statistics between two scenarios to the settings that differ, on the same paths.
 * Mixtures of the two that are no valid scenario are never run: groups that only such a mixture could part are taken
 * as one.
 */
export async function attribute(
  evaluator: Evaluator,
  request: AttributionRequest,
): Promise<Attribution | AttributionTrouble> {
  const { from, to, statistics, paths, signal, onProgress } = request;
  const given = request.grain
    ? differences(from, to, request.grain)
    : differencesUpTo(mostExactPlayers, from, to);
  if (given.length === 0) return { code: 'sameScenario', params: {} };
  if (given.length > mostPlayers)
    return { code: 'tooManyGroups', params: { found: given.length, most: mostPlayers } };

  const design = await designOf(from, to, given, request);
  const coalitions = [...design.scenarios.keys()];
  const results = await evaluator.evaluateAll([...design.scenarios.values()], {
    ...{ columns: columnsOf(statistics), paths, signal, onProgress },
  });
  const of = new Map(coalitions.map((coalition, i) => [coalition, results[i]]));
  return {
    paths,
    groups: design.groups,
    method: design.orders ? 'sampled' : 'exact',
    ...(design.orders && { orders: design.orders.length }),
    coalitions: coalitions.length,
    statistics: statistics.map((statistic) => attributed(statistic, design, of)),
  };
}

async function designOf(
  from: Scenario,
  to: Scenario,
  given: readonly DifferenceGroup[],
  { pairs = 16, signal }: AttributionRequest,
): Promise<Design> {
  const mixtures = new Map<string, Scenario | undefined>();
  const mixture = (groups: readonly AttributedGroup[]) => {
    const members = groups.flatMap((group) => group.members);
    const key = members
      .map(({ id }) => id)
      .sort()
      .join(' ');
    if (!mixtures.has(key)) {
      const mixed = takeOver(from, to, members);
      mixtures.set(key, mixed.ok ? mixed.value : undefined);
    }
    return mixtures.get(key);
  };

  let groups = given.map((member): AttributedGroup => ({ id: member.id, members: [member] }));
  for (;;) {
    const exact = groups.length <= mostExactPlayers;
    const orders = exact ? undefined : antitheticOrders(groups.length, pairs, from.run.seed);
    const marginals = orders
      ? marginalsOfOrders(groups.length, orders)
      : shapleyMarginals(groups.length);
    const scenarios = new Map<Coalition, Scenario>();
    const impossible: Coalition[] = [];
    for (const [i, coalition] of coalitionsOf(marginals).entries()) {
      if (i % atATime === 0) await breath(signal);
      const scenario = mixture(groups.filter((_, player) => has(coalition, player)));
      if (scenario) scenarios.set(coalition, scenario);
      else impossible.push(coalition);
    }
    if (impossible.length === 0) return { groups, marginals, orders, scenarios };
    groups = inseparable(groups.length, impossible).map((players) => {
      const members = players.flatMap((player) => groups[player].members);
      return { id: members.map(({ id }) => id).join(' + '), members };
    });
  }
}

/** Lets whatever else waits for this thread have its turn. */
async function breath(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}

function attributed(
  statistic: Statistic,
  { groups, marginals, orders }: Design,
  results: ReadonlyMap<Coalition, Results>,
): AttributedStatistic {
  const everybody = 2 ** groups.length - 1;
  const { sample } = results.get(0)!;
  const parts = new Map([...results].map(([key, one]) => [key, partsOf(one, statistic)]));
  const sum = (some: readonly Marginal[]) =>
    combined(
      some.map(({ before, after, weight }) => ({
        ...{ weight, minus: parts.get(before)!, plus: parts.get(after)! },
      })),
      sample,
      statistic,
    );
  const contributions = marginals.map((own): Contribution => {
    const noEffect = own.every(({ before, after }) =>
      unaffected(results.get(before)!, results.get(after)!, statistic),
    );
    const value = sum(own);
    if (orders) return { value: withErrorOfOrders(value, own, parts), noEffect };
    const whole = (found: Marginal | undefined) => sum([{ ...found!, weight: 1 }]);
    return {
      value,
      first: whole(own.find(({ before }) => before === 0)),
      last: whole(own.find(({ after }) => after === everybody)),
      noEffect,
    };
  });
  const end = (coalition: Coalition) => {
    const { value, interval } = measure(results.get(coalition)!, statistic);
    return { value, interval: [...interval] as [number, number] };
  };
  return {
    statistic,
    from: end(0),
    to: end(everybody),
    difference: sum([{ before: 0, after: everybody, weight: 1 }]),
    contributions,
  };
}

/**
 * An estimate from drawn orders: to the error of the paths comes that between pairs of opposite orders. Degrees of freedom of the two
 * together by Welch and Satterthwaite (Welch, Biometrika 34, 1947).
 */
function withErrorOfOrders(
  { mean, standardError, degreesOfFreedom }: Estimate,
  own: readonly Marginal[],
  parts: ReadonlyMap<Coalition, Parts>,
): Estimate {
  const added = own.map(({ before, after }) => parts.get(after)!.value - parts.get(before)!.value);
  const pairs = Array.from(
    { length: added.length / 2 },
    (_, k) => (added[2 * k] + added[2 * k + 1]) / 2,
  );
  const ofOrders = moments(pairs).standardError;
  const [paths, orders] = [standardError * standardError, ofOrders * ofOrders];
  const variance = paths + orders;
  const spread = (paths * paths) / degreesOfFreedom + (orders * orders) / (pairs.length - 1);
  return estimate(
    mean,
    Math.sqrt(variance),
    spread > 0 ? (variance * variance) / spread : Infinity,
  );
}
