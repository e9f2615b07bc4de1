import { describe, expect, test } from 'vitest';
import { concrete } from '../../../../src/app/levers/filter';
import { duplicated, duplicatedAt, extended, referencesOf } from '../../../../src/app/levers/items';
import { describeAt } from '../../../../src/scenario/describe';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { getAt, setAt } from '../../../../src/scenario/path';
import { parseStudySync } from '../../../../src/scenario/study';
import { parseScenarioSync } from '../../../../src/scenario/compose';
import { levers } from '../../../../src/scenario/walk';

const presets = nodePresets();
const parsed = parseStudySync(presets.load('study', 'rate-cap-recession'), presets);
if (!parsed.ok) throw new Error(parsed.issues[0].at);
const { scenario } = parsed.study.baseline;

const lists = [...levers()].filter(({ kind }) => kind === 'list').map(({ path }) => path);

describe.each(lists)('%s', (pattern) => {
  const path = concrete(pattern, [0, 0]);
  const items = (getAt(scenario, path) ?? []) as unknown[];
  const read = (list: unknown) => parseScenarioSync(setAt(scenario, path, list), presets);

  const errorsOf = (list: unknown) => {
    const result = read(list);
    return (result.ok ? [] : result.issues)
      .filter(({ severity }) => severity === 'error')
      .map((issue) => describeAt(issue, 'en'));
  };

  test('can be made longer and its items be copied, and stays as it should be', () => {
    const copied = items.length > 0 ? duplicatedAt(path, items, 0, scenario) : undefined;
    const longer = extended(path, items, scenario);
    // Where each thing that may be named has its item already, there is no other to add.
    const known = items.length > 0 ? referencesOf(items[0], scenario, path) : [];
    const full = known.some((reference) => reference.known.length <= items.length);
    if (!full) expect(longer ?? copied).toBeDefined();
    for (const list of [longer, copied]) {
      if (!list) continue;
      expect(list).toHaveLength(items.length + 1);
      expect(errorsOf(list)).toEqual([]);
    }
  });
});

test('a copy stands after its original, under an id of its own', () => {
  const items = [{ id: 'a', n: 1 }, { id: 'a-2', n: 2 }, { id: 'b' }];
  expect(duplicated(items, 0)).toEqual([
    ...[{ id: 'a', n: 1 }, { id: 'a-3', n: 1 }, { id: 'a-2', n: 2 }, { id: 'b' }],
  ]);
});

test('what an item refers to can be chosen among what there is', () => {
  const [segment] = scenario.platform.segments;
  const found = referencesOf(segment, scenario);
  expect(found.map(({ key }) => key).toSorted()).toEqual(['product', 'region']);
  expect(found[0].known.map(({ id }) => id)).toContain(getAt(segment, [found[0].key]));
  expect(referencesOf({ dimension: 'grade', id: 'A', share: 0.5 }, scenario)).toEqual([
    { key: 'id', known: scenario.platform.grades },
  ]);
});

test('a copy is told from its original by its title too, in both languages', () => {
  const items = [{ id: 'a', title: { en: 'Retail', zh: '零售' } }];
  const [, copy] = duplicated(items, 0);
  expect(copy).toEqual({ id: 'a-2', title: { en: 'Retail (2)', zh: '零售 (2)' } });
  const [, third] = duplicated([...items, copy], 0);
  expect(third).toMatchObject({ title: { en: 'Retail (3)' } });
});
