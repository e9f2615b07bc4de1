import stdlibCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { expect, test } from 'vitest';
import {
  chiSquareQuantileTable,
  incompleteGammaTable,
  logGammaTable,
} from '../../reference/specialValues';
import { kernel, largestError, relativeError, spread } from './kernel';

const { chiSquareCdf, chiSquareQuantile, gammaP, gammaQ, logGamma } = kernel.exports;

test('ln Γ agrees with 50-digit arithmetic, also beside its zeros at 1 and 2', () => {
  expect(largestError(logGammaTable, logGamma)).toBeLessThan(1.5e-15);
  expect([1, 2].map(logGamma)).toEqual([0, 0]);
});

test('the incomplete gamma functions agree with 50-digit arithmetic in both tails', () => {
  const lower = incompleteGammaTable.map(([a, x, p]) => [a, x, p]);
  const upper = incompleteGammaTable.map(([a, x, , q]) => [a, x, q]);
  expect(largestError(lower, gammaP)).toBeLessThan(1e-13);
  expect(largestError(upper, gammaQ)).toBeLessThan(1e-13);
});

test('chi-square quantiles agree with 50-digit arithmetic, tails and real ν included', () => {
  // an argument turned round: the table has ν first
  const error = largestError(chiSquareQuantileTable, (nu, p) => chiSquareQuantile(p, nu));
  expect(error).toBeLessThan(1e-13);
});

test('the chi-square distribution agrees with stdlib', () => {
  for (const t of spread(300)) {
    const nu = 1 + 50 * t;
    const x = nu * (0.2 + 2 * ((t * 7) % 1));
    expect(relativeError(chiSquareCdf(x, nu), stdlibCdf(x, nu))).toBeLessThan(1e-12);
  }
});

test('with two degrees of freedom the chi-square distribution is exponential', () => {
  for (const t of spread(200)) {
    expect(relativeError(chiSquareQuantile(t, 2), -2 * Math.log1p(-t))).toBeLessThan(1e-14);
  }
});

test('the chi-square quantile rises with p and with ν', () => {
  let last = 0;
  for (let p = 0.001; p < 1; p += 0.001) {
    const x = chiSquareQuantile(p, 3.3);
    expect(x).toBeGreaterThan(last);
    expect(chiSquareQuantile(p, 3.4)).toBeGreaterThan(x);
    last = x;
  }
  expect([0, 1, -1, NaN].map((p) => chiSquareQuantile(p, 3))).toEqual([0, Infinity, NaN, NaN]);
});

test('arguments outside the domain give NaN, and their limits', () => {
  expect([0, -1, NaN].map(logGamma)).toEqual([NaN, NaN, NaN]);
  expect([gammaP(2, 0), gammaP(2, Infinity), gammaQ(2, 0), gammaQ(2, Infinity)]).toEqual([
    0, 1, 1, 0,
  ]);
  expect([gammaP(NaN, 1), gammaQ(NaN, 1), gammaP(2, NaN), gammaP(-1, 1)]).toEqual([
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
  expect([chiSquareQuantile(0.3, NaN), chiSquareQuantile(0.3, -1)]).toEqual([NaN, NaN]);
});
