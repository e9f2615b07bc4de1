import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../../src/model/cells';
import { giniOf } from '../../../src/model/scoring';
import { oneYearDefaultRates } from '../../../src/scenario/creditRatings';
import { outcomesOf, planOf, poolSegments, presetScenario, stillScenario } from './laboratory';
import { errorsFrom } from './monteCarlo';

/** A lender of seven grades whose prices follow risk. */
const scaled = (classes: number) => {
  const scenario = presetScenario({
    platform: 'marketplace',
    world: 'calm',
    rules: 'light-touch',
    strategy: { preset: 'as-is', with: { pricing: { method: 'riskBased' } } },
    run: { months: 12, seed: 'scale' },
  });
  scenario.strategy.underwriting.ratingClasses = classes;
  return scenario;
};

describe('a rating scale', () => {
  const grades = scaled(12).platform.grades.length;
  const { lending } = planOf(scaled(12)).model.strategy;
  const cells = cellsOf(scaled(12));
  const first = cells.filter(({ segment }) => segment === 0);
  const weights = first.map(
    ({ demandPerMonth, openingBalance }) => demandPerMonth + openingBalance,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ginis = Array.from({ length: grades }, (_, k) => {
    const { observedDefaultRate } = planOf(scaled(k + 1)).model.strategy.lending;
    return giniOf(
      weights.map((weight) => weight / total),
      observedDefaultRate.subarray(0, first.length),
    );
  });

  test('of one class tells nobody from anybody, and of a class for each grade as much as the score does', () => {
    expect(grades).toBe(7);
    expect(ginis[0]).toBeCloseTo(0, 12);
    const known = lending.observedDefaultRate.subarray(0, first.length);
    expect(ginis.at(-1)).toBe(
      giniOf(
        weights.map((weight) => weight / total),
        known,
      ),
    );
  });

  test('with classes that halve one another tells more the finer it is', () => {
    // 1, 2 and 4 classes of seven grades refine one another only if their cuts do; each class split adds power
    for (const [coarse, fine] of [
      [1, 2],
      [1, 3],
      [2, 7],
      [3, 7],
      [4, 7],
    ])
      expect(ginis[fine - 1], `${coarse} and ${fine} classes`).toBeGreaterThan(ginis[coarse - 1]);
  });

  test('leaves the mean default rate of a segment as it is, whatever the number of classes', () => {
    const mean = (classes: number) => {
      const { observedDefaultRate } = planOf(scaled(classes)).model.strategy.lending;
      return weights.reduce((sum, weight, c) => sum + (weight / total) * observedDefaultRate[c], 0);
    };
    for (let classes = 1; classes < grades; classes++)
      expect(mean(classes)).toBeCloseTo(mean(grades), 12);
  });

  test('gives what stands in one class one price, and declines it alike', () => {
    const scenario = scaled(2);
    scenario.strategy.underwriting.gradesDeclined = 2;
    const { lending: plan, usual } = planOf(scenario).model.strategy;
    // grades 0–3 and 4–6: two of the three grades of the worse class fall to the cut-off
    first.forEach(({ grade }, c) => {
      expect(plan.terms[0].classWidth[c]).toBe(grade < 4 ? 4 : 3);
      const refused = 1 - usual[0].granted[c] / (usual[0].applied[c] * plan.sizeFactor[c]);
      expect(refused).toBeCloseTo(grade < 4 ? 0 : 2 / 3, 12);
    });
    const rates = first.map((_, c) => plan.observedDefaultRate[c]);
    expect(new Set(rates.slice(0, 4)).size).toBe(1);
    expect(new Set(rates.slice(4)).size).toBe(1);
  });
});

test('a rated exposure defaults as often in a year as the rating says', () => {
  const rating = 'B';
  const scenario = stillScenario({
    platform: {
      segments: poolSegments([{ balance: 1, loans: 1, pd: 0, rho: 0.1 }]),
      largeExposures: [
        {
          ...{ id: 'one', segment: 'pool-0', amount: 1e6, termMonths: 24, rate: 0 },
          ...{ rating, annualDefaultRate: 0.5, lossGivenDefault: 1 },
        },
      ],
    },
    run: { months: 12, monthsPerStep: 12, seed: 'rated' },
  });
  const { creditLoss } = outcomesOf(scenario, 2 ** 14, ['creditLoss']);
  expect(errorsFrom(1e6 * oneYearDefaultRates[rating], creditLoss)).toBeLessThan(4);
});
