import { failureCauses, type FailureCause } from '../model/outcomes';
import { proportion, type Proportion } from './proportion';
import { quantileRank } from './rank';
import { sortFloat32 } from './sortFloat32';
import { moments } from './sum';

/** Levels at which a run's report gives quantiles and expected shortfalls of outcomes, and quantiles of series. */
export const quantileLevels = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999] as const;
export const shortfallLevels = [0.95, 0.99, 0.999] as const;
export const bandLevels = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** A series over the paths, one entry for each step. */
export interface Bands {
  /** Paths on which the series is defined in the step. */
  defined: Uint32Array;
  mean: Float64Array;
  standardError: Float64Array;
  /** `[level][step]`, in the order of `bandLevels`; of the defined values, as in `Distribution.quantile`. */
  quantiles: Float64Array[];
}

/**
 * Mean and quantiles of a series in every step.
 * @param valuesAt the values of all paths in a step (from 0), in path order; they are reordered
 */
export function bands(steps: number, valuesAt: (step: number) => Float32Array): Bands {
  const result: Bands = {
    defined: new Uint32Array(steps),
    mean: new Float64Array(steps),
    standardError: new Float64Array(steps),
    quantiles: bandLevels.map(() => new Float64Array(steps)),
  };
  for (let step = 0; step < steps; step++) {
    const values = valuesAt(step);
    const { defined, mean, standardError } = moments(values);
    result.defined[step] = defined;
    result.mean[step] = mean;
    result.standardError[step] = standardError;
    const sorted = sortFloat32(defined < values.length ? values.filter((x) => x === x) : values);
    for (const [i, level] of bandLevels.entries()) {
      result.quantiles[i][step] = defined === 0 ? NaN : sorted[quantileRank(defined, level) - 1];
    }
  }
  return result;
}

/** How many platforms failed, and by when. */
export interface Failures extends Proportion {
  /** Share of paths that have failed by the end of each step. */
  cumulative: Float64Array;
}

export interface FailureStatistics extends Failures {
  byCause: Record<FailureCause, Failures>;
}

/**
 * Probability and time of failure, in all and by cause.
 * @param failureStep step of failure of each path, counted from 1; 0 where the platform lives
 * @param failureCause index into `failureCauses`
 */
export function failureStatistics(
  steps: number,
  failureStep: Uint16Array,
  failureCause: Uint8Array,
): FailureStatistics {
  const paths = failureStep.length;
  const counts = failureCauses.map(() => new Uint32Array(steps));
  for (let path = 0; path < paths; path++) {
    if (failureStep[path] > 0) counts[failureCause[path]][failureStep[path] - 1]++;
  }
  const all = new Uint32Array(steps);
  for (const count of counts) for (let step = 0; step < steps; step++) all[step] += count[step];
  const byCause = Object.fromEntries(
    failureCauses.slice(1).map((cause, i) => [cause, failures(counts[i + 1], paths)]),
  ) as Record<FailureCause, Failures>;
  return { ...failures(all, paths), byCause };
}

function failures(inStep: Uint32Array, paths: number): Failures {
  let count = 0;
  const cumulative = Float64Array.from(inStep, (failed) => (count += failed) / paths);
  return { ...proportion(count, paths), cumulative };
}
