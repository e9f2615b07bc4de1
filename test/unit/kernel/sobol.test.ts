import { describe, expect, test } from 'vitest';
import { philox4x32 } from '../../reference/philox';
import { kernel } from './kernel';

const { exports, allocator } = kernel;
const dimensions = 9;
const [key0, key1] = [0xa4093822, 0x299f31d0];
const stream = 0xdeadbeef;

/** A coordinate of a Sobol' point as a whole number of 2⁻³². */
const coordinate = (index: number, dimension: number) => exports.sobol(index, dimension) >>> 0;

/** Coordinates of the first `points` points of a replicate, `[dimension][point]`. */
function scrambled(points: number, replicates: number, replicate: number, stretch = 0) {
  const count = points * replicates;
  const out = allocator.reserve(8 * dimensions * count);
  exports.sobolUniforms(...[out, count, dimensions, key0, key1, 0, stream, stretch, replicates]);
  return Array.from({ length: dimensions }, (_, dimension) => {
    const row = allocator.f64(out + 8 * dimension * count, count);
    return Float64Array.from({ length: points }, (_, point) => row[point * replicates + replicate]);
  });
}

/** Points in each of 2^(a+b) boxes of sides 2^−a and 2^−b. */
function boxes(x: Float64Array, y: Float64Array, a: number, b: number): number[] {
  const counts = new Array<number>(2 ** (a + b)).fill(0);
  x.forEach(
    (value, i) => counts[Math.floor(value * 2 ** a) * 2 ** b + Math.floor(y[i] * 2 ** b)]++,
  );
  return counts;
}

describe('Sobol’ points of Joe and Kuo (2008)', () => {
  // As SciPy 1.17 has them, which reads the same table: qmc.Sobol(9, scramble=False, bits=32), put from the order of
  // Gray's code into the natural one.
  test.each([
    [0, [0, 0, 0, 0, 0, 0, 0, 0, 0]],
    [1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]],
    [2, [0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25]],
    [3, [0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75]],
    [4, [0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625]],
    [8, [0.0625, 0.9375, 0.5625, 0.3125, 0.6875, 0.1875, 0.8125, 0.3125, 0.3125]],
  ])('point %d', (index, point) => {
    expect(point.map((_, dimension) => coordinate(index, dimension) / 2 ** 32)).toEqual(point);
  });

  test.each([
    [
      1234,
      [
        1260388352, 3181379584, 2371878912, 1356857344, 4267704320, 2371878912, 1528823808,
        4280287232, 2569011200,
      ],
    ],
    [
      4095,
      [
        4293918720, 286261248, 11534336, 3488612352, 3079667712, 4254072832, 1366294528, 670040064,
        1827667968,
      ],
    ],
  ])('point %d to the last bit', (index, point) => {
    expect(point.map((_, dimension) => coordinate(index, dimension))).toEqual(point);
  });
});

describe('nested uniform scrambling', () => {
  const seeds = [0, 1, 0x12345678, 0xffffffff];

  test('keeps what two numbers share: the leading bits up to the first that differs, and no more', () => {
    const leading = (a: number, b: number) => Math.clz32(a ^ b);
    for (const seed of seeds)
      for (let i = 0; i < 500; i++) {
        const [a] = philox4x32(10, [i, 0, 0, 0], [1, 2]);
        const b = (a ^ (2 ** (i % 32))) >>> 0;
        expect(leading(exports.scramble(a, seed), exports.scramble(b, seed))).toBe(leading(a, b));
      }
  });
});

describe('scrambled points', () => {
  const points = 256;
  const replicates = 4;

  test('of a replicate have one in each interval of their number, in every coordinate and after any power of two', () => {
    for (let replicate = 0; replicate < replicates; replicate++)
      for (const row of scrambled(points, replicates, replicate))
        for (const first of [1, 2, 4, 8, 16, 32, 64, 128, 256]) {
          const cells = Array.from(row.subarray(0, first), (x) => Math.floor(x * first));
          expect(new Set(cells).size).toBe(first);
        }
  });

  // The first two dimensions of Sobol' are a (0, 2)-sequence (Sobol' 1967): a point in every elementary interval.
  test('of the first two coordinates are a (0, m, 2)-net in base 2', () => {
    for (let replicate = 0; replicate < replicates; replicate++) {
      const [x, y] = scrambled(points, replicates, replicate);
      for (let a = 0; a <= 8; a++) expect(new Set(boxes(x, y, a, 8 - a))).toEqual(new Set([1]));
    }
  });

  test('lie in elementary intervals of any two coordinates as the unscrambled ones do', () => {
    const plain = Array.from({ length: dimensions }, (_, dimension) =>
      Float64Array.from({ length: points }, (_, i) => coordinate(i, dimension) / 2 ** 32),
    );
    const found = scrambled(points, replicates, 1);
    const sorted = (rows: Float64Array[], i: number, j: number, a: number) =>
      boxes(rows[i], rows[j], a, 8 - a).sort((p, q) => p - q);
    for (let i = 0; i < dimensions; i++)
      for (let j = 0; j < i; j++)
        for (let a = 0; a <= 8; a++) expect(sorted(found, i, j, a)).toEqual(sorted(plain, i, j, a));
  });

  test('are each uniform over scramblings, and two of one replicate no more alike than a net makes them', () => {
    // Over many stretches, each scrambled anew, the first point of a replicate in eight cells: χ² of 7 degrees of
    // freedom exceeds 29.9 once in ten thousand.
    const trials = 4000;
    const counts = new Float64Array(8);
    let same = 0;
    for (let stretch = 0; stretch < trials; stretch++) {
      const [x, , , , , , , , y] = scrambled(2, 1, 0, stretch);
      counts[Math.floor(8 * x[0])]++;
      if (x[0] < 0.5 === y[0] < 0.5) same++;
    }
    const chi = counts.reduce((sum, n) => sum + (n - trials / 8) ** 2 / (trials / 8), 0);
    expect(chi).toBeLessThan(29.9);
    expect(Math.abs(same - trials / 2) / Math.sqrt(trials / 4)).toBeLessThan(4);
  });

  test('of a path are the same wherever its block begins and however long it is', () => {
    const whole = scrambled(64, 16, 5)[3];
    const out = allocator.reserve(8 * dimensions * 100);
    const from = 333;
    exports.sobolUniforms(...[out, 100, dimensions, key0, key1, from, stream, 0, 16]);
    const row = allocator.f64(out + 8 * 3 * 100, 100);
    for (let i = 0; i < 100; i++)
      if ((from + i) % 16 === 5) expect(row[i]).toBe(whole[Math.floor((from + i) / 16)]);
  });
});
