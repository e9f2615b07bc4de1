import { z95 } from './proportion';
import { quantileRank } from './rank';
import { compensatedSum, moments, type Moments } from './sum';

/** On which side of a distribution the harm lies. */
export type Tail = 'upper' | 'lower';

/** The side of harm of an outcome: below where higher is better, above where lower is better or neither is. */
export function tailOf(better: 'higher' | 'lower' | 'neither'): Tail {
  return better === 'higher' ? 'lower' : 'upper';
}

/**
 * The distribution of one outcome over the paths of a run. A path on which the outcome is not defined (NaN: the
 * approval rate where nothing was applied for) is left out and not counted in `defined`. Every statistic of no value
 * at all is NaN.
 */
export class Distribution implements Moments {
  /** Number of paths, and number of those on which the outcome is defined. */
  readonly paths: number;
  readonly defined: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly tail: Tail;
  readonly #values: Float64Array;
  #sorted: Float64Array | undefined;

  /** @param values in path order; read when a quantile is first asked for, so not to be written any more */
  constructor(values: Float64Array, tail: Tail) {
    const { defined, mean, standardDeviation, standardError } = moments(values);
    this.paths = values.length;
    this.defined = defined;
    this.mean = mean;
    this.standardDeviation = standardDeviation;
    this.standardError = standardError;
    this.tail = tail;
    this.#values = values;
  }

  /** The defined values in ascending order. */
  get sorted(): Float64Array {
    // NaN sorts last.
    return (this.#sorted ??= this.#values.slice().sort().subarray(0, this.defined));
  }

  get minimum(): number {
    return this.#at(1);
  }

  get maximum(): number {
    return this.#at(this.defined);
  }

  /** The least value x with a share of at least `level` of the paths at or below x. */
  quantile(level: number): number {
    return this.#at(quantileRank(this.defined, level));
  }

  /**
   * Interval for a quantile from the order statistics, whose ranks are binomial (normal approximation); an end that
   * lies beyond all paths is infinite.
   */
  quantileInterval(level: number, z = z95): [number, number] {
    const n = this.defined;
    if (n === 0) return [NaN, NaN];
    const [low, high] = this.#ranksAround(level, z);
    return [low < 1 ? -Infinity : this.#at(low), high > n ? Infinity : this.#at(high)];
  }

  /**
   * Standard error of a quantile: that of its rank times the slope of the values over the ranks around it; NaN where
   * these lie beyond all paths.
   */
  quantileError(level: number): number {
    const n = this.defined;
    const [low, high] = this.#ranksAround(level, 1);
    if (low < 1 || high > n) return NaN;
    const slope = (this.#at(high) - this.#at(low)) / (high - low);
    return slope * Math.sqrt(n * level * (1 - level));
  }

  /** Value at risk: the quantile at `level` of harm, so at 0.99 one path in a hundred does worse. */
  valueAtRisk(level: number): number {
    return this.#worse(quantileRank(this.defined, level));
  }

  /**
   * Expected shortfall: the mean of the worst 1 − `level` of the paths, a path that straddles the boundary counted in
   * part (Acerbi & Tasche 2002, definition 2.6, with the correction for an atom at the quantile).
   */
  expectedShortfall(level: number): number {
    const n = this.defined;
    if (n === 0) return NaN;
    const rank = quantileRank(n, level);
    const beyond =
      this.tail === 'upper' ? this.sorted.subarray(rank) : this.sorted.subarray(0, n - rank);
    const boundary = this.#worse(rank);
    const part = Math.max(0, rank - n * level);
    const weight = beyond.length + part;
    return weight === 0 ? boundary : (compensatedSum(beyond) + part * boundary) / weight;
  }

  /** Standard error of the expected shortfall, from the variance of the excess over the value at risk. */
  expectedShortfallError(level: number): number {
    const n = this.defined;
    if (n < 2) return NaN;
    const boundary = this.valueAtRisk(level);
    const excess = Float64Array.from(this.sorted, (x) =>
      Math.max(0, this.tail === 'upper' ? x - boundary : boundary - x),
    );
    return moments(excess).standardError / (1 - level);
  }

  /** Share of paths with a value below `x`. */
  shareBelow(x: number): number {
    const { sorted } = this;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < x) low = middle + 1;
      else high = middle;
    }
    return low / this.defined;
  }

  /** Ranks between which the quantile lies within z standard errors of its rank. */
  #ranksAround(level: number, z: number): [number, number] {
    const expected = this.defined * level;
    const spread = z * Math.sqrt(expected * (1 - level));
    return [Math.floor(expected - spread), Math.ceil(expected + spread) + 1];
  }

  #at(rank: number): number {
    return this.defined === 0 ? NaN : this.sorted[rank - 1];
  }

  /** The value of a rank counted from the harmless end. */
  #worse(rank: number): number {
    return this.#at(this.tail === 'upper' ? rank : this.defined - rank + 1);
  }
}
