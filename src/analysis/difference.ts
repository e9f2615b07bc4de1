import { Distribution, type Tail } from '../engine/distribution';
import { moments } from '../engine/moments';
import type { PathSample } from '../engine/pathSample';
import { proportion, reach95 } from '../engine/proportion';

/** What is known of a mean difference from a finite number of paths. */
export interface Estimate {
  mean: number;
  standardError: number;
  /** Of the standard error: where replicates tell it, their number less one; else infinite. */
  degreesOfFreedom: number;
  /** 95 % interval of the mean. */
  interval: [number, number];
  /** Whether the paths tell the mean from zero. */
  distinguishable: boolean;
}

/** An estimate with its interval by Student's t, which is the normal one where the degrees of freedom are infinite. */
export function estimate(
  mean: number,
  standardError: number,
  degreesOfFreedom = Infinity,
): Estimate {
  const half = reach95(degreesOfFreedom) * standardError;
  return {
    mean,
    standardError,
    degreesOfFreedom,
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
  /** 95 % interval of the share on which B is better. */
  betterInterval: [number, number] | undefined;
  /** No path differs: what was changed does not reach this outcome. */
  identical: boolean;
}

/**
 * @param differences those of `pathDifferences`
 * @param better which way is better for the bearer of the outcome
 * @param tail side of the harm of the difference
 * @param sample how the paths of the differences were drawn; each is independent unless it is given
 */
export function pairedDifference(
  differences: Float64Array,
  better: 'higher' | 'lower' | 'neither',
  tail: Tail,
  sample?: PathSample,
): PairedDifference {
  const distribution = new Distribution(differences, tail, sample);
  const share = (holds: (difference: number) => boolean) =>
    proportion(
      differences.map((x) => (x === x ? Number(holds(x)) : NaN)),
      sample,
    );
  const above = share((x) => x > 0);
  const below = share((x) => x < 0);
  const [higher, lower] = [above.probability, below.probability];
  const betterShare = better === 'neither' ? undefined : better === 'higher' ? above : below;
  return {
    ...estimate(distribution.mean, distribution.standardError, distribution.degreesOfFreedom),
    distribution,
    higher,
    equal: distribution.defined > 0 ? share((x) => x === 0).probability : NaN,
    lower,
    better: betterShare?.probability,
    worse: better === 'neither' ? undefined : better === 'higher' ? lower : higher,
    betterInterval: betterShare?.interval,
    identical: distribution.defined > 0 && above.count === 0 && below.count === 0,
  };
}

/**
 * Difference B − A of expected shortfalls, with the standard error of its influence function over paired values
 * (each a path's share in the excess over its value at risk): shocks that both share drop out of it.
 * @param inA places of the common paths in A's columns
 * @param inB places of the common paths in B's columns
 * @param sample how the common paths were drawn
 */
export function shortfallDifference(
  a: Distribution,
  b: Distribution,
  inA: Uint32Array,
  inB: Uint32Array,
  level: number,
  sample?: PathSample,
): Estimate {
  const [excessA, excessB] = [a.excess(level), b.excess(level)];
  const influence = Float64Array.from(inB, (place, i) => excessB[place] - excessA[inA[i]]);
  const { standardError, degreesOfFreedom } = moments(influence, sample);
  return estimate(
    b.expectedShortfall(level) - a.expectedShortfall(level),
    standardError / (1 - level),
    degreesOfFreedom,
  );
}

/**
 * Difference B − A of quantiles, with the standard error of its influence function over paired values,
 * (level − 1{x ≤ q}) ÷ f(q) (Serfling 1980, Approximation Theorems of Mathematical Statistics, section 2.5); 1 ÷ f is the slope
 * of the quantiles within one standard error of the level.
 * @param valuesA values of the common paths
 * @param sample how the common paths were drawn
 */
export function quantileDifference(
  a: Distribution,
  b: Distribution,
  valuesA: Float64Array,
  valuesB: Float64Array,
  level: number,
  sample?: PathSample,
): Estimate {
  const influenceOf = (distribution: Distribution) => {
    const quantile = distribution.quantile(level);
    const reach = Math.sqrt((level * (1 - level)) / distribution.defined);
    const [low, high] = [level - reach, level + reach];
    const slope =
      low > 0 && high < 1
        ? (distribution.quantile(high) - distribution.quantile(low)) / (2 * reach)
        : NaN;
    return (x: number) => (x === x ? (level - (x <= quantile ? 1 : 0)) * slope : NaN);
  };
  const [ofA, ofB] = [influenceOf(a), influenceOf(b)];
  const influence = valuesB.map((x, i) => ofB(x) - ofA(valuesA[i]));
  const { standardError, degreesOfFreedom } = moments(influence, sample);
  return estimate(b.quantile(level) - a.quantile(level), standardError, degreesOfFreedom);
}
