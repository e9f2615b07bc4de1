import { describe, expect, test } from 'vitest';
import { annuity, annuityBalance } from '../../reference/annuity';
import {
  newVintage,
  stepVintage,
  unaccounted,
  type Step,
  type Vintage,
} from '../../reference/vintage';
import { lanes } from '../../../src/model/lanes';
import type { Scenario } from '../../../src/scenario/scenario';
import { spread } from '../kernel/kernel';
import { kernelCell } from './kernelCell';
import { poolSegments, stillScenario, Walk } from './laboratory';

/** One rounding in single precision, relative. */
const rounding = 2 ** -24;

/** How far the kernel was from the oracle, as a multiple of the oracle's bound, and what the bounds came to. */
class Distance {
  balance = 0;
  sums = 0;
  largestError = 0;
  largestBound = 0;
  lost = 0;

  /** One vintage's balance by the kernel. */
  ofBalance(kernel: number, vintage: Vintage): void {
    const error = Math.abs(kernel - vintage.balance);
    if (error > 0) this.balance = Math.max(this.balance, error / vintage.balanceError);
    this.largestError = Math.max(this.largestError, error / vintage.lent);
    this.largestBound = Math.max(this.largestBound, vintage.balanceError / vintage.lent);
  }

  /** A sum over vintages by the kernel; each addition to a sum of sixty rounds once. */
  ofSum(kernel: number, { sum, error }: { sum: number; error: number }): void {
    const bound = error + slots * rounding * sum;
    if (sum > 0) this.sums = Math.max(this.sums, Math.abs(kernel - sum) / bound);
  }
}

// Sixty vintages of random terms, each of which runs to its maturity on 16 paths of random defaults: some months without
// default, and one in which most fail; in some, loans are called.
const [paths, slots] = [16, 60];
const randomPhi = (step: number, uniform: () => number, most: number) =>
  uniform() < 0.2 ? 0 : step === 40 ? most : 0.02 * uniform();
const randomStay = (step: number, uniform: () => number) =>
  step % 9 === 3 ? 1 - 0.2 * uniform() : 1;

/** Each path with terms of its own. */
function apart(): { distance: Distance; oracle: Vintage[][] } {
  const cell = kernelCell(paths, slots);
  const chance = spread(1e6);
  const uniform = () => chance.next().value as number;
  const oracle: Vintage[][] = Array.from({ length: paths }, () => []);
  for (let slot = 0; slot < slots; slot++) {
    cell.terms[4 * slot + 3] = 0.01 * uniform();
    for (let path = 0; path < paths; path++) {
      const lent = Math.fround(10 ** (3 + 5 * uniform()));
      const rate = Math.fround(0.03 * uniform());
      const instalment = Math.fround(lent * annuity(rate, slots));
      const intensity = Math.fround(3 * uniform());
      [lent, instalment, rate, intensity].forEach(
        (value, field) => (cell.vintages[cell.at(path, slot, field)] = value),
      );
      oracle[path].push(newVintage(lent, instalment, rate, intensity));
    }
  }
  const distance = new Distance();
  for (let step = 0; step < slots; step++) {
    for (let slot = 0; slot < slots; slot++) {
      const keep = step === slots - 1 ? 0 : 1 - 0.05 * uniform();
      cell.ages.set([keep, 2 * uniform(), 2 * uniform(), 0], 4 * slot);
    }
    for (let path = 0; path < paths; path++) cell.phi[path] = randomPhi(step, uniform, 0.4);
    cell.stay.forEach((_, path) => (cell.stay[path] = randomStay(step, uniform)));
    cell.stepVintages();
    for (let path = 0; path < paths; path++) {
      const sums = newSums();
      oracle[path].forEach((vintage, slot) => {
        const [keep, seasoning] = cell.ages.subarray(4 * slot, 4 * slot + 2);
        addStep(
          sums,
          vintage,
          stepVintage(vintage, cell.phi[path], seasoning, keep, cell.stay[path]),
        );
        distance.ofBalance(cell.vintages[cell.at(path, slot)], vintage);
      });
      for (const name of ['defaulted', 'interest', 'closing'] as const)
        distance.ofSum(cell.totals[name][path], sums[name]);
      distance.lost += sums.defaulted.sum;
    }
  }
  return { distance, oracle };
}

