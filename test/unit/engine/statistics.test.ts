import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascendingOrder } from '../../../src/engine/ascendingOrder';
import { proportion, wilsonInterval } from '../../../src/engine/proportion';
import { sortFloat32 } from '../../../src/engine/sortFloat32';
import { bandLevels, bands, failureStatistics } from '../../../src/engine/statistics';

describe('sorting single-precision numbers', () => {
  test('gives what sort() gives, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.float32Array({ minLength: 500, maxLength: 700, noNaN: true }), (values) => {
        expect(sortFloat32(values.slice())).toEqual(values.slice().sort());
      }),
      { numRuns: 50 },
    );
  });

  test('puts −∞ first, −0 before 0 and ∞ last, within a part of a larger buffer', () => {
    const special = [Infinity, 0, -0, -1, 1, -Infinity, 1e-45, -1e-45, 3.4e38];
    const all = new Float32Array(2000);
    const part = all.subarray(100, 1900);
    for (let i = 0; i < part.length; i++) part[i] = special[i % special.length];
    sortFloat32(part);
    const order = [...new Set([...part].map((x) => (Object.is(x, -0) ? '-0' : String(x))))];
    expect(order.map(Number)).toEqual(
      [...special].sort((a, b) => a - b || (Object.is(a, -0) ? -1 : 1)).map(Math.fround),
    );
    expect(order.indexOf('-0')).toBe(order.indexOf('0') - 1);
    expect(all.subarray(0, 100)).toEqual(new Float32Array(100));
    expect(all.subarray(1900)).toEqual(new Float32Array(100));
  });
});

describe('the places of numbers in ascending order', () => {
  const special = fc.constantFrom(Infinity, -Infinity, 0, -0, 1, -1, 5e-324, -5e-324, 1e308);
  const single = fc.oneof(fc.float({ noNaN: true }), special).map(Math.fround);
  const double = fc.oneof(fc.double({ noNaN: true }), special);
  // What a comparison can't say: −0 is before 0, and equal numbers stay as they stand.
  const byComparison = (values: ArrayLike<number>) =>
    Uint32Array.from(values, (_, i) => i).sort(
      (a, b) =>
        (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0) ||
        Number(Object.is(values[b], -0)) - Number(Object.is(values[a], -0)) ||
        a - b,
    );

  test.each([
    ['single', single, Float32Array],
    ['double', double, Float64Array],
  ] as const)('are those of a sort by comparison, in %s precision', (_, number, Numbers) => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), (list) => {
        const values = Numbers.from([...list, ...list.slice(0, 20)]);
        expect(ascendingOrder(values)).toEqual(byComparison(values));
      }),
    );
  });
});

describe('the bands of a series', () => {
  test('hold the mean, its standard error and the quantiles of each step', () => {
    const steps = [
      [4, 1, 3, 2],
      [10, 10, 10, 10],
    ];
    const result = bands(2, (step) => Float32Array.from(steps[step]));
    expect([...result.mean]).toEqual([2.5, 10]);
    expect(result.standardError[0]).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14);
    expect(result.standardError[1]).toBe(0);
    expect(result.quantiles.map((quantile) => quantile[0])).toEqual([1, 1, 1, 2, 3, 4, 4]);
    expect(bandLevels).toHaveLength(7);
  });

  test('leave out and count the paths on which the series is not defined', () => {
    const steps = [
      [NaN, 1, NaN, 3],
      [NaN, NaN, NaN, NaN],
    ];
    const result = bands(2, (step) => Float32Array.from(steps[step]));
    expect([...result.defined]).toEqual([2, 0]);
    expect([...result.mean]).toEqual([2, NaN]);
    expect(result.quantiles.map((quantile) => quantile[0])).toEqual([1, 1, 1, 1, 3, 3, 3]);
    expect(result.quantiles.every((quantile) => Number.isNaN(quantile[1]))).toBe(true);
  });
});

describe('failures', () => {
  const result = failureStatistics(
    3,
    Uint16Array.from([0, 1, 3, 3, 0, 2, 0, 0]),
    Uint8Array.from([0, 1, 2, 1, 0, 1, 0, 0]),
  );

  test('are counted in all and by cause', () => {
    expect([result.count, result.of, result.probability]).toEqual([4, 8, 0.5]);
    expect(result.byCause.insolvency.probability).toBe(3 / 8);
    expect(result.byCause.illiquidity.probability).toBe(1 / 8);
    expect(result.standardError).toBeCloseTo(Math.sqrt(0.25 / 8), 14);
  });

  test('add up over time, and over causes at any time', () => {
    expect([...result.cumulative]).toEqual([1 / 8, 2 / 8, 4 / 8]);
    expect([...result.byCause.insolvency.cumulative]).toEqual([1 / 8, 2 / 8, 3 / 8]);
    expect([...result.byCause.illiquidity.cumulative]).toEqual([0, 0, 1 / 8]);
  });
});

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is that of the table', (count, of, low, high) => {
    const interval = wilsonInterval(count, of);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('says that nothing is known where nothing was tried', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  test('stays within 0 and 1 and holds the estimate', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const { probability, interval } = proportion(
          Array.from({ length: a + b + 1 }, (_, i) => Number(i < a)),
        );
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(interval[0]).toBeLessThanOrEqual(probability);
        expect(interval[1]).toBeGreaterThanOrEqual(probability);
      }),
    );
  });
});
