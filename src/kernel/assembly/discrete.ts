// Exact inverse transforms of the binomial and the Poisson distribution: the smallest k whose
// cumulative probability reaches u. A pair of draws goes the short way: small variances search
// upwards from 0, larger ones round an expansion whose error is bounded. What the short way leaves
// open (far tails, p > ½ at a small variance, a bound that spans two candidates) is settled one
// draw at a time by cumulative probabilities. A single draw fills both lanes of a pair, so that a
// draw never depends on its neighbour.
//
// The Poisson is the binomial's limit n = ∞, p = 0 at a given mean, and is written so in the
// arguments (n, p, mean).

import { exp, exponential2, log, logOfComplement2 } from './exponential';
import { lowerTail, reaches, upperTail, walk } from './exactCdf';
import { latticeExpansion2, latticeExpansionError2 } from './latticeExpansion';
import { normalQuantile, normalQuantile2 } from './normal';

/** Below this variance probabilities are summed from 0, above it the expansion is quicker (measured). */
const SMALL_VARIANCE: f64 = 8;

/** Upper tails up to this are summed from above, where 1 − u carries the precision. */
const SMALL_TAIL: f64 = 1.0 / 256;

/** Variances below SMALL_VARIANCE: NaN where p > ½, the upper tail is small, or the lane large. */
// @ts-ignore: decorator
@inline
function searched2(
  n: v128,
  p: v128,
  mean: v128,
  u: v128,
  large: v128,
  poisson: bool,
): v128 {
  const upper = f64x2.sub(f64x2.splat(1), u);
  // P(X = 0) ≥ 1 − mean (Bernoulli's inequality), so that most draws of a small mean end here
  const open = f64x2.gt(mean, upper);
  const unsettled = v128.or(
    v128.or(large, f64x2.gt(p, f64x2.splat(0.5))),
    v128.and(open, f64x2.le(upper, f64x2.splat(SMALL_TAIL))),
  );
  let k = f64x2.splat(0);
  if (v128.any_true(open)) {
    const odds = f64x2.div(p, f64x2.sub(f64x2.splat(1), p));
    // H. H. Panjer's recursion (1981): P(k + 1) = P(k)·(a − b·k)/(k + 1)
    let rise = poisson ? mean : f64x2.mul(n, odds);
    let term = exponential2(poisson ? f64x2.neg(mean) : f64x2.mul(n, logOfComplement2(p)));
    let sum = term;
    const target = v128.and(u, v128.andnot(open, unsettled));
    let below = f64x2.lt(sum, target);
    // lanes still below all stand at the same k; 1/k waits for nothing, as a division of the term would
    for (let step: f64 = 1; v128.any_true(below); step += 1) {
      k = f64x2.add(k, v128.and(below, f64x2.splat(1)));
      term = f64x2.mul(term, f64x2.mul(rise, f64x2.splat(1 / step)));
      sum = f64x2.add(sum, term);
      if (!poisson) rise = f64x2.sub(rise, odds);
      below = f64x2.lt(sum, target);
    }
  }
  return v128.or(k, unsettled);
}

/** Variances from SMALL_VARIANCE: NaN where the bound on the error spans two candidates. */
// @ts-ignore: decorator
@inline
function expanded2(n: v128, p: v128, mean: v128, variance: v128, u: v128): v128 {
  const w = normalQuantile2(u);
  const s = f64x2.sqrt(variance);
  const x = latticeExpansion2(mean, p, w, s);
  const error = latticeExpansionError2(mean, w, variance, s);
  // + 0 turns −0 into 0
  const k = f64x2.add(f64x2.ceil(f64x2.sub(x, error)), f64x2.splat(0));
  const settled = v128.and(
    f64x2.eq(k, f64x2.ceil(f64x2.add(x, error))),
    v128.and(f64x2.ge(k, f64x2.splat(0)), f64x2.le(k, n)),
  );
  return v128.or(k, v128.not(settled));
}

/** The short way for both lanes; NaN where it does not settle the draw. */
// @ts-ignore: decorator
@inline
function short2(n: v128, p: v128, mean: v128, u: v128, poisson: bool): v128 {
  const variance = f64x2.mul(mean, f64x2.sub(f64x2.splat(1), p));
  const large = f64x2.ge(variance, f64x2.splat(SMALL_VARIANCE));
  if (i64x2.all_true(large)) return expanded2(n, p, mean, variance, u);
  const searched = searched2(n, p, mean, u, large, poisson);
  return v128.any_true(large)
    ? v128.bitselect(expanded2(n, p, mean, variance, u), searched, large)
    : searched;
}

