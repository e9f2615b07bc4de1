import { ascendingOrder } from './ascendingOrder';
import { quantileRank } from './rank';
import { sortFloat32 } from './sortFloat32';
import { compensatedSum } from './sum';

/** On which side of a distribution the harm lies. */
export type Tail = 'upper' | 'lower';

type Values = Float64Array | Float32Array;

/**
 * Values in ascending order with the weight of each, in units in which all weigh as much as there are values: without
 * weights these are ranks. `NaN` throughout where there is no value.
 */
export class Ranking {
  readonly sorted: Values;
  /** Weight up to and including each value; absent where each weighs 1. */
  readonly #upTo: Float64Array | undefined;

  /**
   * @param values none of them NaN; put in order in place where they have no weights
   */
  constructor(values: Values, weights?: Float64Array) {
    if (!weights) {
      this.sorted = values instanceof Float32Array ? sortFloat32(values) : values.sort();
      return;
    }
    const order = ascendingOrder(values);
    const n = values.length;
    this.sorted = values.slice();
    this.#upTo = new Float64Array(n);
    const scale = n / compensatedSum(weights);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      this.sorted[i] = values[order[i]];
      this.#upTo[i] = sum += scale * weights[order[i]];
    }
    if (n > 0) this.#upTo[n - 1] = n;
  }

  get count(): number {
    return this.sorted.length;
  }

  /** The least value with a share of at least `level` at or below it. */
  quantile(level: number): number {
    return this.at(this.#upTo ? level * this.count : quantileRank(this.count, level));
  }

  /** The greatest value with a share of at least `level` at or above it. */
  quantileFromAbove(level: number): number {
    const n = this.count;
    if (n === 0) return NaN;
    if (!this.#upTo) return this.sorted[n - quantileRank(n, level)];
    return this.sorted[this.#placeFromAbove(level)];
  }

  /** The value at a rank, counted from 1. */
  at(rank: number): number {
    return this.count === 0 ? NaN : this.sorted[this.#place(rank)];
  }

  /**
   * Standard error of the value at a rank from that of the rank: times the slope of the values over the ranks that lie
   * within it; NaN where these lie beyond all values.
   */
  errorOfRank(rank: number, error: number): number {
    const [low, high] = ranksAround(rank, error);
    if (low < 1 || high > this.count) return NaN;
    return ((this.at(high) - this.at(low)) / (high - low)) * error;
  }

  /** The values between which that at a rank lies; infinite where the ranks lie beyond all values. */
  between(rank: number, reach: number): [number, number] {
    const [low, high] = ranksAround(rank, reach);
    return [low < 1 ? -Infinity : this.at(low), high > this.count ? Infinity : this.at(high)];
  }

  /**
   * The mean of the share 1 − `level` at one end, the value at the boundary counted in part (Acerbi & Tasche 2002,
   * definition 2.6, with the correction for an atom at the quantile).
   */
  tailMean(level: number, tail: Tail): number {
    const n = this.count;
    if (n === 0) return NaN;
    const [place, beyond, part] = this.#beyond(level, tail);
    const boundary = this.sorted[place];
    const values =
      tail === 'upper' ? this.sorted.subarray(place + 1) : this.sorted.subarray(0, place);
    const weight = beyond + part;
    if (weight <= 0) return boundary;
    return (this.#sumOf(values, tail === 'upper' ? place + 1 : 0) + part * boundary) / weight;
  }

  /** Share of values below `x`. */
  shareBelow(x: number): number {
    return this.#weightBefore(this.#first((value) => value >= x)) / this.count;
  }

  /** Share of values of at most `x`. */
  shareUpTo(x: number): number {
    return this.#weightBefore(this.#first((value) => value > x)) / this.count;
  }

  /** The first place at which something is true that stays true from there on. */
  #first(holds: (value: number) => boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.sorted[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Weight of all values before a place. */
  #weightBefore(place: number): number {
    return this.#upTo && place > 0 ? this.#upTo[place - 1] : place;
  }

  /** Place of the boundary of a tail, the weight beyond it, and that of its own part in the tail. */
  #beyond(level: number, tail: Tail): [number, number, number] {
    const n = this.count;
    if (tail === 'upper') {
      const place = this.#upTo ? this.#place(level * n) : quantileRank(n, level) - 1;
      const upTo = this.#weightBefore(place + 1);
      return [place, n - upTo, Math.max(0, upTo - n * level)];
    }
    const place = this.#upTo ? this.#placeFromAbove(level) : n - quantileRank(n, level);
    const before = this.#weightBefore(place);
    return [place, before, Math.max(0, n - before - n * level)];
  }

  /** Place of the first value up to which the weight is that of a rank. */
  #place(rank: number): number {
    const n = this.count;
    const upTo = this.#upTo;
    if (!upTo) return Math.min(n, Math.max(1, Math.ceil(rank))) - 1;
    // Sums of weights are as exact as doubles are.
    const enough = rank - 1e-12 * n;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle] < enough) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Place of the last value from which on the weight is a share of all. */
  #placeFromAbove(level: number): number {
    const n = this.count;
    const most = n * (1 - level) + 1e-12 * n;
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#weightBefore(middle) <= most) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Sum of values with their weights, the first of them standing at a place. */
  #sumOf(values: Values, from: number): number {
    if (!this.#upTo) return compensatedSum(values);
    return compensatedSum(
      Float64Array.from(
        values,
        (value, i) => value * (this.#weightBefore(from + i + 1) - this.#weightBefore(from + i)),
      ),
    );
  }
}

/** Ranks that lie a number of ranks to either side of one. */
function ranksAround(rank: number, reach: number): [number, number] {
  return [Math.floor(rank - reach), Math.ceil(rank + reach) + 1];
}
