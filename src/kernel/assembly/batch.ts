// Functions of whole arrays, two lanes at a time; an odd last element fills both lanes.

import { exponential2, logarithm2, normalCdf2, normalQuantile2 } from './special';
import { binomialQuantile, binomialQuantile2, poissonQuantile, poissonQuantile2 } from './discrete';

/** out[i] = Φ(x[i]); x and out: f64[n], which may be the same array. */
export function normalCdfBatch(x: usize, out: usize, n: i32): void {
  const end = <usize>n << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) v128.store(out + i, normalCdf2(v128.load(x + i)));
  if (i < end) v128.store_lane<f64>(out + i, normalCdf2(v128.load64_splat(x + i)), 0);
}

/** out[i] = Φ⁻¹(p[i]); p and out: f64[n], which may be the same array. */
export function normalQuantileBatch(p: usize, out: usize, n: i32): void {
  const end = <usize>n << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) v128.store(out + i, normalQuantile2(v128.load(p + i)));
  if (i < end) v128.store_lane<f64>(out + i, normalQuantile2(v128.load64_splat(p + i)), 0);
}

/** out[i] = e^x[i]; x and out: f64[n], which may be the same array. */
export function expBatch(x: usize, out: usize, n: i32): void {
  const end = <usize>n << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) v128.store(out + i, exponential2(v128.load(x + i)));
  if (i < end) v128.store_lane<f64>(out + i, exponential2(v128.load64_splat(x + i)), 0);
}

/** out[i] = ln x[i]; x and out: f64[n], which may be the same array. */
export function logBatch(x: usize, out: usize, n: i32): void {
  const end = <usize>n << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) v128.store(out + i, logarithm2(v128.load(x + i)));
  if (i < end) v128.store_lane<f64>(out + i, logarithm2(v128.load64_splat(x + i)), 0);
}

/**
 * out[i] = the binomial quantile of u[i] for n[i] trials with probability p[i].
 * n, p, u, out: f64[count]; out may be any of the others.
 */
export function binomialBatch(n: usize, p: usize, u: usize, out: usize, count: i32): void {
  const end = <usize>count << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) {
    v128.store(out + i, binomialQuantile2(v128.load(n + i), v128.load(p + i), v128.load(u + i)));
  }
  if (i < end) {
    store<f64>(out + i, binomialQuantile(load<f64>(n + i), load<f64>(p + i), load<f64>(u + i)));
  }
}

/**
 * out[i] = the Poisson quantile of u[i] at mean[i]. mean, u, out: f64[count]; out may be either of
 * the others.
 */
export function poissonBatch(mean: usize, u: usize, out: usize, count: i32): void {
  const end = <usize>count << 3;
  let i: usize = 0;
  for (; i + 8 < end; i += 16) {
    v128.store(out + i, poissonQuantile2(v128.load(mean + i), v128.load(u + i)));
  }
  if (i < end) store<f64>(out + i, poissonQuantile(load<f64>(mean + i), load<f64>(u + i)));
}
