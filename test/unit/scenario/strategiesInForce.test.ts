import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { mergePatch } from '../../../src/scenario/mergePatch';
import type { Scenario } from '../../../src/scenario/scenario';
import { strategiesByStep, strategySets } from '../../../src/scenario/strategiesInForce';
import { smallPresets } from './small';
import { scenario } from './trouble';

function withStrategy(strategy: object, run: object = { months: 12 }): Scenario {
  const parsed = parseScenarioSync(scenario({ strategy, run }), smallPresets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

const growths = (given: Scenario, steps: number) =>
  strategiesByStep(given, steps).map(({ growth }) => growth);

describe('the strategies in force', () => {
  const stepped = {
    growth: 1,
    changes: [
      { title: 'Slower', month: 4, set: { growth: 0.5 } },
      { title: 'Faster', month: 2, set: { growth: 2, pricing: { margin: 0.05 } } },
    ],
  };

  test('change in the order of their dates, whatever their order in the list', () => {
    expect(growths(withStrategy(stepped), 5)).toEqual([1, 2, 2, 0.5, 0.5]);
  });

  test('keep what a later change says nothing of', () => {
    const sets = strategySets(withStrategy(stepped).strategy);
    expect(sets.map(({ settings }) => settings.pricing.margin)).toEqual([0.03, 0.05, 0.05]);
  });

  test('take effect from the first step that begins in their month or after', () => {
    const yearly = withStrategy(
      { changes: [12, 13, 14].map((month, k) => ({ month, set: { growth: 2 + k } })) },
      { months: 48, monthsPerStep: 12 },
    );
    expect(growths(yearly, 4)).toEqual([1, 3, 4, 4]);
  });

  test('are the same object from step to step while nothing changes, and the one written where nothing ever does', () => {
    const [first, second, third] = strategiesByStep(withStrategy(stepped), 5);
    expect(second).toBe(third);
    expect(first).not.toBe(second);
    const plain = withStrategy({ growth: 1.5 });
    expect(strategiesByStep(plain, 3).every((one) => one === plain.strategy)).toBe(true);
  });

  test('are the same object through a change that says again what holds', () => {
    const again = withStrategy({
      growth: 1.5,
      changes: [{ month: 3, set: { growth: 1.5, pricing: {}, mix: { productCap: null } } }],
    });
    expect(new Set(strategiesByStep(again, 5)).size).toBe(1);
  });

  test('take back to its default what a change takes away', () => {
    const back = withStrategy({
      growth: 2,
      mix: { productCap: 0.5 },
      changes: [{ month: 2, set: { growth: null, mix: { productCap: null } } }],
    });
    const [, after] = strategiesByStep(back, 2);
    expect([after.growth, after.mix.productCap]).toEqual([1, undefined]);
  });

  test('tell everything that is wrong with a change at once, and pass it over', () => {
    const { strategy } = withStrategy({ growth: 1.5 });
    const set = { changes: [], growth: 9, pricing: { marginn: 0.1 } };
    const [, wrong] = strategySets({ ...strategy, changes: [{ title: '', month: 3, set }] });
    expect(wrong.issues.map(({ at }) => at).toSorted()).toEqual([
      'changes[0].set.changes',
      'changes[0].set.growth',
      'changes[0].set.pricing.marginn',
    ]);
    expect(wrong.settings.growth).toBe(1.5);
  });

  test('are what merging the patches one after the other makes of the strategy', () => {
    const { changes, ...first } = withStrategy(stepped).strategy;
    const [slower, faster] = changes.map(({ set }) => set);
    const last = mergePatch(mergePatch(first, faster), slower);
    expect(strategiesByStep(withStrategy(stepped), 5)[4]).toEqual({
      ...(last as object),
      changes: [],
    });
  });
});
