import stdlibCdf from '@stdlib/stats-base-dists-t-cdf';
import { expect, test } from 'vitest';
import { incompleteBetaTable, studentTQuantileTable } from '../../reference/specialValues';
import { kernel, largestError, relativeError, spread } from './kernel';

const { incompleteBeta, normalQuantile, studentTCdf, studentTQuantile } = kernel.exports;

test('the incomplete beta function agrees with 50-digit arithmetic', () => {
  // an argument turned round: the table has x last
  const error = largestError(incompleteBetaTable, (a, b, x) => incompleteBeta(x, a, b));
  expect(error).toBeLessThan(1e-13);
});

test('t quantiles agree with 50-digit arithmetic, tails and real ν included', () => {
  const error = largestError(studentTQuantileTable, (nu, p) => studentTQuantile(p, nu));
  expect(error).toBeLessThan(2e-13);
});

test('t quantiles are those of the printed tables', () => {
  // R. A. Fisher and F. Yates, Statistical Tables (1963), table III: two-sided 5 % and 0.1 %
  const printed = [
    [1, 0.975, 12.706],
    [5, 0.975, 2.571],
    [30, 0.975, 2.042],
    [4, 0.9995, 8.61],
    [120, 0.9995, 3.373],
  ];
  for (const [nu, p, t] of printed) expect(studentTQuantile(p, nu)).toBeCloseTo(t, 2.5);
});

test("Student's distribution agrees with stdlib", () => {
  for (const t of spread(300)) {
    const nu = 1 + 40 * t;
    const x = 30 * ((t * 7) % 1) - 20;
    expect(relativeError(studentTCdf(x, nu), stdlibCdf(x, nu))).toBeLessThan(1e-11);
  }
});

test('with one degree of freedom the quantile is Cauchy’s', () => {
  for (const t of spread(200)) {
    const p = 0.5 * t;
    expect(relativeError(studentTQuantile(p, 1), -1 / Math.tan(Math.PI * p))).toBeLessThan(1e-13);
  }
});

test('with many degrees of freedom the quantile is normal', () => {
  for (const p of [1e-100, 1e-10, 0.001, 0.3, 0.7, 0.999]) {
    expect(relativeError(studentTQuantile(p, 1e15), normalQuantile(p))).toBeLessThan(1e-12);
    // where Newton's method hands over to the expansion
    expect(
      relativeError(studentTQuantile(p, 999_999), studentTQuantile(p, 1_000_001)),
    ).toBeLessThan(1e-9);
  }
});

test('the t quantile is odd about ½ and falls without bound', () => {
  for (const nu of [1, 2.5, 8, 40]) {
    expect(studentTQuantile(0.5, nu)).toBe(0);
    expect(studentTQuantile(0.75, nu)).toBe(-studentTQuantile(0.25, nu));
    expect([0, 1, -1].map((p) => studentTQuantile(p, nu))).toEqual([-Infinity, Infinity, NaN]);
    const tails = Array.from({ length: 140 }, (_, i) => studentTQuantile(10 ** -(i + 1), nu));
    expect(tails.every((t, i) => i === 0 || t < tails[i - 1])).toBe(true);
  }
});

test('arguments outside the domain give NaN', () => {
  expect([studentTQuantile(0.3, NaN), studentTQuantile(0.3, -1), studentTQuantile(NaN, 3)]).toEqual(
    [NaN, NaN, NaN],
  );
  expect([studentTCdf(NaN, 3), studentTCdf(1, NaN), incompleteBeta(0.5, NaN, 1)]).toEqual([
    NaN,
    NaN,
    NaN,
  ]);
  expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3)]).toEqual([0, 1]);
});
