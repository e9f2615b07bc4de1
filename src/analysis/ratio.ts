import { z95 } from '../engine/proportion';

/** A ratio of two means with its 95 % interval. */
export interface Ratio {
  value: number;
  /** `null` where the denominator is not told from zero: the ratio may be of any size, and of either sign. */
  interval: [number, number] | null;
}

/** Two means on the same paths, with the variances and the covariance of the means. */
export interface MeanPair {
  numerator: number;
  denominator: number;
  varianceOfNumerator: number;
  varianceOfDenominator: number;
  covariance: number;
}

/**
 * A ratio of means with Fieller's interval (Fieller, Journal of the Royal Statistical Society B 16, 1954): all θ for which
 * numerator − θ · denominator is not told from zero, the roots of
 * (d² − z² v_d) θ² − 2 (n d − z² c) θ + (n² − z² v_n) = 0. Unlike the delta method it holds its level where the denominator
 * is small, and says when the interval is not bounded.
 *
 * @param z standard errors that a 95 % interval reaches to either side
 */
export function fiellerRatio(pair: MeanPair, z = z95): Ratio {
  const { numerator: n, denominator: d } = pair;
  const z2 = z * z;
  const a = d * d - z2 * pair.varianceOfDenominator;
  const b = n * d - z2 * pair.covariance;
  const c = n * n - z2 * pair.varianceOfNumerator;
  const value = n / d;
  if (!(a > 0)) return { value, interval: null };
  // With the denominator told from zero the discriminant is not negative but for rounding.
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { value, interval: [(b - root) / a, (b + root) / a] };
}
