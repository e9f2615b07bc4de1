import { describe, expect, test } from 'vitest';
import { proposedAt, type Axis } from '../../../src/analysis/axis';
import { breakEvenFindings } from '../../../src/analysis/explorationFindings';
import { costOfAvoided, breakEven } from '../../../src/analysis/breakEven';
import { frontierOf, placesOf, type Objective, type Tried } from '../../../src/analysis/frontier';
import { dominates } from '../../../src/analysis/nonDominated';
import type { Statistic } from '../../../src/analysis/statistic';
import { search, type SearchCourse } from '../../../src/analysis/search';
import { Results } from '../../../src/engine/results';
import type { Scenario } from '../../../src/scenario/scenario';
import { withSettings } from '../../../src/scenario/withLever';
import { fakePlan } from '../engine/runners/fakeSimulation';
import { smallScenario } from '../engine/smallScenario';
import { math } from '../model/laboratory';
import { simulatedEvaluator } from './simulated';

const scenario = smallScenario({ months: 6 });
const profit: Objective = { statistic: { outcome: 'profit', statistic: 'mean' }, better: 'higher' };
const defaults: Objective = {
  statistic: { outcome: 'defaultRate', statistic: 'mean' },
  better: 'lower',
};
const access: Objective = {
  statistic: { outcome: 'approvalRate', statistic: 'mean' },
  better: 'higher',
};
const surcharge = { path: 'strategy.pricing.surcharge', from: 0, to: 0.1 };
const scenarioWith = (path: string, value: number) => {
  const made = withSettings(scenario, [{ path, value }]);
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  return made.value;
};

test('a grid holds every combination, ends included; a sample as many points as said', () => {
  expect(placesOf({ kind: 'grid', levels: 3 }, 2)).toHaveLength(9);
  expect(placesOf({ kind: 'grid', levels: 2 }, 2)).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(placesOf({ kind: 'sample', points: 7 }, 3)).toHaveLength(7);
});

describe('the frontier of a simulated platform', async () => {
  const tried: Tried[][] = [];
  const levels = { path: 'strategy.collection.level', from: 0, to: 1 };
  const frontier = await frontierOf(
    simulatedEvaluator(),
    scenario,
    {
      axes: [surcharge, levels],
      design: { kind: 'grid', levels: 3 },
      objectives: [profit, defaults, access],
      paths: 256,
      onTried: (soFar) => tried.push(soFar),
    },
    math,
  );

  test('holds no point that another dominates, and names one that does for every other', () => {
    const values = frontier.points.map(({ outcomes }) => outcomes.map(({ value }) => value));
    for (const [i, point] of frontier.points.entries()) {
      const rivals = values.filter((other) => dominates(other, values[i], [1, -1, 1]));
      expect(point.onFrontier).toBe(rivals.length === 0);
      if (point.dominatedBy !== null)
        expect(dominates(values[point.dominatedBy], values[i], [1, -1, 1])).toBe(true);
    }
    expect(frontier.frontier.length).toBeGreaterThan(0);
    const first = frontier.frontier.map((i) => values[i][0]);
    expect(first).toEqual([...first].sort((a, b) => b - a));
  });

  test('is told setting by setting as they come, each with the values that it has in the end', () => {
    expect(tried.map(({ length }) => length)).toEqual(frontier.points.map((_, i) => i + 1));
    for (const { settings, values } of tried.at(-1)) {
      const point = frontier.points.find((one) => one.settings === settings)!;
      expect(values).toEqual(point.outcomes.map(({ value }) => value));
    }
  });

  test('each point is what its settings give, to the last bit', async () => {
    const [point] = frontier.points.slice(-1);
    const made = withSettings(scenario, point.settings);
    if (!made.ok) throw new Error('not valid');
    const alone = await simulatedEvaluator().evaluate(made.value, {
      ...{ columns: ['profit'], paths: 256 },
    });
    expect(alone.outcome('profit').mean).toBe(point.outcomes[0].value);
  });

  test('settings that no scenario may have are left out and told', async () => {
    const { points, leftOut } = await frontierOf(
      simulatedEvaluator(),
      scenario,
      {
        axes: [{ path: 'strategy.collection.level', from: 0.5, to: 1.5 }],
        design: { kind: 'grid', levels: 3 },
        objectives: [profit],
        paths: 64,
      },
      math,
    );
    expect(points).toHaveLength(2);
    expect(leftOut[0].settings).toEqual([{ path: 'strategy.collection.level', value: 1.5 }]);
    expect(leftOut[0].issues[0].code).toBe('outOfRange');
  });
});

