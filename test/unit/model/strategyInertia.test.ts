import { describe, expect, test } from 'vitest';
import { marketFactors } from '../../../src/model/applications';
import { lanes } from '../../../src/model/lanes';
import { scoringModels } from '../../../src/model/scoringModel';
import { areaIds } from '../../../src/scenario/areas';
import { strategiesByStep } from '../../../src/scenario/strategiesInForce';
import {
  outcomesOf,
  planOf,
  poolSegments,
  presetScenario,
  stillScenario,
  Walk,
} from './laboratory';

// What is slow stays slow when a strategy changes, and what was agreed before stays agreed.

const run = { months: 24, monthsPerStep: 1 };
const balance = 1e6;
const segments = poolSegments([{ balance, loans: 1e5, pd: 0.1, rho: 0.3, lgd: 0.8 }]);

test('maturity and culture go on from where they were, by the same recursion, towards the new level', () => {
  const level = (value: number) => Object.fromEntries(areaIds.map((area) => [area, value]));
  const walk = new Walk(
    stillScenario({
      platform: {
        segments,
        conduct: {
          ...{ openingMaturity: 0.5, adjustmentMonths: 9, coordinationSpeed: 0 },
          ...{ openingCulture: 0.5, cultureMonths: 18, growthPressure: 0, impunity: 0 },
        },
      },
      strategy: {
        compliance: { level: level(0.5) },
        controls: { training: 0.5 },
        changes: [
          { month: 7, set: { compliance: { level: level(0.9) }, controls: { training: 1 } } },
          { month: 16, set: { compliance: { level: level(0.2) }, controls: { training: 0 } } },
        ],
      },
      run,
    }),
  );
  walk.start();
  let [maturity, culture] = [0.5, 0.5];
  while (!walk.finished) {
    const month = walk.step() + 1;
    const [target, training] = month < 7 ? [0.5, 0.5] : month < 16 ? [0.9, 1] : [0.2, 0];
    maturity = target + (maturity - target) * Math.exp(-1 / 9);
    culture = training + (culture - training) * Math.exp(-1 / 18);
    expect(walk.state.conduct.breaches.maturity[3][5]).toBeCloseTo(maturity, 12);
    expect(walk.state.conduct.culture[5]).toBeCloseTo(culture, 12);
  }
});

test('a scoring model keeps its power and drift until it is estimated anew, under the interval then in force', () => {
  const underwriting = { scoringPower: 0.9, driftPerYear: 0.12, reestimationMonths: 12 };
  const scenario = stillScenario({
    strategy: {
      underwriting: { ...underwriting, reestimationCost: 1000 },
      changes: [
        { month: 5, set: { underwriting: { scoringPower: 0.7, driftPerYear: 0.24 } } },
        { month: 16, set: { underwriting: { reestimationMonths: 2, scoringPower: 1 } } },
      ],
    },
    run,
  });
  const { power, cost } = scoringModels(scenario, strategiesByStep(scenario, 24));
  const months = Array.from({ length: 24 }, (_, k) => k + 1);
  const expected = months.map((month) => {
    if (month < 13) return 0.9 - 0.01 * (month - 1);
    if (month < 16) return 0.7 - 0.02 * (month - 13);
    return 1 - 0.02 * (month % 2);
  });
  months.forEach((month) => expect(power[month - 1]).toBeCloseTo(expected[month - 1], 12));
  expect(months.filter((month) => cost[month - 1] > 0)).toEqual([13, 16, 18, 20, 22, 24]);
});

test('a lead in innovation is built up and given up evenly within two years', () => {
  const scenario = stillScenario({
    platform: { innovation: { demandGain: 0.4 } },
    strategy: { innovation: 1, changes: [{ month: 13, set: { innovation: 0.25 } }] },
    run: { months: 48, monthsPerStep: 1 },
  });
  const factors = marketFactors(scenario, strategiesByStep(scenario, 48));
  // +0.4 after two years of full boldness, half of it after one; then towards −0.2
  for (const [month, expected] of [
    [6, 1.1],
    [12, 1.2],
    [24, 1],
    [36, 0.8],
    [48, 0.8],
  ])
    expect(factors[month - 1]).toBeCloseTo(expected, 12);
});

