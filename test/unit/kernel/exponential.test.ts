import { expect, test } from 'vitest';
import { expm1Table, expTable, log1pTable, logTable } from '../../reference/specialValues';
import { kernel, largestError, spread } from './kernel';

const { exp, expm1, log, log1p } = kernel.exports;

test('e^x agrees with 50-digit arithmetic from underflow to overflow', () => {
  expect(largestError(expTable, exp)).toBeLessThan(2.3e-16);
});

test('ln x agrees with 50-digit arithmetic from the smallest double to the largest', () => {
  expect(largestError(logTable, log)).toBeLessThan(2.3e-16);
});

test('e^x − 1 and ln(1 + x) keep their precision near 0', () => {
  expect(largestError(expm1Table, expm1)).toBeLessThan(3e-16);
  expect(largestError(log1pTable, log1p)).toBeLessThan(3e-16);
});

test('e^x and ln x differ from the host in the last bit at most', () => {
  for (const t of spread(5000)) {
    const x = 1400 * t - 700;
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4.5e-16);
    const y = Math.exp(x);
    expect(Math.abs(log(y) - Math.log(y))).toBeLessThan(2 ** -52 * Math.max(1, Math.abs(x)));
  }
});

test('the edges are those of IEEE 754', () => {
  expect([exp(-Infinity), exp(-800), exp(800), exp(Infinity), exp(NaN)]).toEqual([
    0,
    0,
    Infinity,
    Infinity,
    NaN,
  ]);
  expect([log(0), log(-0), log(-1), log(Infinity), log(NaN), log(1)]).toEqual([
    -Infinity,
    -Infinity,
    NaN,
    Infinity,
    NaN,
    0,
  ]);
  expect([expm1(-Infinity), expm1(-800), expm1(800), expm1(0), expm1(NaN)]).toEqual([
    -1,
    -1,
    Infinity,
    0,
    NaN,
  ]);
  expect([log1p(-1), log1p(-2), log1p(0), log1p(Infinity), log1p(NaN)]).toEqual([
    -Infinity,
    NaN,
    0,
    Infinity,
    NaN,
  ]);
});

test('e^x is the inverse of ln x', () => {
  for (const t of spread(1000)) {
    const x = 10 ** (20 * t - 10);
    expect(Math.abs(exp(log(x)) / x - 1)).toBeLessThan(1e-14);
  }
});
