import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Comparison } from '../../../src/analysis/compare';
import type { BlockResult } from '../../../src/engine/block';
import { Results } from '../../../src/engine/results';
import { failureCauses } from '../../../src/model/failureCauses';
import { seriesNames } from '../../../src/model/series';
import { fakePlan, scramble } from '../engine/runners/fakeSimulation';

const plan = fakePlan({ columns: ['profit', 'creditLoss', 'loansEnd'] });

interface Given {
  profit: number[];
  creditLoss?: number[];
  loansEnd?: number[];
  cause?: number[];
  /** The capital ratio in each step. */
  ratio?: number;
  from?: number;
}

function block({ profit, creditLoss = profit, loansEnd = profit, ...more }: Given): BlockResult {
  const count = profit.length;
  const cause = more.cause ?? profit.map(() => 0);
  const ratioAt = seriesNames.indexOf('capitalRatio') * 3 * count;
  const series = new Float32Array(seriesNames.length * 3 * count);
  series.fill(more.ratio ?? 0, ratioAt, ratioAt + 3 * count);
  return {
    from: more.from ?? 0,
    count,
    outcomes: Float64Array.from([...profit, ...creditLoss, ...loansEnd]),
    series,
    failureStep: Uint16Array.from(cause, (c) => (c ? 2 : 0)),
    failureCause: Uint8Array.from(cause),
  };
}

const results = (...given: Given[]) => new Results(plan, given.map(block));