test('early warning works from its month on, and not before', () => {
  const warned = { monitoring: { detection: 1, cure: 1 } };
  const walk = new Walk(
    stillScenario({
      platform: { segments },
      strategy: { changes: [{ month: 9, set: warned }] },
      run,
    }),
  );
  for (const block of [0, lanes]) {
    walk.start(block);
    while (!walk.finished) {
      const month = walk.step() + 1;
      const { defaulted, wouldBe } = walk.state.book.totals;
      expect(wouldBe.every((money) => money > 0)).toBe(true);
      expect(defaulted.some((money) => money > 0)).toBe(month < 9);
    }
  }
});

test('fraud that was lent before it was stopped defaults all the same, each part in its grade', () => {
  const scenario = presetScenario({
    ...{ platform: 'marketplace', world: 'calm', rules: 'light-touch' },
    strategy: {
      preset: 'as-is',
      with: {
        underwriting: { fraudControl: 0 },
        changes: [
          { month: 6, set: { underwriting: { fraudControl: 1 } } },
          { month: 12, set: { underwriting: { fraudControl: 0.5 } } },
        ],
      },
    },
    run: { months: 15 },
  });
  const parts = planOf(scenario).columns.filter((name) => name.startsWith('creditLoss/grade/'));
  const values = outcomesOf(scenario, lanes, ['creditLoss', ...parts]);
  values.creditLoss.forEach((whole, path) => {
    const sum = parts.reduce((total, name) => total + values[name][path], 0);
    expect(Math.abs(sum - whole)).toBeLessThan(1e-9 * whole);
  });
});

describe('credit insurance that changes within an insurance year', () => {
  const policy = { coverage: 0.5, attachment: 0.02, limit: 0.05, insurerDefaultRate: 0 };
  const better = { coverage: 0.8, attachment: 0.005, limit: 1 };
  const insured = (insurance: object, changes: object[]) =>
    new Walk(stillScenario({ platform: { segments }, strategy: { insurance, changes }, run }));

  test.each([
    ['begins', { ...policy, coverage: 0 }],
    ['is changed', policy],
  ])('that %s knows nothing of losses before, and the next year is whole', (_, before) => {
    const walk = insured(before, [{ month: 6, set: { insurance: { ...policy, ...better } } }]);
    const [lost, paid, exposure] = [0, 0, 0].map(() => new Float64Array(lanes));
    let claims = 0;
    for (const { step } of walk.blocks(lanes)) {
      const { accounts, book } = walk.state;
      for (let path = 0; path < lanes; path++) {
        if (step % 12 === 0 || step === 5)
          [lost[path], paid[path], exposure[path]] = [0, 0, book.opening[path]];
        lost[path] += book.totals.loss[path];
        paid[path] += accounts.insurance.claims[path];
        const terms = step < 5 ? before : better;
        const excess = Math.max(0, lost[path] - terms.attachment * exposure[path]);
        const due = terms.coverage * Math.min(excess, terms.limit * exposure[path]);
        expect(Math.abs(paid[path] - due)).toBeLessThan(1e-9 * balance);
        if (step >= 5) claims += accounts.insurance.claims[path];
      }
    }
    expect(claims).toBeGreaterThan(0);
  });

  /** Paths on which the insurer is solvent, month by month. */
  const solvent = (changes: object[]) => {
    const walk = insured({ ...policy, insurerDefaultRate: 0.5 }, changes);
    walk.start();
    const counts: number[] = [];
    while (!walk.finished) {
      walk.step();
      counts.push(walk.state.accounts.insurance.solvent.reduce((sum, one) => sum + one, 0));
    }
    return counts;
  };

  test('leaves an insurer that failed where it is, unless another takes its place', () => {
    const usual = solvent([]);
    expect(usual[11]).toBeLessThan(lanes - 10);
    expect(solvent([{ month: 12, set: { insurance: { coverage: 0.9 } } }])).toEqual(usual);
    const safe = solvent([{ month: 12, set: { insurance: { insurerDefaultRate: 0 } } }]);
    expect(safe.slice(0, 11)).toEqual(usual.slice(0, 11));
    expect(safe.slice(11).every((count) => count === lanes)).toBe(true);
  });
});
