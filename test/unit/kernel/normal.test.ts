import stdlibCdf from '@stdlib/stats-base-dists-normal-cdf';
import stdlibQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { expect, test } from 'vitest';
import { normalCdfTable, normalQuantileTable } from '../../reference/specialValues';
import { kernel, largestError, relativeError, spread } from './kernel';

const { normalCdf, normalQuantile } = kernel.exports;

test('Φ agrees with 50-digit arithmetic in both tails, down to x = −37', () => {
  expect(largestError(normalCdfTable, normalCdf)).toBeLessThan(1.2e-15);
});

test('Φ⁻¹ agrees with 50-digit arithmetic, down to p = 1e-300', () => {
  expect(largestError(normalQuantileTable, normalQuantile)).toBeLessThan(1e-15);
});

test('Φ and Φ⁻¹ agree with stdlib', () => {
  for (const t of spread(3000)) {
    const x = 40 * t - 37;
    expect(relativeError(normalCdf(x), stdlibCdf(x, 0, 1))).toBeLessThan(2e-13);
    // stdlib 0.3 forms 1 − p on the way, and so gives −∞ below p = 1e-16
    expect(Math.abs(normalQuantile(t) - stdlibQuantile(t, 0, 1))).toBeLessThan(1e-12);
    const p = 10 ** (-6 * t);
    expect(relativeError(normalQuantile(p), stdlibQuantile(p, 0, 1))).toBeLessThan(1e-10);
  }
});

test('Φ⁻¹ undoes Φ', () => {
  for (const t of spread(3000)) {
    const x = 42 * t - 37;
    // above 0 what is lost is the double's resolution near 1
    const resolution = x < 0 ? 0 : 2 ** -53 * Math.exp(0.5 * x * x) * 2.51;
    expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-13 + resolution);
  }
});

test('Φ(x) and Φ(−x) add up to 1 to the last bit', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(-0)).toBe(0.5);
  for (const t of spread(2000)) {
    const x = 9 * t;
    expect(normalCdf(x)).toBe(1 - normalCdf(-x));
  }
});

test('Φ⁻¹ is odd about ½ to the last bit', () => {
  for (const t of spread(2000)) {
    // p and 1 − p both exact
    const p = Math.round(t * 2 ** 51) / 2 ** 52;
    expect(normalQuantile(1 - p)).toBe(-normalQuantile(p));
  }
});

test('the edges are the limits', () => {
  expect([-Infinity, -40, 10, Infinity, NaN].map(normalCdf)).toEqual([0, 0, 1, 1, NaN]);
  expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalCdf(-38.4)).toBeGreaterThan(0);
});
