import { describe, expect, test } from 'vitest';
import { fiellerRatio } from '../../../src/analysis/ratio';
import { naturalBreaks } from '../../../src/analysis/naturalBreaks';

describe("Fieller's interval", () => {
  test('holds exactly the ratios at which the linear combination is not told from zero', () => {
    const pair = {
      ...{ numerator: 3, denominator: 2 },
      ...{ varianceOfNumerator: 0.25, varianceOfDenominator: 0.04, covariance: 0.05 },
    };
    const { value, interval } = fiellerRatio(pair, 2);
    expect(value).toBe(1.5);
    for (const θ of interval!) {
      const variance = 0.25 - 2 * θ * 0.05 + θ * θ * 0.04;
      expect(Math.abs(3 - θ * 2)).toBeCloseTo(2 * Math.sqrt(variance), 12);
    }
    expect(interval![0]).toBeLessThan(1.5);
    expect(interval![1]).toBeGreaterThan(1.5);
  });

  test('is that of the delta method where the denominator is known well', () => {
    const { interval } = fiellerRatio(
      {
        ...{ numerator: 10, denominator: 5 },
        ...{ varianceOfNumerator: 1e-4, varianceOfDenominator: 1e-5, covariance: 2e-6 },
      },
      2,
    );
    const delta = 2 * Math.sqrt((1e-4 - 2 * 2 * 2e-6 + 4 * 1e-5) / 25);
    expect(interval![0]).toBeCloseTo(2 - delta, 5);
    expect(interval![1]).toBeCloseTo(2 + delta, 5);
  });

  test('is not bounded where the denominator may be zero', () => {
    const pair = {
      ...{ numerator: 10, denominator: 1 },
      ...{ varianceOfNumerator: 1, varianceOfDenominator: 0.26, covariance: 0 },
    };
    expect(fiellerRatio(pair, 2).interval).toBeNull();
  });
});

describe('natural breaks', () => {
  test('are those with the least squares of all ways to cut', () => {
    const values = [1, 1, 2, 4, 5, 5, 6, 11, 12, 13, 20];
    const squares = (part: number[]) => {
      const mean = part.reduce((sum, x) => sum + x, 0) / part.length;
      return part.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    };
    let least = Infinity;
    for (let i = 1; i < values.length - 1; i++)
      for (let j = i + 1; j < values.length; j++)
        least = Math.min(
          least,
          squares(values.slice(0, i)) + squares(values.slice(i, j)) + squares(values.slice(j)),
        );
    const found = naturalBreaks(values, 3, 1)!;
    expect(found.squares).toBeCloseTo(least, 10);
    const parts = found.stretches.map(({ from, to }) => squares(values.slice(from, to)));
    expect(parts.reduce((sum, x) => sum + x, 0)).toBeCloseTo(least, 10);
  });

  test('never part equal values nor leave a stretch too short', () => {
    expect(naturalBreaks([1, 1, 1, 1], 2, 1)).toBeUndefined();
    expect(naturalBreaks([1, 2, 3], 2, 2)).toBeUndefined();
    expect(naturalBreaks([1, 5, 5, 5, 5], 2, 2)).toBeUndefined();
    expect(naturalBreaks([1, 1, 5, 5, 5], 2, 2)!.stretches).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 5 },
    ]);
  });
});