/** All paths with the same terms: slot s is on the book for s + 1 steps. */
function alike(): { distance: Distance; oracle: Vintage[][] } {
  const cell = kernelCell(paths, slots, { steps: slots });
  const chance = spread(1e6);
  const uniform = () => chance.next().value as number;
  const seasoning = Array.from({ length: slots }, () => Math.fround(2 * uniform()));
  for (let row = 0; row < slots; row++) {
    const keep = row === 0 ? 0 : 1 - 0.05 * uniform();
    cell.ages.set([keep, seasoning[row], row === 0 ? 0 : seasoning[row - 1], 0], 4 * row);
  }
  const oracle: Vintage[][] = Array.from({ length: paths }, () => []);
  for (let slot = 0; slot < slots; slot++) {
    const rate = 0.03 * uniform();
    const unit = annuity(rate, slot + 1);
    const intensity = 3 * uniform();
    cell.terms.set([rate, unit, intensity, 0.01 * uniform()], 4 * slot);
    for (let path = 0; path < paths; path++) {
      const lent = Math.fround(10 ** (3 + 5 * uniform()));
      cell.vintages[cell.at(path, slot)] = lent;
      cell.intensity[path] += intensity * seasoning[slot] * lent;
      oracle[path].push(newVintage(lent, lent * unit, rate, intensity));
    }
  }
  cell.schedule();
  const distance = new Distance();
  for (let step = 0; step < slots; step++) {
    for (let path = 0; path < paths; path++) cell.phi[path] = randomPhi(step, uniform, 0.4);
    cell.stay.forEach((_, path) => (cell.stay[path] = randomStay(step, uniform)));
    cell.stepVintages(step);
    for (let path = 0; path < paths; path++) {
      const sums = newSums();
      for (let slot = step; slot < slots; slot++) {
        const [keep, weight] = cell.ages.subarray(4 * (slot - step), 4 * (slot - step) + 2);
        const vintage = oracle[path][slot];
        addStep(sums, vintage, stepVintage(vintage, cell.phi[path], weight, keep, cell.stay[path]));
      }
      for (const name of ['defaulted', 'interest', 'closing'] as const)
        distance.ofSum(cell.totals[name][path], sums[name]);
      distance.ofSum(cell.balance[path], sums.closing);
      distance.lost += sums.defaulted.sum;
    }
  }
  return { distance, oracle };
}

const newSums = () => ({
  defaulted: { sum: 0, error: 0 },
  interest: { sum: 0, error: 0 },
  closing: { sum: 0, error: 0 },
});

function addStep(sums: ReturnType<typeof newSums>, vintage: Vintage, taken: Step): void {
  sums.defaulted.sum += taken.defaulted;
  sums.defaulted.error += taken.defaultedError;
  sums.interest.sum += taken.interest;
  sums.interest.error += taken.interestError;
  sums.closing.sum += vintage.balance;
  sums.closing.error += vintage.balanceError;
}

describe.each([
  ['with terms of its own on each path', apart],
  ['with the same terms on every path', alike],
])('a cell stepped by the kernel, vintage by vintage, %s', (_, stepped) => {
  const { distance, oracle } = stepped();

  test('in double precision, principal lent = repaid + prepaid + called + defaulted + outstanding, relative 1e-12', () => {
    const worst = Math.max(...oracle.flat().map(unaccounted));
    expect(worst).toBeLessThan(1e-12);
    expect(distance.lost).toBeGreaterThan(0);
  });

  test('the sums of defaulted principal, interest and balances stay within the running error bound of single precision', () => {
    expect(distance.sums).toBeGreaterThan(0);
    expect(distance.sums).toBeLessThan(1);
  });
});

