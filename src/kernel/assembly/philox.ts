// Philox4x32 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel Random Numbers:
// As Easy as 1, 2, 3" (SC'11), section 3.3: a block cipher used as a generator, so that a draw
// has an address instead of a place in a sequence.

import { normalQuantile2 } from './special';

/** Multipliers and Weyl increments of Philox4x32 (Salmon et al. 2011, section 3.3). */
const M0: u64 = 0xd2511f53;
const M1: u64 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;

/** Rounds of every draw; 7 already pass the usual test batteries, 10 leave a margin. */
const ROUNDS: i32 = 10;

/**
 * The Philox4x32 block function with a chosen number of rounds.
 * @param out where the four u32 of the result are written
 */
export function philox4x32(
  rounds: i32,
  c0: u32,
  c1: u32,
  c2: u32,
  c3: u32,
  key0: u32,
  key1: u32,
  out: usize,
): void {
  for (let round = 0; round < rounds; ++round) {
    const product0 = M0 * <u64>c0;
    const product1 = M1 * <u64>c2;
    c0 = <u32>(product1 >>> 32) ^ c1 ^ key0;
    c1 = <u32>product1;
    c2 = <u32>(product0 >>> 32) ^ c3 ^ key1;
    c3 = <u32>product0;
    key0 += W0;
    key1 += W1;
  }
  store<u32>(out, c0);
  store<u32>(out, c1, 4);
  store<u32>(out, c2, 8);
  store<u32>(out, c3, 12);
}

/**
 * The uniform at the address (path, month, stream, index) under a key: the 52 leading bits k of
 * the block's first two words, as (k + ½)·2⁻⁵². Every value is exact, lies strictly inside (0, 1),
 * and so does its complement 1 − u, which is exact too.
 */
export function uniform(
  path: u32,
  month: u32,
  stream: u32,
  index: u32,
  key0: u32,
  key1: u32,
): f64 {
  let c0 = path;
  let c1 = month;
  let c2 = stream;
  let c3 = index;
  for (let round = 0; round < ROUNDS; ++round) {
    const product0 = M0 * <u64>c0;
    const product1 = M1 * <u64>c2;
    c0 = <u32>(product1 >>> 32) ^ c1 ^ key0;
    c1 = <u32>product1;
    c2 = <u32>(product0 >>> 32) ^ c3 ^ key1;
    c3 = <u32>product0;
    key0 += W0;
    key1 += W1;
  }
  const leading = ((<u64>c0 << 32) | <u64>c1) >>> 12;
  // 1 + k·2⁻⁵² less 1 − 2⁻⁵³
  return reinterpret<f64>(leading | 0x3ff0000000000000) - 0.99999999999999988898;
}

/**
 * Uniforms of consecutive paths at one month, stream and index.
 * @param out f64[count]
 */
export function uniforms(
  out: usize,
  count: i32,
  key0: u32,
  key1: u32,
  firstPath: u32,
  month: u32,
  stream: u32,
  index: u32,
): void {
  for (let i = 0; i < count; ++i) {
    store<f64>(out + (<usize>i << 3), uniform(firstPath + i, month, stream, index, key0, key1));
  }
}

/**
 * Standard normals of consecutive paths at one month, stream and index: the normal quantiles of
 * the uniforms at the same addresses.
 * @param out f64[count]
 */
export function normals(
  out: usize,
  count: i32,
  key0: u32,
  key1: u32,
  firstPath: u32,
  month: u32,
  stream: u32,
  index: u32,
): void {
  uniforms(out, count, key0, key1, firstPath, month, stream, index);
  const even = count & ~1;
  let i = 0;
  for (; i < even; i += 2) {
    const place = out + (<usize>i << 3);
    v128.store(place, normalQuantile2(v128.load(place)));
  }
  if (i < count) {
    const place = out + (<usize>i << 3);
    store<f64>(place, f64x2.extract_lane(normalQuantile2(v128.load64_splat(place)), 0));
  }
}
