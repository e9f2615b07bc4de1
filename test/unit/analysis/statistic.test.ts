import { describe, expect, test } from 'vitest';
import { Comparison } from '../../../src/analysis/compare';
import {
  differenceOf,
  measure,
  parseStatistic,
  statisticText,
  type Statistic,
} from '../../../src/analysis/statistic';
import { Results } from '../../../src/engine/results';
import { fakePlan } from '../engine/runners/fakeSimulation';
import { math } from '../model/laboratory';

const plan = fakePlan({ columns: ['profit'] });

/** A run of as many paths as values. */
function run(profit: number[]): Results {
  const count = profit.length;
  return new Results(plan, [
    {
      ...{ from: 0, count, outcomes: Float64Array.from(profit), series: new Float32Array() },
      failureStep: Uint16Array.from(profit, (x) => (x < 0 ? 1 : 0)),
      failureCause: Uint8Array.from(profit, (x) => (x < 0 ? 1 : 0)),
    },
  ]);
}

test('a statistic reads and writes as the same text', () => {
  for (const text of [
    'profit',
    'capitalRatioMinimum:quantile:0.01',
    'lossRate:shortfall:0.99',
    'approvalRate/grade/A',
    'failure',
    'failure:illiquidity',
  ])
    expect(statisticText(parseStatistic(text)!)).toBe(text);
  for (const text of [
    '',
    ':mean',
    'profit:quantile',
    'profit:quantile:1',
    'profit:median:0.5',
    'failure:0.5',
  ])
    expect(parseStatistic(text)).toBeUndefined();
});

describe('the difference of two quantiles', () => {
  const draw = (path: number, stream: number) =>
    math.normalQuantile(math.uniform(path, 1, stream, 0, 5, 9));
  const [runs, paths, level] = [200, 400, 0.1];
  const quantile: Statistic = { outcome: 'profit', statistic: 'quantile', level };

  test('has an interval that holds the true difference in 19 of 20 cases, narrow because shocks are shared', () => {
    let holds = 0;
    let widths = 0;
    for (let r = 0; r < runs; r++) {
      const shared = Array.from({ length: paths }, (_, i) => draw(r * paths + i, 1));
      // B is A and an independent tenth: its quantile is √1.01 times as far out.
      const other = shared.map((x, i) => x + 0.1 * draw(r * paths + i, 2));
      const { interval } = differenceOf(new Comparison(run(shared), run(other)), quantile);
      const truth = (Math.sqrt(1.01) - 1) * math.normalQuantile(level);
      if (interval[0] <= truth && truth <= interval[1]) holds++;
      widths += interval[1] - interval[0];
    }
    // 95 % of 200, less three standard errors.
    expect(holds).toBeGreaterThan(181);
    const { interval } = measure(
      run(Array.from({ length: paths }, (_, i) => draw(i, 1))),
      quantile,
    );
    expect(widths / runs).toBeLessThan(0.5 * (interval[1] - interval[0]));
  });

  test('is nothing where both runs are one', () => {
    const same = run(Array.from({ length: 50 }, (_, i) => draw(i, 1)));
    const difference = differenceOf(new Comparison(same, same), quantile);
    expect([difference.mean, difference.standardError]).toEqual([0, 0]);
  });
});

test('each statistic is what it is called', () => {
  const results = run(Array.from({ length: 100 }, (_, i) => i - 9));
  const value = (text: string) => measure(results, parseStatistic(text)!).value;
  expect(value('profit')).toBe(40.5);
  expect(value('profit:quantile:0.1')).toBe(0);
  // The worst 5 of 100: −9 … −5.
  expect(value('profit:shortfall:0.95')).toBe(-7);
  expect(value('failure')).toBe(0.09);
  expect(value('failure:insolvency')).toBe(0.09);
  expect(value('failure:licence')).toBe(0);
});
