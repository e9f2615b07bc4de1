import { replicates } from '../model/replicates';
import { tellsReplicates, type PathSample } from './pathSample';
import { compensatedSum } from './sum';

/** Mean and spread of the values that are defined, that is, not NaN. */
export interface Moments {
  defined: number;
  /** NaN where nothing is defined. */
  mean: number;
  /** With n − 1 in the denominator; NaN for fewer than two values. */
  standardDeviation: number;
  /** Standard error of the mean. */
  standardError: number;
  /** Degrees of freedom of the standard error: those of replicates, or infinite. */
  degreesOfFreedom: number;
}

/**
 * Mean and standard deviation of a column in two passes, in the order of the values; with weights, Σwx ÷ Σw.
 *
 * The standard error is that between replicates where the paths are replicated: with D_r the sum of w (x − mean) over
 * replicate r, √(R/(R−1) Σ D_r²) ÷ Σw, which for replicates of one size is the usual standard error of the mean of
 * their means (L'Ecuyer & Lemieux 2002, Recent advances in randomized quasi-Monte Carlo methods, section 2). Otherwise
 * it is the deviation ÷ √n, with weights √(n/(n−1) Σ w² (x − mean)²) ÷ Σw.
 *
 * @param sample how the paths of the column were drawn; each is independent unless it is given
 */
export function moments(values: ArrayLike<number>, sample?: PathSample): Moments {
  const weights = sample?.weights;
  let defined = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) defined++;
  const total = weights ? weightOf(values, weights) : defined;
  const mean = (weights ? weightedSum(values, weights) : compensatedSum(values)) / total;
  let squares = 0;
  let rest = 0;
  let weighted = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean;
    if (deviation !== deviation) continue;
    const weight = weights ? weights[i] : 1;
    squares += weight * deviation * deviation;
    rest += weight * deviation;
    if (weights) weighted += weight * weight * deviation * deviation;
  }
  // The second term takes off what the rounding of the mean adds (Chan, Golub & LeVeque 1983, eq. 1.7).
  const spread = Math.max(0, squares - (rest * rest) / total);
  const few = defined > 1 ? 1 / (defined - 1) : NaN;
  const standardDeviation = Math.sqrt(spread * few * (weights ? defined / total : 1));
  if (tellsReplicates(sample, defined))
    return {
      defined,
      mean,
      standardDeviation,
      standardError: replicateError(values, sample!, mean, total),
      degreesOfFreedom: replicates - 1,
    };
  return {
    defined,
    mean,
    standardDeviation,
    standardError: weights
      ? Math.sqrt(weighted * defined * few) / total
      : standardDeviation / Math.sqrt(defined),
    degreesOfFreedom: Infinity,
  };
}

function weightOf(values: ArrayLike<number>, weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) total += weights[i];
  return total;
}

function weightedSum(values: ArrayLike<number>, weights: Float64Array): number {
  return compensatedSum(weights.map((weight, i) => weight * values[i]));
}

function replicateError(
  values: ArrayLike<number>,
  { numbers, weights }: PathSample,
  mean: number,
  total: number,
): number {
  const sums = new Float64Array(replicates);
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean;
    if (deviation !== deviation) continue;
    sums[numbers[i] % replicates] += weights ? weights[i] * deviation : deviation;
  }
  return errorBetween(sums, total);
}

/**
 * Standard error of a weighted mean from the sums of w (x − mean) over each replicate.
 * @param total Σw over all of them
 */
export function errorBetween(sums: Float64Array, total: number): number {
  // That all sums together are 0 but for rounding is made exact: a constant has no error.
  const rest = sums.reduce((sum, each) => sum + each, 0) / sums.length;
  let squares = 0;
  for (const sum of sums) squares += (sum - rest) * (sum - rest);
  return Math.sqrt((squares * sums.length) / (sums.length - 1)) / total;
}
