// The regularised incomplete beta function and Student's t distribution.

import { exp, log } from './exponential';
import { normalQuantile } from './normal';
import { binomialTerm } from './saddlePoint';

/** A factor this close to 1 ends the continued fraction; twice the spacing of doubles there. */
const CONVERGED: f64 = 4.5e-16;

/** x^a·y^b/B(a, b) with y = 1 − x: the derivative of I_x(a, b) times x·y. */
function betaLead(a: f64, b: f64, x: f64, y: f64): f64 {
  return ((a * b) / (a + b)) * binomialTerm(a, a + b, x, y);
}

/**
 * Continued fraction of I_x(a, b) over x^a·y^b/(a·B(a, b)) (NIST DLMF 8.17.22), by W. J. Lentz's
 * forward evaluation; quick for x below (a + 1)/(a + b + 2).
 */
function betaFraction(a: f64, b: f64, x: f64): f64 {
  let c: f64 = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  let factor: f64 = 0;
  for (let m: f64 = 1; abs(factor - 1) > CONVERGED; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    factor = c * d;
    value *= factor;
  }
  return value;
}

/** I_x(a, b) from x and y = 1 − x, both given so that neither loses digits. */
function beta(a: f64, b: f64, x: f64, y: f64): f64 {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const lead = betaLead(a, b, x, y);
  return x < (a + 1) / (a + b + 2)
    ? (lead / a) * betaFraction(a, b, x)
    : 1 - (lead / b) * betaFraction(b, a, y);
}

/** The regularised incomplete beta function I_x(a, b), a > 0, b > 0, 0 ≤ x ≤ 1. */
export function incompleteBeta(x: f64, a: f64, b: f64): f64 {
  return beta(a, b, x, 1 - x);
}

/** P(T > t) for t ≥ 0 (NIST DLMF 8.17; Abramowitz and Stegun 26.7.1). */
function upperTail(t: f64, nu: f64): f64 {
  const square = (t * t) / nu;
  return 0.5 * beta(0.5 * nu, 0.5, 1 / (1 + square), square / (1 + square));
}

/** P(0 < T ≤ t) for t ≥ 0. */
function centre(t: f64, nu: f64): f64 {
  const square = (t * t) / nu;
  return 0.5 * beta(0.5, 0.5 * nu, square / (1 + square), 1 / (1 + square));
}

/** t times the density at t > 0. */
function densityTimes(t: f64, nu: f64): f64 {
  const square = (t * t) / nu;
  return betaLead(0.5 * nu, 0.5, 1 / (1 + square), square / (1 + square));
}

/** P(T ≤ t) of Student's t with nu degrees of freedom. */
export function studentTCdf(t: f64, nu: f64): f64 {
  return t < 0 ? upperTail(-t, nu) : 1 - upperTail(t, nu);
}

/** Expansion about the normal quantile in powers of 1/nu (Abramowitz and Stegun 26.7.5). */
function aroundNormal(w: f64, nu: f64): f64 {
  const s = w * w;
  const g1 = (s + 1) / 4;
  const g2 = ((5 * s + 16) * s + 3) / 96;
  const g3 = (((3 * s + 19) * s + 17) * s - 15) / 384;
  const g4 = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
  return w * (1 + (g1 + (g2 + (g3 + g4 / nu) / nu) / nu) / nu);
}

/**
 * The quantile of Student's t, nu ≥ 1 real, 10⁻¹⁴⁰ < p < 1. Newton's method: in the middle on
 * P(0 < T ≤ t) against t, in the tails on logarithms of both, where the tail is concave; kept
 * inside a bracket. From a million degrees of freedom the expansion about the normal quantile is
 * exact to double precision. Relative error about 10⁻¹³.
 */
export function studentTQuantile(p: f64, nu: f64): f64 {
  if (!(nu > 0)) return NaN;
  if (!(p > 0 && p < 1)) return p == 0 ? -Infinity : p == 1 ? Infinity : NaN;
  const w = normalQuantile(p);
  if (nu >= 1e6) return aroundNormal(w, nu);
  if (p == 0.5) return 0;
  const sign: f64 = p < 0.5 ? -1 : 1;
  const size = abs(w);
  const tail = p < 0.5 ? p : 1 - p;
  let t = size < 0.25 * sqrt(nu) ? aroundNormal(size, nu) : size;
  if (tail > 0.25) {
    const target = abs(p - 0.5);
    for (let i = 0; i < 100; ++i) {
      const step = ((centre(t, nu) - target) * t) / densityTimes(t, nu);
      t -= step;
      if (abs(step) <= 2e-16 * t) break;
    }
    return sign * t;
  }
  const target = log(tail);
  let at = log(t);
  let from: f64 = -1;
  let to: f64 = 345;
  for (let i = 0; i < 200; ++i) {
    const x = exp(at);
    const value = upperTail(x, nu);
    const miss = log(value) - target;
    if (miss > 0) from = at;
    else to = at;
    let next = at + (miss * value) / densityTimes(x, nu);
    if (!(next > from && next < to)) next = 0.5 * (from + to);
    if (abs(next - at) <= 2e-16 * max(1, abs(at))) break;
    at = next;
  }
  return sign * exp(at);
}
