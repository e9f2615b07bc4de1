// Binomial and Poisson probabilities without cancellation: the saddle-point expansion of
// C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), equations 3 to 6.
// Arguments may be any positive reals, so that the incomplete gamma and beta functions can share
// the expansion for their leading factors.

import { exp, log, log1p } from './exponential';

const TWO_PI: f64 = 6.28318530717958647693;

/** ln Γ(n) − (n − ½)·ln n + n − ½·ln 2π for n = 1 … 15. */
const STIRLING_ERRORS: usize = memory.data<f64>([
  0.08106146679532725822,
  0.041340695955409294094,
  0.027677925684998339149,
  0.020790672103765093112,
  0.016644691189821192163,
  0.013876128823070747999,
  0.011896709945891770095,
  0.010411265261972096497,
  0.0092554621827127329177,
  0.0083305634333628712565,
  0.007573675487951840795,
  0.0069428401072095298657,
  0.0064089941880042070684,
  0.0059513701127588477356,
  0.005554733551962801371,
]);

/**
 * ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π for x > 0: the error of Stirling's formula
 * (NIST DLMF 5.11.1), below 16 from a table for whole x and by the recurrence of Γ otherwise.
 * Absolute error about 10⁻¹⁶, times the steps of the recurrence.
 */
export function stirlingError(x: f64): f64 {
  if (!(x > 0)) return NaN;
  let sum: f64 = 0;
  if (x < 16) {
    if (x >= 1 && x == floor(x)) return load<f64>(STIRLING_ERRORS + ((<usize>x - 1) << 3));
    do {
      sum += (x + 0.5) * log1p(1 / x) - 1;
      x += 1;
    } while (x < 16);
  }
  const r = 1 / x;
  const r2 = r * r;
  let series = 1.0 / 156;
  series = series * r2 - 691.0 / 360360;
  series = series * r2 + 1.0 / 1188;
  series = series * r2 - 1.0 / 1680;
  series = series * r2 + 1.0 / 1260;
  series = series * r2 - 1.0 / 360;
  series = series * r2 + 1.0 / 12;
  return sum + r * series;
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
  } while (next > sum || next < sum);
  return sum;
}

/**
 * Γ(n+1)/(Γ(k+1)·Γ(n−k+1))·p^k·q^(n−k) for 0 < k < n and 0 < p = 1 − q < 1, k and n real.
 */
export function binomialTerm(k: f64, n: f64, p: f64, q: f64): f64 {
  const rest = n - k;
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    deviance(k, n * p) -
    deviance(rest, n * q);
  return exp(exponent) * sqrt(n / (TWO_PI * k * rest));
}

/** P(X = k) of a binomial X: n trials with probability 0 < p < 1, whole 0 ≤ k ≤ n. */
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
