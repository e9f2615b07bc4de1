// Philox4x32 of J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel Random Numbers:
// As Easy as 1, 2, 3" (SC'11), section 3.3: a block cipher used as a generator, so that a draw
// has an address instead of a place in a sequence.

import { normalQuantileBatch } from './batch';

/** Multipliers and Weyl increments of Philox4x32 (Salmon et al. 2011, section 3.3). */
const M0: u64 = 0xd2511f53;
const M1: u64 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;

/** Rounds of every draw; 7 already pass the usual test batteries, 10 leave a margin. */
const ROUNDS: i32 = 10;

/** The bits of 1.0, to which 52 leading bits k add k·2⁻⁵², and 1 − 2⁻⁵³. */
const ONE_BITS: u64 = 0x3ff0000000000000;
const ONE_LESS_HALF_STEP: f64 = 0.99999999999999988898;

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
  // each half of the block as one word: (c0, c1) and (c2, c3)
  let first = (<u64>path << 32) | <u64>month;
  let second = (<u64>stream << 32) | <u64>index;
  for (let round = 0; round < ROUNDS; ++round) {
    const product0 = M0 * (first >>> 32);
    const product1 = M1 * (second >>> 32);
    first = product1 ^ (first << 32) ^ (<u64>key0 << 32);
    second = product0 ^ (second << 32) ^ (<u64>key1 << 32);
    key0 += W0;
    key1 += W1;
  }
  return reinterpret<f64>((first >>> 12) | ONE_BITS) - ONE_LESS_HALF_STEP;
}

/** The round keys of one call, each filling four lanes: key0 and key1 of every round. */
const ROUND_KEYS: usize = memory.data(32 * ROUNDS, 16);

// @ts-ignore: decorator
@inline
function lowWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function highWords(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 1, 3, 5, 7);
}

/** Two uniforms from two blocks, each 64-bit lane holding word 0 above word 1. */
// @ts-ignore: decorator
@inline
function uniformsOfWords(words: v128): v128 {
  const leading = v128.or(i64x2.shr_u(words, 12), i64x2.splat(ONE_BITS));
  return f64x2.sub(leading, f64x2.splat(ONE_LESS_HALF_STEP));
}

/**
 * Uniforms of consecutive paths at one month, stream and index, eight paths at a time.
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
  for (let round = 0; round < ROUNDS; ++round) {
    const place = ROUND_KEYS + (<usize>round << 5);
    v128.store(place, i32x4.splat(key0 + <u32>round * W0));
    v128.store(place, i32x4.splat(key1 + <u32>round * W1), 16);
  }
  const m0 = i32x4.splat(<i32>M0);
  const m1 = i32x4.splat(<i32>M1);
  let i = 0;
  // two fours side by side: each round waits for the one before
  for (; i + 8 <= count; i += 8) {
    let a0 = i32x4.add(i32x4.splat(firstPath + i), i32x4(0, 1, 2, 3));
    let b0 = i32x4.add(i32x4.splat(firstPath + i), i32x4(4, 5, 6, 7));
    let a1 = i32x4.splat(month);
    let b1 = a1;
    let a2 = i32x4.splat(stream);
    let b2 = a2;
    let a3 = i32x4.splat(index);
    let b3 = a3;
    for (let key = ROUND_KEYS; key < ROUND_KEYS + 32 * ROUNDS; key += 32) {
      const lowA0 = i64x2.extmul_low_i32x4_u(a0, m0);
      const highA0 = i64x2.extmul_high_i32x4_u(a0, m0);
      const lowA1 = i64x2.extmul_low_i32x4_u(a2, m1);
      const highA1 = i64x2.extmul_high_i32x4_u(a2, m1);
      const lowB0 = i64x2.extmul_low_i32x4_u(b0, m0);
      const highB0 = i64x2.extmul_high_i32x4_u(b0, m0);
      const lowB1 = i64x2.extmul_low_i32x4_u(b2, m1);
      const highB1 = i64x2.extmul_high_i32x4_u(b2, m1);
      a0 = v128.xor(v128.xor(highWords(lowA1, highA1), a1), v128.load(key));
      b0 = v128.xor(v128.xor(highWords(lowB1, highB1), b1), v128.load(key));
      a1 = lowWords(lowA1, highA1);
      b1 = lowWords(lowB1, highB1);
      a2 = v128.xor(v128.xor(highWords(lowA0, highA0), a3), v128.load(key, 16));
      b2 = v128.xor(v128.xor(highWords(lowB0, highB0), b3), v128.load(key, 16));
      a3 = lowWords(lowA0, highA0);
      b3 = lowWords(lowB0, highB0);
    }
    const place = out + (<usize>i << 3);
    v128.store(place, uniformsOfWords(v128.shuffle<i32>(a1, a0, 0, 4, 1, 5)));
    v128.store(place, uniformsOfWords(v128.shuffle<i32>(a1, a0, 2, 6, 3, 7)), 16);
    v128.store(place, uniformsOfWords(v128.shuffle<i32>(b1, b0, 0, 4, 1, 5)), 32);
    v128.store(place, uniformsOfWords(v128.shuffle<i32>(b1, b0, 2, 6, 3, 7)), 48);
  }
  for (; i < count; ++i) {
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
  normalQuantileBatch(out, out, count);
}
