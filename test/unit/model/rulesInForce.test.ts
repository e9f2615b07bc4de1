import { describe, expect, test } from 'vitest';
import { rateCapOf, loanLimitOf } from '../../../src/model/rules';
import { rulesByStep } from '../../../src/scenario/rulesInForce';
import { planOf, stillScenario } from './laboratory';

const change = (id: string, inForce: number, set: object, announced = 0) => ({
  id,
  announced,
  inForce,
  size: 0.5,
  set,
});

const scenario = stillScenario({
  rules: {
    rateCap: { absolute: 0.36, feesIncluded: false },
    ownShareMinimum: 0.1,
    changes: [
      change('later', 10, { rateCap: { absolute: 0.24 }, capital: { minimumRatio: 0.1 } }),
      change('sooner', 4, {
        ownShareMinimum: 0.3,
        rateCap: { absolute: 0.3, multipleOfReference: 4 },
      }),
      change('same-month', 10, { capital: { minimumRatio: 0.12 } }),
      change('gone', 16, { rateCap: { multipleOfReference: null, absolute: null } }),
    ],
  },
  run: { months: 24, monthsPerStep: 1 },
});
const { rules } = scenario;
const inMonth = (month: number) => rulesByStep(scenario, 24)[month - 1];

describe('a calendar of rule changes', () => {
  test('binds from the month of force, and until then not at all', () => {
    const caps = [1, 3, 4, 9, 10, 15, 16, 24].map((month) => inMonth(month).rateCap.absolute);
    expect(caps).toEqual([0.36, 0.36, 0.3, 0.3, 0.24, 0.24, undefined, undefined]);
  });

  test('is merged in the order of force, not of the list; what a change does not say stays', () => {
    const { rateCap, ownShareMinimum, capital } = inMonth(10);
    expect(rateCap.multipleOfReference).toBe(4);
    expect(rateCap.feesIncluded).toBe(false);
    expect(ownShareMinimum).toBe(0.3);
    expect(capital.minimumRatio).toBe(0.12);
    expect(capital.riskWeight).toBe(rules.capital.riskWeight);
  });

  test('null takes a rule away', () => {
    expect(rateCapOf(inMonth(16), 'all', 1000)).toBe(Infinity);
  });

  test('gives a step the rules of its first month, the same object while nothing changes', () => {
    expect(new Set(rulesByStep(scenario, 24)).size).toBe(4);
    const quarterly = stillScenario({ rules, run: { months: 24, monthsPerStep: 3 } });
    rulesByStep(quarterly, 8).forEach((inForce, step) =>
      expect(inForce).toEqual(inMonth(3 * step + 1)),
    );
  });

  test('reaches the capital that is asked for, the load line', () => {
    const required = [...planOf(scenario).requiredCapitalRatio];
    expect([required[8], required[9], required[23]]).toEqual([0, 0.12, 0.12]);
  });
});

describe('where several caps apply the lowest binds', () => {
  const { rules } = stillScenario({
    rules: {
      rateCap: {
        absolute: 0.3,
        multipleOfReference: 4,
        referenceRate: 0.05,
        tiers: [{ cap: 0.15 }, { below: 1000, cap: 0.25 }, { below: 5000, cap: 0.18 }],
        byRegion: [{ region: 'strict', cap: 0.08 }, { region: 'free' }],
      },
      loanLimit: { amount: 20_000, shareOfIncome: 0.25 },
    },
  });

  test('by size of loan, whatever the order of the tiers', () => {
    const caps = [999, 1000, 4999, 5000, 1e9].map((loan) => rateCapOf(rules, 'all', loan));
    expect(caps).toEqual([0.2, 0.18, 0.18, 0.15, 0.15]);
  });

  test('a region’s own cap stands in the place of all others', () => {
    expect(rateCapOf(rules, 'strict', 999)).toBe(0.08);
    expect(rateCapOf(rules, 'free', 999)).toBe(Infinity);
  });

  test('and so with limits of a loan: the law’s, a share of income, the platform’s own', () => {
    expect(loanLimitOf(rules, undefined, 1e6)).toBe(20_000);
    expect(loanLimitOf(rules, undefined, 40_000)).toBe(10_000);
    expect(loanLimitOf(rules, 3000, 40_000)).toBe(3000);
  });
});