describe('settings are such as a person sets', () => {
  const declined = { path: 'strategy.underwriting.gradesDeclined', from: 0, to: 4 };
  const lag = { path: 'strategy.monitoring.lagMonths', from: 6, to: 1 };
  const values = (axes: Axis[], places: number[][]) =>
    places.map((place) => proposedAt(axes, place).map(({ value }) => value));

  test('on the step of the lever’s slider, whole where it knows no others, ends as given', () => {
    const places = placesOf({ kind: 'sample', points: 40 }, 3);
    for (const [grades, months, price] of values([declined, lag, surcharge], places)) {
      expect(Number.isInteger(2 * grades)).toBe(true);
      expect(Number.isInteger(months)).toBe(true);
      expect(Math.abs(200 * price - Math.round(200 * price))).toBeLessThan(1e-9);
      expect(price).toBe(Number(price.toFixed(3)));
    }
    expect(values([{ ...surcharge, from: 0.0123, to: 0.0877 }], [[0], [1]])).toEqual([
      [0.0123],
      [0.0877],
    ]);
  });

  test('on finer steps where the range holds too few, never beyond its ends', () => {
    const short = { ...surcharge, from: 0.001, to: 0.004 };
    const found = values([short], [[0.1], [0.5], [0.99]]).flat();
    expect(found).toEqual([0.0015, 0.0025, 0.004]);
  });

  test('in a frontier’s sample, each setting once, and in what a search proposes', async () => {
    const { points } = await frontierOf(
      simulatedEvaluator(),
      scenario,
      {
        ...{ axes: [declined, lag], design: { kind: 'sample', points: 24 } },
        ...{ objectives: [profit, access], paths: 64 },
      },
      math,
    );
    const settings = points.map((point) => point.settings.map(({ value }) => value));
    expect(settings.every(([grades, months]) => (2 * grades) % 1 === 0 && months % 1 === 0)).toBe(
      true,
    );
    expect(new Set(settings.map(String)).size).toBe(points.length);
    const { proposals } = await search(simulatedEvaluator(), scenario, {
      axes: [declined, lag],
      ...{ objective: profit, constraints: [], budget: 24, population: 8 },
      ...{ paths: 64, confirmedBy: 64 },
      uniform: (generation, member, index) => math.uniform(member, generation, 1, index, 2, 3),
    });
    for (const { settings: proposed } of proposals) {
      const [grades, months] = proposed.map(({ value }) => value);
      expect([(2 * grades) % 1, months % 1]).toEqual([0, 0]);
    }
  });
});

