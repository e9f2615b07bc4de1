// The natural exponential and logarithm, two lanes at a time. A scalar call fills both lanes with
// its argument, so that scalar, batch and lane give the same bits.
//
// Reductions, polynomials and their coefficients: fdlibm (Sun Microsystems, 1993), e_exp.c and
// e_log.c, where errors below one unit in the last place are proved.

/** ln 2 as a sum whose first part has 33 significant bits, so that its multiples are exact. */
const LN2_HIGH: f64 = 6.93147180369123816490e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;
const ONE_OVER_LN2: f64 = 1.44269504088896338700;

/** 1.5·2⁵²: added to a whole number it leaves that number in the low bits. */
const WHOLE_IN_LOW_BITS: f64 = 6755399441055744.0;

// @ts-ignore: decorator
@inline
export function horner2(sum: v128, x: v128, coefficient: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), f64x2.splat(coefficient));
}

/** e^(high − low) − 1 for |high − low| ≤ ½·ln 2 (e_exp.c: a rational in r²). */
// @ts-ignore: decorator
@inline
function expm1Reduced(high: v128, low: v128): v128 {
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let sum = f64x2.splat(4.13813679705723846039e-8);
  sum = horner2(sum, t, -1.65339022054652515390e-6);
  sum = horner2(sum, t, 6.61375632143793436117e-5);
  sum = horner2(sum, t, -2.77777777770155933842e-3);
  sum = horner2(sum, t, 1.66666666666666019037e-1);
  const c = f64x2.sub(r, f64x2.mul(t, sum));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  return f64x2.sub(high, f64x2.sub(low, quotient));
}

/** 2^whole for whole numbers from −1022 to 1023. */
// @ts-ignore: decorator
@inline
function powerOfTwo(whole: v128): v128 {
  return i64x2.shl(f64x2.add(whole, f64x2.splat(WHOLE_IN_LOW_BITS + 1023)), 52);
}

/**
 * scale·e^(−(a + b)) with one rounding of the exponent: a is exact, b a small correction.
 * Two factors carry the power of two, so that results below 2⁻¹⁰²² underflow gradually.
 */
// @ts-ignore: decorator
@inline
export function scaledExpOfMinus2(a: v128, b: v128, scale: v128): v128 {
  const whole = f64x2.nearest(f64x2.mul(f64x2.add(a, b), f64x2.splat(-ONE_OVER_LN2)));
  const high = f64x2.sub(f64x2.neg(a), f64x2.mul(whole, f64x2.splat(LN2_HIGH)));
  const low = f64x2.add(b, f64x2.mul(whole, f64x2.splat(LN2_LOW)));
  const mantissa = f64x2.mul(f64x2.add(f64x2.splat(1), expm1Reduced(high, low)), scale);
  const half = f64x2.floor(f64x2.mul(whole, f64x2.splat(0.5)));
  const rest = f64x2.sub(whole, half);
  return f64x2.mul(f64x2.mul(mantissa, powerOfTwo(half)), powerOfTwo(rest));
}

/** e^x in both lanes; below one unit in the last place. */
// @ts-ignore: decorator
@inline
export function exponential2(x: v128): v128 {
  const clamped = f64x2.pmax(f64x2.pmin(x, f64x2.splat(710)), f64x2.splat(-746));
  return scaledExpOfMinus2(f64x2.neg(clamped), f64x2.splat(0), f64x2.splat(1));
}

