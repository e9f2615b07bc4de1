import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brierScore, expectedBrier } from '../../../../src/analysis/training/brierScore';
import {
  bestRange,
  intervalScore,
  meanIntervalScore,
} from '../../../../src/analysis/training/intervalScore';
import {
  judgeProbability,
  judgeRange,
  predictionPoints,
} from '../../../../src/analysis/training/predictionScore';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

describe('Brier’s score', () => {
  test('is 0 for what was certain, 1 for what was ruled out, a quarter for a coin', () => {
    expect(brierScore(1, true)).toBe(0);
    expect(brierScore(0, true)).toBe(1);
    expect(brierScore(0.5, true)).toBe(0.25);
    expect(brierScore(0.5, false)).toBe(0.25);
  });

  test('is, where it is expected, the mean of the scores of what can happen', () => {
    fc.assert(
      fc.property(share, share, (forecast, p) => {
        const mean = p * brierScore(forecast, true) + (1 - p) * brierScore(forecast, false);
        expect(expectedBrier(forecast, p).mean).toBeCloseTo(mean, 12);
      }),
    );
  });

  test('is expected to be least for the truth', () => {
    fc.assert(
      fc.property(share, share, (forecast, p) => {
        expect(expectedBrier(forecast, p).mean).toBeGreaterThanOrEqual(expectedBrier(p, p).mean);
      }),
    );
  });
});

describe('the interval score', () => {
  test('is the width, and ten times what a value lies outside a range of 80%', () => {
    const range = { low: 2, high: 5 };
    expect(intervalScore(range, 3)).toBe(3);
    expect(intervalScore(range, 2)).toBe(3);
    expect(intervalScore(range, 1)).toBeCloseTo(13, 12);
    expect(intervalScore(range, 7)).toBeCloseTo(23, 12);
  });

  test('is least, over all that can happen, for the range between the quantiles', () => {
    fc.assert(
      fc.property(values, fc.integer(), fc.integer(), (all, a, b) => {
        const other = { low: Math.min(a, b) % 2000, high: Math.max(a, b) % 2000 };
        if (other.low > other.high) return;
        const least = meanIntervalScore(bestRange(all), all);
        expect(meanIntervalScore(other, all)).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });

  test('of a standard normal value is least at ±1.2816, where it is 3.51', () => {
    // 4 φ(z) ÷ α with z the 90% quantile, α = 0.2: the expectation in closed form.
    const quantiles = Float64Array.from({ length: 20_000 }, (_, i) => normal((i + 0.5) / 20_000));
    const { low, high } = bestRange(quantiles);
    expect([low, high]).toEqual([expect.closeTo(-1.2816, 3), expect.closeTo(1.2816, 3)]);
    expect(meanIntervalScore({ low, high }, quantiles)).toBeCloseTo((4 * 0.17549833) / 0.2, 2);
  });

  test('leaves out values that are not defined', () => {
    expect(meanIntervalScore({ low: 0, high: 1 }, [0.5, NaN])).toBe(1);
    expect(bestRange([NaN, 3, NaN])).toEqual({ low: 3, high: 3 });
  });
});

describe('points of a prediction', () => {
  const failed = (count: number, of: number) =>
    Float64Array.from({ length: of }, (_, i) => Number(i < count));

  test('are 100 for the truth and lose one for each percentage point that a probability is off', () => {
    expect(judgeProbability(0.2, false, failed(20, 100)).points).toBeCloseTo(100, 12);
    expect(judgeProbability(0.35, false, failed(20, 100)).points).toBeCloseTo(85, 12);
    expect(judgeProbability(0, false, failed(100, 100)).points).toBe(0);
  });

  test('do not hang on what happened on the own path, which the score beside them does', () => {
    const [spared, hit] = [false, true].map((happened) =>
      judgeProbability(0.2, happened, failed(20, 100)),
    );
    expect(spared.points).toBe(hit.points);
    expect(spared.own).toBeCloseTo(0.04, 12);
    expect(hit.own).toBeCloseTo(0.64, 12);
  });

  test('of a range are 100 for the best one and less for any other score', () => {
    fc.assert(
      fc.property(values, (all) => {
        const alike = Float64Array.from(all);
        const best = bestRange(alike);
        expect(judgeRange('profit', best, 0, alike).points).toBeCloseTo(100, 9);
        const wide = { low: best.low - 10, high: best.high + 10 };
        expect(judgeRange('profit', wide, 0, alike).points).toBeLessThan(100);
      }),
    );
  });

  test('are averaged over predictions', () => {
    const judged = [0.2, 0.3].map((p) => judgeProbability(p, false, failed(20, 100)));
    expect(predictionPoints(judged)).toBeCloseTo(95, 12);
    expect(predictionPoints([])).toBeUndefined();
  });
});

/** Normal quantile by bisection of Φ through its series: slow, and none of ours. */
function normal(p: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/15 + …), Abramowitz & Stegun 26.2.11. */
function cdf(x: number): number {
  let [term, sum] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-16; k += 2) sum += term *= (x * x) / k;
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
