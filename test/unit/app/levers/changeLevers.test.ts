import { describe, expect, test } from 'vitest';
import {
  before,
  changeLevers,
  isSingle,
  placeOf,
  says,
  setTo,
  without,
} from '../../../../src/app/levers/changeLevers';
import { parseScenarioSync } from '../../../../src/scenario/compose';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { changeableKeys } from '../../../../src/scenario/rules';
import { decisionKeys } from '../../../../src/scenario/strategy';

const levers = changeLevers('rules');
const cap = levers.find(({ path }) => path === 'rules.rateCap.absolute')!;
const growth = changeLevers('strategy').find(({ path }) => path === 'strategy.growth')!;

test.each([
  ['rules', changeableKeys],
  ['strategy', decisionKeys],
] as const)(
  'a change of %s may set any of its settings that can change, and nothing else',
  (part, keys) => {
    const tops = new Set(changeLevers(part).map(({ path }) => path.split('.')[1]));
    expect([...tops].toSorted()).toEqual([...keys].toSorted());
  },
);

test('a list is set as a whole, if at all', () => {
  const lists = [...levers, ...changeLevers('strategy')].filter((lever) => !isSingle(lever));
  expect(lists.map(({ path }) => path)).toEqual([
    'rules.rateCap.tiers',
    'rules.rateCap.byRegion',
    'strategy.mix.targets',
    'strategy.triggers',
  ]);
});

test('what is taken back is said too: a rule that is lifted, a decision that is as usual again', () => {
  expect(placeOf(cap)).toEqual(['rateCap', 'absolute']);
  expect(says({}, cap)).toBe(false);
  expect(says({ rateCap: { absolute: null } }, cap)).toBe(true);
  expect(setTo({ rateCap: { absolute: null } }, cap)).toBeUndefined();
  expect(setTo({ growth: null }, growth)).toBe(1);
  expect(setTo({ growth: 1.5 }, growth)).toBe(1.5);
});

test('taking a setting out leaves no empty group behind', () => {
  const set = { rateCap: { absolute: 0.2 }, leverageMaximum: 5 };
  expect(without(set, ['rateCap', 'absolute'])).toEqual({ leverageMaximum: 5 });
  expect(without(set, ['leverageMaximum'])).toEqual({ rateCap: { absolute: 0.2 } });
  const two = { rateCap: { absolute: 0.2, feesIncluded: true } };
  expect(without(two, ['rateCap', 'absolute'])).toEqual({ rateCap: { feesIncluded: true } });
});

describe('what holds before a change', () => {
  const parsed = parseScenarioSync(
    {
      ...{ version: 1, platform: 'marketplace', world: 'calm', rules: 'light-touch' },
      strategy: {
        preset: 'as-is',
        with: {
          growth: 1,
          changes: [
            { month: 25, set: { growth: 3 } },
            { month: 13, set: { growth: 2 } },
          ],
        },
      },
    },
    nodePresets(),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));

  test.each([
    [0, 2],
    [1, 1],
  ])('follows from the dates, not from the list: change %i', (index, holds) => {
    expect(before(parsed.scenario, 'strategy', index)).toMatchObject({ growth: holds });
  });
});
