// The gamma function's logarithm, the regularised incomplete gamma functions and the chi-square
// distribution.

import { exp, log, log1p } from './exponential';
import { normalQuantile } from './normal';
import { poissonPmf, stirlingError } from './saddlePoint';

const HALF_LN_TWO_PI: f64 = 0.91893853320467274178;
/** 1 − γ, with Euler's constant γ. */
const ONE_LESS_EULER: f64 = 0.42278433509846713939;

/** (−1)ⁿ·(ζ(n) − 1)/n for n = 2 … 27. */
const ZETA_TERMS: usize = memory.data<f64>([
  0.32246703342411321824,
  -0.067352301053198095133,
  0.020580808427784547879,
  -0.0073855510286739852663,
  0.0028905103307415232858,
  -0.0011927539117032609771,
  0.00050966952474304242234,
  -0.00022315475845357937976,
  0.000099457512781808533715,
  -0.0000449262367381331417,
  0.000020507212775670691553,
  -9.439488275268395904e-6,
  4.3748667899074878042e-6,
  -2.0392157538013662368e-6,
  9.5514121304074198329e-7,
  -4.4924691987645660433e-7,
  2.1207184805554665869e-7,
  -1.0043224823968099609e-7,
  4.7698101693639805658e-8,
  -2.271109460894316491e-8,
  1.0838659214896954091e-8,
  -5.1834750419700466551e-9,
  2.4836745438024783172e-9,
  -1.1921401405860912074e-9,
  5.7313672416788620133e-10,
  -2.7595228851242331452e-10,
]);
const ZETA_COUNT: i32 = 26;

/** ln Γ(2 + z) for |z| ≤ ½ (Abramowitz and Stegun 6.1.33 plus ln(1 + z)). */
function logGammaNearTwo(z: f64): f64 {
  let sum: f64 = 0;
  for (let i = ZETA_COUNT - 1; i >= 0; --i) {
    sum = sum * z + load<f64>(ZETA_TERMS + (<usize>i << 3));
  }
  return z * (ONE_LESS_EULER + z * sum);
}

/** ln Γ(x) for x > 0; relative error about 10⁻¹⁵, also beside the zeros at 1 and 2. */
export function logGamma(x: f64): f64 {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return logGamma(1 + x) - log(x);
  if (x < 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1);
  if (x > 10) return (x - 0.5) * log(x) - x + HALF_LN_TWO_PI + stirlingError(x);
  let product: f64 = 1;
  while (x > 2.5) {
    x -= 1;
    product *= x;
  }
  return logGammaNearTwo(x - 2) + log(product);
}

/** A factor this close to 1 ends a continued fraction; twice the spacing of doubles there. */
const CONVERGED: f64 = 4.5e-16;

/** Power series of P(a, x) over its leading factor x^a·e^(−x)/Γ(a+1) (NIST DLMF 8.11.4). */
function seriesOfP(a: f64, x: f64): f64 {
  let sum: f64 = 1;
  let term: f64 = 1;
  for (let k = a + 1; term > sum * 1e-17; k += 1) {
    term *= x / k;
    sum += term;
  }
  return sum;
}

/**
 * Continued fraction of Q(a, x) over x^a·e^(−x)/Γ(a+1) (NIST DLMF 8.9.2, its even part), by
 * W. J. Lentz's forward evaluation, Applied Optics 15 (1976).
 */
function fractionOfQ(a: f64, x: f64): f64 {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  let factor: f64 = 0;
  for (let i: f64 = 1; abs(factor - 1) > CONVERGED; i += 1) {
    const numerator = i * (a - i);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    factor = c * d;
    value *= factor;
  }
  return a * value;
}

/** P(a, x) = γ(a, x)/Γ(a), a > 0, x ≥ 0. */
export function gammaP(a: f64, x: f64): f64 {
  if (!(x > 0 && x < Infinity)) return x == 0 ? 0 : x > 0 ? 1 : NaN;
  const lead = poissonPmf(a, x);
  return x < a + 1 ? lead * seriesOfP(a, x) : 1 - lead * fractionOfQ(a, x);
}

/** Q(a, x) = Γ(a, x)/Γ(a), a > 0, x ≥ 0. */
export function gammaQ(a: f64, x: f64): f64 {
  if (!(x > 0 && x < Infinity)) return x == 0 ? 1 : x > 0 ? 0 : NaN;
  const lead = poissonPmf(a, x);
  return x < a + 1 ? 1 - lead * seriesOfP(a, x) : lead * fractionOfQ(a, x);
}

/** P(X ≤ x) of a chi-square X with nu degrees of freedom. */
export function chiSquareCdf(x: f64, nu: f64): f64 {
  return gammaP(0.5 * nu, 0.5 * x);
}

/**
 * The chi-square quantile, nu ≥ 1 real: Newton's method on the logarithm of the smaller tail
 * against the logarithm of x, where it is concave, kept inside a bracket. It starts from
 * E. B. Wilson and M. M. Hilferty (1931), far in the lower tail from P(a, x) ≈ x^a/Γ(a+1).
 * Relative error about 10⁻¹³.
 */
export function chiSquareQuantile(p: f64, nu: f64): f64 {
  if (!(nu > 0)) return NaN;
  if (!(p > 0 && p < 1)) return p == 0 ? 0 : p == 1 ? Infinity : NaN;
  const a = 0.5 * nu;
  const lower = p <= 0.5;
  const target = log(lower ? p : 1 - p);
  const third = 2 / (9 * nu);
  const cubeRoot = 1 - third + normalQuantile(p) * sqrt(third);
  let at =
    cubeRoot > 0.2 ? log(a) + 3 * log(cubeRoot) : (log(p) + logGamma(a + 1)) / a;
  let from: f64 = -1e5;
  let to: f64 = 700;
  for (let i = 0; i < 200; ++i) {
    const x = exp(at);
    const tail = lower ? gammaP(a, x) : gammaQ(a, x);
    const density = a * poissonPmf(a, x);
    const miss = log(tail) - target;
    if (miss > 0 == lower) to = at;
    else from = at;
    let next = lower ? at - (miss * tail) / density : at + (miss * tail) / density;
    if (!(next > from && next < to)) next = 0.5 * (from + to);
    if (abs(next - at) <= 2e-16 * max(1, abs(at))) break;
    at = next;
  }
  return 2 * exp(at);
}
