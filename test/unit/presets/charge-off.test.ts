import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  annualDefaultRate,
  byTerm,
  lifetimeDefaults,
  perMonth,
  type SubGrade,
} from '../../../tools/charge-off';

describe('annual default rate from charge-offs of completed loans', () => {
  test('with no early repayment, defaults over the term are one less survival', () => {
    expect(annualDefaultRate(0.3, 0, 36)).toBeCloseTo(1 - 0.7 ** (12 / 36), 12);
    expect(annualDefaultRate(0.3, 0, 60)).toBeCloseTo(1 - 0.7 ** (12 / 60), 12);
  });

  test('loans counted one by one, month by month, end in the share that was asked for', () => {
    const share = fc.double({ min: 0.001, max: 0.6, noNaN: true });
    const prepayment = fc.double({ min: 0, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(
        share,
        prepayment,
        fc.integer({ min: 6, max: 84 }),
        (chargeOff, early, months) => {
          const hazard = perMonth(annualDefaultRate(chargeOff, early, months));
          const repaid = perMonth(early);
          let left = 1;
          let defaulted = 0;
          for (let month = 0; month < months; month++) {
            defaulted += left * hazard;
            left *= (1 - hazard) * (1 - repaid);
          }
          // Beyond a hazard of one half a month there is no answer in the range searched.
          fc.pre(hazard < 0.499);
          expect(defaulted).toBeCloseTo(chargeOff, 9);
        },
      ),
    );
  });

  test('more early repayment means a higher rate behind the same charge-offs', () => {
    expect(annualDefaultRate(0.2, 0.25, 36)).toBeGreaterThan(annualDefaultRate(0.2, 0.1, 36));
  });

  test('no hazard, no defaults', () => {
    expect(lifetimeDefaults(0, 0, 36)).toBe(0);
    expect(lifetimeDefaults(0, 0.02, 36)).toBe(0);
  });
});

describe('charge-offs told apart by term', () => {
  const subGrades: SubGrade[] = [
    { id: 'A', loans: 600, chargeOff: 0.06 },
    { id: 'B', loans: 300, chargeOff: 0.2 },
    { id: 'C', loans: 100, chargeOff: 0.4 },
  ];
  const longShareNow = (id: string) => ({ A: 0.1, B: 0.3, C: 0.6 })[id]!;
  const totals = { chargeOff: 0.14, longShare: 0.25, longChargeOff: 0.24 };
  const apart = byTerm(subGrades, longShareNow, totals);

  test('long loans are charged off by the same odds ratio more in each sub-grade', () => {
    const odds = (p: number) => p / (1 - p);
    const ratios = [...apart.values()].map(({ short, long }) => odds(long) / odds(short));
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0], 9);
    expect(ratios[0]).toBeGreaterThan(1);
  });

  test('each sub-grade and both totals come back', () => {
    // The shares of long loans that satisfy the sub-grades must satisfy the totals as well.
    const pooled = 0.136;
    let longLoans = 0;
    let longDefaults = 0;
    let defaults = 0;
    for (const { id, loans, chargeOff } of subGrades) {
      const { short, long } = apart.get(id)!;
      const share = ((chargeOff * totals.chargeOff) / pooled - short) / (long - short);
      longLoans += loans * share;
      longDefaults += loans * share * long;
      defaults += loans * (share * long + (1 - share) * short);
    }
    expect(longLoans / 1000).toBeCloseTo(totals.longShare, 9);
    expect(longDefaults / longLoans).toBeCloseTo(totals.longChargeOff, 9);
    expect(defaults / 1000).toBeCloseTo(totals.chargeOff, 9);
  });
});