test('the search finds the end of a lever that one outcome asks for and a constraint holds back', async () => {
  // New lending falls as the surcharge rises, so it is highest at none, unless the mean rate must not fall below a line.
  const evaluator = simulatedEvaluator();
  const at = async (value: number) => {
    const columns = ['meanApr', 'originations'] as const;
    const results = await evaluator.evaluate(scenarioWith(surcharge.path, value), {
      ...{ columns, paths: 128 },
    });
    return columns.map((column) => results.outcome(column).mean);
  };
  const [[lowRate, muchLent], [rate], [highRate, littleLent]] = [
    await at(0),
    await at(0.03),
    await at(0.1),
  ];
  expect(lowRate < rate && rate < highRate).toBe(true);
  expect(muchLent).toBeGreaterThan(littleLent);
  const courses: SearchCourse[] = [];
  const found = await search(evaluator, scenario, {
    axes: [surcharge],
    objective: {
      statistic: { outcome: 'originations', statistic: 'mean' },
      better: 'higher',
    },
    constraints: [
      { statistic: { outcome: 'meanApr', statistic: 'mean' }, bound: 'atLeast', limit: rate },
    ],
    ...{ budget: 60, population: 10, paths: 128, confirmedBy: 256 },
    uniform: (generation, member, index) => math.uniform(member, generation, 1, index, 2, 3),
    onCourse: (course) => courses.push(course),
  });
  // Told as it goes, it never takes back what it told; what it is held against has the same paths.
  const { paths, before, progress } = found;
  expect(courses).toEqual(
    progress.map((_, i) => ({ paths, before, progress: progress.slice(0, i + 1) })),
  );
  expect(before).toBe(
    (await evaluator.evaluate(scenario, { columns: ['originations'], paths: 128 })).outcome(
      'originations',
    ).mean,
  );
  const [best] = found.proposals;
  expect(found.tried).toBeLessThanOrEqual(60);
  expect(best.settings[0].value).toBeGreaterThan(0.0299);
  expect(best.settings[0].value).toBeLessThan(0.036);
  const reached = found.progress.flatMap((value) => (value === null ? [] : [value]));
  expect(reached).toEqual([...reached].sort((a, b) => a - b));
  expect(found.today.constraints[0].kept).toBe('no');
});

