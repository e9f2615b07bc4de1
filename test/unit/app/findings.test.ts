import { describe, expect, test } from 'vitest';
import { Comparison } from '../../../src/analysis/compare';
import { because } from '../../../src/app/findings/because';
import { headline } from '../../../src/app/findings/headline';
import { sameOutcomes } from '../../../src/app/findings/same';
import { sayDifference } from '../../../src/app/findings/sayDifference';
import { en } from '../../../src/app/i18n/en';
import { differencesOf } from '../../../src/app/state/differences';
import { Library } from '../../../src/app/state/library';
import { originOf } from '../../../src/app/state/origin';
import { Preferences } from '../../../src/app/state/preferences.svelte';
import { StudyStore } from '../../../src/app/state/study.svelte';
import type { BlockResult } from '../../../src/engine/block';
import { Results } from '../../../src/engine/results';
import { failureCauses } from '../../../src/model/failureCauses';
import { outcomeNames } from '../../../src/model/outcomes';
import { seriesNames } from '../../../src/model/series';
import { nodePresets } from '../../../src/scenario/nodePresets';

const paths = 1000;
const shape = {
  ...{ columns: [...outcomeNames], steps: 1, months: [36], monthsPerStep: 36 },
  requiredCapitalRatio: new Float64Array(1),
};

/** A run on which so many of a thousand paths, from a path on, fail by each cause. */
function run(fails: Partial<Record<string, number>>, from = 0, profit = 1): Results {
  const causes = new Uint8Array(paths);
  let next = from;
  for (const [cause, count = 0] of Object.entries(fails)) {
    for (let i = 0; i < count; i += 1) causes[next++] = failureCauses.indexOf(cause as never);
  }
  const block: BlockResult = {
    ...{ from: 0, count: paths, failureCause: causes },
    failureStep: Uint16Array.from(causes, (cause) => Number(cause > 0)),
    outcomes: new Float64Array(outcomeNames.length * paths).fill(profit),
    series: new Float32Array(seriesNames.length * paths),
  };
  return new Results(shape, [block]);
}

const say = (results: Results, baseline?: Results) =>
  headline(
    {
      ...{ results, months: 36 },
      against: baseline && { comparison: new Comparison(baseline, results), title: 'Calm' },
    },
    en,
    'en',
  );

describe('a headline', () => {
  test('says how many paths fail and, where that is sure, why', () => {
    expect(say(run({}))).toBe('No path fails within 36 months');
    expect(say(run({ insolvency: 84 }))).toMatch(/^8\.4% of paths fail .*, all by insolvency$/);
    expect(say(run({ insolvency: 10, illiquidity: 90 }))).toMatch(
      /most by a broken funding chain$/,
    );
    // 51 of 100 are no more than half as far as anyone can tell.
    expect(say(run({ insolvency: 49, illiquidity: 51 }))).toMatch(
      /of paths fail within 36 months$/,
    );
  });

  test('sets what it is compared with beside it', () => {
    const baseline = run({ insolvency: 30 });
    expect(say(run({ insolvency: 90 }, 0, 2), baseline)).toMatch(/; 3\.0?% in Calm$/);
    expect(say(run({ insolvency: 90 }, 0, 2), run({}))).toMatch(/; none in Calm$/);
  });

  test('claims no difference that the paths can not tell from chance', () => {
    const baseline = run({ insolvency: 30 });
    expect(say(run({ insolvency: 33 }, 500, 2), baseline)).toMatch(/too close for these paths/);
    expect(say(run({ insolvency: 30 }, 0, 2), baseline)).toMatch(/; the same as in Calm$/);
  });

  test('says so where nothing changes at all', () => {
    const baseline = run({ insolvency: 30 });
    expect(say(run({ insolvency: 30 }), baseline)).toMatch(/^This changes nothing/);
    expect(sameOutcomes(baseline, run({ insolvency: 30 }, 0, 2))).toBe(false);
  });
});

const store = await StudyStore.open(nodePresets(), 'rate-cap-recession');
const preferences = new Preferences(undefined, ['en']);
const entry = (id: string) => store.entries.find((one) => one.id === id)!;
const sentence = (id: string) =>
  differencesOf(store.baseline, entry(id)).map((one) => sayDifference(one, preferences, 'USD').to);

