import { describe, expect, test } from 'vitest';
import { groupMeans, partsDifference, partsOf, unaffected } from '../../../src/analysis/parts';
import { differenceOf, measure, type Statistic } from '../../../src/analysis/statistic';
import { Comparison } from '../../../src/analysis/compare';
import type { BlockResult } from '../../../src/engine/block';
import { Results } from '../../../src/engine/results';
import { fakePlan, scramble } from '../engine/runners/fakeSimulation';

const count = 4096;
const uniform = (path: number, stream: number) => scramble(path, stream, 5);

/** A run whose profit is given path by path, with some paths that fail. */
function run(
  profit: (path: number) => number,
  more: { replicated?: boolean; weighted?: boolean } = {},
) {
  const block: BlockResult = {
    from: 0,
    count,
    outcomes: Float64Array.from({ length: count }, (_, path) => profit(path)),
    series: new Float32Array(),
    failureStep: Uint16Array.from({ length: count }, (_, path) => Number(profit(path) < 0.05)),
    failureCause: Uint8Array.from({ length: count }, (_, path) => Number(profit(path) < 0.05)),
    ...(more.weighted && {
      weights: Float64Array.from({ length: count }, (_, path) => 0.5 + uniform(path, 9)),
    }),
  };
  return new Results({ ...fakePlan({ columns: ['profit'] }), ...more }, [block]);
}

const mean: Statistic = { outcome: 'profit', statistic: 'mean' };
const shortfall: Statistic = { outcome: 'profit', statistic: 'shortfall', level: 0.95 };
const quantile: Statistic = { outcome: 'profit', statistic: 'quantile', level: 0.05 };
const failure: Statistic = { outcome: 'failure', statistic: 'probability' };

const average = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
const rootOfMean = (values: Float64Array, centre: number) =>
  Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (count - 1) / count);

describe.each([
  ['independent paths', {}],
  ['weighted paths', { weighted: true }],
])('the parts of %s', (_, more) => {
  const results = run((path) => uniform(path, 1), more);

  test.each([mean, shortfall, failure])('have the statistic for their mean: %o', (asked) => {
    const { value, parts } = partsOf(results, asked);
    expect(value).toBe(measure(results, asked).value);
    expect(average(parts)).toBeCloseTo(value, 12);
  });

  test('have the statistic’s own standard error', () => {
    const distribution = results.outcome('profit');
    const error = (asked: Statistic) => {
      const { value, parts } = partsOf(results, asked);
      return rootOfMean(parts, value);
    };
    expect(error(mean) / distribution.standardError).toBeCloseTo(1, 3);
    expect(error(shortfall) / distribution.expectedShortfallError(0.95)).toBeCloseTo(1, 3);
    expect(error(failure) / results.failure.standardError).toBeCloseTo(1, 3);
    // Of uniform values the density is 1: √(0.05 × 0.95 ÷ n).
    const exact = Math.sqrt((0.05 * 0.95) / count) * ('weighted' in more ? 1.04 : 1);
    expect(Math.abs(error(quantile) / exact - 1)).toBeLessThan(0.25);
  });
});

test('a path on which the outcome is not defined has no part in it', () => {
  const results = run((path) => (path % 4 === 0 ? NaN : uniform(path, 1)));
  const { value, parts } = partsOf(results, mean);
  expect(average(parts)).toBeCloseTo(value, 12);
  expect(parts[0]).toBe(value);
  expect(rootOfMean(parts, value) / results.outcome('profit').standardError).toBeCloseTo(1, 3);
});

test.each([{}, { replicated: true }])(
  'differences of parts are those of paired paths: %o',
  (more) => {
    const a = run((path) => uniform(path, 1), more);
    const b = run((path) => uniform(path, 1) * 0.9 + 0.02 * uniform(path, 2), more);
    for (const asked of [mean, shortfall, failure]) {
      const [ofA, ofB] = [partsOf(a, asked), partsOf(b, asked)];
      const own = partsDifference(ofA, ofB, a.sample, asked);
      const paired = differenceOf(new Comparison(a, b), asked);
      expect(own.mean).toBeCloseTo(paired.mean, 12);
      expect(own.standardError / paired.standardError).toBeCloseTo(1, 9);
      expect(own.interval[0]).toBeCloseTo(paired.interval[0], 9);
    }
  },
);

test('runs that are the same on every path differ by exactly nothing', () => {
  const [a, b] = [run((path) => uniform(path, 1)), run((path) => uniform(path, 1))];
  for (const asked of [mean, shortfall, quantile, failure]) {
    expect(unaffected(a, b, asked)).toBe(true);
    const none = partsDifference(partsOf(a, asked), partsOf(b, asked), a.sample, asked);
    expect([none.mean, none.standardError]).toEqual([0, 0]);
  }
  const other = run((path) => uniform(path, 1) + (path === 77 ? 1e-12 : 0));
  expect(unaffected(a, other, mean)).toBe(false);
});

test('the means of groups of paths have the mean of all, and the spread that groups should have', () => {
  const results = run((path) => uniform(path, 1));
  const groups = groupMeans(partsOf(results, mean), results.sample);
  expect(groups).toHaveLength(64);
  expect(average(groups)).toBeCloseTo(results.outcome('profit').mean, 12);
  const spread = Math.sqrt(groups.reduce((s, x) => s + (x - average(groups)) ** 2, 0) / 63 / 64);
  // χ² of 63 degrees of freedom: √ within a third of its mean far beyond 99.9 % of the time.
  expect(Math.abs(spread / results.outcome('profit').standardError - 1)).toBeLessThan(1 / 3);
  const replicated = run((path) => uniform(path, 1), { replicated: true });
  expect(groupMeans(partsOf(replicated, mean), replicated.sample)).toHaveLength(16);
});
