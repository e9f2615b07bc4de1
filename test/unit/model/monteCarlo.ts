import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** Mean of a sample and its standard error. */
export function meanAndError(values: ArrayLike<number>): { mean: number; error: number } {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}

/** How many standard errors the mean of a sample lies from what is expected; 0 where both are exact. */
export function errorsFrom(expected: number, values: ArrayLike<number>): number {
  const { mean, error } = meanAndError(values);
  const off = Math.abs(mean - expected);
  return off <= 1e-12 * Math.abs(expected) ? 0 : off / error;
}

/** Number of values up to a limit. */
export function countUpTo(values: ArrayLike<number>, limit: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] <= limit) count++;
  return count;
}

/** How many standard deviations a count out of n trials lies from the one expected at a probability. */
export function deviationsFrom(probability: number, count: number, n: number): number {
  return Math.abs(count - n * probability) / Math.sqrt(n * probability * (1 - probability));
}

/** The smaller of the two tail probabilities of a binomial count, the count itself belonging to both. */
export function tailOfCount(count: number, n: number, probability: number): number {
  if (probability <= 0) return count === 0 ? 1 : 0;
  if (probability >= 1) return count === n ? 1 : 0;
  return Math.min(
    binomialCdf(count, n, probability),
    1 - (count > 0 ? binomialCdf(count - 1, n, probability) : 0),
  );
}

/**
 * Distance between an empirical and the true distribution function that n draws exceed anywhere with at most a given
 * probability, whatever the distribution: Massart (1990), The tight constant in the Dvoretzky–Kiefer–Wolfowitz
 * inequality, Annals of Probability 18.
 */
export function distanceAtLevel(n: number, level: number): number {
  return Math.sqrt(Math.log(2 / level) / (2 * n));
}
