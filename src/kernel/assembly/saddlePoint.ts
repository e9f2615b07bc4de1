// Binomial and Poisson probabilities without cancellation: the saddle-point expansion of
// C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), equations 3 to 6.
// Arguments may be any positive reals, so that the incomplete gamma and beta functions can share
// the expansion for their leading factors.

import { exp, log, log1p } from './exponential';

const TWO_PI: f64 = 6.28318530717958647693;

/**
 * ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π, for x > 0: the error of Stirling's formula
 * (NIST DLMF 5.11.1), below 16 by the recurrence of Γ. Absolute error about 10⁻¹⁶ per step.
 */
export function stirlingError(x: f64): f64 {
  let sum: f64 = 0;
  while (x < 16) {
    sum += (x + 0.5) * log1p(1 / x) - 1;
    x += 1;
  }
  const r = 1 / x;
  const r2 = r * r;
  return (
    sum +
    r * (1.0 / 12 + r2 * (-1.0 / 360 + r2 * (1.0 / 1260 + r2 * (-1.0 / 1680 + r2 * (1.0 / 1188 + r2 * (-691.0 / 360360 + r2 * (1.0 / 156)))))))
  );
}

/**
 * Deviance x·ln(x/mean) + mean − x (Loader's D₀ times the mean), by a series where the terms
 * nearly cancel.
 */
export function deviance(x: f64, mean: f64): f64 {
  if (abs(x - mean) >= 0.1 * (x + mean)) return x * log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  const v2 = v * v;
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  let next = sum;
  let odd: f64 = 1;
  do {
    sum = next;
    odd += 2;
    power *= v2;
    next = sum + power / odd;
  } while (next != sum);
  return sum;
}

/**
 * Γ(n+1)/(Γ(k+1)·Γ(n−k+1))·p^k·q^(n−k) for 0 < k < n and 0 < p = 1 − q < 1, k and n real.
 */
export function binomialTerm(k: f64, n: f64, p: f64, q: f64): f64 {
  const rest = n - k;
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(rest) - deviance(k, n * p) - deviance(rest, n * q);
  return exp(exponent) * sqrt(n / (TWO_PI * k * rest));
}

/** P(X = k) of a binomial X: n trials with probability p ≤ ½, whole 0 ≤ k ≤ n. */
export function binomialPmf(k: f64, n: f64, p: f64): f64 {
  if (k == 0) return exp(n * log1p(-p));
  if (k == n) return exp(n * log(p));
  return binomialTerm(k, n, p, 1 - p);
}

/** mean^k·e^(−mean)/Γ(k+1) for k ≥ 0, real or whole, and mean > 0. */
export function poissonPmf(k: f64, mean: f64): f64 {
  if (k == 0) return exp(-mean);
  return exp(-stirlingError(k) - deviance(k, mean)) / sqrt(TWO_PI * k);
}
