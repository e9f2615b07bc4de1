import { describe, expect, test } from 'vitest';
import { concrete } from '../../../../src/app/levers/filter';
import { duplicated, extended, referencesOf } from '../../../../src/app/levers/items';
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

  test('can be made longer, or its items be copied', () => {
    const longer =
      extended(path, items, scenario) ?? (items.length > 0 ? duplicated(items, 0) : undefined);
    expect(longer).toBeDefined();
    expect(longer).toHaveLength(items.length + 1);
    // Shares that no longer add up, or a change that changes nothing yet, are for the person to mend.
    const result = read(longer);
    const bad = (result.ok ? [] : result.issues).filter(
      ({ code, severity }) =>
        severity === 'error' && !['sumNotOne', 'changeEmpty', 'duplicateId'].includes(code),
    );
    expect(bad.map((issue) => describeAt(issue, 'en'))).toEqual([]);
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
