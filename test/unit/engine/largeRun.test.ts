import { describe, expect, test } from 'vitest';
import type { BlockResult } from '../../../src/engine/block';
import { ResultCollector, Results } from '../../../src/engine/results';
import { mostExactPaths } from '../../../src/scenario/exactPaths';
import { bandLevels } from '../../../src/engine/statistics';
import { seriesNames } from '../../../src/model/series';
import { fakeBlock, fakePlan } from './runners/fakeSimulation';

const paths = mostExactPaths + 500;
const blocks = (weighted: boolean): BlockResult[] =>
  Array.from({ length: Math.ceil(paths / 64) }, (_, i) => {
    const block = fakeBlock(plan, 64 * i, Math.min(64, paths - 64 * i));
    const weights = Float64Array.from({ length: block.count }, (__, k) => 0.5 + (k % 3) / 2);
    return weighted ? { ...block, weights } : block;
  });
const plan = fakePlan({ steps: 1, months: [1], columns: ['profit', 'creditLoss'] });

describe.each([
  { replicated: false, weighted: false },
  { replicated: true, weighted: false },
  { replicated: true, weighted: true },
  { replicated: false, weighted: true },
])('a run of more paths than are kept one by one, $replicated $weighted', (drawn) => {
  const shape = { ...plan, ...drawn };
  const all = blocks(drawn.weighted);
  const collected = (order: BlockResult[]) => {
    const collector = new ResultCollector(shape, paths);
    for (const block of order) collector.add(block);
    return collector.results();
  };
  const large = collected(all);
  const exact = new Results(shape, all);

  test('has the same bits in whatever order its blocks arrive', () => {
    const shuffled = all.map((_, i) => all[(i * 7 + 3) % all.length]);
    const [a, b] = [large, collected(shuffled)];
    expect(b.series('cash')).toEqual(a.series('cash'));
    expect([...b.outcome('profit').sorted.subarray(0, 9)]).toEqual([
      ...a.outcome('profit').sorted.subarray(0, 9),
    ]);
    expect(b.outcome('profit').standardError).toBe(a.outcome('profit').standardError);
    expect(b.failure).toEqual(a.failure);
  });

  test('has the fan of the exact series, within the error of a sketch', () => {
    for (const name of [seriesNames[0], 'cash'] as const) {
      const [sketched, kept] = [large.series(name), exact.series(name)];
      expect(sketched.defined).toEqual(kept.defined);
      expect(sketched.mean[0] / kept.mean[0]).toBeCloseTo(1, 9);
      expect(sketched.standardError[0] / kept.standardError[0]).toBeCloseTo(1, 6);
      for (const i of bandLevels.keys()) {
        const ratio = sketched.quantiles[i][0] / kept.quantiles[i][0];
        expect(Math.abs(ratio - 1)).toBeLessThan(2 ** -10);
      }
    }
  });

  test('has the years of the exact run, within the error of a sketch', () => {
    const column = 'creditLoss/grade/A';
    const [sketched, kept] = [large.yearly(column), exact.yearly(column)];
    expect(sketched.mean[0] / kept.mean[0]).toBeCloseTo(1, 9);
    expect(sketched.standardError[0] / kept.standardError[0]).toBeCloseTo(1, 6);
    for (const i of bandLevels.keys())
      expect(sketched.quantiles[i][0] / kept.quantiles[i][0]).toBeCloseTo(1, 3);
    expect(() => large.valuesInYear(column, 0)).toThrow('not kept');
  });

  test('has outcomes in single precision and failures as they are', () => {
    for (const column of ['profit', 'creditLoss'] as const) {
      const [a, b] = [large.outcome(column), exact.outcome(column)];
      expect(a.mean / b.mean).toBeCloseTo(1, 7);
      expect(a.expectedShortfall(0.99) / b.expectedShortfall(0.99)).toBeCloseTo(1, 6);
      expect(a.standardError / b.standardError).toBeCloseTo(1, 4);
    }
    expect(large.failure).toEqual(exact.failure);
  });

  test('keeps no series by path, and says so', () => {
    expect(large.sketched).toBe(true);
    expect(() => large.valuesAt('cash', 0)).toThrow('not kept');
    expect(() => collected(all.slice(1)).paths).toThrow('missing');
  });
});
