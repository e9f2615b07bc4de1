import normalPdf from '@stdlib/stats-base-dists-normal-pdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Distribution } from '../../../src/engine/distribution';
import { quantileRank } from '../../../src/engine/rank';

const upper = (...values: number[]) => new Distribution(Float64Array.from(values), 'upper');
const lower = (...values: number[]) => new Distribution(Float64Array.from(values), 'lower');
/** n values at the middles of n equally likely slices of a distribution. */
const sliced = (n: number, quantile: (p: number) => number) =>
  new Distribution(
    Float64Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n)),
    'upper',
  );
const someValues = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 });
const someLevel = fc.constantFrom(0.05, 0.1, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999);

describe('a quantile', () => {
  test('is the least value with at least that share of paths at or below it', () => {
    const d = upper(30, 10, 20, 40);
    expect([0.01, 0.25, 0.26, 0.5, 0.75, 0.99].map((p) => d.quantile(p))).toEqual([
      10, 10, 20, 20, 30, 40,
    ]);
    fc.assert(
      fc.property(someValues, someLevel, (values, level) => {
        const q = upper(...values).quantile(level);
        const shareAtOrBelow = (x: number) => values.filter((v) => v <= x).length / values.length;
        expect(shareAtOrBelow(q)).toBeGreaterThanOrEqual(level - 1e-12);
        for (const v of values) if (v < q) expect(shareAtOrBelow(v)).toBeLessThan(level);
      }),
    );
  });

  test('takes a whole rank for whole, however its product is rounded', () => {
    for (let n = 1; n <= 3000; n++) {
      for (let percent = 1; percent <= 99; percent++) {
        const rank = Math.ceil((n * percent) / 100);
        if (quantileRank(n, percent / 100) !== rank) expect.fail(`${percent} % of ${n}`);
      }
    }
    expect(quantileRank(10_000_000, 0.999)).toBe(9_990_000);
  });

  test('lies within its interval as often as the interval says', () => {
    // Ranks low and high hold the quantile between them with P(low ≤ Binomial(n, p) < high).
    for (const [n, p] of [
      [1000, 0.5],
      [1000, 0.95],
      [4096, 0.99],
    ]) {
      const ranks = new Distribution(
        Float64Array.from({ length: n }, (_, i) => i + 1),
        'upper',
      );
      const [low, high] = ranks.quantileInterval(p);
      const coverage = binomialCdf(high - 1, n, p) - binomialCdf(low - 1, n, p);
      expect(coverage).toBeGreaterThan(0.95);
      expect(coverage).toBeLessThan(0.975);
    }
  });

  test('has a standard error near that of the density, and none beyond the paths', () => {
    const d = sliced(10_000, (p) => normalQuantile(p, 0, 1));
    for (const p of [0.05, 0.5, 0.99]) {
      const density = normalPdf(normalQuantile(p, 0, 1), 0, 1);
      const exact = Math.sqrt((p * (1 - p)) / 10_000) / density;
      expect(d.quantileError(p) / exact).toBeCloseTo(1, 1);
    }
    const few = sliced(100, (p) => p);
    expect(few.quantileError(0.999)).toBeNaN();
    expect(few.quantileInterval(0.999)).toEqual([few.sorted[98], Infinity]);
    expect(few.quantileInterval(0.01)[0]).toBe(-Infinity);
  });
});

