import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Prefix } from '../../../../src/app/state/prefix';
import { Results } from '../../../../src/engine/results';
import { outcomeNames } from '../../../../src/model/outcomes';
import { block } from './fakeEngine';

const shape = {
  ...{ columns: [...outcomeNames], steps: 2, months: [1, 2], monthsPerStep: 1 },
  requiredCapitalRatio: new Float64Array(2),
};

test('counts paths without a gap, in whatever order blocks come', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 64, 128, 192, 256, 320]), (froms) => {
      const prefix = new Prefix();
      for (const from of froms) prefix.add(block(0, from, 64));
      let paths = 0;
      while (froms.includes(paths)) paths += 64;
      expect(prefix.paths).toBe(paths);
    }),
  );
});

test('a block that was cut short is asked for again and replaced', () => {
  const prefix = new Prefix();
  prefix.add(block(0, 0, 64));
  prefix.add(block(0, 64, 36));
  expect([prefix.paths, prefix.next]).toEqual([100, 64]);
  prefix.add(block(0, 64, 64));
  expect([prefix.paths, prefix.next]).toEqual([128, 128]);
});

test('the head of a run is what a run of that length gives', () => {
  const prefix = new Prefix();
  for (const from of [64, 0, 128]) prefix.add(block(7, from, 64));
  const results = new Results(shape, prefix.head(100));
  expect(results.paths).toBe(100);
  expect([...results.values('profit')]).toEqual(Array.from({ length: 100 }, (_, i) => i + 7));
  expect([...results.valuesAt('cash', 1)]).toEqual(Array.from({ length: 100 }, (_, i) => i + 7));
  expect(results.failure.of).toBe(100);
});
