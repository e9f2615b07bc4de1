// Exact inverse transforms of the binomial and the Poisson distribution: the smallest k whose
// cumulative probability reaches u. Both belong to the class (a, b, 0) of H. H. Panjer (1981),
// P(k+1)/P(k) = (a − b·k)/(k + 1), with a = n·p/q, b = p/q for the binomial and a = mean, b = 0
// for the Poisson, its limit n = ∞, p = 0; below, n = ∞ stands for the Poisson.

import { exp, log1p } from './exponential';
import { normalQuantile } from './normal';
import { binomialPmf, poissonPmf } from './saddlePoint';

/** Below this mean the probabilities are summed from 0, above it the expansion is used. */
const SMALL_MEAN: f64 = 12;

/** Upper tails below this are summed from above, since 1 − u then carries the precision. */
const UPPER_TAIL: f64 = 1.0 / 1024;

function probability(k: f64, n: f64, p: f64, mean: f64): f64 {
  return n < Infinity ? binomialPmf(k, n, p) : poissonPmf(k, mean);
}

/** P(X ≤ k) for k below the mean, summed downwards from P(X = k). */
function lowerSum(k: f64, n: f64, p: f64, mean: f64, a: f64, b: f64): f64 {
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let j = k; j > 0 && term > 1e-18 * sum; j -= 1) {
    term *= j / (a - b * (j - 1));
    sum += term;
  }
  return sum * probability(k, n, p, mean);
}

/** P(X > k) for k + 1 above the mean, summed upwards from P(X = k + 1). */
function upperSum(k: f64, n: f64, p: f64, mean: f64, a: f64, b: f64): f64 {
  if (k >= n) return 0;
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let j = k + 1; j < n && term > 1e-18 * sum; j += 1) {
    term *= (a - b * j) / (j + 1);
    sum += term;
  }
  return sum * probability(k + 1, n, p, mean);
}

/** Whether P(X ≤ k) ≥ lower, with lower + upper = 1; when strict, whether it is greater. */
function reaches(
  k: f64,
  n: f64,
  p: f64,
  mean: f64,
  a: f64,
  b: f64,
  lower: f64,
  upper: f64,
  strict: bool,
): bool {
  if (k >= n) return true;
  if (k < 0) return false;
  if (k < mean) {
    const sum = lowerSum(k, n, p, mean, a, b);
    return strict ? sum > lower : sum >= lower;
  }
  const sum = upperSum(k, n, p, mean, a, b);
  return strict ? sum < upper : sum <= upper;
}

/**
 * The smallest k with P(X ≤ k) ≥ u, p ≤ ½. Reflected: the smallest k with P(X ≤ k) > 1 − u.
 */
function smallest(n: f64, p: f64, mean: f64, u: f64, reflected: bool): f64 {
  const complement = 1 - u;
  const lower = reflected ? complement : u;
  const upper = reflected ? u : complement;
  // P(X = 0) ≥ 1 − mean (Bernoulli's inequality), strictly so when there is more than one trial
  if (reflected ? upper > mean : upper >= mean) return 0;
  const q = 1 - p;
  const b = p / q;
  const a = n < Infinity ? n * b : mean;
  if (mean < SMALL_MEAN && upper > UPPER_TAIL) {
    let term = n < Infinity ? exp(n * log1p(-p)) : exp(-mean);
    let sum = term;
    let k: f64 = 0;
    while (reflected ? sum <= lower : sum < lower) {
      term *= (a - b * k) / (k + 1);
      sum += term;
      k += 1;
    }
    return k;
  }
  const w = reflected ? -normalQuantile(u) : normalQuantile(u);
  const variance = mean * q;
  const s = sqrt(variance);
  const skew = 1 - 2 * p;
  const w2 = w * w;
  let x = mean - 0.5 + s * w + (skew * (w2 - 1)) / 6;
  if (abs(w) < s) {
    // Cornish–Fisher expansion with lattice-corrected cumulants
    const c = p * q;
    const r = 1 / s;
    const t1 = w * ((7 * c - 1) / 36 - (w2 * (2 * c + 1)) / 72);
    const t2 = skew * (c + 2) * (w2 * (w2 / 540 + 7.0 / 1620) - 4.0 / 405);
    const t3 =
      w *
      (w2 * w2 * ((c * c) / 4320 + (13 * c) / 4320 - 23.0 / 17280) +
        w2 * ((8 * c * c) / 1215 + (403 * c - 137) / 38880) +
        (-433 * c * c - 1354 * c + 671) / 38880);
    x += r * (t1 + r * (t2 + r * t3));
    const delta =
      r * r * r * r * (0.02 + w2 * w2 * w2 * 1e-3) + 4e-16 * (mean + 8 * s * (1 + abs(w)));
    const up = ceil(x - delta);
    if (up == ceil(x + delta) && up >= 0 && up <= n) return up;
  }
  let k = max(0, min(n, nearest<f64>(x)));
  if (reaches(k, n, p, mean, a, b, lower, upper, reflected)) {
    while (k > 0 && reaches(k - 1, n, p, mean, a, b, lower, upper, reflected)) k -= 1;
  } else {
    do {
      k += 1;
    } while (!reaches(k, n, p, mean, a, b, lower, upper, reflected));
  }
  return k;
}

/**
 * The smallest k with P(X ≤ k) ≥ u for a binomial X; n whole, 0 … 10⁹, 0 ≤ p ≤ 1, 0 < u < 1.
 * Exact unless u lies within about 10⁻¹² of a cumulative probability; never falls when u, n or p
 * rises.
 */
export function binomialQuantile(n: f64, p: f64, u: f64): f64 {
  if (!(n > 0 && p > 0 && u > 0)) return 0;
  if (p >= 1 || u >= 1) return n;
  return p <= 0.5
    ? smallest(n, p, n * p, u, false)
    : n - smallest(n, 1 - p, n * (1 - p), u, true);
}

/**
 * The smallest k with P(X ≤ k) ≥ u for a Poisson X with this mean, 0 … 10⁹; 0 < u < 1. Exact and
 * monotone as the binomial quantile is.
 */
export function poissonQuantile(mean: f64, u: f64): f64 {
  if (!(mean > 0 && u > 0)) return 0;
  if (u >= 1) return Infinity;
  return smallest(Infinity, 0, mean, u, false);
}

/** P(X ≤ k) of a binomial X with n trials of probability p, for whole k and n. */
export function binomialCdf(k: f64, n: f64, p: f64): f64 {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p > 0.5) {
    const q = 1 - p;
    const odds = q / p;
    const rest = n - k - 1;
    return rest < n * q
      ? 1 - lowerSum(rest, n, q, n * q, n * odds, odds)
      : upperSum(rest, n, q, n * q, n * odds, odds);
  }
  const odds = p / (1 - p);
  return k < n * p
    ? lowerSum(k, n, p, n * p, n * odds, odds)
    : 1 - upperSum(k, n, p, n * p, n * odds, odds);
}

/** P(X ≤ k) of a Poisson X with this mean, for whole k. */
export function poissonCdf(k: f64, mean: f64): f64 {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  return k < mean
    ? lowerSum(k, Infinity, 0, mean, mean, 0)
    : 1 - upperSum(k, Infinity, 0, mean, mean, 0);
}
