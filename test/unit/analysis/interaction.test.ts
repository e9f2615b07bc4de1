import { expect, test } from 'vitest';
import { interaction } from '../../../src/analysis/interaction';
import type { ColumnName, Results } from '../../../src/engine/results';

/** A run of which only one column and how its paths ended are known. */
const run = (values: number[], failed: number[] = values.map(() => 0)): Results =>
  ({
    paths: values.length,
    values: (_: ColumnName) => Float64Array.from(values),
    failureCause: () => Uint8Array.from(failed),
    sample: { numbers: Uint32Array.from(values, (_, i) => i), replicated: false },
  }) as unknown as Results;

test('effects that add up do not interact, on any path', () => {
  const split = {
    ...{ baseline: run([1, 2, 3]), first: run([2, 4, 6]), second: run([0, 3, 3]) },
    both: run([1, 5, 6]),
  };
  expect(interaction(split, 'profit')).toMatchObject({ mean: 0, standardError: 0 });
});

test('what both do beyond their sum is the mean over the paths, with its error', () => {
  const zero = run([0, 0, 0, 0]);
  const extra = interaction(
    { baseline: zero, first: zero, second: zero, both: run([1, 2, 3, 6]) },
    'profit',
  );
  expect(extra.mean).toBe(3);
  // The sample's standard deviation is √(14/3); its mean's error √(14/12).
  expect(extra.standardError).toBeCloseTo(Math.sqrt(14 / 12), 12);
});

test('failures are counted, whatever their cause', () => {
  const lives = run([0, 0, 0, 0]);
  const dies = run([0, 0, 0, 0], [1, 3, 0, 0]);
  const split = { baseline: lives, first: lives, second: lives, both: dies };
  expect(interaction(split, 'failure').mean).toBe(0.5);
});

test('runs over other paths are refused', () => {
  const split = { baseline: run([1]), first: run([1]), second: run([1]), both: run([1, 2]) };
  expect(() => interaction(split, 'profit')).toThrow(RangeError);
});
