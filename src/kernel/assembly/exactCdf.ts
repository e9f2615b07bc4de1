// Cumulative probabilities of the binomial and the Poisson distribution, summed outwards from the
// argument, so that either tail keeps its relative precision. The Poisson is the binomial's limit
// n = ∞, p = 0 at a given mean, and is written so in the arguments (n, p, mean).

import { binomialPmf, poissonPmf } from './saddlePoint';

/** A term this small against the sum ends it. */
const NEGLIGIBLE: f64 = 1e-18;

/** P(X = k). */
function probability(k: f64, n: f64, p: f64, mean: f64): f64 {
  return n < Infinity ? binomialPmf(k, n, p) : poissonPmf(k, mean);
}

/** (k + 1)·P(X = k + 1)/P(X = k), the numerator of H. H. Panjer's recursion (1981). */
// @ts-ignore: decorator
@inline
function rise(k: f64, n: f64, odds: f64, mean: f64): f64 {
  return n < Infinity ? (n - k) * odds : mean;
}

/** P(X ≤ k), best for k below the mean; relative error about 10⁻¹⁴. */
export function lowerTail(k: f64, n: f64, p: f64, mean: f64): f64 {
  if (k < 0) return 0;
  const odds = p / (1 - p);
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let j = k; j > 0 && term > NEGLIGIBLE * sum; j -= 1) {
    term *= j / rise(j - 1, n, odds, mean);
    sum += term;
  }
  return sum * probability(k, n, p, mean);
}

/** P(X > k), best for k above the mean; relative error about 10⁻¹⁴. */
export function upperTail(k: f64, n: f64, p: f64, mean: f64): f64 {
  if (k >= n) return 0;
  const odds = p / (1 - p);
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let j = k + 1; j < n && term > NEGLIGIBLE * sum; j += 1) {
    term *= rise(j, n, odds, mean) / (j + 1);
    sum += term;
  }
  return sum * probability(k + 1, n, p, mean);
}

/**
 * Whether P(X ≤ k) ≥ u. Which tail is summed depends on k alone, so that the answer can only turn
 * from yes to no as u rises.
 */
export function reaches(k: f64, n: f64, p: f64, mean: f64, u: f64): bool {
  if (k < 0) return false;
  if (k >= n) return true;
  return k < mean ? lowerTail(k, n, p, mean) >= u : upperTail(k, n, p, mean) <= 1 - u;
}

/** The smallest k with P(X ≤ k) ≥ u, walking from a guess. */
export function walk(guess: f64, n: f64, p: f64, mean: f64, u: f64): f64 {
  let k = max(0, min(n, ceil(guess)));
  if (reaches(k, n, p, mean, u)) {
    while (reaches(k - 1, n, p, mean, u)) k -= 1;
    return k;
  }
  do {
    k += 1;
  } while (!reaches(k, n, p, mean, u));
  return k;
}