describe('what differs', () => {
  test('is a preset where a part was swapped, and a lever where one was set', () => {
    expect(sentence('recession')).toEqual([expect.stringMatching(/^World: Federal Reserve 2025/)]);
    expect(sentence('cap')).toEqual(['Cap on the rate › Cap (annual) 15.4%']);
    expect(sentence('both')).toHaveLength(2);
  });

  test('in an item of a list is named with the item', () => {
    store.show('cap');
    store.set(['platform', 'segments', 0, 'priceElasticity'], 2);
    expect(sentence('cap')).toContainEqual(expect.stringMatching(/36.*Price elasticity.* 2$/));
    store.undo();
  });

  test('of changes on the timeline is told in the order of their months, with what each sets', () => {
    store.show('cap');
    store.set(
      ['strategy', 'changes'],
      [
        { title: 'Later', month: 25, set: { growth: null } },
        { title: '', month: 13, set: { growth: 2, underwriting: { gradesDeclined: 1 } } },
      ],
    );
    const told =
      'Planned changes of strategy from month 13: Underwriting › Worst grades declined 1, ' +
      'Marketing effort (multiple of today’s applications) 2; then from month 25: ' +
      'Marketing effort (multiple of today’s applications) 1';
    expect(sentence('cap')).toContain(told);
    const [{ from }] = differencesOf(store.baseline, entry('cap'))
      .filter((one) => one.kind === 'lever' && one.lever.path === 'strategy.changes')
      .map((one) => sayDifference(one, preferences, 'USD'));
    expect(from).toBe('none');
    store.undo();
  });

  test('between changes on the timeline is not their dates alone where they set other things too', () => {
    const planned = (month: number, growth: number) => {
      store.show('cap');
      store.set(['strategy', 'changes'], [{ title: '', month, set: { growth } }]);
      return store.shown;
    };
    const [one, other] = [planned(13, 2), planned(25, 3)];
    const said = differencesOf(one, other).map((each) => sayDifference(each, preferences, 'USD'));
    expect(said).toEqual([
      expect.objectContaining({
        to: expect.stringMatching(/from month 25: .* 3$/) as string,
        from: expect.stringMatching(/from month 13: .* 2$/) as string,
      }),
    ]);
    store.undo();
    store.undo();
  });

  test('is nothing between a scenario and itself', () => {
    expect(differencesOf(entry('both'), entry('both'))).toEqual([]);
  });
});

test('a cap above every price is named as the reason why nothing changes', () => {
  store.show('cap');
  store.set(['rules', 'rateCap', 'absolute'], 2);
  const differences = differencesOf(store.baseline, store.shown);
  expect(because(differences, store.shown.scenario, en, 'en')).toMatch(/cap of 200% is above/);
  store.undo();
  expect(because(differences, store.shown.scenario, en, 'en')).toBe(en.reasons.limitSlack);
});

describe('where a number comes from', () => {
  const library = new Library(nodePresets());

  test('is what the preset says of it most exactly', () => {
    const rate = ['platform', 'segments', 0, 'grades', 1, 'annualDefaultRate'];
    expect(originOf(store.baseline, rate, library)?.source).toMatch(/charge-offs by sub-grade/);
    const size = ['platform', 'segments', 0, 'grades', 1, 'meanLoan'];
    expect(originOf(store.baseline, size, library)?.kind).toBe('derived');
  });

  test('is not the preset where it leaves the number to its default, whatever it says of those around it', () => {
    const costs = (name: string) => originOf(store.baseline, ['platform', 'costs', name], library);
    expect(costs('acquisitionShare')?.source).toMatch(/^Set so that a calm year/);
    expect(costs('adjustableShare')).toBeUndefined();
  });

  test('is not the preset once another number has been set', () => {
    store.show('cap');
    const equity = ['platform', 'equity'];
    expect(originOf(store.shown, equity, library)).toBeDefined();
    store.set(equity, 1);
    expect(originOf(store.shown, equity, library)).toBeUndefined();
    store.undo();
  });
});
