import { beforeEach, describe, expect, test } from 'vitest';
import { StudyStore } from '../../../../src/app/state/study.svelte';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { parseStudySync } from '../../../../src/scenario/study';
import type { PresetSource } from '../../../../src/scenario/presets';

const files = nodePresets();
/** Presets that arrive a moment later, as they do in a browser. */
const presets: PresetSource = {
  list: (kind) => files.list(kind),
  load: (kind, id) => Promise.resolve().then(() => files.load(kind, id)),
};

let store: StudyStore;
beforeEach(async () => {
  store = await StudyStore.open(presets, 'rate-cap-recession');
});

const cap = ['rules', 'rateCap', 'absolute'];
const capOf = (id: string) =>
  store.entries.find((entry) => entry.id === id)!.scenario.rules.rateCap.absolute;

test('opens with the scenario that answers its question, beside its baseline', () => {
  expect(store.shown.id).toBe('both');
  expect(store.compared?.id).toBe('baseline');
  expect(store.edited).toBe(false);
});

test('a study that says nothing of it opens with its first scenario, also once what it named is taken out', async () => {
  store.removeShown();
  const text = JSON.parse(store.text) as Record<string, unknown>;
  expect(text.opensWith).toBeUndefined();
  expect(store.shown.runnable).toBe(true);
  await store.openText('study.json', store.text);
  expect(store.refusal).toBeUndefined();
  expect(store.shown.id).toBe('recession');
});

test('a lever changes the scenario on screen and no other', () => {
  store.show('cap');
  store.set(cap, 0.24);
  expect(capOf('cap')).toBe(0.24);
  expect(capOf('both')).toBe(0.154);
  expect(store.edited).toBe(true);
});

test('a change makes anew what it changes alone, so that 200 steps of undo cost little', () => {
  store.show('cap');
  const before = store.shown.scenario;
  store.set(cap, 0.24);
  const { scenario } = store.shown;
  expect(scenario.rules.rateCap).not.toBe(before.rules.rateCap);
  expect(scenario.rules.enforcement).toBe(before.rules.enforcement);
  expect(scenario.platform).toBe(before.platform);
  expect(scenario.world).toBe(before.world);
});

test('what is edited on the baseline is inherited where nothing else is said', () => {
  store.show('baseline');
  store.set(cap, 0.36);
  expect(capOf('recession')).toBe(0.36);
  expect(capOf('cap')).toBe(0.154);
});

test('the file that is saved is the study that is on screen', () => {
  store.show('cap');
  store.set(cap, 0.24);
  store.set(['platform', 'segments', 0, 'priceElasticity'], 2);
  store.set(['rules', 'leverageMaximum'], 5);
  store.setRun({ seed: 'another', months: 24 });
  const parsed = parseStudySync(JSON.parse(store.text), files);
  if (!parsed.ok) throw new Error(parsed.issues[0].at);
  const { baseline, scenarios } = parsed.study;
  expect([baseline, ...scenarios].map(({ scenario }) => scenario)).toEqual(
    store.entries.map(({ scenario }) => scenario),
  );
});

test('a limit can be taken away', () => {
  store.show('cap');
  store.set(cap, undefined);
  expect(capOf('cap')).toBeUndefined();
  expect(store.study.document.scenarios[1].rules).not.toHaveProperty('with.rateCap.absolute');
});

test('undo, redo and reset all', () => {
  const { text } = store;
  store.set(['rules', 'leverageMaximum'], 5);
  store.show('cap');
  for (const value of [0.2, 0.21, 0.22]) store.set(cap, value, 'cap');
  store.settle();
  store.undo();
  expect(capOf('cap')).toBe(0.154);
  store.redo();
  expect(capOf('cap')).toBe(0.22);
  store.resetAll();
  expect(store.text).toBe(text);
  store.undo();
  expect(capOf('cap')).toBe(0.22);
  store.undo();
  store.undo();
  expect(store.text).toBe(text);
});

test('a preset takes the place of a part', async () => {
  await store.choosePreset('strategy', 'defensive');
  expect(store.shown.origins.strategy.preset).toBe('defensive');
  store.inheritPart('strategy');
  expect(store.shown.origins.strategy.preset).toBe('as-is');
});

test('of two wishes in a row the later one is granted', async () => {
  await Promise.all([
    store.choosePreset('world', 'fed-2026-severely-adverse'),
    store.choosePreset('world', 'fed-2026-baseline'),
  ]);
  expect(store.shown.origins.world.preset).toBe('fed-2026-baseline');
});

test('scenarios can be added, renamed and taken out', () => {
  const before = store.entries.map(({ id }) => id);
  store.show('cap');
  store.addCopy({ en: 'Mine', zh: '我的' });
  expect(store.shown.title).toEqual({ en: 'Mine', zh: '我的' });
  expect(store.shown.scenario.rules.rateCap.absolute).toBe(0.154);
  store.rename('Yours');
  expect(store.shown.title).toBe('Yours');
  store.removeShown();
  expect(store.entries.map(({ id }) => id)).toEqual(before);
});

describe('a setting that makes a scenario impossible', () => {
  test('is shown, said, and mended by the next', () => {
    store.set(['rules', 'leverageMaximum'], 500);
    expect(store.shown.scenario.rules.leverageMaximum).toBe(500);
    expect(store.shown.runnable).toBe(false);
    expect(store.shown.issues[0]).toMatchObject({
      ...{ code: 'outOfRange', path: ['rules', 'leverageMaximum'] },
    });
    store.set(['rules', 'leverageMaximum'], 50);
    expect(store.shown.runnable).toBe(true);
    expect(store.shown.issues).toEqual([]);
  });

  test('on the baseline is said there and nothing is lost', () => {
    const { length } = store.entries;
    store.show('baseline');
    store.set(['rules', 'leverageMaximum'], 500);
    expect(store.baseline.runnable).toBe(false);
    expect(store.baseline.scenario.rules.leverageMaximum).toBe(500);
    expect(store.entries).toHaveLength(length);
    store.undo();
    expect(store.entries.every(({ runnable }) => runnable)).toBe(true);
  });
});

describe('a file', () => {
  test('that holds a study is opened', async () => {
    store.set(['rules', 'leverageMaximum'], 5);
    const { text } = store;
    store.resetAll();
    expect(await store.openText('mine.json', text)).toBe(true);
    expect(store.text).toBe(text);
    expect(store.edited).toBe(false);
  });

  test('that holds one scenario becomes a baseline', async () => {
    const scenario = {
      ...{ version: 1, id: 'x', title: 'X', platform: 'marketplace', world: 'calm' },
      ...{ rules: 'light-touch', strategy: 'as-is' },
    };
    expect(await store.openText('x.json', JSON.stringify(scenario))).toBe(true);
    expect(store.entries.map(({ id }) => id)).toEqual(['x']);
    expect(store.compared).toBeUndefined();
  });

  test.each([
    ['no JSON', '{', 'notJson'],
    ['neither scenario nor study', '{"version": 1}', 'missing'],
    ['a newer version', '{"version": 99, "baseline": {}, "scenarios": []}', 'versionNewer'],
    ['a list', '[]', 'wrongType'],
  ])('that is %s is refused and changes nothing', async (_, text, code) => {
    store.set(['rules', 'leverageMaximum'], 5);
    const { study } = store;
    expect(await store.openText('bad.json', text)).toBe(false);
    expect(store.refusal?.file).toBe('bad.json');
    expect(store.refusal?.issues.map((issue) => issue.code)).toContain(code);
    expect(store.study).toBe(study);
    store.dismissRefusal();
    expect(store.refusal).toBeUndefined();
  });
});
