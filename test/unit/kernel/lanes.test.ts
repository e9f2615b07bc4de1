import { expect, test } from 'vitest';
import { kernel, spread, toMemory } from './kernel';

const { exports, allocator } = kernel;

/** Arguments that take every branch, in an order that pairs branch with branch. */
const real = [...spread(400)].flatMap((t) => [40 * t - 38, 6 * t - 3, 0.1 * t]);
const positive = [...spread(400)].flatMap((t) => [10 ** (600 * t - 305), t, 1 + t / 1000]);
const unit = [...spread(400)].flatMap((t) => [10 ** (-300 * t), t, 0.4 + 0.2 * t, 1 - t / 1e6]);

const functions = [
  ['Φ', exports.normalCdf, exports.normalCdfBatch, [...real, 0, -0, 50, -50, Infinity, -Infinity]],
  ['Φ⁻¹', exports.normalQuantile, exports.normalQuantileBatch, [...unit, 0, 1, 2, 0.5]],
  ['e^x', exports.exp, exports.expBatch, [...real, ...real.map((x) => 20 * x), 1e4, -1e4]],
  ['ln x', exports.log, exports.logBatch, [...positive, 0, -1, 5e-324, Infinity]],
] as const;

test.each(functions)(
  '%s gives the same bits in any lane, at any alignment',
  (_, one, batch, xs) => {
    for (const [start, skew, skewOut] of [
      [0, 0, 0],
      [1, 0, 8],
      [0, 8, 0],
      [1, 8, 8],
      [3, 4, 12],
    ]) {
      for (const count of [0, 1, 2, 3, xs.length - start]) {
        const part = xs.slice(start, start + count);
        const x = toMemory(part, skew);
        const out = allocator.reserve(8 * count + 32) + skewOut;
        batch(x, out, count);
        const copy = new DataView(kernel.memory.buffer, out, 8 * count);
        const got = part.map((_, i) => copy.getFloat64(8 * i, true));
        expect(got).toEqual(part.map((value) => one(value)));
      }
    }
  },
);

test('binomial and Poisson pairs draw what each draws alone', () => {
  const ns = [...spread(1200, 0.1)].map((t) => Math.round(10 ** (6 * t)));
  const ps = [...spread(1200, 0.7)].map((t, i) => (i % 7 === 0 ? t : 10 ** (-4 * t)));
  const means = ns.map((n, i) => n * ps[i]);
  const us = [...spread(1200, 0.3)].map((t, i) => (i % 5 === 0 ? 10 ** (-10 * t) : t));
  for (const start of [0, 1]) {
    for (const count of [0, 1, 5, 1100]) {
      const part = (xs: number[]) => toMemory(xs.slice(start, start + count));
      const [n, p, mean, u] = [ns, ps, means, us].map(part);
      const out = allocator.reserve(8 * count);
      exports.binomialBatch(n, p, u, out, count);
      expect([...allocator.f64(out, count)]).toEqual(
        ns.slice(start, start + count).map((n, i) => {
          return exports.binomialQuantile(n, ps[start + i], us[start + i]);
        }),
      );
      exports.poissonBatch(mean, u, out, count);
      expect([...allocator.f64(out, count)]).toEqual(
        means
          .slice(start, start + count)
          .map((mean, i) => exports.poissonQuantile(mean, us[start + i])),
      );
    }
  }
});
