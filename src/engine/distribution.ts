import { moments, type Moments } from './moments';
import { samplePart, type PathSample } from './pathSample';
import { proportion, reach95, type Proportion } from './proportion';
import { Ranking, type Tail } from './ranking';

export type { Tail } from './ranking';

/** The side of harm of an outcome: below where higher is better, above where lower is better or neither is. */
export function tailOf(better: 'higher' | 'lower' | 'neither'): Tail {
  return better === 'higher' ? 'lower' : 'upper';
}

/**
 * The distribution of one outcome over the paths of a run. A path on which the outcome is not defined (NaN: the
 * approval rate where nothing was applied for) is left out and not counted in `defined`. Every statistic of no value
 * at all is NaN. Where paths have weights, every statistic is of the weighted paths; where they are replicated, every
 * error is told by the replicates.
 */
export class Distribution implements Moments {
  /** Number of paths, and number of those on which the outcome is defined. */
  readonly paths: number;
  readonly defined: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly tail: Tail;
  readonly #values: Float64Array;
  readonly #sample: PathSample | undefined;
  #ranking: Ranking | undefined;

  /**
   * @param values in path order; read when a quantile is first asked for, so not to be written any more
   * @param sample how their paths were drawn; each is independent unless it is given
   */
  constructor(values: Float64Array, tail: Tail, sample?: PathSample) {
    const { defined, mean, standardDeviation, standardError, degreesOfFreedom } = moments(
      values,
      sample,
    );
    this.paths = values.length;
    this.defined = defined;
    this.mean = mean;
    this.standardDeviation = standardDeviation;
    this.standardError = standardError;
    this.degreesOfFreedom = degreesOfFreedom;
    this.tail = tail;
    this.#values = values;
    this.#sample = sample;
  }

  /** The same values with the harm on a side. */
  withTail(tail: Tail): Distribution {
    return tail === this.tail ? this : new Distribution(this.#values, tail, this.#sample);
  }

  /** The defined values in ascending order. */
  get sorted(): Float64Array {
    return this.#ranks.sorted as Float64Array;
  }

  get minimum(): number {
    return this.defined === 0 ? NaN : this.sorted[0];
  }

  get maximum(): number {
    return this.defined === 0 ? NaN : this.sorted[this.defined - 1];
  }

  /** The 95 % interval of the mean. */
  get interval(): [number, number] {
    const half = reach95(this.degreesOfFreedom) * this.standardError;
    return [this.mean - half, this.mean + half];
  }

  /** The least value x with a share of at least `level` of the paths at or below x. */
  quantile(level: number): number {
    return this.#ranks.quantile(level);
  }

  /**
   * 95 % interval for a quantile from the order statistics, between whose ranks it lies (normal approximation of the
   * error of the rank); an end that lies beyond all paths is infinite.
   */
  quantileInterval(level: number): [number, number] {
    const n = this.defined;
    if (n === 0) return [NaN, NaN];
    const { error, degreesOfFreedom } = this.#rankError(level);
    return this.#ranks.between(n * level, reach95(degreesOfFreedom) * error);
  }

  /**
   * Standard error of a quantile: that of its rank times the slope of the values over the ranks around it; NaN where
   * these lie beyond all paths.
   */
  quantileError(level: number): number {
    const n = this.defined;
    return n === 0 ? NaN : this.#ranks.errorOfRank(n * level, this.#rankError(level).error);
  }

  /** Value at risk: the quantile at `level` of harm, so at 0.99 one path in a hundred does worse. */
  valueAtRisk(level: number): number {
    return this.tail === 'upper'
      ? this.#ranks.quantile(level)
      : this.#ranks.quantileFromAbove(level);
  }

  /** Standard error of the value at risk. */
  valueAtRiskError(level: number): number {
    return this.quantileError(this.tail === 'upper' ? level : 1 - level);
  }

  /** Expected shortfall: the mean of the worst 1 − `level` of the paths, that on the boundary counted in part. */
  expectedShortfall(level: number): number {
    return this.#ranks.tailMean(level, this.tail);
  }

  /** Standard error of the expected shortfall, from the variance of the excess over the value at risk. */
  expectedShortfallError(level: number): number {
    return this.shortfallMoments(level).standardError;
  }

  /** Standard error of the expected shortfall with its degrees of freedom. */
  shortfallMoments(level: number): Pick<Moments, 'standardError' | 'degreesOfFreedom'> {
    const n = this.defined;
    if (n < 2) return { standardError: NaN, degreesOfFreedom: Infinity };
    const { standardError, degreesOfFreedom } = moments(this.excess(level), this.#sample);
    return { standardError: standardError / (1 - level), degreesOfFreedom };
  }

  /** By how much each path is worse than the value at risk, in path order; 0 where it isn't. */
  excess(level: number): Float64Array {
    const boundary = this.valueAtRisk(level);
    return this.#values.map((x) =>
      x !== x ? NaN : Math.max(0, this.tail === 'upper' ? x - boundary : boundary - x),
    );
  }

  /** Share of paths with a value below `x`. */
  shareBelow(x: number): number {
    return this.#ranks.shareBelow(x);
  }

  /** Share of paths with a value of at most `x`. */
  shareUpTo(x: number): number {
    return this.#ranks.shareUpTo(x);
  }

  /** Share of paths with exactly the value `x`. */
  shareAt(x: number): number {
    return this.shareUpTo(x) - this.shareBelow(x);
  }

  /** Share of paths with a value that fulfils a condition, with its error. */
  proportion(fulfils: (x: number) => boolean): Proportion {
    const indicator = this.#values.map((x) => (x !== x ? NaN : fulfils(x) ? 1 : 0));
    return proportion(indicator, this.#sample);
  }

  get #ranks(): Ranking {
    if (!this.#ranking) {
      const values = this.#values;
      const at = this.defined < values.length ? definedPlaces(values) : undefined;
      const sample = at && this.#sample ? samplePart(this.#sample, at) : this.#sample;
      const kept = at ? Float64Array.from(at, (i) => values[i]) : values.slice();
      this.#ranking = new Ranking(kept, sample?.weights);
    }
    return this.#ranking;
  }

  /** Standard error of the rank of a quantile; paths that share its value count in part, so that the share is `level`. */
  #rankError(level: number): { error: number; degreesOfFreedom: number } {
    const n = this.defined;
    if (!this.#sample)
      return { error: Math.sqrt(n * level * (1 - level)), degreesOfFreedom: Infinity };
    const x = this.quantile(level);
    const below = this.shareBelow(x);
    const at = Math.max(this.shareAt(x), Number.MIN_VALUE);
    const part = Math.min(1, Math.max(0, (level - below) / at));
    const indicator = this.#values.map((y) => (y < x ? 1 : y === x ? part : y > x ? 0 : NaN));
    const { standardError, degreesOfFreedom } = proportion(indicator, this.#sample);
    return { error: n * standardError, degreesOfFreedom };
  }
}

function definedPlaces(values: Float64Array): Uint32Array {
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) places[count++] = i;
  return places.subarray(0, count);
}
