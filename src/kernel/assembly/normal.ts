// The standard normal distribution function and its inverse, two lanes at a time. A scalar call
// fills both lanes with its argument, so that scalar, batch and lane give the same bits.

import { horner2, logarithm2, scaledExpOfMinus2 } from './exponential';

/** The leading 26 bits of a double: a number of so few bits has an exact square. */
const LEADING_BITS: i64 = 0xfffffffff8000000;

/**
 * Φ(x) in both lanes, with small relative error in both tails (subnormal results included).
 *
 * Φ(−z) = e^(−z²/2)·R(z) for z ≥ 0. R is the minimax rational of degrees 9 and 10 on [0, 38.6],
 * relative error 5.1e-17, found by the Remez exchange in 60-digit arithmetic; all its coefficients
 * are positive, so that no digits are lost in it. z² is split into an exact part and a correction,
 * as in W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969).
 */
// @ts-ignore: decorator
@inline
export function normalCdf2(x: v128): v128 {
  const z = f64x2.pmin(f64x2.abs(x), f64x2.splat(39));
  const leading = v128.and(z, i64x2.splat(LEADING_BITS));
  const a = f64x2.mul(f64x2.splat(0.5), f64x2.mul(leading, leading));
  const b = f64x2.mul(
    f64x2.splat(0.5),
    f64x2.mul(f64x2.add(z, leading), f64x2.sub(z, leading)),
  );
  let p = f64x2.splat(0.39894228040019998648);
  p = horner2(p, z, 10.73095276104235955);
  p = horner2(p, z, 141.32364793457804447);
  p = horner2(p, z, 1178.8581364841486244);
  p = horner2(p, z, 6812.1078277163606828);
  p = horner2(p, z, 28182.725144313015056);
  p = horner2(p, z, 83486.275694209207424);
  p = horner2(p, z, 171458.96828189776248);
  p = horner2(p, z, 223714.7226139606534);
  p = horner2(p, z, 144401.808687737553);
  let q = f64x2.splat(1.0);
  q = horner2(q, z, 26.898509603922011386);
  q = horner2(q, z, 355.24585184593152416);
  q = horner2(q, z, 2981.8576429895875086);
  q = horner2(q, z, 17427.66806779194895);
  q = horner2(q, z, 73544.774382825887626);
  q = horner2(q, z, 225646.06099739638095);
  q = horner2(q, z, 494785.42318467186334);
  q = horner2(q, z, 739371.26742460593641);
  q = horner2(q, z, 677861.39263582816636);
  q = horner2(q, z, 288803.617375475106);
  const tail = scaledExpOfMinus2(a, b, f64x2.div(p, q));
  return v128.bitselect(
    tail,
    f64x2.sub(f64x2.splat(1), tail),
    f64x2.lt(x, f64x2.splat(0)),
  );
}

/** Φ(x). */
export function normalCdf(x: f64): f64 {
  return f64x2.extract_lane(normalCdf2(f64x2.splat(x)), 0);
}

// Coefficients: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal
// distribution", Applied Statistics 37 (1988), routine PPND16.

/** Quantile from q = p − ½, |q| ≤ 0.425. */
// @ts-ignore: decorator
@inline
function central2(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let a = f64x2.splat(2.5090809287301226727e+3);
  a = horner2(a, r, 3.3430575583588128105e+4);
  a = horner2(a, r, 6.7265770927008700853e+4);
  a = horner2(a, r, 4.5921953931549871457e+4);
  a = horner2(a, r, 1.3731693765509461125e+4);
  a = horner2(a, r, 1.9715909503065514427e+3);
  a = horner2(a, r, 1.3314166789178437745e+2);
  a = horner2(a, r, 3.3871328727963666080);
  let b = f64x2.splat(5.2264952788528545610e+3);
  b = horner2(b, r, 2.8729085735721942674e+4);
  b = horner2(b, r, 3.9307895800092710610e+4);
  b = horner2(b, r, 2.1213794301586595867e+4);
  b = horner2(b, r, 5.3941960214247511077e+3);
  b = horner2(b, r, 6.8718700749205790830e+2);
  b = horner2(b, r, 4.2313330701600911252e+1);
  b = horner2(b, r, 1);
  return f64x2.mul(q, f64x2.div(a, b));
}