/** P(X = n − j) summed from j = 0: the answer for p > ½ and a small variance. */
function searchFromTop(n: f64, p: f64, u: f64): f64 {
  const odds = (1 - p) / p;
  let term = exp(n * log(p));
  let sum = term;
  let j: f64 = 0;
  while (sum <= 1 - u) {
    term *= ((n - j) * odds) / (j + 1);
    sum += term;
    j += 1;
  }
  return n - j;
}

/** Any one draw, the long way. */
function settle(n: f64, p: f64, mean: f64, u: f64): f64 {
  if (!(mean > 0 && u > 0)) return 0;
  if (p >= 1 || u >= 1) return n;
  const variance = mean * (1 - p);
  if (variance < SMALL_VARIANCE && p > 0.5 && u > SMALL_TAIL) return searchFromTop(n, p, u);
  const w = normalQuantile(u);
  const s = sqrt(variance);
  if (variance >= SMALL_VARIANCE) {
    const w2 = f64x2.splat(w);
    const s2 = f64x2.splat(s);
    const mean2 = f64x2.splat(mean);
    const x = f64x2.extract_lane(latticeExpansion2(mean2, f64x2.splat(p), w2, s2), 0);
    const error = f64x2.extract_lane(
      latticeExpansionError2(mean2, w2, f64x2.splat(variance), s2),
      0,
    );
    if (error < 0.5 && x >= 0 && x <= n) {
      const k = ceil(x - error) + 0;
      return reaches(k, n, p, mean, u) ? k : k + 1;
    }
  }
  return walk(mean - 0.5 + s * w + ((1 - 2 * p) * (w * w - 1)) / 6, n, p, mean, u);
}

/** Settles the lanes of k that are NaN. */
function settled2(k: v128, n: v128, p: v128, mean: v128, u: v128): v128 {
  if (isNaN(f64x2.extract_lane(k, 0))) {
    const first = settle(
      f64x2.extract_lane(n, 0),
      f64x2.extract_lane(p, 0),
      f64x2.extract_lane(mean, 0),
      f64x2.extract_lane(u, 0),
    );
    k = f64x2.replace_lane(k, 0, first);
  }
  if (isNaN(f64x2.extract_lane(k, 1))) {
    const second = settle(
      f64x2.extract_lane(n, 1),
      f64x2.extract_lane(p, 1),
      f64x2.extract_lane(mean, 1),
      f64x2.extract_lane(u, 1),
    );
    k = f64x2.replace_lane(k, 1, second);
  }
  return k;
}

/** The binomial quantile in both lanes; see binomialQuantile. */
export function binomialQuantile2(n: v128, p: v128, u: v128): v128 {
  const mean = f64x2.mul(n, p);
  const k = short2(n, p, mean, u, false);
  return i64x2.all_true(f64x2.eq(k, k)) ? k : settled2(k, n, p, mean, u);
}

/** The Poisson quantile in both lanes; see poissonQuantile. */
export function poissonQuantile2(mean: v128, u: v128): v128 {
  const n = f64x2.splat(Infinity);
  const p = f64x2.splat(0);
  const k = short2(n, p, mean, u, true);
  return i64x2.all_true(f64x2.eq(k, k)) ? k : settled2(k, n, p, mean, u);
}

/**
 * The smallest k with P(X ≤ k) ≥ u for a binomial X; n whole, 0 … 10⁹, 0 ≤ p ≤ 1, 0 < u < 1.
 * Exact unless u lies within about 10⁻¹² of a cumulative probability (10⁻¹¹ for means past 10⁸),
 * relative to the smaller of u and 1 − u; never falls when u, n or p rises.
 */
export function binomialQuantile(n: f64, p: f64, u: f64): f64 {
  return f64x2.extract_lane(binomialQuantile2(f64x2.splat(n), f64x2.splat(p), f64x2.splat(u)), 0);
}

/**
 * The smallest k with P(X ≤ k) ≥ u for a Poisson X with this mean, 0 … 10⁹; 0 < u < 1. Exact and
 * monotone as the binomial quantile is.
 */
export function poissonQuantile(mean: f64, u: f64): f64 {
  return f64x2.extract_lane(poissonQuantile2(f64x2.splat(mean), f64x2.splat(u)), 0);
}

/** P(X ≤ k) of a binomial X with n trials of probability p, for whole k and n. */
export function binomialCdf(k: f64, n: f64, p: f64): f64 {
  if (k < 0) return 0;
  if (k >= n || p <= 0) return 1;
  if (p >= 1) return 0;
  const mean = n * p;
  return k < mean ? lowerTail(k, n, p, mean) : 1 - upperTail(k, n, p, mean);
}

/** P(X ≤ k) of a Poisson X with this mean, for whole k. */
export function poissonCdf(k: f64, mean: f64): f64 {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  return k < mean
    ? lowerTail(k, Infinity, 0, mean)
    : 1 - upperTail(k, Infinity, 0, mean);
}
