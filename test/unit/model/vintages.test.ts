import { describe, expect, test } from 'vitest';
import { annuity, annuityBalance } from '../../reference/annuity';
import { newVintage, stepVintage, unaccounted, type Vintage } from '../../reference/vintage';
import { lanes } from '../../../src/model/lanes';
import type { Scenario } from '../../../src/scenario/scenario';
import { spread } from '../kernel/kernel';
import { kernelCell } from './kernelCell';
import { poolSegments, stillScenario, Walk } from './laboratory';

/** One rounding in single precision, relative. */
const rounding = 2 ** -24;

describe('a cell stepped by the kernel, vintage by vintage', () => {
  // Sixty vintages of random terms; each runs to its maturity on 16 paths of random defaults.
  const [paths, slots] = [16, 60];
  const cell = kernelCell(paths, slots);
  const chance = spread(1e6);
  const uniform = () => chance.next().value as number;
  const oracle: Vintage[][] = Array.from({ length: paths }, () => []);
  for (let slot = 0; slot < slots; slot++) {
    cell.counts[slot] = 0.01 * uniform();
    for (let path = 0; path < paths; path++) {
      const lent = Math.fround(10 ** (3 + 5 * uniform()));
      const rate = Math.fround(0.03 * uniform());
      const instalment = Math.fround(lent * annuity(rate, slots));
      const intensity = Math.fround(3 * uniform());
      [lent, instalment, rate, intensity].forEach(
        (value, field) => (cell.records[cell.at(path, slot, field)] = value),
      );
      oracle[path].push(newVintage(lent, instalment, rate, intensity));
    }
  }

  let furthest = 0;
  let furthestSum = 0;
  let largestBound = 0;
  let largestError = 0;
  let lost = 0;
  for (let step = 0; step < slots; step++) {
    for (let slot = 0; slot < slots; slot++) {
      const keep = step === slots - 1 ? 0 : 1 - 0.05 * uniform();
      cell.ages.set([keep, 2 * uniform(), 2 * uniform(), 0], 4 * slot);
    }
    // some months without default, and one in which most fail
    for (let path = 0; path < paths; path++)
      cell.phi[path] = uniform() < 0.2 ? 0 : step === 40 ? 0.4 : 0.02 * uniform();
    cell.stay.forEach((_, path) => (cell.stay[path] = step % 9 === 3 ? 1 - 0.2 * uniform() : 1));
    cell.stepVintages();

    for (let path = 0; path < paths; path++) {
      const [defaulted, interest, closing] = [
        { sum: 0, error: 0 },
        { sum: 0, error: 0 },
        { sum: 0, error: 0 },
      ];
      oracle[path].forEach((vintage, slot) => {
        const [keep, seasoning] = cell.ages.subarray(4 * slot, 4 * slot + 2);
        const taken = stepVintage(vintage, cell.phi[path], seasoning, keep, cell.stay[path]);
        defaulted.sum += taken.defaulted;
        defaulted.error += taken.defaultedError;
        interest.sum += taken.interest;
        interest.error += taken.interestError;
        closing.sum += vintage.balance;
        closing.error += vintage.balanceError;
        const error = Math.abs(cell.records[cell.at(path, slot, 0)] - vintage.balance);
        if (error > 0) furthest = Math.max(furthest, error / vintage.balanceError);
        largestError = Math.max(largestError, error / vintage.lent);
        largestBound = Math.max(largestBound, vintage.balanceError / vintage.lent);
      });
      for (const [total, { sum, error }] of [
        [cell.totals.defaulted, defaulted],
        [cell.totals.interest, interest],
        [cell.totals.closing, closing],
      ] as const) {
        // each addition to a sum of sixty rounds once
        const bound = error + slots * rounding * sum;
        if (sum > 0) furthestSum = Math.max(furthestSum, Math.abs(total[path] - sum) / bound);
      }
      lost += defaulted.sum;
    }
  }

  test('in double precision, principal lent = repaid + prepaid + called + defaulted + outstanding, relative 1e-12', () => {
    const worst = Math.max(...oracle.flat().map(unaccounted));
    expect(worst).toBeLessThan(1e-12);
    expect(lost).toBeGreaterThan(0);
  });

  test('the kernel’s balance of each vintage stays within the running error bound of single precision', () => {
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThan(1);
  });

  test('over sixty steps that bound is below 2·10⁻⁵ of the principal, and the error below 10⁻⁶', () => {
    expect(largestBound).toBeLessThan(2e-5);
    expect(largestError).toBeLessThan(1e-6);
  });

  test('so do the sums of defaulted principal, interest and balances', () => {
    expect(furthestSum).toBeLessThan(1);
  });
});

/** One cell that lends every step, with everything that can happen to a vintage switched on or off. */
function lendingCell(changes: {
  pd: number;
  prepaymentPerYear: number;
  months: number;
  rate: number;
}): Scenario {
  const { pd, prepaymentPerYear, months, rate } = changes;
  const [segment] = poolSegments([{ balance: 5e6, loans: 500, pd, rho: 0.2, lgd: 0.6 }]) as [
    { demandPerMonth: number; grades: [{ rate: number }] },
  ];
  segment.demandPerMonth = 250_000;
  segment.grades[0].rate = rate;
  const seasoning = { seasoningStrength: 0.7, seasoningPeakMonth: 6, originationFee: 0 };
  return stillScenario({
    platform: {
      products: [{ id: 'loan', termMonths: 24, prepaymentPerYear, ...seasoning }],
      segments: [segment],
    },
    run: { months, monthsPerStep: 1 },
  });
}

