import stdlibCdf from '@stdlib/stats-base-dists-binomial-cdf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomial } from '../../reference/latticeDistribution';
import { tryingUniforms } from './discrete';
import { kernel, relativeError } from './kernel';

const { binomialCdf, binomialQuantile } = kernel.exports;

const grid = [1, 2, 5, 17, 50, 300, 1000, 20_000, 1_000_000].flatMap((n) =>
  [1e-6, 0.0005, 0.003, 0.02, 0.05, 0.2, 0.4999, 0.5, 0.51, 0.9, 0.9995]
    .filter((p) => n * p < 60_000 || p === 0.2)
    .map((p) => ({ n, p, tie: 1e-12 })),
);
// variances on both sides of where the search hands over to the expansion
const seam = [2, 2.99, 3.01, 3.5, 5, 9].flatMap((variance) =>
  [0.001, 0.05, 0.3, 0.5, 0.7, 0.99].map((p) => ({
    n: Math.ceil(variance / (p * (1 - p))),
    p,
    tie: 1e-12,
  })),
);
const large = [
  { n: 1e9, p: 1e-5, tie: 1e-11 },
  { n: 1e8, p: 0.002, tie: 1e-11 },
];

describe('the smallest k with P(X ≤ k) ≥ u is exact', () => {
  test.each([...grid, ...seam, ...large])('for $n trials of probability $p', ({ n, p, tie }) => {
    const exact = binomial(n, p);
    for (const u of tryingUniforms(exact, tie)) {
      const k = binomialQuantile(n, p, u);
      if (k !== exact.quantile(u)) expect({ u, k }).toEqual({ u, k: exact.quantile(u) });
    }
  });
});

test('the distribution function is exact in both tails', () => {
  for (const { n, p } of grid) {
    const exact = binomial(n, p);
    for (const u of [1e-12, 1e-4, 0.3, 0.6, 0.999]) {
      const k = exact.quantile(u);
      expect(relativeError(binomialCdf(k, n, p), exact.cdf(k))).toBeLessThan(1e-12);
    }
  }
});

test('the distribution function agrees with stdlib', () => {
  for (const n of [10, 200, 5000]) {
    for (const p of [0.001, 0.03, 0.4, 0.8]) {
      for (const z of [-3, -1, 0, 1, 3]) {
        const k = Math.max(0, Math.round(n * p + z * Math.sqrt(n * p * (1 - p))));
        expect(relativeError(binomialCdf(k, n, p), stdlibCdf(k, n, p))).toBeLessThan(1e-9);
      }
    }
  }
});

const anyN = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 10_000_000 }));
const anyP = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -5, max: 0, noNaN: true }).map((e) => 10 ** e),
);
const anyU = fc.oneof(
  fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
  fc.double({ min: -12, max: -0.001, noNaN: true }).map((e) => 10 ** e),
  fc.double({ min: -12, max: -0.001, noNaN: true }).map((e) => 1 - 10 ** e),
);
const twice = { numRuns: 4000 };

test('more trials never mean fewer events', () => {
  fc.assert(
    fc.property(anyN, fc.integer({ min: 0, max: 1000 }), anyP, anyU, (n, more, p, u) => {
      expect(binomialQuantile(n + more, p, u)).toBeGreaterThanOrEqual(binomialQuantile(n, p, u));
    }),
    twice,
  );
});

test('a higher probability never means fewer events', () => {
  const close = fc.double({ min: 0, max: 1e-3, noNaN: true });
  fc.assert(
    fc.property(anyN, anyP, close, anyU, (n, p, more, u) => {
      const higher = Math.min(1, p * (1 + more));
      expect(binomialQuantile(n, higher, u)).toBeGreaterThanOrEqual(binomialQuantile(n, p, u));
    }),
    twice,
  );
});

test('a higher uniform never means fewer events', () => {
  fc.assert(
    fc.property(anyN, anyP, anyU, anyU, (n, p, u, v) => {
      const [low, high] = u < v ? [u, v] : [v, u];
      expect(binomialQuantile(n, p, high)).toBeGreaterThanOrEqual(binomialQuantile(n, p, low));
      const next = low + low * 2 ** -50;
      expect(binomialQuantile(n, p, next)).toBeGreaterThanOrEqual(binomialQuantile(n, p, low));
    }),
    twice,
  );
});

test('successes and failures add up to the trials', () => {
  fc.assert(
    fc.property(
      anyN,
      fc.integer({ min: 1, max: 2 ** 20 - 1 }).map((i) => i / 2 ** 20),
      fc.integer({ min: 0, max: 2 ** 30 - 1 }).map((i) => (i + 0.5) / 2 ** 30),
      (n, p, u) => {
        // p, 1 − p, u and 1 − u all exact; u is never a multiple of 2⁻³⁰, so no ties for small n
        const failures = binomialQuantile(n, 1 - p, 1 - u);
        expect(binomialQuantile(n, p, u) + failures).toBe(n);
      },
    ),
    twice,
  );
});

test('certain and impossible events need no luck', () => {
  for (const u of [1e-300, 0.3, 1 - 2 ** -53]) {
    expect(binomialQuantile(0, 0.3, u)).toBe(0);
    expect(binomialQuantile(1e9, 0, u)).toBe(0);
    expect(binomialQuantile(1e9, 1, u)).toBe(1e9);
    expect(binomialQuantile(7, 1, u)).toBe(7);
  }
  expect(binomialQuantile(10, 0.3, 0)).toBe(0);
  expect(binomialQuantile(10, 0.3, 1)).toBe(10);
});

test('one trial succeeds when u exceeds 1 − p', () => {
  for (const p of [0.001, 0.25, 0.5, 0.75, 0.999]) {
    expect(binomialQuantile(1, p, 1 - p - 1e-12)).toBe(0);
    expect(binomialQuantile(1, p, 1 - p + 1e-12)).toBe(1);
  }
  // the tie itself, where it is exact in binary
  expect([0.25, 0.5, 0.75].map((p) => binomialQuantile(1, p, 1 - p))).toEqual([0, 0, 0]);
});
