/** A double as a fraction of big integers: numerator over a power of two. */
export function fraction(x: number): [bigint, bigint] {
  let power = 0;
  while (!Number.isInteger(x)) {
    x *= 2;
    power += 1;
  }
  return [BigInt(x), 1n << BigInt(power)];
}

/** The mode's weight; weights below one are left out, relative 2⁻⁴⁰⁰ ≈ 4·10⁻¹²¹. */
const MODE = 1n << 400n;

/**
 * A distribution on the whole numbers from ratios of neighbouring probabilities, which are
 * fractions, in big integers: no logarithm, no exponential, no rounding that matters.
 */
export class LatticeDistribution {
  /** The smallest k with a weight. */
  readonly first: number;
  /** Sums of the weights from `first` on. */
  readonly #sums: bigint[];
  readonly #total: bigint;

  /** @param ratio P(X = k + 1)/P(X = k) as [numerator, denominator]; a numerator 0 ends it */
  constructor(mode: number, ratio: (k: number) => [bigint, bigint]) {
    const down: bigint[] = [];
    for (let k = mode - 1, weight = MODE; k >= 0; --k) {
      const [rise, fall] = ratio(k);
      weight = (weight * fall) / rise;
      if (weight === 0n) break;
      down.push(weight);
    }
    const weights = down.reverse();
    this.first = mode - weights.length;
    for (let k = mode, weight = MODE; weight > 0n; ++k) {
      weights.push(weight);
      const [rise, fall] = ratio(k);
      weight = (weight * rise) / fall;
    }
    let sum = 0n;
    this.#sums = weights.map((weight) => (sum += weight));
    this.#total = sum;
  }

  /** P(X ≤ k), rounded to a double. */
  cdf(k: number): number {
    return quotient(this.#sumTo(k), this.#total);
  }

  /** P(X > k), rounded to a double. */
  tail(k: number): number {
    return quotient(this.#total - this.#sumTo(k), this.#total);
  }

  /** The smallest k with P(X ≤ k) ≥ u. */
  quantile(u: number): number {
    const [numerator, denominator] = fraction(u);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] * denominator >= this.#total * numerator) high = middle;
      else low = middle + 1;
    }
    return this.first + low;
  }

  #sumTo(k: number): bigint {
    if (k < this.first) return 0n;
    return this.#sums[Math.min(k - this.first, this.#sums.length - 1)];
  }
}

/** Rounds a quotient in [0, 1] to a double with full relative precision. */
function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = denominator.toString(2).length - numerator.toString(2).length + 64;
  return Number((numerator << BigInt(shift)) / denominator) / 2 ** shift;
}

/** The binomial distribution: n trials with probability 0 < p < 1. */
export function binomial(n: number, p: number): LatticeDistribution {
  const [success, whole] = fraction(p);
  const failure = whole - success;
  return new LatticeDistribution(Math.floor(n * p), (k) => [
    BigInt(n - k) * success,
    BigInt(k + 1) * failure,
  ]);
}

/** The Poisson distribution with a mean above 0. */
export function poisson(mean: number): LatticeDistribution {
  const [numerator, denominator] = fraction(mean);
  return new LatticeDistribution(Math.floor(mean), (k) => [numerator, BigInt(k + 1) * denominator]);
}
