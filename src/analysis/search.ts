import { keyOf } from '../engine/plan';
import type { KernelExports } from '../kernel/load';
import { streamOf } from '../model/stream';
import type { Scenario } from '../scenario/scenario';
import { withSettings } from '../scenario/withLever';
import { proposedAt, type Axis, type Settings } from './axis';
import type { Evaluator, Progress } from './evaluate';
import { evolve, isPreferred, type Fitness } from './evolution';
import type { Objective } from './frontier';
import { columnsOf, measure, type Statistic } from './statistic';

/** What settings have to keep to. */
export interface Constraint {
  statistic: Statistic;
  bound: 'atMost' | 'atLeast';
  limit: number;
}

export interface SearchRequest {
  axes: readonly Axis[];
  objective: Objective;
  constraints: readonly Constraint[];
  /** Most settings that are tried. */
  budget: number;
  /** Settings kept at a time. */
  population: number;
  /** Paths of each setting, and of the final confirmation. */
  paths: number;
  confirmedBy: number;
  /** A number in (0, 1) for each address. */
  uniform: (generation: number, member: number, index: number) => number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress & { generation: number }) => void;
  /** Called after each generation. */
  onCourse?: (course: SearchCourse) => void;
}

/** How a search comes to its best, all by as many paths as each setting has. */
export interface SearchCourse {
  paths: number;
  /** The objective today. */
  before: number;
  /** Best value of each generation among settings that keep all constraints; `null` while there is none. */
  progress: (number | null)[];
}

/** Whether a constraint is kept: for sure, for sure not, or the paths can't tell. */
export type Kept = 'yes' | 'no' | 'unclear';

export interface Proposal {
  settings: Settings;
  objective: { value: number; interval: [number, number] };
  constraints: { value: number; interval: [number, number]; kept: Kept }[];
  /** All constraints are kept by the estimates. */
  feasible: boolean;
}

export interface Search extends SearchCourse {
  axes: Axis[];
  objective: Objective;
  constraints: Constraint[];
  confirmedBy: number;
  /** Different settings that were tried. */
  tried: number;
  /** What the objective and the constraints are today, by as many paths as the confirmation. */
  today: Omit<Proposal, 'settings'>;
  /** The most preferred settings with their confirmation, the best of them first. */
  proposals: Proposal[];
}

/** Settings kept at a time unless said otherwise: judgement. */
export const usualPopulation = 12;
/** How many times the paths of each setting the best are confirmed by: half the error. */
export const confirmation = 4;

/** The draws of a search, which hang on the seed of the scenario alone. */
export function searchDraws(
  { run }: Scenario,
  math: Pick<KernelExports, 'uniform'>,
): SearchRequest['uniform'] {
  const [key0, key1] = keyOf(run.seed);
  const stream = streamOf('search');
  return (generation, member, index) => math.uniform(member, generation, stream, index, key0, key1);
}

/** Proposals that are confirmed: the best few, since what is best by fewer paths may be so by luck. */
export const confirmed = 3;

/**
 * Proposes settings of some levers that are best in one statistic and keep others within limits: differential evolution with
 * feasibility first, each setting tried on the same shocks, the best few tried again with more paths.
 */
