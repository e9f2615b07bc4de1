import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Simulator } from '../../../src/engine/simulator';
import type { BlockResult } from '../../../src/engine/block';
import { lanes } from '../../../src/model/lanes';
import { checkScenario } from '../../../src/scenario/check';
import { createPatch, mergePatch } from '../../../src/scenario/mergePatch';
import { setAt, getAt } from '../../../src/scenario/path';
import type { Scenario } from '../../../src/scenario/scenario';
import { decisionKeys, strategySchema, type Strategy } from '../../../src/scenario/strategy';
import { validate } from '../../../src/scenario/validate';
import { levers } from '../../../src/scenario/walk';
import { anyScenario } from './anyScenario';
import { another, at, busyScenario, needs } from './busyScenario';
import { kernelModule, planOf, Walk } from './laboratory';

const blockOf = (scenario: Scenario): BlockResult =>
  new Simulator(planOf(scenario), kernelModule).block(0, lanes);

/** A strategy with planned changes, its defaults filled in. */
function planned(strategy: Strategy, changes: object[]): Strategy {
  const checked = validate(strategySchema, { ...strategy, changes });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value;
}

const withChanges = (scenario: Scenario, changes: object[]): Scenario => ({
  ...scenario,
  strategy: planned(scenario.strategy, changes),
});

/** Every number in a state but the strategy's own bookkeeping and memory that only some plans need. */
function* numbersOf(value: unknown, path: string): Generator<[string, ArrayLike<number>]> {
  if (/^\.(strategy|record|book\.(cells|intensityApart|firstApart|alive))\b/.test(path)) return;
  if (ArrayBuffer.isView(value)) yield [path, value as Float64Array];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* numbersOf(inner, `${path}.${key}`);
}

/** The first place at which two runs differ before a step, to the last bit. */
function differsBefore(one: Scenario, other: Scenario, step: number): string | undefined {
  const [a, b] = [new Walk(one), new Walk(other)];
  a.start();
  b.start();
  for (let now = 0; now < step; now++) {
    a.step();
    b.step();
    const there = new Map(numbersOf(b.state, ''));
    for (const [path, numbers] of numbersOf(a.state, '')) {
      const others = there.get(path);
      if (others?.length !== numbers.length) return `${path}, step ${now}`;
      for (let i = 0; i < numbers.length; i++)
        if (!Object.is(numbers[i], others[i])) return `${path}[${i}], step ${now}`;
    }
  }
  return undefined;
}

const busy = busyScenario();

/** Decisions that differ from the busy scenario's in every respect that has another value. */
const otherwise: Record<string, unknown> = {
  pricing: { method: 'riskBased', learning: 0.4, surcharge: 0.01, margin: 0.04 },
  underwriting: { gradesDeclined: 1, reestimationMonths: 3, fraudControl: 0.2, ratingClasses: 3 },
  growth: 0.8,
  innovation: 0.3,
  mix: { productCap: 0.6, leniency: 0.9 },
  monitoring: { lagMonths: 0, detection: 0.8 },
  collection: { level: 0.3 },
  insurance: { coverage: 0.8, insurerDefaultRate: 0.02 },
  compliance: { level: { pricing: 0.9 }, auditsPerYear: 4 },
  controls: { coordination: 0.9, training: 0.9, custody: true },
  technology: { intelligentCollection: 1 },
  disclosure: 0.9,
  provisioning: 1.5,
  capital: { dividendShare: 0.4, liquidityBuffer: 0.1 },
  triggers: [
    { id: 'late', metric: 'capitalRatio', direction: 'below', threshold: 2, action: 'raisePrices' },
  ],
};

