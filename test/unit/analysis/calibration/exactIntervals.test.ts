import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import binomialPmf from '@stdlib/stats-base-dists-binomial-pmf';
import poissonPmf from '@stdlib/stats-base-dists-poisson-pmf';
import { describe, expect, test } from 'vitest';
import { clopperPearson, garwood } from '../../../../src/analysis/calibration/exactIntervals';
import { kernel } from '../../kernel/kernel';

const math = kernel.exports;

describe('the interval of a Poisson count', () => {
  test.each([0, 1, 2, 5, 17, 100])('of %i is Garwood’s, by quantiles of χ²', (count) => {
    const [low, high] = garwood(count, math);
    expect(high / (chisquareQuantile(0.975, 2 * count + 2) / 2)).toBeCloseTo(1, 8);
    if (count === 0) expect(low).toBe(0);
    else expect(low / (chisquareQuantile(0.025, 2 * count) / 2)).toBeCloseTo(1, 8);
  });

  test.each([1, 40, 5000, 60_000])('of %i leaves 2.5% beyond each end, by plain sums', (count) => {
    /** P(X ≤ k). */
    const cdf = (k: number, mean: number) => {
      let log = -mean;
      let sum = Math.exp(log);
      for (let n = 1; n <= k; n++) sum += Math.exp((log += Math.log(mean / n)));
      return sum;
    };
    const [low, high] = garwood(count, math);
    expect(cdf(count, high)).toBeCloseTo(0.025, 7);
    expect(1 - cdf(count - 1, low)).toBeCloseTo(0.025, 7);
  });

  test('of 10 is 4.80 to 18.39, as printed in tables', () => {
    expect(garwood(10, math).map((x) => x.toFixed(2))).toEqual(['4.80', '18.39']);
  });

  test.each([0.3, 2, 11])('holds a mean of %d at least 95 times in a hundred', (mean) => {
    let held = 0;
    for (let k = 0; k < 100; k++) {
      const [low, high] = garwood(k, math);
      if (low <= mean && mean <= high) held += poissonPmf(k, mean);
    }
    expect(held).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the interval of a share', () => {
  test.each([
    [0, 10],
    [1, 10],
    [10, 10],
    [517, 9857],
    [3, 100_000],
  ])('of %i in %i is Clopper and Pearson’s, by quantiles of the beta distribution', (k, n) => {
    const [low, high] = clopperPearson(k, n, math);
    if (k === 0) expect(low).toBe(0);
    else expect(low / betaQuantile(0.025, k, n - k + 1)).toBeCloseTo(1, 7);
    if (k === n) expect(high).toBe(1);
    else expect(high / betaQuantile(0.975, k + 1, n - k)).toBeCloseTo(1, 7);
  });

  test('of nothing in ten is 0 to 30.85%, as printed in tables', () => {
    expect(clopperPearson(0, 10, math)[1]).toBeCloseTo(0.3085, 4);
  });

  test('holds a probability at least 95 times in a hundred', () => {
    for (const p of [0.01, 0.2, 0.5]) {
      let held = 0;
      for (let k = 0; k <= 40; k++) {
        const [low, high] = clopperPearson(k, 40, math);
        if (low <= p && p <= high) held += binomialPmf(k, 40, p);
      }
      expect(held).toBeGreaterThanOrEqual(0.95);
    }
  });
});