/** Size of the quantile from r = √(−ln(tail probability)) ≤ 5. */
// @ts-ignore: decorator
@inline
function middle2(root: v128): v128 {
  const r = f64x2.sub(root, f64x2.splat(1.6));
  let c = f64x2.splat(7.74545014278341407640e-4);
  c = horner2(c, r, 2.27238449892691845833e-2);
  c = horner2(c, r, 2.41780725177450611770e-1);
  c = horner2(c, r, 1.27045825245236838258);
  c = horner2(c, r, 3.64784832476320460504);
  c = horner2(c, r, 5.76949722146069140550);
  c = horner2(c, r, 4.63033784615654529590);
  c = horner2(c, r, 1.42343711074968357734);
  let d = f64x2.splat(1.05075007164441684324e-9);
  d = horner2(d, r, 5.47593808499534494600e-4);
  d = horner2(d, r, 1.51986665636164571966e-2);
  d = horner2(d, r, 1.48103976427480074590e-1);
  d = horner2(d, r, 6.89767334985100004550e-1);
  d = horner2(d, r, 1.67638483018380384940);
  d = horner2(d, r, 2.05319162663775882187);
  d = horner2(d, r, 1);
  return f64x2.div(c, d);
}

/** Size of the quantile from r = √(−ln(tail probability)) > 5. */
function far2(root: v128): v128 {
  const r = f64x2.sub(root, f64x2.splat(5));
  let e = f64x2.splat(2.01033439929228813265e-7);
  e = horner2(e, r, 2.71155556874348757815e-5);
  e = horner2(e, r, 1.24266094738807843860e-3);
  e = horner2(e, r, 2.65321895265761230930e-2);
  e = horner2(e, r, 2.96560571828504891230e-1);
  e = horner2(e, r, 1.78482653991729133580);
  e = horner2(e, r, 5.46378491116411436990);
  e = horner2(e, r, 6.65790464350110377720);
  let f = f64x2.splat(2.04426310338993978564e-15);
  f = horner2(f, r, 1.42151175831644588870e-7);
  f = horner2(f, r, 1.84631831751005468180e-5);
  f = horner2(f, r, 7.86869131145613259100e-4);
  f = horner2(f, r, 1.48753612908506148525e-2);
  f = horner2(f, r, 1.36929880922735805310e-1);
  f = horner2(f, r, 5.99832206555887937690e-1);
  f = horner2(f, r, 1);
  return f64x2.div(e, f);
}

function tail2(p: v128, q: v128): v128 {
  const tailProbability = f64x2.min(p, f64x2.sub(f64x2.splat(1), p));
  const root = f64x2.sqrt(f64x2.neg(logarithm2(tailProbability)));
  let size = middle2(root);
  const far = f64x2.gt(root, f64x2.splat(5));
  if (v128.any_true(far)) {
    const infinite = f64x2.eq(root, f64x2.splat(Infinity));
    size = v128.bitselect(far2(root), size, far);
    size = v128.bitselect(root, size, infinite);
  }
  return v128.or(size, v128.and(q, f64x2.splat(-0.0)));
}

/**
 * Φ⁻¹(p) in both lanes: AS 241, about one part in 10¹⁶. ∓∞ at 0 and 1, NaN outside.
 */
// @ts-ignore: decorator
@inline
export function normalQuantile2(p: v128): v128 {
  const q = f64x2.sub(p, f64x2.splat(0.5));
  const inTail = f64x2.gt(f64x2.abs(q), f64x2.splat(0.425));
  const centre = central2(q);
  return v128.any_true(inTail) ? v128.bitselect(tail2(p, q), centre, inTail) : centre;
}

/** Φ⁻¹(p). ∓∞ at 0 and 1, NaN outside. */
export function normalQuantile(p: f64): f64 {
  return f64x2.extract_lane(normalQuantile2(f64x2.splat(p)), 0);
}