describe('a planned change of strategy', () => {
  test('in month 1 is the strategy with the patch from the start, to the last bit', () => {
    const changed = withChanges(busy, [{ month: 1, set: otherwise }]);
    const { changes: _, ...written } = mergePatch(busy.strategy, otherwise) as Strategy;
    const from = withChanges({ ...busy, strategy: { ...written, changes: [] } }, []);
    expect(blockOf(changed)).toEqual(blockOf(from));
  });

  test('that says again what is decided changes no bit', () => {
    const again = Object.fromEntries(decisionKeys.map((key) => [key, getAt(busy.strategy, [key])]));
    const repeated = [3, 7, 12].map((month) => ({ month, set: again }));
    expect(blockOf(withChanges(busy, repeated))).toEqual(blockOf(busy));
  });

  test('that is taken back at once changes no bit', () => {
    const back = createPatch(mergePatch(busy.strategy, otherwise), busy.strategy) as object;
    const both = [
      { month: 6, set: otherwise },
      { month: 6, set: back },
    ];
    expect(blockOf(withChanges(busy, both))).toEqual(blockOf(busy));
  });

  test('after the horizon changes no bit', () => {
    expect(blockOf(withChanges(busy, [{ month: 16, set: otherwise }]))).toEqual(blockOf(busy));
  });

  test.each([2, 7, 13])('in month %d leaves every bit of the months before', (month) => {
    const changed = withChanges(busy, [{ month, set: otherwise }]);
    expect(differsBefore(busy, changed, month - 1)).toBeUndefined();
    expect(differsBefore(busy, changed, month)).toBeDefined();
  });

  test('leaves in place what happens to the world', () => {
    const changed = new Walk(withChanges(busy, [{ month: 5, set: otherwise }]));
    const usual = new Walk(busy);
    for (const walk of [changed, usual]) walk.start();
    while (!usual.finished) {
      for (const walk of [changed, usual]) walk.step();
      const [there, here] = [changed, usual].map(({ state }) => state.world);
      expect(there.factors).toEqual(here.factors);
      expect(there.peerFailures).toEqual(here.peerFailures);
      expect(changed.state.rules.changed).toEqual(usual.state.rules.changed);
    }
  });
});

/** Levers of a strategy that a change can set one by one. */
const decisions = levers().filter(
  ({ path }) => path.startsWith('strategy.') && !path.startsWith('strategy.changes'),
);

describe('every decision can be changed on the way: later months move, earlier ones do not', () => {
  // half of the run before, so that what comes with a new scoring model comes, and costs of a year are due
  const month = 7;
  test.each(decisions.map((lever) => ({ path: lever.path, lever })))('$path', ({ path, lever }) => {
    const { where, other, along } = needs[path] ?? {};
    const before = structuredClone(busy);
    where?.(before);
    const after = structuredClone(before);
    const { holder, key } = at(after, path) as { holder: Record<string, unknown>; key: string };
    holder[key] = other ?? another(lever, holder[key]);
    along?.(after);
    const set = createPatch(before.strategy, after.strategy) as Record<string, unknown>;
    const changed = withChanges(before, [{ month, set }]);
    expect(differsBefore(before, changed, month - 1)).toBeUndefined();
    expect(differsBefore(before, changed, 15)).toBeDefined();
  });
});

const valid = anyScenario.filter(
  (scenario) =>
    scenario.strategy.changes.length > 0 &&
    !checkScenario(scenario).some(({ severity }) => severity === 'error'),
);

test('changes of any scenario leave every bit of the months before the first of them', () => {
  let compared = 0;
  fc.assert(
    fc.property(valid, (scenario) => {
      const { changes } = scenario.strategy;
      const first = Math.min(...changes.map(({ month }) => month));
      const steps = scenario.run.months / scenario.run.monthsPerStep;
      const step = Math.min(steps, Math.ceil((first - 1) / scenario.run.monthsPerStep));
      compared += step;
      const without = setAt(scenario, 'strategy.changes', []);
      expect(differsBefore(without, scenario, step)).toBeUndefined();
    }),
    { numRuns: 60, seed: 13 },
  );
  expect(compared).toBeGreaterThan(40);
});

test('any changes in month 1 are the strategies merged, to the last bit', () => {
  fc.assert(
    fc.property(valid, (scenario) => {
      const { changes, ...first } = scenario.strategy;
      const merged = changes.reduce<unknown>((last, { set }) => mergePatch(last, set), first);
      const checked = validate(strategySchema, merged);
      if (!checked.ok) throw new Error('what was checked is refused');
      const atOnce = changes.map((change) => ({ ...change, month: 1 }));
      const one = { ...scenario, strategy: { ...scenario.strategy, changes: atOnce } };
      expect(blockOf(one)).toEqual(blockOf({ ...scenario, strategy: checked.value }));
    }),
    { numRuns: 25, seed: 14 },
  );
});
