import { beforeAll, describe, expect, test } from 'vitest';
import { comparedOf, notRun } from '../../../../src/app/compare/compared';
import { fourWays } from '../../../../src/app/compare/fourWays';
import { byInput } from '../../../../src/app/compare/inputs';
import { markingOf, mostScenarios } from '../../../../src/app/compare/marks';
import { sentenceOf } from '../../../../src/app/compare/sentences';
import type { Figure } from '../../../../src/app/figures/figure';
import { en } from '../../../../src/app/i18n/en';
import { differencesOf } from '../../../../src/app/state/differences';
import { presets } from '../../../../src/app/state/presets';
import type { RunSide } from '../../../../src/app/state/sideBySide.svelte';
import { StudyStore } from '../../../../src/app/state/study.svelte';

let store: StudyStore;
beforeAll(async () => {
  store = await StudyStore.open(presets, 'rate-cap-recession');
});
const entry = (id: string) => store.entries.find((one) => one.id === id)!;
const titles = { world: { en: 'World', zh: '环境' }, choices: { en: 'Choices', zh: '选择' } };

describe('a scenario taken apart', () => {
  test('has the world of one half, the rules and platform of the other', () => {
    const { baseline } = store;
    const shown = entry('both-defensive');
    const [zero, world, choices, both] = fourWays(baseline, shown, titles);
    expect([zero, both]).toEqual([baseline, shown]);
    expect(world.scenario.world.variables).toEqual(shown.scenario.world.variables);
    expect(world.scenario.rules).toEqual(baseline.scenario.rules);
    expect(world.scenario.strategy).toEqual(baseline.scenario.strategy);
    expect(choices.scenario.world).toEqual(baseline.scenario.world);
    expect(choices.scenario.rules.rateCap).toEqual(shown.scenario.rules.rateCap);
    expect([world.runnable, choices.runnable]).toEqual([true, true]);
  });

  test('whose rules are the baseline’s leaves that half the baseline', () => {
    const [zero, , choices] = fourWays(store.baseline, entry('recession'), titles);
    const { id: _, ...alike } = choices.scenario;
    const { id: __, ...known } = zero.scenario;
    expect(alike).toEqual(known);
  });
});

test('settings that differ are told as the world’s, the rules’ and the platform’s', () => {
  const groups = byInput(differencesOf(store.baseline, entry('both-defensive')));
  expect(groups.map(({ input }) => input)).toEqual(['world', 'rules', 'platform']);
});

test('no two scenarios share a hue, nor a dash', () => {
  const marks = Array.from({ length: mostScenarios + 1 }, (_, number) => markingOf(number));
  expect(new Set(marks.map(({ tone }) => tone)).size).toBe(mostScenarios + 1);
  expect(new Set(marks.map(({ dash }) => dash)).size).toBe(mostScenarios + 1);
});

describe('what has been run', () => {
  const side = (id: string, more: Partial<RunSide>): RunSide => ({
    ...{ id, scenario: entry(id).scenario, ...more },
  });
  const picture = {} as RunSide['picture'];
  const say = String;

  test('is nothing without the baseline, and never what was set before', () => {
    const base = store.baseline.id;
    expect(comparedOf(store.entries, [side('cap', { picture })], say)).toEqual([]);
    const old = { ...entry('cap').scenario };
    const sides = [side(base, { picture }), side('cap', { picture, scenario: old })];
    expect(comparedOf(store.entries, sides, say).map(({ id }) => id)).toEqual([base]);
  });

  test('says why a scenario is missing, and whether another try may bring it', async () => {
    const { title } = entry('cap');
    const sides = [side('cap', { trouble: 'no book' })];
    const found = notRun(store.entries, sides, 'en');
    expect(found).toEqual([{ id: 'cap', title, reasons: ['no book'], failed: true }]);
    const broken = await StudyStore.open(presets, 'rate-cap-recession');
    broken.show('cap');
    broken.set(['platform', 'fundingSources', 0, 'share'], 0.123);
    expect(notRun(broken.entries, [], 'en')).toMatchObject([{ id: 'cap', failed: false }]);
  });
});

describe('a sentence names both sides', () => {
  const figure = (difference: Partial<Figure['difference']>): Figure =>
    ({
      ...{ id: 'profit', title: 'Profit', scenarioAlone: '$1m', baselineAlone: '$3m' },
      difference: { text: '−$2m', interval: '−$3m to −$1m', ...difference },
    }) as Figure;
  const told = (difference: Partial<Figure['difference']>) =>
    sentenceOf(figure(difference), ['Cap', 'Calm'], en);

  test.each([
    [{ kind: 'told', bearing: 'worse' }, /Cap, \$3m in Calm: −\$2m \(95%.*for the worse\.$/],
    [{ kind: 'untold' }, /Cap, \$3m in Calm; the paths can’t tell/],
    [{ kind: 'identical' }, /Cap, \$3m in Calm; no difference/],
  ] as const)('%o', (difference, sentence) => {
    expect(told(difference)).toMatch(sentence);
  });
});
