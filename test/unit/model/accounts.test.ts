import { describe, expect, test } from 'vitest';
import { annuityBalance } from '../../reference/annuity';
import { lanes } from '../../../src/model/lanes';
import { fundingShares } from '../../../src/model/fundingShares';
import { poolSegments, presetScenario, stillProduct, stillScenario, Walk } from './laboratory';

/** A platform that lends 100,000 a month and does nothing else than what is asked for. */
function lender(pool: { pd: number; lgd?: number }, platform: object, more: object = {}): Walk {
  const segments = poolSegments([{ balance: 1e6, loans: 1e5, rho: 0.1, ...pool }]);
  return new Walk(
    stillScenario({
      platform: {
        products: [stillProduct('loan', 24)],
        segments: segments.map((segment) => ({ ...segment, demandPerMonth: 100_000 })),
        ...platform,
      },
      run: { months: 24, monthsPerStep: 1 },
      ...more,
    }),
  );
}

/** Follows one path to its end. */
function* months(walk: Walk): Generator<number> {
  walk.start();
  while (!walk.finished) yield walk.step();
}

const path = 7;

test('of fraud a third is seen in each of the three months after it was lent, and all of it is lost', () => {
  const control = { underwriting: { fraudControl: 0.5 } };
  const walk = lender({ pd: 0 }, { applicationFraud: 0.06 }, { strategy: control });
  const { totals } = walk.state.book;
  for (const month of months(walk)) {
    const expected = (Math.min(month, 3) * 0.03 * 100_000) / 3;
    expect(totals.defaulted[path]).toBeCloseTo(expected, 8);
    expect(totals.loss[path]).toBeCloseTo(expected, 8);
    expect(totals.originated[path]).toBeCloseTo(100_000, 2);
  }
});

test('recoveries arrive with an exponential lag whose mean is as given', () => {
  const lag = 6;
  const walk = lender({ pd: 0.2, lgd: 0.4 }, { collectionMonths: lag });
  const { accounts, book } = walk.state;
  const kept = Math.exp(-1 / lag);
  let due = 0;
  for (const _ of months(walk)) {
    due = due * kept + book.totals.defaulted[path] - book.totals.loss[path];
    expect(accounts.receivable[path] / due).toBeCloseTo(1, 9);
  }
  expect(due).toBeGreaterThan(0);
});

test('without defaults, costs and tax profit is the interest of the annuities', () => {
  const walk = lender({ pd: 0 }, { collectionMonths: 9 });
  const { accounts } = walk.state;
  const [i, n] = [0.05 / 12, 24];
  // the opening book is what an even history of lending has left
  const weights = Array.from({ length: n }, (_, age) => annuityBalance(i, n, age));
  const monthly = 1e6 / weights.reduce((sum, weight) => sum + weight, 0);
  walk.start();
  const equity = accounts.equity[path];
  let earned = 0;
  while (!walk.finished) {
    const month = walk.step();
    for (let age = 0; age < n; age++) {
      const lent = month - 1 - age >= 0 ? 100_000 : monthly;
      earned += lent * i * annuityBalance(i, n, age);
    }
    // single precision in the book
    expect(Math.abs(accounts.equity[path] - equity - earned)).toBeLessThan(1e-5 * earned);
    expect(accounts.revenue[path]).toBe(accounts.profit[path]);
  }
});

test('losses are set against later profits: tax so far is its share of the highest cumulative profit so far', () => {
  // making a loan costs 4.5 % of it: a loss at first, until the book has grown
  const costs = {
    ...{ acquisitionShare: 0.045, fixedPerMonth: 0, servicingPerLoan: 0, costPerApplication: 0 },
  };
  const free = lender({ pd: 0 }, { costs, taxRate: 0 });
  const taxed = lender({ pd: 0 }, { costs, taxRate: 0.25 });
  free.start();
  taxed.start();
  let [before, after, highest, lowest] = [0, 0, 0, 0];
  while (!free.finished) {
    free.step();
    taxed.step();
    before += free.state.accounts.profit[path];
    after += taxed.state.accounts.profit[path];
    highest = Math.max(highest, before);
    lowest = Math.min(lowest, before);
    expect(before - after).toBeCloseTo(0.25 * highest, 6);
  }
  expect(lowest).toBeLessThan(0);
  expect(highest).toBeGreaterThan(0);
});

describe('sources of funds', () => {
  const scenario = presetScenario({
    platform: 'facilitation',
    world: 'severe',
    rules: { preset: 'china-2025-facilitation', with: { guaranteeMaximum: 0.03 } },
    strategy: 'as-is',
    run: { months: 24 },
  });

  test.each([0, 0.05, 0.3, 0.9, 1])(
    'a minimum own share of %d is kept, and shares still make a whole',
    (minimum) => {
      const shares = fundingShares(scenario, { ...scenario.rules, ownShareMinimum: minimum });
      const own = scenario.platform.fundingSources.reduce(
        (sum, { treatment }, s) => sum + (treatment === 'offBalanceSheet' ? 0 : shares[s]),
        0,
      );
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(own).toBeCloseTo(Math.max(minimum, 0.05), 12);
    },
  );

  test('guarantees never pay more than their share of what partners have lent', () => {
    const walk = new Walk(scenario);
    const { accounts } = walk.state;
    let bound = 0;
    for (const _ of walk.blocks(lanes))
      for (let path = 0; path < lanes; path++) {
        const most = 0.03 * accounts.guaranteedVolume[path];
        expect(accounts.guaranteePaid[path]).toBeLessThanOrEqual(most * (1 + 1e-12));
        if (accounts.guaranteePaid[path] > 0.999 * most) bound++;
      }
    expect(bound).toBeGreaterThan(0);
  });

  test('dividends are paid only where the capital ratio was above its target', () => {
    const walk = new Walk(
      presetScenario({
        platform: 'micro-lender',
        world: 'calm',
        rules: 'light-touch',
        strategy: { preset: 'as-is', with: { capital: { dividendShare: 0.5, targetRatio: 0.3 } } },
        run: { months: 24 },
      }),
    );
    const { accounts } = walk.state;
    let [paid, kept] = [0, 0];
    for (let from = 0; from < 2 * lanes; from += lanes) {
      walk.start(from);
      while (!walk.finished) {
        const before = accounts.capitalRatio.slice();
        walk.step();
        for (let path = 0; path < lanes; path++) {
          const due = before[path] > 0.3 ? 0.5 * Math.max(0, accounts.profit[path]) : 0;
          if (accounts.alive[path]) expect(accounts.dividends[path]).toBe(due);
          if (due > 0) paid++;
          else kept++;
        }
      }
    }
    expect(Math.min(paid, kept)).toBeGreaterThan(0);
  });
});
