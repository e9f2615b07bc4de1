// Sobol' points under Owen's nested uniform scrambling, addressed by path: quasi-random draws that
// have an address as those of Philox do.

import { normalQuantileBatch } from './batch';
import { philox4x32 } from './philox';

/** Dimensions there are direction numbers for. */
const DIMENSIONS: i32 = 9;

/**
 * Primitive polynomials and initial direction numbers of dimensions 2 to 9: degree s, coefficients
 * a, then m₁ … m₅. From new-joe-kuo-6.21201, S. Joe and F. Y. Kuo, "Constructing Sobol sequences with
 * better two-dimensional projections", SIAM Journal on Scientific Computing 30 (2008).
 */
const TABLE: usize = memory.data<u8>([
  1, 0, 1, 0, 0, 0, 0,
  2, 1, 1, 3, 0, 0, 0,
  3, 1, 1, 3, 1, 0, 0,
  3, 2, 1, 1, 1, 0, 0,
  4, 1, 1, 1, 3, 3, 0,
  4, 4, 1, 3, 5, 13, 0,
  5, 2, 1, 1, 5, 5, 17,
  5, 4, 1, 1, 5, 5, 5,
]);

/** Direction numbers, u32[dimension][bit of the index]. */
const DIRECTIONS: usize = memory.data(4 * 32 * 9, 16);

// The recurrence of P. Bratley and B. L. Fox, Algorithm 659, ACM Transactions on Mathematical
// Software 14 (1988), with each number shifted to the leading bits.
for (let bit: u32 = 0; bit < 32; ++bit) store<u32>(DIRECTIONS + (bit << 2), 0x80000000 >>> bit);
for (let dimension: usize = 1; dimension < <usize>DIMENSIONS; ++dimension) {
  const row = TABLE + (dimension - 1) * 7;
  const place = DIRECTIONS + (dimension << 7);
  const degree = <u32>load<u8>(row);
  const coefficients = <u32>load<u8>(row, 1);
  for (let bit: u32 = 0; bit < 32; ++bit) {
    if (bit < degree) {
      store<u32>(place + (bit << 2), <u32>load<u8>(row + bit, 2) << (31 - bit));
      continue;
    }
    const earliest = load<u32>(place + ((bit - degree) << 2));
    let direction = earliest ^ (earliest >>> degree);
    for (let k: u32 = 1; k < degree; ++k)
      if ((coefficients >>> (degree - 1 - k)) & 1)
        direction ^= load<u32>(place + ((bit - k) << 2));
    store<u32>(place + (bit << 2), direction);
  }
}

/** A coordinate of the Sobol' point of an index, as 32 leading bits. */
export function sobol(index: u32, dimension: u32): u32 {
  const place = DIRECTIONS + (<usize>dimension << 7);
  let x: u32 = 0;
  for (let bit: usize = 0; index; ++bit, index >>>= 1)
    if (index & 1) x ^= load<u32>(place + (bit << 2));
  return x;
}

// @ts-ignore: decorator
@inline
function reverse(x: u32): u32 {
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  return bswap<u32>(x);
}

/**
 * Nested uniform scrambling of 32 bits: whether a bit is flipped depends on all the bits above it
 * and on the seed (A. B. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995). By hashing,
 * as B. Burley, "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9
 * (2020), after S. Laine and T. Karras, "Stratified sampling for stochastic transparency" (2011); with
 * the stronger hash of N. Vegdahl, "Building a better LK hash" (2021).
 */
export function scramble(x: u32, seed: u32): u32 {
  x = reverse(x);
  x ^= x * 0x3d20adea;
  x += seed;
  x *= (seed >>> 16) | 1;
  x ^= x * 0x05526c56;
  x ^= x * 0x53a22864;
  return reverse(x);
}

/** Months of seeds: no path draws at them. */
const SEED_MONTH: u32 = 0x80000000;

const SEEDS: usize = memory.data(16, 16);

/**
 * Uniforms of consecutive paths: coordinates of the Sobol' point of each path, as (k + ½)·2⁻³². Path i
 * is point ⌊i/replicates⌋ of replicate i mod `replicates`. Every replicate of every stream has a
 * scrambling of its own for each coordinate and for the order of its points ("padding", Burley 2020,
 * section 4), so that streams are strangers and a stream more changes no other. To the hash a digital
 * shift from Philox is added, which makes each single uniform exactly uniform.
 * @param out f64[dimensions][count]
 * @param dimensions at most 9
 * @param stretch number of the stretch of a path that is drawn; each is scrambled anew
 */
export function sobolUniforms(
  out: usize,
  count: i32,
  dimensions: i32,
  key0: u32,
  key1: u32,
  firstPath: u32,
  stream: u32,
  stretch: u32,
  replicates: u32,
): void {
  const month = SEED_MONTH | stretch;
  for (let replicate: u32 = 0; replicate < replicates; ++replicate) {
    philox4x32(10, replicate, month, stream, DIMENSIONS, key0, key1, SEEDS);
    const orderSeed = load<u32>(SEEDS);
    const orderShift = load<u32>(SEEDS, 4);
    const first = (replicate + replicates - (firstPath % replicates)) % replicates;
    for (let dimension: i32 = 0; dimension < dimensions; ++dimension) {
      philox4x32(10, replicate, month, stream, dimension, key0, key1, SEEDS);
      const seed = load<u32>(SEEDS);
      const shift = load<u32>(SEEDS, 4);
      const row = out + ((<usize>dimension * count) << 3);
      for (let i = first; i < <u32>count; i += replicates) {
        const index = scramble((firstPath + i) / replicates, orderSeed) ^ orderShift;
        const k = scramble(sobol(index, dimension), seed) ^ shift;
        store<f64>(row + (<usize>i << 3), (<f64>k + 0.5) * 2.3283064365386962891e-10);
      }
    }
  }
}

/**
 * Standard normals: the normal quantiles of the uniforms at the same addresses.
 * @param out f64[dimensions][count]
 */
export function sobolNormals(
  out: usize,
  count: i32,
  dimensions: i32,
  key0: u32,
  key1: u32,
  firstPath: u32,
  stream: u32,
  stretch: u32,
  replicates: u32,
): void {
  sobolUniforms(out, count, dimensions, key0, key1, firstPath, stream, stretch, replicates);
  normalQuantileBatch(out, out, dimensions * count);
}
