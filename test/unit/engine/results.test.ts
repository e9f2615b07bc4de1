import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ResultCollector, Results, type ColumnName } from '../../../src/engine/results';
import { failureCauses } from '../../../src/model/failureCauses';
import { seriesNames } from '../../../src/model/series';
import { fakeBlock, fakePlan } from './runners/fakeSimulation';

const plan = fakePlan();
const blocks = [0, 64, 128, 192].map((from) => fakeBlock(plan, from, from < 192 ? 64 : 20));
const whole = fakeBlock(plan, 0, 212);

/** Everything that results say. */
function everything(results: Results) {
  return {
    numbers: results.pathNumbers(),
    outcomes: plan.columns.map((column) => {
      const d = results.outcome(column as ColumnName);
      return [d.mean, d.standardDeviation, d.sorted, d.expectedShortfall(0.95)];
    }),
    series: seriesNames.map((name) => results.series(name)),
    failure: results.failure,
  };
}

describe('results', () => {
  test('are the columns of the blocks joined in path order', () => {
    const results = new Results(plan, blocks);
    expect(results.paths).toBe(212);
    expect(results.pathNumbers()).toEqual(Uint32Array.from({ length: 212 }, (_, i) => i));
    for (const [i, column] of plan.columns.entries()) {
      expect(results.values(column as ColumnName)).toEqual(
        whole.outcomes.slice(i * 212, (i + 1) * 212),
      );
    }
    for (const [i, name] of seriesNames.entries()) {
      for (let step = 0; step < 3; step++) {
        const start = (i * 3 + step) * 212;
        expect(results.valuesAt(name, step)).toEqual(whole.series.slice(start, start + 212));
      }
    }
    expect(results.failureStep()).toEqual(whole.failureStep);
    expect(results.failureCause()).toEqual(whole.failureCause);
  });

  test('are the same to the last bit in whatever order the blocks arrive', () => {
    const expected = everything(new Results(plan, blocks));
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: 4 }), (shuffled) => {
        expect(everything(new Results(plan, shuffled))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test('prepare what others were asked for, without the columns that they alone have', () => {
    const apart = `approvalRate/grade/E` as const;
    const other = { ...plan, columns: [...plan.columns, apart] };
    const asked = new Results(
      other,
      [0, 64].map((from) => fakeBlock(other, from, 64)),
    );
    everything(asked);
    asked.outcome(apart);
    asked.failedBy(2);
    const results = new Results(plan, blocks);
    const untouched = everything(new Results(plan, blocks));
    expect([...results.prepareLike(asked)].length).toBeGreaterThan(plan.columns.length);
    expect(everything(results)).toEqual(untouched);
  });

  test('of any subset of the blocks say which paths they are of', () => {
    const results = new Results(plan, [blocks[3], blocks[1]]);
    expect(results.paths).toBe(84);
    expect([...results.pathNumbers().slice(62, 66)]).toEqual([126, 127, 192, 193]);
    expect(results.values('profit')[64]).toBe(whole.outcomes[192]);
  });

  test('count failures by the causes of the blocks', () => {
    const { failure } = new Results(plan, blocks);
    const failed = [...whole.failureCause].filter((cause) => cause > 0);
    expect(failure.count).toBe(failed.length);
    expect(failure.byCause.illiquidity.count).toBe(
      failed.filter((cause) => failureCauses[cause] === 'illiquidity').length,
    );
  });

  test('seek the harm below where higher is better, and above elsewhere', () => {
    const results = new Results(plan, blocks);
    expect(results.outcome('profit').tail).toBe('lower');
    expect(results.outcome('creditLoss').tail).toBe('upper');
    expect(results.outcome('approvalRate/grade/A').tail).toBe('lower');
  });

  test('name the grades that an outcome is told apart by', () => {
    const results = new Results(plan, blocks);
    expect(results.members('approvalRate', 'grade')).toEqual(['A']);
    expect(results.members('meanApr', 'grade')).toEqual([]);
  });

  test('refuse an outcome that they do not have', () => {
    const results = new Results(plan, blocks);
    expect(() => results.outcome('approvalRate/grade/Z')).toThrow(
      'unknown outcome: approvalRate/grade/Z',
    );
  });

  test('compute a statistic once', () => {
    const results = new Results(plan, blocks);
    expect(results.outcome('profit')).toBe(results.outcome('profit'));
    expect(results.series('cash')).toBe(results.series('cash'));
    expect(results.failure).toBe(results.failure);
  });
});

describe('a collector', () => {
  test('gives the results so far, which later blocks do not change', () => {
    const collector = new ResultCollector(plan);
    collector.add(blocks[2]);
    const first = collector.results();
    expect(collector.results()).toBe(first);
    collector.add(blocks[0]);
    expect([first.paths, collector.paths, collector.results().paths]).toEqual([64, 128, 128]);
    expect(everything(first)).toEqual(everything(new Results(plan, [blocks[2]])));
  });

  test('refuses a block that came before', () => {
    const collector = new ResultCollector(plan);
    collector.add(blocks[0]);
    expect(() => collector.add(blocks[0])).toThrow('block from path 0 came twice');
  });

  test('has results before any block has come', () => {
    const results = new ResultCollector(plan).results();
    expect(results.paths).toBe(0);
    expect(results.outcome('profit').mean).toBeNaN();
    expect(results.failure.interval).toEqual([0, 1]);
    expect(results.series('cash').quantiles[0][0]).toBeNaN();
  });
});