test('a vintage with terms of its own on each path keeps within that bound: over sixty steps below 2·10⁻⁵ of the principal, the error below 10⁻⁶', () => {
  const { distance } = apart();
  expect(distance.balance).toBeGreaterThan(0);
  expect(distance.balance).toBeLessThan(1);
  expect(distance.largestBound).toBeLessThan(2e-5);
  expect(distance.largestError).toBeLessThan(1e-6);
});

/** Raises prices on paths on which defaults are above their mean, now and then. */
const raised = {
  ...{ id: 'raise', metric: 'defaultRate', direction: 'above', threshold: 0.12, forMonths: 1 },
  ...{ action: 'raisePrices', strength: 0.02, lastsMonths: 2 },
};

/** One cell that lends every step, with everything that can happen to a vintage switched on or off. */
function lendingCell(changes: {
  pd: number;
  prepaymentPerYear: number;
  months: number;
  rate: number;
  /** With a trigger that raises prices on some paths in some months. */
  raises?: boolean;
  /** With a strategy that changes twice. */
  planned?: boolean;
}): Scenario {
  const { pd, prepaymentPerYear, months, rate, raises = false, planned = false } = changes;
  const [segment] = poolSegments([{ balance: 5e6, loans: 500, pd, rho: 0.2, lgd: 0.6 }]) as [
    { demandPerMonth: number; adverseSelection: number; grades: [{ rate: number }] },
  ];
  segment.demandPerMonth = 250_000;
  segment.adverseSelection = 5;
  segment.grades[0].rate = rate;
  const seasoning = { seasoningStrength: 0.7, seasoningPeakMonth: 6, originationFee: 0 };
  return stillScenario({
    platform: {
      products: [{ id: 'loan', termMonths: 24, prepaymentPerYear, ...seasoning }],
      segments: [segment],
    },
    strategy: {
      triggers: raises ? [raised] : [],
      changes: planned
        ? [
            { month: 13, set: { pricing: { surcharge: 0.04 }, growth: 1.5 } },
            { month: 25, set: { monitoring: { detection: 0.6, cure: 0.5 }, growth: 0.5 } },
          ]
        : [],
    },
    run: { months, monthsPerStep: 1 },
  });
}

describe.each([
  ['at the same prices on every path', false, false],
  ['at prices that are raised on some paths in some months', true, false],
  ['and changes its strategy twice', false, true],
])('the book of a platform that lends for three years %s', (_, raises, planned) => {
  const walk = new Walk(
    lendingCell({ pd: 0.12, prepaymentPerYear: 0.3, months: 36, rate: 0.18, raises, planned }),
  );
  const { book: plan, strategy } = walk.plan.model;
  const { book, strategy: decision } = walk.state;
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
  let ownTerms = 0;
  while (!walk.finished) {
    const step = walk.step();
    const usual = strategy.usual[step].rate[0];
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
      const [lent, instalment, rate, intensity] = [
        ...[decision.granted, decision.instalment, decision.rate, decision.intensity],
      ].map(([column]) => column[path]);
      if (rate !== usual) ownTerms++;
      const due = Math.fround(lent * instalment);
      const perStep = Math.fround(rate / plan.stepsPerYear);
      vintages[path].push(newVintage(lent, due, perStep, Math.fround(intensity)));
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

  test('has terms of a path’s own where prices are raised, and there alone', () => {
    expect(ownTerms > 0 && ownTerms < plan.steps * lanes).toBe(raises);
    expect(ownTerms > 0).toBe(raises);
  });

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
      // nothing of the vintage of the first step is lost
      const [{ survivors, capacity }] = book.cells;
      for (const path of [0, 63])
        expect(survivors[((path >> 3) * capacity + term) * 8 + (path & 7)]).toBe(Math.fround(lent));
      let outstanding = 0;
      for (let made = 0; made <= age; made++)
        outstanding += lent * annuityBalance(i, term, Math.min(term, age - made));
      if (age >= term) {
        const error = Math.abs(book.totals.closing[0] - outstanding);
        expect(error).toBeLessThanOrEqual(4 * term * rounding * outstanding);
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
