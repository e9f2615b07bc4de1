import { describe, expect, test } from 'vitest';
import type { BlockResult } from '../../../src/engine/block';
import { Results, type ColumnName } from '../../../src/engine/results';
import { Simulator } from '../../../src/engine/simulator';
import { dimensionNames, overTime, type Dimension } from '../../../src/model/breakdowns';
import { lanes } from '../../../src/model/lanes';
import type { OutcomeName } from '../../../src/model/outcomes';
import type { SeriesName } from '../../../src/model/series';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { presetsOf } from '../../../src/scenario/presets';
import type { Scenario } from '../../../src/scenario/scenario';
import { goldenScenario } from '../../reference/goldenRun';
import { kernelModule, planOf, poolSegments, presetScenario, stillScenario } from './laboratory';

// Outcomes told apart year by year, path by path.

const months = 30;

/** A busy platform: two regions, guarantees, debt, a large exposure; with a third year of half a length. */
function busy(change: (scenario: Scenario) => void = () => undefined): Scenario {
  const parsed = parseScenarioSync(
    { ...goldenScenario, run: { months, seed: 'years' } },
    presetsOf({}),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  change(parsed.scenario);
  return parsed.scenario;
}

/** A lender in two jurisdictions that is inspected unevenly. */
function abroad(): Scenario {
  const scenario = presetScenario({
    platform: 'micro-lender',
    world: 'severe',
    rules: {
      preset: 'china-2024-micro-loan',
      with: {
        enforcement: {
          intensityByRegion: [
            { region: 'home', intensity: 2 },
            { region: 'inland', intensity: 0.2 },
          ],
        },
        uncertainty: { policyUncertainty: 1 },
      },
    },
    strategy: 'as-is',
    run: { months, seed: 'years' },
  });
  scenario.platform.regions.find(({ id }) => id === 'inland')!.jurisdiction = 'abroad';
  return scenario;
}

function run(scenario: Scenario, blocks = 3): Results {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const all: BlockResult[] = [];
  for (let block = 0; block < blocks; block++) all.push(simulator.block(block * lanes, lanes));
  return new Results(plan, all);
}

/** Columns of the members of a dimension. */
const columns = (results: Results, name: OutcomeName, dimension: Dimension): ColumnName[] =>
  results.members(name, dimension).map((id): ColumnName => `${name}/${dimension}/${id}`);

const isAmount = (name: OutcomeName) => !['defaultRate', 'approvalRate'].includes(name);

/** What a monthly flow came to in one year, path by path. */
function flowInYear(results: Results, name: SeriesName, year: number): Float64Array {
  const total = new Float64Array(results.paths);
  results.shape.months.forEach((month, step) => {
    if (Math.ceil(month / 12) !== year + 1) return;
    results.valuesAt(name, step).forEach((value, path) => (total[path] += value));
  });
  return total;
}

/** The greatest difference of two columns, relative to the largest value: single precision leaves a part in 10⁷ or so. */
function apart(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [worst, largest] = [0, 0];
  for (let i = 0; i < one.length; i++) {
    worst = Math.max(worst, Math.abs(one[i] - other[i]));
    largest = Math.max(largest, Math.abs(other[i]));
  }
  expect(largest).toBeGreaterThan(0);
  return worst / largest;
}

function sumOf(parts: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(parts[0], (_, path) => parts.reduce((sum, part) => sum + part[path], 0));
}

describe.each([
  ['a busy platform at home', busy()],
  ['a lender in two jurisdictions', abroad()],
])('%s', (_, scenario) => {
  const results = run(scenario);

  test('has a year for each twelve months, and a shorter one at the end', () => {
    expect(results.years).toEqual([12, 24, 30]);
    expect(results.failureStep().some((step) => step > 0)).toBe(true);
  });

  test.each(
    dimensionNames.flatMap((dimension) =>
      overTime[dimension]
        .filter(isAmount)
        .map((name): [OutcomeName, Dimension] => [name, dimension]),
    ),
  )('%s by %s: the years of each member sum to its whole, on every path', (name, dimension) => {
    for (const column of columns(results, name, dimension)) {
      const whole = results.values(column);
      if (whole.every((value) => value === 0)) continue;
      const years = results.years.map((__, year) => results.valuesInYear(column, year));
      expect(apart(sumOf(years), whole), column).toBeLessThan(1e-6);
    }
  });

  test.each([
    ['complianceCost', 'area'],
    ['complianceCost', 'region'],
    ['originations', 'region'],
    ['originations', 'segment'],
  ] as const)('%s by %s: in each year the members sum to the months of the whole', (name, by) => {
    results.years.forEach((_, year) => {
      const parts = columns(results, name, by).map((one) => results.valuesInYear(one, year));
      expect(apart(sumOf(parts), flowInYear(results, name, year))).toBeLessThan(1e-6);
    });
  });

  test('credit loss: in each year grades, regions and segments sum to the same, and means of parts to the mean of the whole', () => {
    results.years.forEach((_, year) => {
      const [grade, region, segment] = (['grade', 'region', 'segment'] as const).map((by) => {
        const parts = columns(results, 'creditLoss', by);
        const means = parts.reduce((sum, one) => sum + results.yearly(one).mean[year], 0);
        const sum = sumOf(parts.map((one) => results.valuesInYear(one, year)));
        const mean = sum.reduce((total, value) => total + value, 0) / sum.length;
        expect(means / mean).toBeCloseTo(1, 6);
        return sum;
      });
      expect(apart(grade, region)).toBeLessThan(1e-6);
      expect(apart(segment, region)).toBeLessThan(1e-6);
    });
  });

  test('a path that has failed has no more flows, and no more rates', () => {
    const failed = results.failureStep();
    const [rate] = columns(results, 'defaultRate', 'grade');
    const costs = columns(results, 'complianceCost', 'region');
    results.years.forEach((end, year) => {
      const rates = results.valuesInYear(rate, year);
      const cost = sumOf(costs.map((one) => results.valuesInYear(one, year)));
      const before = year === 0 ? 0 : results.years[year - 1];
      failed.forEach((step, path) => {
        const gone = step > 0 && step <= before;
        expect(cost[path] === 0, `path ${path} by ${end}`).toBe(gone);
        if (gone) expect(rates[path]).toBeNaN();
      });
    });
  });
});

test('the first year is what a run of a year gives, path by path', () => {
  // nobody inspects: how often a region is inspected follows its share of business over the whole run
  const [long, short] = [months, 12].map((horizon) =>
    run(
      busy((one) => {
        one.run.months = horizon;
        one.rules.enforcement.authorities = [];
      }),
    ),
  );
  for (const dimension of dimensionNames)
    for (const name of overTime[dimension])
      for (const column of columns(short, name, dimension))
        expect(long.valuesInYear(column, 0), column).toEqual(
          Float32Array.from(short.values(column)),
        );
});

test('a step of a quarter ends its years at the same months', () => {
  const results = run(
    busy(({ run }) => {
      run.monthsPerStep = 3;
    }),
    1,
  );
  expect(results.years).toEqual([12, 24, 30]);
  const [column] = columns(results, 'creditLoss', 'segment');
  const years = results.years.map((_, year) => results.valuesInYear(column, year));
  expect(apart(sumOf(years), results.values(column))).toBeLessThan(1e-6);
});

test('rates are a year: half a year of a pool that nothing changes shows the rate of a whole one', () => {
  const pd = 0.06;
  const results = run(
    stillScenario({
      platform: { segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho: 0 }]) },
      run: { months: 18, monthsPerStep: 1 },
    }),
    1,
  );
  const { mean } = results.yearly('defaultRate/grade/pool');
  const monthly = 12 * (1 - (1 - pd) ** (1 / 12));
  expect(results.years).toEqual([12, 18]);
  for (const rate of mean) expect(rate / monthly).toBeCloseTo(1, 3);
});
