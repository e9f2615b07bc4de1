import type { Scenario } from '../scenario/scenario';
import type { Validated } from '../scenario/validate';
import { withSettings } from '../scenario/withLever';
import { partsError, partsOf } from './parts';
import type { EvaluationRequest, Evaluator } from './evaluate';
import { atShare, type LeverRange } from './leverRange';
import { moments } from '../engine/moments';
import { saltelliPoints, sobolIndices, type SobolIndices } from './sobolIndices';
import { columnsOf, type Statistic } from './statistic';

/** How much of what a statistic varies, when levers are drawn evenly over their ranges, each lever brings about. */
export interface LeverIndices extends SobolIndices {
  statistic: Statistic;
  /**
   * How much of the variance is that of the Monte Carlo error of single evaluations. Paths are the same in all of them, so
   * that differences between them are known better than this.
   */
  noise: number;
}

export interface SobolAnalysis {
  paths: number;
  points: number;
  evaluations: number;
  statistics: LeverIndices[];
}

/**
 * First-order and total Sobol' indices of statistics for some levers: those of the figure that so many paths give, with
 * intervals for the choice of points alone.
 * @param points base points; the levers and two more times as many scenarios are run
 * @returns or what is wrong with the first scenario of the design that is none
 */
export async function leverIndices(
  evaluator: Evaluator,
  scenario: Scenario,
  ranges: readonly LeverRange[],
  statistics: readonly Statistic[],
  points: number,
  request: Omit<EvaluationRequest, 'columns'>,
): Promise<Validated<SobolAnalysis>> {
  const { seed } = scenario.run;
  const scenarios: Scenario[] = [];
  for (const [i, point] of saltelliPoints(ranges.length, points, seed).entries()) {
    if (i % atATime === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      request.signal?.throwIfAborted();
    }
    const changed = withSettings(
      scenario,
      ranges.map((range, k) => ({ path: range.path, value: atShare(range, point[k]) })),
    );
    if (!changed.ok) return { ok: false, issues: changed.issues };
    scenarios.push(changed.value);
  }
  const results = await evaluator.evaluateAll(scenarios, {
    ...request,
    columns: columnsOf(statistics),
  });
  const value = {
    paths: request.paths,
    points,
    evaluations: scenarios.length,
    statistics: statistics.map((statistic): LeverIndices => {
      const all = results.map((one) => partsOf(one, statistic));
      const indices = sobolIndices(
        all.map((one) => one.value),
        ranges.length,
        seed,
      );
      const errors = all.map(
        ({ parts }, i) => partsError(parts, results[i].sample, statistic).standardError,
      );
      const noise = moments(errors.map((error) => error * error)).mean / indices.variance;
      return { statistic, ...indices, noise };
    }),
  };
  return { ok: true, value };
}

/** Scenarios that are put together before others get their turn on this thread. */
const atATime = 16;
