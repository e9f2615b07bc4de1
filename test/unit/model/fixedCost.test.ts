import { describe, expect, test } from 'vitest';
import { annuityBalance } from '../../reference/annuity';
import { Simulator } from '../../../src/engine/simulator';
import { fixedCostOf, nextSize } from '../../../src/model/fixedCost';
import { lanes } from '../../../src/model/lanes';
import {
  kernelModule,
  planOf,
  poolSegments,
  presetScenario,
  stillProduct,
  stillScenario,
  Walk,
} from './laboratory';

const path = 7;
const book = 1e6;
const [rate, term] = [0.05, 24];

/** A platform that has stopped lending and does nothing but collect its instalments and pay its fixed cost. */
function runOff(costs: object, run: object = {}) {
  return stillScenario({
    platform: {
      products: [stillProduct('loan', term)],
      segments: poolSegments([{ balance: book, loans: 1e5, pd: 0, rho: 0.1 }]),
      costs,
    },
    run: { months: term, monthsPerStep: 1, ...run },
  });
}
const planWith = (costs: object, run?: object) =>
  planOf(runOff(costs, run)).model.accounts.fixedCost;

test('in a run-off fixed cost is what it was, less a share of the mean of past falls of interest, weighted exponentially', () => {
  const [fixedPerMonth, adjustableShare, adjustmentMonths] = [2000, 0.6, 5];
  const walk = new Walk(runOff({ fixedPerMonth, adjustableShare, adjustmentMonths }));
  const { accounts } = walk.state;
  const i = rate / 12;
  // the book is what an even history of lending has left
  const left = (months: number) =>
    Array.from({ length: term }, (_, age) =>
      age + months < term ? annuityBalance(i, term, age + months) : 0,
    ).reduce((sum, balance) => sum + balance, 0);
  const q = Math.exp(-1 / adjustmentMonths);
  walk.start();
  const equity = accounts.equity[path];
  let earned = 0;
  while (!walk.finished) {
    const month = walk.step();
    let size = q ** month;
    for (let past = 0; past < month; past++)
      size += ((1 - q) * q ** (month - 1 - past) * left(past)) / left(0);
    const interest = (book * i * left(month)) / left(0);
    earned += interest - fixedPerMonth * (1 - adjustableShare * (1 - size));
    expect(accounts.equity[path] - equity).toBeCloseTo(earned, 1);
  }
});

describe('the size of the organisation', () => {
  const left = (run: object, steps: number) => {
    const plan = planWith({ adjustmentMonths: 6 }, run);
    let size = 1;
    for (let step = 0; step < steps; step++) size = nextSize(plan, size, 0);
    return size;
  };

  test('is 1/e after the time to adjust without any revenue, in steps of any length', () => {
    expect(left({}, 6)).toBeCloseTo(Math.exp(-1), 12);
    expect(left({ monthsPerStep: 3 }, 2)).toBeCloseTo(Math.exp(-1), 12);
  });

  test('falls slowly, rises at once, and never above what it was', () => {
    const plan = planWith({});
    const usual = plan.revenue;
    expect(usual).toBeCloseTo((book * rate) / 12, 4);
    const fallen = nextSize(plan, 1, usual / 2);
    expect(fallen).toBeGreaterThan(0.9);
    expect(nextSize(plan, fallen, 0.97 * usual)).toBeCloseTo(0.97, 12);
    expect(nextSize(plan, fallen, 3 * usual)).toBe(1);
  });

  test('can’t be negative, whatever money costs', () => {
    expect(nextSize(planWith({ adjustmentMonths: 1 }), 0, -1e6)).toBe(0);
  });
});

// The regression of Anderson, Banker & Janakiraman (2003), table 2: of a year's change of cost on a year's change of
// revenue, where revenue falls; β₁ + β₂ = 0.5459 − 0.1914.
test('as it stands, a year’s cost falls by as much per 1% of revenue as is published', () => {
  const plan = planWith({ fixedPerMonth: 1000 });
  const usual = plan.revenue;
  const sumOfYear = (months: number[], year: number) =>
    months.slice(12 * year, 12 * year + 12).reduce((sum, value) => sum + value, 0);
  let [product, square] = [0, 0];
  // revenue falls by 1% for good, in any month of the second year
  for (let month = 12; month < 24; month++) {
    const revenue = Array.from({ length: 60 }, (_, k) => (k < month ? usual : 0.99 * usual));
    let size = 1;
    const cost = revenue.map((now) => {
      const paid = fixedCostOf(plan, size);
      size = nextSize(plan, size, now);
      return paid;
    });
    for (let year = 1; year < 5; year++) {
      const change = (months: number[]) =>
        Math.log(sumOfYear(months, year) / sumOfYear(months, year - 1));
      product += change(revenue) * change(cost);
      square += change(revenue) ** 2;
    }
  }
  expect(Math.abs(product / square - 0.3545)).toBeLessThan(0.02);
});

test('revenue is set against that of today’s business, whatever rules and strategy make of it', () => {
  const revenueOf = (rules: unknown, strategy: unknown) => {
    const parts = { platform: 'marketplace', world: 'calm', rules, strategy };
    return planOf(presetScenario(parts)).model.accounts.fixedCost.revenue;
  };
  const capped = { preset: 'light-touch', with: { rateCap: { absolute: 0.12 } } };
  const bold = { preset: 'defensive', with: { growth: 2, innovation: 1 } };
  expect(revenueOf(capped, bold)).toBe(revenueOf('light-touch', 'as-is'));
  // fees of today's demand and interest of the opening book, of loans of 24 months at 5% in the run-off with a fee of 3%
  const scenario = runOff({});
  scenario.platform.segments[0].demandPerMonth = 40_000;
  scenario.platform.products[0].originationFee = 0.03;
  const { revenue } = planOf(scenario).model.accounts.fixedCost;
  expect(revenue).toBeCloseTo((book * rate) / 12 + 1200, 4);
});

describe('with a share of 0 fixed cost is fixed', () => {
  test('to the bit, whatever the size of the organisation', () => {
    const plan = planWith({ fixedPerMonth: 123_456.789, adjustableShare: 0 });
    for (const size of [0, 0.1, 1 / 3, 1]) expect(fixedCostOf(plan, size)).toBe(123_456.789);
  });

  test('and the time to adjust moves nothing, on any path, by any bit', () => {
    const [fast, slow, adjustable] = [
      { adjustableShare: 0, adjustmentMonths: 1 },
      { adjustableShare: 0, adjustmentMonths: 60 },
      { adjustableShare: 0.5, adjustmentMonths: 1 },
    ].map((costs) => {
      const platform = { preset: 'p2p-2016', with: { costs } };
      const parts = { platform, world: 'severe', rules: 'light-touch', strategy: 'as-is' };
      return new Simulator(planOf(presetScenario(parts)), kernelModule).block(0, lanes);
    });
    expect(fast).toEqual(slow);
    expect(adjustable).not.toEqual(slow);
  });
});
