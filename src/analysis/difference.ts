import { Distribution, type Tail } from '../engine/distribution';
import { z95 } from '../engine/proportion';
import { moments } from '../engine/sum';

/** What is known of a mean difference from a finite number of paths. */
export interface Estimate {
  mean: number;
  standardError: number;
  /** 95 % interval of the mean. */
  interval: [number, number];
  /** Whether the paths tell the mean from zero. */
  distinguishable: boolean;
}

export function estimate(mean: number, standardError: number): Estimate {
  const half = z95 * standardError;
  return {
    mean,
    standardError,
    interval: [mean - half, mean + half],
    distinguishable: Math.abs(mean) > half,
  };
}

/**
 * A difference of less than this part of the numbers that it is between is rounding (a ratio of sums that were added
 * up in another proportion, say) and counts as none; else it would make B better on half of all paths.
 */
const rounding = 1e-9;

/** B − A on each path; NaN where either is not defined. */
export function pathDifferences(valuesA: Float64Array, valuesB: Float64Array): Float64Array {
  return valuesB.map((b, i) => {
    const a = valuesA[i];
    const difference = b - a;
    const size = Math.max(Math.abs(a), Math.abs(b));
    return Math.abs(difference) <= rounding * size ? 0 : difference;
  });
}

/** The difference B − A of an outcome, path by path. */
export interface PairedDifference extends Estimate {
  /** The differences of the paths on which both are defined. */
  distribution: Distribution;
  /** Shares of those paths on which B is above, equal to and below A. */
  higher: number;
  equal: number;
  lower: number;
  /** Shares of those paths on which B is better and worse than A; `undefined` where neither way is. */
  better: number | undefined;
  worse: number | undefined;
  /** No path differs: what was changed does not reach this outcome. */
  identical: boolean;
}

/**
 * @param differences those of `pathDifferences`
 * @param better which way is better for the bearer of the outcome
 * @param tail side of the harm of the difference
 */
export function pairedDifference(
  differences: Float64Array,
  better: 'higher' | 'lower' | 'neither',
  tail: Tail,
): PairedDifference {
  const distribution = new Distribution(differences, tail);
  let above = 0;
  let below = 0;
  for (const difference of differences) {
    if (difference > 0) above++;
    else if (difference < 0) below++;
  }
  const { defined } = distribution;
  const [higher, lower] = [above / defined, below / defined];
  return {
    ...estimate(distribution.mean, distribution.standardError),
    distribution,
    higher,
    equal: (defined - above - below) / defined,
    lower,
    better: better === 'neither' ? undefined : better === 'higher' ? higher : lower,
    worse: better === 'neither' ? undefined : better === 'higher' ? lower : higher,
    identical: defined > 0 && above === 0 && below === 0,
  };
}

/**
 * Difference B − A of expected shortfalls, with the standard error of its influence function over paired values
 * (each a path's share in the excess over its value at risk): shocks that both share drop out of it.
 */
export function shortfallDifference(
  a: Distribution,
  b: Distribution,
  valuesA: Float64Array,
  valuesB: Float64Array,
  level: number,
): Estimate {
  const [boundaryA, boundaryB] = [a.valueAtRisk(level), b.valueAtRisk(level)];
  const excess =
    a.tail === 'upper'
      ? (x: number, boundary: number) => Math.max(0, x - boundary)
      : (x: number, boundary: number) => Math.min(0, x - boundary);
  const influence = valuesB.map((x, i) => excess(x, boundaryB) - excess(valuesA[i], boundaryA));
  return estimate(
    b.expectedShortfall(level) - a.expectedShortfall(level),
    moments(influence).standardError / (1 - level),
  );
}
