const pageBits = 10;
const pageSize = 1 << pageBits;
/** Bits of a number that do not tell buckets apart. */
const restBits = 32 - 9 - pageBits;

/** The least number that has an exponent: 2^−126. */
const leastNormal = 1.1754943508222875e-38;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * The distribution of single-precision numbers as weights of buckets: all numbers that share their sign, exponent and
 * ten leading bits of the fraction. Buckets are the same whatever comes, so sketches of parts of a run add up to that
 * of the whole, in any order, and a quantile is within a part in 2,048 of the exact one (as that of C. Masson, J. E. Rim & H. K. Lee
 * 2019, DDSketch, with the float's own exponent in place of a logarithm). Memory grows with the powers of two
 * that values lie in, 8 KB each, not with their number.
 */
export class ValueSketch {
  /** Weights by sign and exponent, then by the leading bits of the fraction. */
  readonly #pages: (Float64Array | undefined)[] = [];
  #weight = 0;
  #minimum = Infinity;
  #maximum = -Infinity;

  /** Weight of all values. */
  get weight(): number {
    return this.#weight;
  }

  /** @param value not NaN */
  add(value: number, weight = 1): void {
    float[0] = value;
    const page = this.#page(keyOf(bits[0]) >>> (restBits + pageBits));
    page[(keyOf(bits[0]) >>> restBits) & (pageSize - 1)] += weight;
    this.#weight += weight;
    if (value < this.#minimum) this.#minimum = value;
    if (value > this.#maximum) this.#maximum = value;
  }

  /** Takes in all of another sketch. */
  merge(other: ValueSketch): void {
    for (const [index, page] of other.#pages.entries()) {
      if (!page) continue;
      const own = this.#page(index);
      for (let i = 0; i < pageSize; i++) own[i] += page[i];
    }
    this.#weight += other.#weight;
    this.#minimum = Math.min(this.#minimum, other.#minimum);
    this.#maximum = Math.max(this.#maximum, other.#maximum);
  }

  /** The least value with a share of at least `level` at or below it, up to the width of a bucket; NaN of nothing. */
  quantile(level: number): number {
    return this.at(level * this.#weight);
  }

  /** The value up to which the weight is a given one. */
  at(weight: number): number {
    if (this.#weight === 0) return NaN;
    const enough = weight - 1e-12 * this.#weight;
    let sum = 0;
    for (const [index, page] of this.#pages.entries()) {
      if (!page) continue;
      for (let i = 0; i < pageSize; i++) {
        if (page[i] === 0) continue;
        sum += page[i];
        if (sum >= enough) return this.#middle(index * pageSize + i);
      }
    }
    return this.#maximum;
  }

  #page(index: number): Float64Array {
    return (this.#pages[index] ??= new Float64Array(pageSize));
  }

  /** The middle of a bucket, as far as values reach. */
  #middle(bucket: number): number {
    const key = ((bucket << restBits) | (1 << (restBits - 1))) >>> 0;
    bits[0] = key & 0x80000000 ? key ^ 0x80000000 : ~key;
    // Numbers without an exponent count as 0.
    const value = Math.abs(float[0]) < leastNormal ? 0 : float[0];
    return Math.min(this.#maximum, Math.max(this.#minimum, value));
  }
}

/** Turns the order of the numbers into the order of unsigned integers. */
function keyOf(word: number): number {
  return (word ^ ((word >> 31) | 0x80000000)) >>> 0;
}
