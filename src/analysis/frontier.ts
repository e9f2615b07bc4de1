import type { Results } from '../engine/results';
import type { Issue } from '../scenario/issue';
import type { Scenario } from '../scenario/scenario';
import { withSettings } from '../scenario/withLever';
import { proposedAt, type Axis, type Settings } from './axis';
import { Comparison } from './compare';
import type { Evaluator, Progress } from './evaluate';
import { haltonPoint } from './halton';
import {
  certainty,
  standings,
  type Directions,
  type ErrorQuantiles,
  type Gain,
  type Standing,
} from './nonDominated';
import { betterOf, columnsOf, differenceOf, measure, type Statistic } from './statistic';

/** A statistic and which way is better in it. */
export interface Objective {
  statistic: Statistic;
  better: 'higher' | 'lower';
}

/** The objective of a statistic as its outcome has it; `undefined` where neither way is better. */
export function objectiveOf(statistic: Statistic): Objective | undefined {
  const better = betterOf(statistic);
  return better === 'neither' ? undefined : { statistic, better };
}

/** Which settings are tried. */
export type Design =
  /** As many values of each lever as said, ends included, in all combinations. */
  | { kind: 'grid'; levels: number }
  /** So many points of a low-discrepancy sequence. */
  | { kind: 'sample'; points: number };

export interface FrontierRequest {
  axes: readonly Axis[];
  design: Design;
  objectives: readonly Objective[];
  paths: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Called as settings have all their paths, with the values of all that have so far. */
  onTried?: (tried: Tried[]) => void;
}

/** Settings with the value of each objective; how they stand to others is told once all are tried. */
export interface Tried {
  settings: Settings;
  values: number[];
}

/** Settings that were tried, what came of them, and how they stand to the frontier. */
export interface FrontierPoint extends Standing {
  settings: Settings;
  /** One for each objective. */
  outcomes: { value: number; interval: [number, number] }[];
}

export interface Frontier {
  axes: Axis[];
  objectives: Objective[];
  paths: number;
  points: FrontierPoint[];
  /** Indices of the points that no other dominates, in the order of the first objective, the best first. */
  frontier: number[];
  /** The scenario as it is, set beside the points; its standing is against all of them. */
  today: Omit<FrontierPoint, 'settings'>;
  /** Settings that no scenario may have, and why. */
  leftOut: { settings: Settings; issues: Issue[] }[];
}

/** Places of a design in the unit cube. */
export function placesOf(design: Design, dimensions: number): number[][] {
  if (design.kind === 'sample')
    return Array.from({ length: design.points }, (_, i) => haltonPoint(i, dimensions));
  const levels = Array.from({ length: design.levels }, (_, i) =>
    design.levels > 1 ? i / (design.levels - 1) : 0.5,
  );
  let places: number[][] = [[]];
  for (let k = 0; k < dimensions; k++)
    places = places.flatMap((place) => levels.map((level) => [...place, level]));
  return places;
}

/**
 * Tries settings of some levers on the same shocks, and tells which of them no other beats in every objective at once. How sure
 * each standing is follows from paired differences.
 * @param quantiles of the kernel
 */
export async function frontierOf(
  evaluator: Evaluator,
  scenario: Scenario,
  request: FrontierRequest,
  quantiles: ErrorQuantiles,
): Promise<Frontier> {
  const { axes, design, objectives, paths, signal, onProgress } = request;
  const leftOut: Frontier['leftOut'] = [];
  const tried: { settings: Settings; scenario: Scenario }[] = [];
  const seen = new Set<string>();
  for (const place of placesOf(design, axes.length)) {
    const settings = proposedAt(axes, place);
    // On their steps levers may come to the same settings more than once.
    const key = JSON.stringify(settings);
    if (seen.has(key)) continue;
    seen.add(key);
    const made = withSettings(scenario, settings);
    if (made.ok) tried.push({ settings, scenario: made.value });
    else leftOut.push({ settings, issues: made.issues });
  }
  const columns = columnsOf(objectives.map(({ statistic }) => statistic));
  const soFar: Tried[] = [];
  const results = await evaluator.evaluateAll([...tried.map((one) => one.scenario), scenario], {
    ...{ columns, paths, signal, onProgress },
    onResults(index, one) {
      if (!request.onTried || index === tried.length) return;
      const values = objectives.map(({ statistic }) => measure(one, statistic).value);
      soFar.push({ settings: tried[index].settings, values });
      request.onTried([...soFar]);
    },
  });
  const outcomes = results.map((one) =>
    objectives.map(({ statistic }) => {
      const { value, interval } = measure(one, statistic);
      return { value, interval: [interval[0], interval[1]] as [number, number] };
    }),
  );
  const values = outcomes.map((of) => of.map(({ value }) => value));
  const directions = objectives.map(({ better }) => (better === 'higher' ? 1 : -1));
  const stand = (points: number[]) =>
    standings(
      points.map((i) => values[i]),
      directions,
      (one, other) => gains(results[points[other]], results[points[one]], objectives, directions),
      certainty(points.length, objectives.length, quantiles),
    );
  const all = tried.map((_, i) => i);
  const points = stand(all).map((standing, i) => ({
    settings: tried[i].settings,
    outcomes: outcomes[i],
    ...standing,
  }));
  const today = all.length;
  return {
    ...{ axes: [...axes], objectives: [...objectives], paths, points, leftOut },
    frontier: all
      .filter((i) => points[i].onFrontier)
      .sort((a, b) => directions[0] * (values[b][0] - values[a][0])),
    today: { outcomes: outcomes[today], ...stand([...all, today])[today] },
  };
}

/** How much better B is than A in each objective, on the same paths. */
function gains(
  a: Results,
  b: Results,
  objectives: readonly Objective[],
  directions: Directions,
): Gain[] {
  const comparison = new Comparison(a, b);
  return objectives.map(({ statistic }, k) => {
    const { mean, standardError, degreesOfFreedom } = differenceOf(comparison, statistic);
    return { mean: directions[k] * mean, standardError, degreesOfFreedom };
  });
}
