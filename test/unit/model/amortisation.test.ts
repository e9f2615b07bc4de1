import { describe, expect, test } from 'vitest';
import { annuity, annuityBalance } from '../../reference/annuity';
import { averageLife, instalmentPerUnit, scheduledBalances } from '../../../src/model/amortisation';
import { math } from './laboratory';

describe.each([0, 1e-9, 0.0025, 0.01, 0.05, 0.5])('at %d a step', (i) => {
  test.each([1, 2, 12, 60, 84])('%d instalments are those of an annuity', (n) => {
    // what the textbook's formula itself loses in 1 + i
    const lost = i === 0 ? 0 : 2.3e-16 / i;
    expect(Math.abs(instalmentPerUnit(i, n, math) / annuity(i, n) - 1)).toBeLessThan(1e-13 + lost);
    const balances = scheduledBalances(i, n, math);
    expect(balances).toHaveLength(n + 1);
    balances.forEach((balance, k) => {
      const growth = 1e-15 * n * (1 + i) ** n;
      expect(Math.abs(balance - annuityBalance(i, n, k))).toBeLessThan(1e-13 + lost + growth);
    });
  });
});

test('the present value of the instalments is the loan', () => {
  for (const i of [0.001, 0.01, 0.04]) {
    for (const n of [6, 36, 60]) {
      const instalment = instalmentPerUnit(i, n, math);
      let value = 0;
      for (let k = 1; k <= n; k++) value += instalment / (1 + i) ** k;
      expect(value).toBeCloseTo(1, 12);
    }
  }
});

test('without interest the average life is half the term and half a step', () => {
  expect(averageLife(0, 12, 1, math)).toBeCloseTo((12 + 1) / 2 / 12, 13);
  expect(averageLife(0, 4, 3, math)).toBeCloseTo((3 * (4 + 1)) / 2 / 12, 13);
});

test('interest paid is the rate times the average life', () => {
  const [i, n] = [0.015, 36];
  const paid = n * instalmentPerUnit(i, n, math) - 1;
  expect(paid).toBeCloseTo(12 * i * averageLife(i, n, 1, math), 12);
});