export async function search(
  evaluator: Evaluator,
  scenario: Scenario,
  request: SearchRequest,
): Promise<Search> {
  const { axes, objective, constraints, paths, confirmedBy, signal } = request;
  const sign = objective.better === 'higher' ? 1 : -1;
  const columns = columnsOf([objective.statistic, ...constraints.map((one) => one.statistic)]);
  const seen = new Map<string, Fitness>();
  const keyOf = (place: number[]) => JSON.stringify(proposedAt(axes, place));
  const progress: (number | null)[] = [];
  const now = await evaluator.evaluate(scenario, { columns, paths, signal });
  const before = measure(now, objective.statistic).value;
  let generation = 0;

  const fitnessOf = (proposal: Omit<Proposal, 'settings'>): Fitness => ({
    objective: sign * proposal.objective.value,
    violation: proposal.constraints.reduce((sum, { value }, k) => {
      const { bound, limit } = constraints[k];
      const over = bound === 'atMost' ? value - limit : limit - value;
      // In parts of the limit, so that a share and a sum of money weigh alike; what is not defined is not kept.
      return sum + (over <= 0 ? 0 : over > 0 ? over / Math.max(Math.abs(limit), 1e-3) : Infinity);
    }, 0),
  });
  const kept = await evolve({
    dimensions: axes.length,
    population: request.population,
    budget: request.budget,
    uniform: request.uniform,
    onGeneration(number, candidates) {
      generation = number + 1;
      const best = candidates
        .filter(({ fitness }) => fitness.violation === 0)
        .reduce<number | null>(
          (most, { fitness }) =>
            most === null ? fitness.objective : Math.max(most, fitness.objective),
          null,
        );
      progress.push(best === null ? null : sign * best);
      request.onCourse?.({ paths, before, progress: [...progress] });
    },
    async evaluate(places) {
      const fresh = places.filter((place, i) => {
        const key = keyOf(place);
        return !seen.has(key) && places.findIndex((other) => keyOf(other) === key) === i;
      });
      const made = fresh.map((place) => ({
        key: keyOf(place),
        scenario: withSettings(scenario, proposedAt(axes, place)),
      }));
      const valid = made.flatMap(({ key, scenario: one }) =>
        one.ok ? [{ key, scenario: one.value }] : [],
      );
      const results = await evaluator.evaluateAll(
        valid.map((one) => one.scenario),
        {
          ...{ columns, paths, signal },
          onProgress: (done) => request.onProgress?.({ ...done, generation }),
        },
      );
      for (const { key } of made) seen.set(key, { objective: NaN, violation: Infinity });
      for (const [i, { key }] of valid.entries())
        seen.set(key, fitnessOf(proposalOf(results[i], objective, constraints)));
      return places.map((place) => seen.get(keyOf(place))!);
    },
  });

  const best = [...new Map(kept.map((one) => [keyOf(one.place), one])).values()]
    .filter(({ fitness }) => fitness.violation < Infinity)
    .slice(0, confirmed);
  const scenarios = best.map(({ place }) => {
    const made = withSettings(scenario, proposedAt(axes, place));
    if (!made.ok) throw new Error('settings that were valid are not');
    return made.value;
  });
  const results = await evaluator.evaluateAll([...scenarios, scenario], {
    ...{ columns, paths: confirmedBy, signal },
    onProgress: (done) => request.onProgress?.({ ...done, generation }),
  });
  const proposals = best.map(({ place }, i) => ({
    settings: proposedAt(axes, place),
    ...proposalOf(results[i], objective, constraints),
  }));
  return {
    ...{ axes: [...axes], objective, constraints: [...constraints], paths, before, confirmedBy },
    tried: seen.size,
    today: proposalOf(results.at(-1), objective, constraints),
    proposals: proposals.sort((a, b) => {
      const [one, other] = [fitnessOf(a), fitnessOf(b)];
      return isPreferred(one, other) ? -1 : isPreferred(other, one) ? 1 : 0;
    }),
    progress,
  };
}

function proposalOf(
  results: Parameters<typeof measure>[0],
  objective: Objective,
  constraints: readonly Constraint[],
): Omit<Proposal, 'settings'> {
  const known = (statistic: Statistic) => {
    const { value, interval } = measure(results, statistic);
    return { value, interval: [interval[0], interval[1]] as [number, number] };
  };
  const held = constraints.map(({ statistic, bound, limit }) => {
    const { value, interval } = known(statistic);
    const [best, worst] = bound === 'atMost' ? interval : [interval[1], interval[0]];
    const sign = bound === 'atMost' ? 1 : -1;
    const kept: Kept =
      sign * (worst - limit) <= 0 ? 'yes' : sign * (best - limit) > 0 ? 'no' : 'unclear';
    return { value, interval, kept, met: sign * (value - limit) <= 0 };
  });
  return {
    objective: known(objective.statistic),
    constraints: held.map(({ value, interval, kept }) => ({ value, interval, kept })),
    feasible: held.every(({ met }) => met),
  };
}
