import { expect, test } from 'vitest';
import { rateCapOf } from '../../../src/model/rules';
import { outcomesOf, poolSegments, stillScenario } from './laboratory';

const segments = poolSegments([{ balance: 1e6, loans: 100, pd: 0.05, rho: 0.1, lgd: 0.6 }]);

test('a platform without partners and without a limit on guarantees pays none', () => {
  const scenario = stillScenario({ platform: { segments } });
  expect(scenario.rules.guaranteeMaximum).toBeUndefined();
  const { platformLoss, creditLoss } = outcomesOf(scenario, 64, ['platformLoss', 'creditLoss']);
  expect(platformLoss).toEqual(creditLoss);
  expect(Math.max(...creditLoss)).toBeGreaterThan(0);
});

test('a platform without equity borrows what it lends where leverage is not capped', () => {
  const debt = { id: 'debt', treatment: 'debt', share: 1, spread: 0 };
  const lending = segments.map((segment) => ({ ...segment, demandPerMonth: 1000 }));
  const run = (rules: object) => {
    const platform = { segments: lending, equity: 0, cash: 0, fundingSources: [debt] };
    const scenario = stillScenario({
      platform,
      rules: { capital: { closureRatio: -0.5 }, ...rules },
    });
    return outcomesOf(scenario, 64, ['originations']).originations;
  };
  expect([...new Set(run({}))]).toEqual([12_000]);
  expect([...new Set(run({ leverageMaximum: 5 }))]).toEqual([0]);
});

test('a cap that is no multiple of the reference rate does not depend on it', () => {
  const { rules } = stillScenario({ rules: { rateCap: { referenceRate: 0 } } });
  expect(rateCapOf(rules, 'all', 1000)).toBe(Infinity);
});
