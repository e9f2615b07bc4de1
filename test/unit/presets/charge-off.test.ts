import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  annualDefaultRate,
  byTerm,
  lifetimeDefaults,
  perMonth,
  type Course,
  type SubGrade,
} from '../../../tools/charge-off';

/** A flat hazard. */
const even = (months: number, prepaymentPerYear = 0): Course => ({
  months,
  prepaymentPerYear,
  seasoningPeakMonth: 12,
  seasoningStrength: 0,
});

describe('annual default rate from charge-offs of completed loans', () => {
  test('with no early repayment, defaults over the term are one less survival', () => {
    expect(annualDefaultRate(0.3, even(36))).toBeCloseTo(1 - 0.7 ** (12 / 36), 12);
    expect(annualDefaultRate(0.3, even(60))).toBeCloseTo(1 - 0.7 ** (12 / 60), 12);
  });

  test('nor does seasoning then change anything: it only moves defaults in time', () => {
    const seasoned = { ...even(36), seasoningStrength: 0.5 };
    expect(annualDefaultRate(0.3, seasoned)).toBeCloseTo(1 - 0.7 ** (12 / 36), 12);
  });

  test('with a flat hazard and early repayment, the closed form of two competing risks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.integer({ min: 6, max: 84 }),
        (rate, early, months) => {
          const hazard = perMonth(rate);
          const stays = (1 - hazard) * (1 - perMonth(early));
          const closed = (hazard * (1 - stays ** months)) / (1 - stays);
          expect(lifetimeDefaults(rate, even(months, early))).toBeCloseTo(closed, 9);
          expect(annualDefaultRate(closed, even(months, early))).toBeCloseTo(rate, 9);
        },
      ),
    );
  });

  test('the more is repaid early, the higher the rate behind the same charge-offs', () => {
    expect(annualDefaultRate(0.2, even(36, 0.25))).toBeGreaterThan(
      annualDefaultRate(0.2, even(36, 0.1)),
    );
  });

  test('the earlier defaults come, the more of them come before a loan is repaid', () => {
    const early = { ...even(60, 0.2), seasoningPeakMonth: 10, seasoningStrength: 0.5 };
    expect(lifetimeDefaults(0.1, early)).toBeGreaterThan(lifetimeDefaults(0.1, even(60, 0.2)));
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
