import { describe, expect, test } from 'vitest';
import { normalMean } from '../../reference/normalDistribution';
import { limitedSizes } from '../../../src/model/loanSizes';
import { math } from './laboratory';

/** Mean and variation of min(X, L) for a lognormal X, by quadrature on either side of the limit. */
function byIntegration(mean: number, variation: number, limit: number) {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2));
  const size = (z: number) => mean * Math.exp(sigma * z - sigma ** 2 / 2);
  const kink = (Math.log(limit / mean) + sigma ** 2 / 2) / sigma;
  const moment = (power: number) => {
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const integrand = (z: number) => Math.min(size(z), limit) ** power * density(z);
    // Simpson's rule on both sides of the kink; the second moment needs room to the right
    const [low, high] = [-12, 12 + 2 * sigma];
    const part = (from: number, to: number) => {
      const panels = 4000;
      const h = (to - from) / panels;
      let sum = integrand(from) + integrand(to);
      for (let k = 1; k < panels; k++) sum += (k % 2 === 1 ? 4 : 2) * integrand(from + k * h);
      return (sum * h) / 3;
    };
    const middle = Math.min(high, Math.max(low, kink));
    return part(low, middle) + part(middle, high);
  };
  const first = moment(1);
  return { mean: first, variation: Math.sqrt(moment(2) / first ** 2 - 1) };
}

describe('cutting lognormal loans down to a limit gives the moments of numerical integration', () => {
  test.each([
    [10_000, 0.6, 20_000],
    [10_000, 0.6, 9000],
    [10_000, 0.6, 2000],
    [300_000, 1.5, 200_000],
    [10_000, 3, 500_000],
    [10_000, 0.05, 9900],
  ])('mean %d, variation %d, limit %d', (mean, variation, limit) => {
    const limited = limitedSizes({ mean, variation }, limit, math);
    const integrated = byIntegration(mean, variation, limit);
    expect(limited.mean / integrated.mean).toBeCloseTo(1, 9);
    expect(limited.variation).toBeCloseTo(integrated.variation, 6);
    expect(limited.mean).toBeLessThan(Math.min(mean, limit));
    expect(limited.variation).toBeLessThan(variation);
  });
});

test('the oracle knows the moments without a limit', () => {
  expect(normalMean((z) => Math.exp(0.5 * z - 0.125))).toBeCloseTo(1, 12);
  const { mean, variation } = byIntegration(100, 0.7, 1e9);
  expect(mean).toBeCloseTo(100, 7);
  expect(variation).toBeCloseTo(0.7, 9);
});

test('no limit changes nothing, and a far one hardly anything', () => {
  const sizes = { mean: 10_000, variation: 0.8 };
  expect(limitedSizes(sizes, Infinity, math)).toEqual(sizes);
  const far = limitedSizes(sizes, 1e12, math);
  expect(far.mean).toBeCloseTo(10_000, 8);
  expect(far.variation).toBeCloseTo(0.8, 8);
});

test('equal loans are cut to the limit and stay equal', () => {
  expect(limitedSizes({ mean: 500, variation: 0 }, 200, math)).toEqual({ mean: 200, variation: 0 });
  expect(limitedSizes({ mean: 500, variation: 0 }, 900, math)).toEqual({ mean: 500, variation: 0 });
});

test('a lower limit never makes loans larger or less equal', () => {
  let last = { mean: Infinity, variation: Infinity };
  for (let limit = 100_000; limit > 10; limit *= 0.8) {
    const limited = limitedSizes({ mean: 10_000, variation: 1.2 }, limit, math);
    expect(limited.mean).toBeLessThan(last.mean);
    expect(limited.variation).toBeLessThan(last.variation);
    last = limited;
  }
});
