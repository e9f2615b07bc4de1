import { expect, test } from 'vitest';
import { outcomeNames } from '../../../src/model/outcomes';
import { outcomesOf } from '../model/laboratory';
import { differingParts, validationStudy } from './studies';

test('equal-policies: no outcome of any path differs by a bit, while a basis point makes a difference', () => {
  const { baseline, ...others } = validationStudy('equal-policies');
  const run = (scenario: typeof baseline) => outcomesOf(scenario, 128, outcomeNames);
  const first = run(baseline);
  expect(Object.keys(others)).toEqual(['the-same', 'the-same-written-out', 'a-basis-point']);
  expect(run(others['the-same'])).toEqual(first);
  expect(run(others['the-same-written-out'])).toEqual(first);
  expect(differingParts(baseline, others['a-basis-point'])).toEqual(['strategy']);
  const dearer = run(others['a-basis-point']);
  dearer.meanApr.forEach((apr, path) => expect(apr).toBeGreaterThan(first.meanApr[path]));
});

test('worse-macro: the worse the recession, the more defaults are to be expected', () => {
  const means = Object.values(validationStudy('worse-macro')).map((scenario) => {
    const { defaultRate } = outcomesOf(scenario, 512, ['defaultRate']);
    return defaultRate.reduce((sum, rate) => sum + rate, 0) / defaultRate.length;
  });
  expect(means).toEqual([...means].sort((a, b) => a - b));
  expect(new Set(means).size).toBe(5);
});
