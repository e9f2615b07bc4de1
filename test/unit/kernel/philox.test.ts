import { expect, test } from 'vitest';
import { philox4x32 } from '../../reference/philox';
import { philoxKnownAnswers } from '../../reference/philoxKnownAnswers';
import { kernel } from './kernel';

const { exports, allocator } = kernel;
const [key0, key1] = [0xa4093822, 0x299f31d0];

function block(rounds: number, counter: number[], key: number[]): number[] {
  const out = allocator.reserve(16);
  const [c0, c1, c2, c3] = counter;
  exports.philox4x32(rounds, c0, c1, c2, c3, key[0], key[1], out);
  return [...allocator.u32(out, 4)];
}

/** The 52 leading bits of the block's first two words, and a half, in units of 2⁻⁵². */
function plainUniform(path: number, month: number, stream: number, index: number): number {
  const [w0, w1] = philox4x32(10, [path, month, stream, index], [key0, key1]);
  return (w0 * 2 ** 20 + Math.floor(w1 / 2 ** 12) + 0.5) / 2 ** 52;
}

test.each(philoxKnownAnswers)(
  'Philox4x32-$rounds turns counter $counter into the published words',
  ({ rounds, counter, key, result }) => {
    expect(block(rounds, counter, key)).toEqual(result);
    expect(philox4x32(rounds, counter, key)).toEqual(result);
  },
);

test('a uniform is read off the block at its address', () => {
  for (const [path, month, stream, index] of [
    [0, 0, 0, 0],
    [7, 12, 3, 1],
    [0xffffffff, 119, 0xdeadbeef, 0x80000000],
  ]) {
    const expected = plainUniform(path, month, stream, index);
    expect(exports.uniform(path, month, stream, index, key0, key1)).toBe(expected);
  }
});

test('uniforms of a block of paths are those of each path alone, whatever its place', () => {
  for (const first of [0, 1, 2, 3, 1000, 0xfffffffd]) {
    for (const count of [0, 1, 2, 3, 4, 5, 7, 8, 64]) {
      const out = allocator.reserve(8 * count);
      exports.uniforms(out, count, key0, key1, first, 5, 9, 2);
      const alone = Array.from({ length: count }, (_, i) =>
        exports.uniform((first + i) >>> 0, 5, 9, 2, key0, key1),
      );
      expect([...allocator.f64(out, count)]).toEqual(alone);
    }
  }
});

test('uniforms do not write past their end', () => {
  const out = allocator.reserve(8 * 12);
  allocator.f64(out, 12).fill(-1);
  exports.uniforms(out, 9, key0, key1, 0, 1, 2, 3);
  expect([...allocator.f64(out, 12)].slice(9)).toEqual([-1, -1, -1]);
});

test('each part of an address and of the key changes the draw', () => {
  const address = [3, 14, 15, 92, key0, key1] as const;
  const draws = address.map((_, place) => {
    const [path, month, stream, index, k0, k1] = address.map((x, i) => (i === place ? x + 1 : x));
    return exports.uniform(path, month, stream, index, k0, k1);
  });
  expect(new Set([exports.uniform(...address), ...draws]).size).toBe(7);
});

test('uniforms lie strictly inside (0, 1) with mean ½ and variance 1/12', () => {
  const count = 200_000;
  const out = allocator.reserve(8 * count);
  exports.uniforms(out, count, key0, key1, 0, 0, 0, 0);
  const draws = allocator.f64(out, count);
  let sum = 0;
  let squares = 0;
  for (const u of draws) {
    sum += u - 0.5;
    squares += (u - 0.5) ** 2;
  }
  expect(Math.min(...draws.subarray(0, 50_000))).toBeGreaterThan(0);
  expect(Math.max(...draws.subarray(0, 50_000))).toBeLessThan(1);
  // five standard errors
  expect(Math.abs(sum / count)).toBeLessThan(5 * Math.sqrt(1 / 12 / count));
  expect(Math.abs(squares / count - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / count));
});

test('normals are the normal quantiles of the uniforms at the same addresses', () => {
  const count = 129;
  const [u, z] = [allocator.reserve(8 * count), allocator.reserve(8 * count)];
  exports.uniforms(u, count, key0, key1, 40, 1, 2, 3);
  exports.normals(z, count, key0, key1, 40, 1, 2, 3);
  const expected = [...allocator.f64(u, count)].map((p) => exports.normalQuantile(p));
  expect([...allocator.f64(z, count)]).toEqual(expected);
});
