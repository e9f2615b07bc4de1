import { expect, test } from 'vitest';
import { placeOf, ruleLevers, says, without } from '../../../../src/app/levers/ruleChange';
import { changeableKeys } from '../../../../src/scenario/rules';

const levers = ruleLevers();
const cap = levers.find(({ path }) => path === 'rules.rateCap.absolute')!;

test('a change may set any single rule and nothing else', () => {
  const tops = new Set(levers.map(({ path }) => path.split('.')[1]));
  expect([...tops].toSorted()).toEqual([...changeableKeys].toSorted());
  expect(levers.some(({ path }) => path.startsWith('rules.enforcement'))).toBe(false);
});

test('a rule that is lifted is said too', () => {
  expect(placeOf(cap)).toEqual(['rateCap', 'absolute']);
  expect(says({}, cap)).toBe(false);
  expect(says({ rateCap: { absolute: null } }, cap)).toBe(true);
});

test('taking a setting out leaves no empty group behind', () => {
  const set = { rateCap: { absolute: 0.2 }, leverageMaximum: 5 };
  expect(without(set, ['rateCap', 'absolute'])).toEqual({ leverageMaximum: 5 });
  expect(without(set, ['leverageMaximum'])).toEqual({ rateCap: { absolute: 0.2 } });
  const two = { rateCap: { absolute: 0.2, feesIncluded: true } };
  expect(without(two, ['rateCap', 'absolute'])).toEqual({ rateCap: { feesIncluded: true } });
});