describe('a difference', () => {
  test('is B less A, path by path, with the standard error of the paired differences', () => {
    const d = new Comparison(
      results({ profit: [1, 2, 3, 100] }),
      results({ profit: [3, 1, 5, 103] }),
    ).outcome('profit');
    // 2, −1, 2, 3: sum of squared deviations from 1.5 is 9.
    expect(d.mean).toBe(1.5);
    expect(d.standardError).toBeCloseTo(Math.sqrt(9 / 3 / 4), 14);
    expect(d.interval[0]).toBeCloseTo(1.5 - 1.959964 * d.standardError, 6);
    expect(d.interval[1]).toBeCloseTo(1.5 + 1.959964 * d.standardError, 6);
    expect([...d.distribution.sorted]).toEqual([-1, 2, 2, 3]);
    expect([d.higher, d.equal, d.lower]).toEqual([0.75, 0, 0.25]);
  });

  test('says on how many paths B is better, which for a loss is lower', () => {
    const comparison = new Comparison(
      results({ profit: [1, 2, 3, 4] }),
      results({ profit: [1, 3, 4, 3] }),
    );
    const shares = (column: 'profit' | 'creditLoss' | 'loansEnd') => {
      const { better, equal, worse } = comparison.outcome(column);
      return [better, equal, worse];
    };
    expect(shares('profit')).toEqual([0.5, 0.25, 0.25]);
    expect(shares('creditLoss')).toEqual([0.25, 0.25, 0.5]);
    expect(shares('loansEnd')).toEqual([undefined, 0.25, undefined]);
  });

  test('between equal runs is exactly zero on every path, and said to be', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })), (profit) => {
        const d = new Comparison(
          results({ profit: [0, ...profit] }),
          results({ profit: [0, ...profit] }),
        );
        const { mean, standardError, equal, identical, distinguishable } = d.outcome('profit');
        expect([mean, equal, identical, distinguishable]).toEqual([0, 1, true, false]);
        if (profit.length > 0) expect(standardError).toBe(0);
      }),
    );
  });

  test('of no more than rounding counts as none', () => {
    const d = new Comparison(
      results({ profit: [0.1 + 0.2, -1e9, 0] }),
      results({ profit: [0.3, -1e9 + 0.5, 0] }),
    ).outcome('profit');
    expect([d.mean, d.equal, d.identical]).toEqual([0, 1, true]);
    const real = new Comparison(results({ profit: [1e9] }), results({ profit: [1e9 + 2] }));
    expect(real.outcome('profit').mean).toBe(2);
  });

  test('that the paths cannot tell from zero is not called distinguishable', () => {
    const noise = Array.from({ length: 400 }, (_, i) => normalQuantile((i + 0.5) / 400, 0, 1));
    const of = (shift: number) =>
      new Comparison(
        results({ profit: noise.map(() => 0) }),
        results({ profit: noise.map((x) => x + shift) }),
      ).outcome('profit').distinguishable;
    // The standard error is 1 ÷ 20.
    expect(of(0.09)).toBe(false);
    expect(of(0.11)).toBe(true);
    expect(of(-0.11)).toBe(true);
  });

  test('leaves out the paths on which either is not defined', () => {
    const d = new Comparison(
      results({ profit: [1, NaN, 3, NaN] }),
      results({ profit: [2, 2, NaN, NaN] }),
    ).outcome('profit');
    expect([d.distribution.defined, d.mean, d.higher]).toEqual([1, 1, 1]);
  });

  test('pairs paths by their numbers, whichever blocks each run has so far', () => {
    const ramp = (from: number) => Array.from({ length: 64 }, (_, i) => from + i);
    const a = results({ profit: ramp(0) }, { profit: ramp(64), from: 64 });
    const b = results({ profit: ramp(65), from: 64 }, { profit: ramp(9), from: 128 });
    const comparison = new Comparison(a, b);
    expect(comparison.paths).toBe(64);
    expect(comparison.outcome('profit').mean).toBe(1);
    expect(comparison.outcome('profit').distribution.standardDeviation).toBe(0);
  });

  test('of quantiles and shortfalls compares the two distributions', () => {
    const ramp = Array.from({ length: 100 }, (_, i) => i + 1);
    const d = new Comparison(
      results({ profit: ramp }),
      results({ profit: ramp.map((x) => 2 * x) }),
    );
    expect(d.outcome('profit').quantiles.slice(0, 5)).toEqual([1, 5, 10, 25, 50]);
    // Mean of the worst five: 3 against 6 below, 98 against 196 above.
    expect(d.outcome('profit').expectedShortfall[0].mean).toBeCloseTo(3, 12);
    expect(d.outcome('creditLoss').expectedShortfall[0].mean).toBeCloseTo(98, 12);
  });

  test('of shortfalls has no error where B is A and a constant', () => {
    const values = Array.from({ length: 1000 }, (_, i) => Math.floor(1e6 * scramble(i)));
    const [es] = new Comparison(
      results({ profit: values }),
      results({ profit: values.map((x) => x + 7) }),
    ).outcome('creditLoss').expectedShortfall;
    expect(es.mean).toBeCloseTo(7, 6);
    expect(es.standardError).toBe(0);
    expect(es.distinguishable).toBe(true);
  });

  test('of a series is taken path by path in every step', () => {
    const band = new Comparison(
      results({ profit: [1, 2], ratio: 0.25 }),
      results({ profit: [1, 2], ratio: 0.5 }),
    ).series('capitalRatio');
    expect([...band.mean]).toEqual([0.25, 0.25, 0.25]);
    expect([...band.standardError]).toEqual([0, 0, 0]);
  });
});

describe('the difference of failure', () => {
  const cause = (name: string) => failureCauses.indexOf(name as 'insolvency');
  const [n, i] = [cause('none'), cause('insolvency')];
  const l = cause('illiquidity');
  const profit = Array<number>(8).fill(0);
  const comparison = new Comparison(
    results({ profit, cause: [n, n, n, i, i, l, l, n] }),
    results({ profit, cause: [n, n, i, i, l, l, n, l] }),
  );

  test('counts the paths on which one, both or none fails', () => {
    const { both, onlyA, onlyB, none, mean } = comparison.failure;
    expect({ both, onlyA, onlyB, none, mean }).toEqual({
      both: 3,
      onlyA: 1,
      onlyB: 2,
      none: 2,
      mean: 1 / 8,
    });
  });

  test('has the standard error of the differences of its indicators', () => {
    // 0 0 1 0 0 0 −1 1: sum of squares 3, mean 1/8.
    expect(comparison.failure.standardError).toBeCloseTo(Math.sqrt((3 - 8 / 64) / 7 / 8), 14);
  });

  test('is told apart by cause', () => {
    expect(comparison.failureBy('insolvency')).toMatchObject({ both: 1, onlyA: 1, onlyB: 1 });
    expect(comparison.failureBy('illiquidity')).toMatchObject({ both: 1, onlyA: 1, onlyB: 2 });
  });
});
