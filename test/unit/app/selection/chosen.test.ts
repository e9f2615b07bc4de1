import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../../../src/app/i18n/en';
import { zh } from '../../../../src/app/i18n/zh';
import { apart } from '../../../../src/app/selection/apart';
import {
  choose,
  otherPlaces,
  placesWithin,
  type Criterion,
} from '../../../../src/app/selection/criterion';
import { sayChosen } from '../../../../src/app/selection/sayChosen';
import { Results } from '../../../../src/engine/results';
import { outcomeNames } from '../../../../src/model/outcomes';
import { type SeriesName } from '../../../../src/model/series';
import { fakeBlock, fakePlan } from '../../engine/runners/fakeSimulation';

const plan = fakePlan({ columns: outcomeNames });
const blocks = [0, 64, 128, 192].map((from) => fakeBlock(plan, from, 64));
const results = new Results(plan, blocks);
const outcome = 'lossRate' satisfies Criterion['outcome'];
const values = [...results.values(outcome)];

/** The same run with paths that weigh differently. */
const weights = Float64Array.from(values, (_, i) => 0.5 + (i % 5));
const weighted = new Results(
  { ...plan, weighted: true },
  blocks.map((block) => ({ ...block, weights: weights.slice(block.from, block.from + 64) })),
);

const filtered = (test: (value: number) => boolean) =>
  values.flatMap((value, place) => (test(value) ? [place] : []));

describe('a choice of paths', () => {
  test('takes in the same paths as a plain filter, and leaves the others', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: false });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), value, value, (column, low, high) => {
        const expected = column.flatMap((x, i) => (x >= low && x <= high ? [i] : []));
        const places = placesWithin(column, low, high);
        expect([...places]).toEqual(expected);
        const others = column.flatMap((_, i) => (expected.includes(i) ? [] : [i]));
        expect([...otherPlaces(column.length, places)]).toEqual(others);
      }),
    );
  });

  test.each([0.01, 0.05, 0.1])('of the worst %d are those at the end of an order', (share) => {
    const { tail } = results.outcome(outcome);
    const ordered = [...values].sort((a, b) => (tail === 'upper' ? b - a : a - b));
    const boundary = ordered[Math.ceil(share * values.length) - 1];
    const chosen = choose(results, { kind: 'worst', outcome, share })!;
    expect([...chosen.paths.places]).toEqual(
      filtered((value) => (tail === 'upper' ? value >= boundary : value <= boundary)),
    );
  });

  test('of the worst 10 % of weighted paths has a tenth of their weight, and a path less has not', () => {
    const chosen = choose(weighted, { kind: 'worst', outcome, share: 0.1 })!;
    const heaviest = Math.max(...weights) / weights.reduce((a, b) => a + b, 0);
    expect(chosen.paths.share).toBeGreaterThanOrEqual(0.1 - 1e-12);
    const repeated = values.filter((value) => value === chosen.range[0]).length;
    expect(chosen.paths.share).toBeLessThan(0.1 + Math.max(1, repeated) * heaviest);
    expect(chosen.paths.share + chosen.rest.share).toBeCloseTo(1, 12);
  });

  test('has the statistics of its paths alone', () => {
    const median = [...values].sort((a, b) => a - b)[values.length >> 1];
    const { paths } = choose(weighted, { kind: 'range', outcome, low: median, high: Infinity })!;
    const places = filtered((value) => value >= median);
    expect([...paths.pathNumbers()]).toEqual(places);
    const of = (column: ArrayLike<number>) => {
      let [sum, total] = [0, 0];
      for (const place of places) {
        if (Number.isNaN(column[place])) continue;
        sum += weights[place] * column[place];
        total += weights[place];
      }
      return sum / total;
    };
    expect(paths.outcome('profit').mean).toBeCloseTo(of(weighted.values('profit')), 6);
    const failed = Float64Array.from(weighted.failureStep(), (step) => (step > 0 ? 1 : 0));
    expect(paths.failure.probability).toBeCloseTo(of(failed), 12);
    for (const name of ['capitalRatio', 'confidence'] as SeriesName[])
      expect(paths.series(name).mean[1]).toBeCloseTo(of(weighted.valuesAt(name, 1)), 6);
  });

  test('that no path meets is none', () => {
    const most = Math.max(...values);
    expect(choose(results, { kind: 'range', outcome, low: most + 1, high: Infinity })).toBe(
      undefined,
    );
  });

  test('of all paths is apart from nothing; an outcome equal on all paths is told by chance', () => {
    const all = choose(results, { kind: 'range', outcome, low: -Infinity, high: Infinity })!;
    expect(all.rest.paths).toBe(0);
    const half = choose(results, { kind: 'worst', outcome, share: 0.5 })!;
    for (const { outcome: name, chosen, rest } of apart(half)) {
      const { paths } = half;
      const mean = paths.share * chosen.mean + half.rest.share * rest.mean;
      expect(mean).toBeCloseTo(results.outcome(name).mean, 6);
    }
  });
});

describe('what is said of chosen paths', () => {
  test('gives their number, their share of failures, and the months of peak and trough', () => {
    const chosen = choose(results, { kind: 'worst', outcome, share: 0.25 })!;
    const { paths, rest } = chosen;
    const words = { t: en, language: 'en' as const, currency: 'USD' };
    const said = sayChosen(chosen, words);
    expect(said.which).toContain(`${paths.paths} of 256 paths`);
    const peak = paths.series('defaultRate').mean;
    const month = plan.months[peak.indexOf(Math.max(...peak))];
    expect(said.what).toContain(`in month ${month}`);
    if (paths.failure.count > 0) expect(said.what).toContain('of them fail');
    expect(rest.paths + paths.paths).toBe(256);
    const chinese = sayChosen(chosen, { ...words, t: zh, language: 'zh' });
    expect(chinese.which).toContain(`256 条路径中的 ${paths.paths} 条`);
    expect(chinese.which + chinese.what).not.toMatch(/[a-z]{3}/i);
  });
});
