import { failureCauses, type FailureCause } from '../model/failureCauses';
import { replicates } from '../model/replicates';
import { errorBetween, moments } from './moments';
import { samplePart, tellsReplicates, type PathSample } from './pathSample';
import { proportion, tellsShares, type Proportion } from './proportion';
import { Ranking } from './ranking';

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
  /** Their standard errors; NaN where so few paths don't tell. */
  quantileErrors: Float64Array[];
}

export function emptyBands(steps: number): Bands {
  return {
    defined: new Uint32Array(steps),
    mean: new Float64Array(steps),
    standardError: new Float64Array(steps),
    quantiles: bandLevels.map(() => new Float64Array(steps)),
    quantileErrors: bandLevels.map(() => new Float64Array(steps)),
  };
}

/**
 * Mean and quantiles of a series in every step, with their standard errors.
 * @param valuesAt the values of all paths in a step (from 0), in path order
 * @param sample how the paths were drawn; each is independent unless it is given
 */
export function bands(
  steps: number,
  valuesAt: (step: number) => Float32Array,
  sample?: PathSample,
): Bands {
  const result = emptyBands(steps);
  for (let step = 0; step < steps; step++) {
    const values = valuesAt(step);
    const { defined, mean, standardError } = moments(values, sample);
    result.defined[step] = defined;
    result.mean[step] = mean;
    result.standardError[step] = standardError;
    const at = defined < values.length ? definedPlaces(values) : undefined;
    const kept = at ? Float32Array.from(at, (i) => values[i]) : values.slice();
    const part = at && sample ? samplePart(sample, at) : sample;
    const ranking = new Ranking(kept.slice(), part?.weights);
    const quantiles = bandLevels.map((level) => ranking.quantile(level));
    const errors = rankErrors(kept, quantiles, part);
    for (const [i, level] of bandLevels.entries()) {
      result.quantiles[i][step] = quantiles[i];
      result.quantileErrors[i][step] = ranking.errorOfRank(defined * level, defined * errors[i]);
    }
  }
  return result;
}

/**
 * Standard errors of the shares of paths up to each of the quantiles at `bandLevels`, those on a quantile counted in
 * part: for all levels in one pass over the values, between replicates where these tell.
 */
function rankErrors(
  values: Float32Array,
  quantiles: readonly number[],
  sample: PathSample | undefined,
): number[] {
  const n = values.length;
  const levels = bandLevels.length;
  const told = tellsReplicates(sample, n);
  if (!told && !sample?.weights)
    return bandLevels.map((level) => Math.sqrt((level * (1 - level)) / n));
  const { numbers, weights } = sample!;
  // Weight below and on each quantile by replicate; squares of the weights for paths that are independent.
  const below = new Float64Array(levels * replicates);
  const on = new Float64Array(levels * replicates);
  const squares = new Float64Array(levels);
  const all = new Float64Array(replicates);
  let total = 0;
  let totalSquares = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    const replicate = numbers[i] % replicates;
    const weight = weights ? weights[i] : 1;
    all[replicate] += weight;
    total += weight;
    totalSquares += weight * weight;
    for (let k = levels - 1; k >= 0; k--) {
      if (value > quantiles[k]) break;
      squares[k] += weight * weight;
      if (value < quantiles[k]) below[k * replicates + replicate] += weight;
      else on[k * replicates + replicate] += weight;
    }
  }
  return bandLevels.map((level, k) => {
    const under = below.subarray(k * replicates, (k + 1) * replicates);
    const equal = on.subarray(k * replicates, (k + 1) * replicates);
    if (!told || !tellsShares(sample, n * level, n)) {
      const [low, high] = [squares[k] / total, (totalSquares - squares[k]) / total];
      return Math.sqrt(((1 - level) * (1 - level) * low + level * level * high) / total);
    }
    const [sumUnder, sumEqual] = [under, equal].map((sums) => sums.reduce((a, b) => a + b, 0));
    const part = sumEqual > 0 ? (level * total - sumUnder) / sumEqual : 0;
    return errorBetween(
      all.map((weight, r) => under[r] + part * equal[r] - level * weight),
      total,
    );
  });
}

function definedPlaces(values: Float32Array): Uint32Array {
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) places[count++] = i;
  return places.subarray(0, count);
}

/** How many platforms failed, and by when. */
export interface Failures extends Proportion {
  /** Share of paths that have failed by the end of each step. */
  cumulative: Float64Array;
}

/**
 * Share of paths that have failed by the end of a step, with its error.
 * @param step from 0
 * @param cause index into `failureCauses`; any cause unless it is given
 */
export function failedBy(
  step: number,
  failureStep: Uint16Array,
  failureCause: Uint8Array,
  sample?: PathSample,
  cause?: number,
): Proportion {
  const indicator = Uint8Array.from(failureStep, (failed, path) =>
    failed > 0 && failed <= step + 1 && (cause ?? failureCause[path]) === failureCause[path]
      ? 1
      : 0,
  );
  return proportion(indicator, sample);
}

export interface FailureStatistics extends Failures {
  byCause: Record<FailureCause, Failures>;
}

/**
 * Probability and time of failure, in all and by cause.
 * @param failureStep step of failure of each path, counted from 1; 0 where the platform lives
 * @param failureCause index into `failureCauses`
 * @param sample how the paths were drawn; each is independent unless it is given
 */
export function failureStatistics(
  steps: number,
  failureStep: Uint16Array,
  failureCause: Uint8Array,
  sample?: PathSample,
): FailureStatistics {
  const of = (fails: (cause: number) => boolean): Failures => {
    const weights = sample?.weights;
    const inStep = new Float64Array(steps);
    const indicator = new Uint8Array(failureStep.length);
    let total = 0;
    for (let path = 0; path < failureStep.length; path++) {
      const weight = weights ? weights[path] : 1;
      total += weight;
      if (failureStep[path] === 0 || !fails(failureCause[path])) continue;
      indicator[path] = 1;
      inStep[failureStep[path] - 1] += weight;
    }
    let sum = 0;
    const cumulative = inStep.map((failed) => (sum += failed) / total);
    return { ...proportion(indicator, sample), cumulative };
  };
  const byCause = Object.fromEntries(
    failureCauses.slice(1).map((cause, i) => [cause, of((found) => found === i + 1)]),
  ) as Record<FailureCause, Failures>;
  return { ...of(() => true), byCause };
}