describe('expected shortfall', () => {
  test('is the mean of the worst paths, on the side of harm', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(upper(...values).expectedShortfall(0.95)).toBeCloseTo(98, 12); // 96 … 100
    expect(lower(...values).expectedShortfall(0.95)).toBeCloseTo(3, 12); // 1 … 5
    expect(upper(...values).valueAtRisk(0.95)).toBe(95);
    expect(lower(...values).valueAtRisk(0.95)).toBe(6);
  });

  test('counts a path that straddles the boundary in part', () => {
    // The worst 5 % of 30 paths are one and a half.
    const values = Array.from({ length: 30 }, (_, i) => i + 1);
    expect(upper(...values).expectedShortfall(0.95)).toBeCloseTo((30 + 0.5 * 29) / 1.5, 12);
    expect(lower(...values).expectedShortfall(0.95)).toBeCloseTo((1 + 0.5 * 2) / 1.5, 12);
  });

  test('corrects for an atom at the quantile: a loss of 100 with probability 3 %', () => {
    // ES 95 % = (3 % × 100 + 2 % × 0) ÷ 5 %, where the mean of what exceeds the quantile 0 would be 100.
    const values = Array.from({ length: 1000 }, (_, i) => (i < 30 ? 100 : 0));
    const d = upper(...values);
    expect(d.valueAtRisk(0.95)).toBe(0);
    expect(d.expectedShortfall(0.95)).toBeCloseTo(60, 12);
    expect(d.expectedShortfall(0.99)).toBe(100);
  });

  test('of a uniform sample is (1 + level) ÷ 2', () => {
    const d = sliced(10_000, (p) => p);
    for (const level of [0.5, 0.95, 0.99, 0.999]) {
      expect(d.expectedShortfall(level)).toBeCloseTo((1 + level) / 2, 12);
    }
  });

  test('of a normal sample is density at the quantile ÷ tail probability', () => {
    const d = sliced(1_000_000, (p) => normalQuantile(p, 3, 2));
    for (const level of [0.95, 0.99, 0.999]) {
      const exact = 3 + (2 * normalPdf(normalQuantile(level, 0, 1), 0, 1)) / (1 - level);
      expect(d.expectedShortfall(level) / exact).toBeCloseTo(1, 4);
    }
  });

  test('has the standard error of its influence function', () => {
    // Uniform: excess over the quantile is 0 with probability a, else U·(1 − a).
    const n = 100_000;
    const a = 0.95;
    const variance = ((1 - a) * (1 - a) ** 2) / 3 - (((1 - a) * (1 - a)) / 2) ** 2;
    const exact = Math.sqrt(variance / n) / (1 - a);
    expect(sliced(n, (p) => p).expectedShortfallError(a) / exact).toBeCloseTo(1, 3);
  });

  test('is coherent: monotone, above its quantile, subadditive over the same paths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
        }),
        someLevel,
        (pairs, level) => {
          const x = upper(...pairs.map(([a]) => a));
          const y = upper(...pairs.map(([, b]) => b));
          const both = upper(...pairs.map(([a, b]) => a + b));
          const es = (d: Distribution) => d.expectedShortfall(level);
          expect(es(both)).toBeLessThanOrEqual(es(x) + es(y) + 1e-9);
          expect(es(x)).toBeGreaterThanOrEqual(x.valueAtRisk(level) - 1e-9);
          expect(es(x)).toBeGreaterThanOrEqual(x.mean - 1e-9);
          expect(x.expectedShortfall(0)).toBeCloseTo(x.mean, 9);
          expect(x.expectedShortfall(1)).toBe(x.maximum);
        },
      ),
    );
  });

  test('of the lower tail mirrors that of the upper', () => {
    fc.assert(
      fc.property(someValues, someLevel, (values, level) => {
        const mirrored = upper(...values.map((v) => -v)).expectedShortfall(level);
        expect(lower(...values).expectedShortfall(level)).toBeCloseTo(-mirrored, 9);
      }),
    );
  });
});

describe('a distribution', () => {
  test('has the mean, deviation and standard error that one computes by hand', () => {
    const d = upper(2, 4, 4, 4, 5, 5, 7, 9);
    expect(d.mean).toBe(5);
    expect(d.standardDeviation).toBeCloseTo(Math.sqrt(32 / 7), 14);
    expect(d.standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 14);
    expect([d.minimum, d.maximum]).toEqual([2, 9]);
    expect(d.shareBelow(5)).toBe(0.5);
  });

  test('loses nothing to large sums', () => {
    // Plain addition gives 0 for the first and a deviation of several units for the second.
    expect(upper(1e16, 1, -1e16, 1).mean).toBe(0.5);
    const near = upper(...Array.from({ length: 1000 }, (_, i) => 1e12 + (i % 2)));
    expect(near.mean).toBe(1e12 + 0.5);
    expect(near.standardDeviation).toBeCloseTo(Math.sqrt(250 / 999), 12);
  });

  test('leaves out and counts the paths on which the outcome is not defined', () => {
    const d = upper(NaN, 3, NaN, 1, 2);
    expect([d.paths, d.defined, d.mean, d.minimum, d.maximum]).toEqual([5, 3, 2, 1, 3]);
    expect([...d.sorted]).toEqual([1, 2, 3]);
    expect(d.expectedShortfall(0.5)).toBeCloseTo((3 + 0.5 * 2) / 1.5, 12);
  });

  test('of nothing is NaN throughout', () => {
    const d = upper(NaN, NaN);
    expect(d.defined).toBe(0);
    for (const value of [
      d.mean,
      d.standardDeviation,
      d.standardError,
      d.minimum,
      d.maximum,
      d.quantile(0.5),
      d.quantileError(0.5),
      d.valueAtRisk(0.99),
      d.expectedShortfall(0.99),
      d.expectedShortfallError(0.99),
      d.shareBelow(0),
    ]) {
      expect(value).toBeNaN();
    }
  });
});
