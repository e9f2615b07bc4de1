import stdlibCdf from '@stdlib/stats-base-dists-poisson-cdf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poisson } from '../../reference/latticeDistribution';
import { tryingUniforms } from './discrete';
import { kernel, relativeError } from './kernel';

const { poissonCdf, poissonQuantile } = kernel.exports;

const means = [1e-6, 0.01, 0.5, 1, 2.7, 2.99, 3.01, 4, 8, 17.3, 50, 400, 1e4, 123456.789, 1e7];

describe('the smallest k with P(X ≤ k) ≥ u is exact', () => {
  test.each(means)('for a mean of %d', (mean) => {
    const exact = poisson(mean);
    for (const u of tryingUniforms(exact, 1e-12)) {
      const k = poissonQuantile(mean, u);
      if (k !== exact.quantile(u)) expect({ u, k }).toEqual({ u, k: exact.quantile(u) });
    }
  });
});

test('the distribution function is exact in both tails', () => {
  for (const mean of means) {
    const exact = poisson(mean);
    for (const u of [1e-12, 1e-4, 0.3, 0.6, 0.999]) {
      const k = exact.quantile(u);
      expect(relativeError(poissonCdf(k, mean), exact.cdf(k))).toBeLessThan(1e-12);
    }
  }
});

test('the distribution function agrees with stdlib', () => {
  // stdlib 0.3 is off by 3 parts in 1000 at a mean of 10⁴
  for (const mean of means.filter((mean) => mean <= 400)) {
    for (const z of [-3, -1, 0, 1, 3]) {
      const k = Math.max(0, Math.round(mean + z * Math.sqrt(mean)));
      expect(relativeError(poissonCdf(k, mean), stdlibCdf(k, mean))).toBeLessThan(1e-9);
    }
  }
});

const anyMean = fc.double({ min: -3, max: 6, noNaN: true }).map((e) => 10 ** e);
const anyU = fc.oneof(
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
  fc.double({ min: -12, max: -0.001, noNaN: true }).map((e) => 10 ** e),
  fc.double({ min: -12, max: -0.001, noNaN: true }).map((e) => 1 - 10 ** e),
);

test('a higher rate or a higher uniform never means fewer events', () => {
  const more = fc.double({ min: 0, max: 0.01, noNaN: true });
  fc.assert(
    fc.property(anyMean, more, anyU, more, (mean, extra, u, further) => {
      const k = poissonQuantile(mean, u);
      expect(poissonQuantile(mean * (1 + extra), u)).toBeGreaterThanOrEqual(k);
      const higher = u + (1 - u) * further;
      if (higher < 1) expect(poissonQuantile(mean, higher)).toBeGreaterThanOrEqual(k);
    }),
    { numRuns: 5000 },
  );
});

test('no event is 0, not −0', () => {
  for (let u = 0.0005; u < 0.06; u += 0.0005) {
    for (const mean of [3.01, 3.3, 5, 8]) {
      expect(Object.is(poissonQuantile(mean, u), -0)).toBe(false);
      expect(Object.is(kernel.exports.binomialQuantile(Math.round(10 * mean), 0.1, u), -0)).toBe(
        false,
      );
    }
  }
});

test('nothing happens at rate 0', () => {
  expect([0.001, 0.5, 0.999999].map((u) => poissonQuantile(0, u))).toEqual([0, 0, 0]);
  expect(poissonCdf(0, 0)).toBe(1);
  expect(poissonCdf(-1, 3)).toBe(0);
});

test('binomial draws with many rare trials are Poisson draws', () => {
  for (let u = 0.0005; u < 1; u += 0.001) {
    const binomialDraw = kernel.exports.binomialQuantile(1e9, 3e-9, u);
    expect(binomialDraw).toBe(poissonQuantile(3, u));
  }
});