describe('break-even', () => {
  test('of a lever that raises revenue on each path is where it makes up for the other scenario', async () => {
    // Both scenarios are one, but for a surcharge of 4 %: they come out alike where the lever stands there too.
    const answer = await breakEven(
      simulatedEvaluator(),
      scenarioWith(surcharge.path, 0.04),
      scenario,
      {
        measure: { kind: 'equal', statistic: { outcome: 'meanApr', statistic: 'mean' } },
        ...{ axis: surcharge, moves: 'b', grid: 4, tolerance: 1 / 256, paths: 128 },
      },
    );
    if (!answer.ok) throw new Error('not valid');
    const { crossings, sure } = answer.result;
    expect(sure).toBe(true);
    expect(crossings).toHaveLength(1);
    expect(crossings[0].value).toBeCloseTo(0.04, 3);
    expect(crossings[0].rises).toBe(true);
  });

  describe('of a lever of whole numbers', () => {
    // The term goes from 3 to 12 months or back; what is held against it has one of 6.
    const path = 'platform.products[0].termMonths';
    const statistic: Statistic = { outcome: 'defaultRate', statistic: 'mean' };
    const evaluator = simulatedEvaluator();
    const even = async (against: Scenario, [from, to]: [number, number]) => {
      const answer = await breakEven(evaluator, against, scenario, {
        ...{ measure: { kind: 'equal', statistic }, axis: { path, from, to }, moves: 'b' },
        ...{ grid: 4, tolerance: 1 / 256, paths: 128 },
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
      return answer.result;
    };
    const ways: [number, number][] = [
      [3, 12],
      [12, 3],
    ];

    test.each(ways)('is where it is the same, each looked at once: %d to %d', async (...way) => {
      const { crossings, places } = await even(scenarioWith(path, 6), way);
      expect(crossings).toMatchObject([{ value: 6, between: [6, 6] }]);
      const values = places.map(({ value }) => value);
      expect(values.every(Number.isInteger)).toBe(true);
      expect(new Set(values).size).toBe(values.length);
    });

    test.each(ways)(
      'or lies between two neighbours that differ in sign, run by themselves: %d to %d',
      async (...way) => {
        const mean = async (of: Scenario) =>
          (await evaluator.evaluate(of, { columns: ['defaultRate'], paths: 128 })).outcome(
            'defaultRate',
          ).mean;
        const against = withSettings(scenario, [
          { path, value: 6 },
          { path: 'strategy.collection.level', value: 0.9 },
          { path: 'strategy.pricing.surcharge', value: 0.001 },
        ]);
        if (!against.ok) throw new Error(JSON.stringify(against.issues));
        const level = await mean(against.value);
        const {
          crossings: [crossing],
        } = await even(against.value, way);
        const [low, high] = crossing.between;
        expect(high - low).toBe(1);
        expect(crossing.value).toBe(way[0] < way[1] ? high : low);
        expect(await mean(scenarioWith(path, low))).toBeGreaterThan(level);
        expect(await mean(scenarioWith(path, high))).toBeLessThan(level);
      },
    );
  });

  test('there is none where the lever reaches neither, nor where one is always ahead', async () => {
    const evaluator = simulatedEvaluator();
    const still = await breakEven(evaluator, scenario, scenario, {
      measure: { kind: 'equal', statistic: profit.statistic },
      ...{ axis: surcharge, moves: 'both', grid: 2, tolerance: 0.1, paths: 64 },
    });
    expect(still).toMatchObject({ ok: true, result: { identical: true, crossings: [] } });
    const ahead = await breakEven(evaluator, scenarioWith(surcharge.path, 0.1), scenario, {
      measure: { kind: 'equal', statistic: { outcome: 'meanApr', statistic: 'mean' } },
      ...{ axis: { ...surcharge, to: 0.05 }, moves: 'b', grid: 3, tolerance: 0.1, paths: 64 },
    });
    expect(ahead).toMatchObject({ ok: true, result: { sure: true, crossings: [] } });
  });
});

test('where no loss is avoided, what a unit of it costs has no interval, and is not told', async () => {
  // Harder collection loses less.
  const [soft, hard] = [0.2, 1].map((level) => scenarioWith('strategy.collection.level', level));
  const told = async (a: Scenario, b: Scenario) => {
    const answer = await breakEven(simulatedEvaluator(), a, b, {
      measure: { kind: 'worth', cost: 'complianceCost', loss: 'creditLoss', price: 1 },
      ...{ axis: { path: 'world.severity', from: 0, to: 1 }, moves: 'both' },
      ...{ grid: 2, tolerance: 0.5, paths: 128 },
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
    return {
      bounded: answer.result.places.map((place) => place.costOfAvoided!.interval !== null),
      said: breakEvenFindings(answer.result).some(({ code }) => code === 'costOfAvoided'),
    };
  };
  expect(await told(soft, hard)).toEqual({ bounded: [true, true], said: true });
  expect(await told(hard, soft)).toEqual({ bounded: [false, false], said: false });
});

test('cost of avoided loss is cost over loss avoided, with the interval that a hand computation gives', () => {
  const plan = fakePlan({ columns: ['complianceCost', 'creditLoss'] });
  const run = (cost: number[], loss: number[]) =>
    new Results(plan, [
      {
        ...{ from: 0, count: 4, series: new Float32Array() },
        outcomes: Float64Array.from([...cost, ...loss]),
        failureStep: new Uint16Array(4),
        failureCause: new Uint8Array(4),
      },
    ]);
  const without = run([10, 10, 10, 10], [50, 60, 70, 80]);
  const withRule = run([14, 15, 15, 16], [41, 49, 59, 71]);
  // Paid: 4, 5, 5, 6 (mean 5); avoided: 9, 11, 11, 9 (mean 10). Sums of squares 2 and 4, of products 0.
  const { value, interval } = costOfAvoided(without, withRule, {
    ...{ cost: 'complianceCost', loss: 'creditLoss' },
  });
  expect(value).toBe(0.5);
  const [v, w] = [2 / 3 / 4, 4 / 3 / 4];
  const z2 = 1.959963984540054 ** 2;
  const [a, b, c] = [100 - z2 * w, 50, 25 - z2 * v];
  expect(interval![0]).toBeCloseTo((b - Math.sqrt(b * b - a * c)) / a, 10);
  expect(interval![1]).toBeCloseTo((b + Math.sqrt(b * b - a * c)) / a, 10);
});