describe('the book of a platform that lends for three years, on every path', () => {
  const walk = new Walk(lendingCell({ pd: 0.12, prepaymentPerYear: 0.3, months: 36, rate: 0.18 }));
  const { book: plan, strategy } = walk.plan.model;
  const { book } = walk.state;
  const term = plan.termSteps[0];
  const phi = walk.phiOfLastCell();
  walk.start();
  const vintages = Array.from({ length: lanes }, () =>
    Array.from({ length: term }, (_, slot) => {
      const [balance, instalment, rate, intensity] = plan.opening[0].subarray(4 * slot);
      return newVintage(balance, instalment, rate, intensity);
    }),
  );
  const furthest = { defaulted: 0, interest: 0, closing: 0 };
  let outOfBalance = 0;
  while (!walk.finished) {
    const step = walk.step();
    const usual = strategy.usual[step];
    for (let path = 0; path < lanes; path++) {
      const sums = { defaulted: 0, interest: 0, closing: 0, repaid: 0 };
      const errors = { defaulted: 0, interest: 0, closing: 0 };
      for (let slot = step; slot < step + term; slot++) {
        const [keep, seasoning] = plan.ages[0].subarray(4 * (slot - step));
        const vintage = vintages[path][slot];
        const taken = stepVintage(vintage, phi[path], seasoning, keep);
        sums.defaulted += taken.defaulted;
        errors.defaulted += taken.defaultedError;
        sums.interest += taken.interest;
        errors.interest += taken.interestError;
        sums.repaid += taken.repaid + taken.prepaid;
        sums.closing += vintage.balance;
        errors.closing += vintage.balanceError;
      }
      const lent = usual.granted[0];
      const due = Math.fround(lent * usual.instalment[0]);
      const rate = Math.fround(usual.rate[0] / plan.stepsPerYear);
      vintages[path].push(newVintage(lent, due, rate, Math.fround(usual.intensity[0])));
      sums.closing += lent;
      for (const name of ['defaulted', 'interest', 'closing'] as const) {
        const bound = errors[name] + (term + 1) * rounding * sums[name];
        const error = Math.abs(book.totals[name][path] - sums[name]);
        if (error > 0) furthest[name] = Math.max(furthest[name], error / bound);
      }
      const [opening, { defaulted, originated, closing }] = [book.opening[path], book.totals];
      const change = opening + originated[path] - defaulted[path] - sums.repaid - closing[path];
      outOfBalance = Math.max(outOfBalance, Math.abs(change) / opening);
    }
  }

  test('is the sum of its vintages: defaults, interest and balances, within the bound of single precision', () => {
    for (const ratio of Object.values(furthest)) {
      expect(ratio).toBeGreaterThan(0);
      expect(ratio).toBeLessThan(1);
    }
  });

  test('opening + lent − defaulted − repaid − prepaid = closing every month, within the rounding of its sums', () => {
    // opening and closing balance are sums of 24 and 25 single-precision numbers
    expect(outOfBalance).toBeLessThan(2 * (term + 1) * rounding);
  });

  test('accounts for all principal of every vintage, relative 1e-12', () => {
    expect(Math.max(...vintages.flat().map(unaccounted))).toBeLessThan(1e-12);
  });
});

describe('without default or prepayment a vintage follows the annuity formulas, within the rounding of single precision', () => {
  test.each([0.18, 0.04, 0])('at %d a year', (rate) => {
    const walk = new Walk(lendingCell({ pd: 0, prepaymentPerYear: 0, months: 36, rate }));
    const { book } = walk.state;
    const term = walk.plan.model.book.termSteps[0];
    const lent = walk.plan.model.strategy.usual[0].granted[0];
    const opening = walk.plan.model.book.openingBalance[0];
    const i = rate / 12;
    walk.start();
    while (!walk.finished) {
      const age = walk.step();
      // the vintage of the first step
      const [{ records, capacity }] = book.cells;
      const balance = (path: number) => records[((path >> 3) * capacity + term) * 32 + (path & 7)];
      for (const path of [0, 63]) {
        const error = Math.abs(balance(path) - lent * annuityBalance(i, term, Math.min(age, term)));
        // a step rounds three times, each time less than what was lent; interest makes that up to six
        expect(error).toBeLessThanOrEqual(6 * age * rounding * lent);
      }
      // interest of all that was lent since, and of the opening book while there is any
      let interest = 0;
      for (let made = 0; made < age; made++)
        if (age - made <= term) interest += lent * i * annuityBalance(i, term, age - made - 1);
      if (age >= term) {
        const error = Math.abs(book.totals.interest[0] - interest);
        expect(error).toBeLessThanOrEqual(8 * term * rounding * interest);
      }
      expect(book.totals.defaulted[0]).toBe(0);
    }
    expect(opening).toBeGreaterThan(0);
  });

  test('and the opening book is an even history of lending: what each month lent is the same', () => {
    const { book } = new Walk(lendingCell({ pd: 0, prepaymentPerYear: 0, months: 12, rate: 0.18 }))
      .plan.model;
    const term = book.termSteps[0];
    const lent = Array.from({ length: term }, (_, slot) => {
      const balance = book.opening[0][4 * slot];
      return balance / annuityBalance(0.18 / 12, term, term - 1 - slot);
    });
    for (const one of lent) expect(Math.abs(one / lent[0] - 1)).toBeLessThan(1e-6);
  });
});
