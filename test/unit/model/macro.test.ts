import { describe, expect, test } from 'vitest';
import { macroAt, macroDeviations, monthsGiven } from '../../../src/model/macro';
import type { MacroPath, World } from '../../../src/scenario/world';
import { errorsFrom } from './monteCarlo';
import { math, outcomesOf, planOf, poolSegments, stillScenario } from './laboratory';

const exp2 = (x: number) => 2 ** x;
const quarterly: MacroPath = {
  frequency: 'quarterly',
  deviation: 'points',
  baseline: [5, 5, 5, 5],
  path: [5, 7, 10, 8],
};
const valueAt = (
  path: MacroPath,
  month: number,
  severity = 1,
  afterwards: World['afterwards'] = 'hold',
) => macroAt(path, month, afterwards, severity, exp2).actual;

describe('a quarterly path', () => {
  test('has each value in the middle month of its quarter', () => {
    expect([2, 5, 8, 11].map((month) => valueAt(quarterly, month))).toEqual([5, 7, 10, 8]);
  });

  test('is a straight line between the middles', () => {
    const months = [3, 4, 6, 7, 9, 10].map((month) => valueAt(quarterly, month));
    [5 + 2 / 3, 5 + 4 / 3, 8, 9, 10 - 2 / 3, 10 - 4 / 3].forEach((value, k) =>
      expect(months[k]).toBeCloseTo(value, 12),
    );
  });

  test('keeps its first value before the first middle and its last after the last', () => {
    expect([valueAt(quarterly, 1), valueAt(quarterly, 12)]).toEqual([5, 8]);
  });

  test('holds its last deviation beyond its end, or halves it each year', () => {
    expect([13, 24, 60].map((month) => valueAt(quarterly, month))).toEqual([8, 8, 8]);
    const faded = [12, 24, 36].map((month) => valueAt(quarterly, month, 1, 'fade'));
    [8, 6.5, 5.75].forEach((value, k) => expect(faded[k]).toBeCloseTo(value, 12));
  });

  test('deviates from what was expected in proportion to severity', () => {
    expect([0, 0.5, 2].map((severity) => valueAt(quarterly, 8, severity))).toEqual([5, 7.5, 15]);
  });
});

test('a monthly path has its values as they are, an annual one in the middle of the year', () => {
  const values = [1, 4, 9, 16];
  const monthly = {
    ...quarterly,
    frequency: 'monthly' as const,
    path: values,
    baseline: [0, 0, 0, 0],
  };
  expect([1, 2, 3, 4].map((month) => valueAt(monthly, month))).toEqual(values);
  const annual = { ...monthly, frequency: 'annual' as const };
  expect(valueAt(annual, 6)).toBe(1);
  expect(valueAt(annual, 12.5)).toBe(2.5);
  expect(valueAt(annual, 18.5)).toBe(4);
});

const world = (variables: object, more: object = {}) =>
  stillScenario({ world: { variables, afterwards: 'hold', ...more } }).world;

test('an index deviates in per cent of what was expected, a rate in points; a step takes the mean of its months', () => {
  const housePrices = {
    ...quarterly,
    deviation: 'relative',
    baseline: [100, 100, 100, 200],
    path: [100, 80, 50, 120],
  };
  const deviations = macroDeviations(world({ unemployment: quarterly, housePrices }), 4, 3, exp2);
  expect(deviations.unemployment[2]).toBeCloseTo((9 + 10 + 28 / 3) / 3 - 5, 12);
  // of month 10, two thirds of the way between the quarters' middles, and of months 11 and 12
  const tenth = (50 + (2 / 3) * 70) / (100 + (2 / 3) * 100) - 1;
  expect(deviations.housePrices[3]).toBeCloseTo((100 * tenth - 40 - 40) / 3, 12);
  expect(deviations.gdpGrowth).toEqual([0, 0, 0, 0]);
});

test('a world is given for as long as its shortest path', () => {
  expect(monthsGiven(world({ unemployment: quarterly }))).toBe(12);
  expect(monthsGiven(world({}))).toBe(Infinity);
});

describe('unemployment five points above what was expected', () => {
  const unemployment = { frequency: 'annual', baseline: [5], path: [10] };
  const [segment] = poolSegments([{ balance: 1e6, loans: 1000, pd: 0.04, rho: 0.05 }]);
  const scenario = stillScenario({
    platform: { segments: [{ ...segment, sensitivities: { unemployment: 0.05, gdpGrowth: 0 } }] },
    world: { variables: { unemployment } },
  });

  test('raises a default rate of 4 % by a quarter of a probit: to 6.7 %, as the levers say', () => {
    const expected = math.normalCdf(math.normalQuantile(0.04) + 0.25);
    expect(expected).toBeCloseTo(0.067, 3);
    const { defaultRate } = outcomesOf(scenario, 2 ** 13, ['defaultRate']);
    expect(errorsFrom(expected, defaultRate)).toBeLessThan(4);
  });

  test('is not foreseen: no price or decision of the plan knows of it', () => {
    const calm = stillScenario({ platform: { segments: scenario.platform.segments } });
    expect(planOf(scenario).model.strategy).toEqual(planOf(calm).model.strategy);
  });
});