/** k·ln 2 + ln(1 + f) for √½ ≤ 1 + f < √2 and whole k, with 1 + f not formed (e_log.c). */
// @ts-ignore: decorator
@inline
function logReduced2(f: v128, k: v128): v128 {
  const halfSquare = f64x2.mul(f64x2.splat(0.5), f64x2.mul(f, f));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  let even = f64x2.splat(1.531383769920937332e-1);
  even = horner2(even, w, 2.222219843214978396e-1);
  even = horner2(even, w, 3.999999999940941908e-1);
  let odd = f64x2.splat(1.479819860511658591e-1);
  odd = horner2(odd, w, 1.818357216161805012e-1);
  odd = horner2(odd, w, 2.857142874366239149e-1);
  odd = horner2(odd, w, 6.666666666666735130e-1);
  const r = f64x2.add(f64x2.mul(even, w), f64x2.mul(odd, z));
  let sum = f64x2.mul(s, f64x2.add(halfSquare, r));
  sum = f64x2.add(sum, f64x2.mul(k, f64x2.splat(LN2_LOW)));
  sum = f64x2.add(f64x2.sub(sum, halfSquare), f);
  return f64x2.add(sum, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
}

/** ln x in both lanes; below one unit in the last place. −∞ at 0, NaN below. */
// @ts-ignore: decorator
@inline
export function logarithm2(x: v128): v128 {
  const subnormal = f64x2.lt(x, f64x2.splat(2.2250738585072014e-308));
  const normal = v128.bitselect(f64x2.mul(x, f64x2.splat(18014398509481984.0)), x, subnormal);
  // mantissa in [√½, √2): exponent and mantissa split at the bits of √½
  const shifted = i64x2.add(normal, i64x2.splat(0x3ff0000000000000 - 0x3fe6a09e00000000));
  const exponent = f64x2.sub(
    v128.or(i64x2.shr_u(shifted, 52), i64x2.splat(0x4330000000000000)),
    f64x2.splat(4503599627370496.0 + 1023),
  );
  const mantissa = i64x2.add(
    v128.and(shifted, i64x2.splat(0x000fffffffffffff)),
    i64x2.splat(0x3fe6a09e00000000),
  );
  const result = logReduced2(
    f64x2.sub(mantissa, f64x2.splat(1)),
    f64x2.sub(exponent, v128.and(f64x2.splat(54), subnormal)),
  );
  // x that is not both positive and finite: ln ∞ = ∞, ln 0 = −∞, else NaN
  const ordinary = v128.and(f64x2.gt(x, f64x2.splat(0)), f64x2.lt(x, f64x2.splat(Infinity)));
  const edge = v128.bitselect(
    f64x2.splat(-Infinity),
    f64x2.add(x, v128.and(f64x2.splat(NaN), f64x2.lt(x, f64x2.splat(0)))),
    f64x2.eq(x, f64x2.splat(0)),
  );
  return v128.bitselect(result, edge, ordinary);
}

/** ln(1 − p) in both lanes for 0 ≤ p ≤ ½, without loss near 0; about one unit in the last place. */
// @ts-ignore: decorator
@inline
export function logOfComplement2(p: v128): v128 {
  // 1 − p, or 2·(1 − p) = 1 + (1 − 2p) with ln 2 taken off: exact either way
  const large = f64x2.gt(p, f64x2.splat(0.29));
  const f = v128.bitselect(
    f64x2.sub(f64x2.splat(1), f64x2.add(p, p)),
    f64x2.neg(p),
    large,
  );
  return logReduced2(f, v128.and(f64x2.splat(-1), large));
}

/** e^x; below one unit in the last place. */
export function exp(x: f64): f64 {
  return f64x2.extract_lane(exponential2(f64x2.splat(x)), 0);
}

/** ln x; below one unit in the last place. −∞ at 0, NaN below. */
export function log(x: f64): f64 {
  return f64x2.extract_lane(logarithm2(f64x2.splat(x)), 0);
}

/**
 * ln(1 + x) without loss near 0; about one unit in the last place. Away from 0 it is the logarithm
 * of the rounded 1 + x, corrected for the rounding.
 */
export function log1p(x: f64): f64 {
  if (x > -0.29 && x < 0.41) {
    return f64x2.extract_lane(logReduced2(f64x2.splat(x), f64x2.splat(0)), 0);
  }
  const sum = 1 + x;
  return sum > 0 && sum < Infinity ? log(sum) + (x - (sum - 1)) / sum : log(sum);
}

/** e^x − 1 without loss near 0: 2^k·(e^r − 1) + (2^k − 1), with the reduction of e^x. */
export function expm1(x: f64): f64 {
  if (!(x > -40 && x < 60)) return exp(x) - 1;
  const whole = nearest<f64>(x * ONE_OVER_LN2);
  const high = x - whole * LN2_HIGH;
  const low = whole * LN2_LOW;
  const reduced = f64x2.extract_lane(expm1Reduced(f64x2.splat(high), f64x2.splat(low)), 0);
  const power = f64x2.extract_lane(powerOfTwo(f64x2.splat(whole)), 0);
  return power * reduced + (power - 1);
}
