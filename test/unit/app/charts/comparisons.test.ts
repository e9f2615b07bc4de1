import { describe, expect, test } from 'vitest';
import {
  differenceGeometry,
  differenceSummary,
  verdictOf,
} from '../../../../src/app/charts/difference';
import { failureGeometry, finalBars } from '../../../../src/app/charts/failureByCause';
import { failureSummary, failureTable } from '../../../../src/app/charts/failureByCauseText';
import { formatOf } from '../../../../src/app/charts/format';
import {
  complianceCostOf,
  failureRunOf,
  gradeRowsOf,
  lossBearersOf,
  outcomeRowsOf,
  pairedRowsOf,
} from '../../../../src/app/charts/fromResults';
import { isServed, ladderGeometry } from '../../../../src/app/charts/gradeLadder';
import {
  ladderReadout,
  ladderSummary,
  ladderTable,
} from '../../../../src/app/charts/gradeLadderText';
import { pairedGeometry } from '../../../../src/app/charts/pairedBars';
import { textWidth } from '../../../../src/app/charts/labels';
import {
  pairedReadout,
  pairedSummary,
  pairedTable,
} from '../../../../src/app/charts/pairedBarsText';
import { stackedCostGeometry, stackParts } from '../../../../src/app/charts/stackedCost';
import { costSummary, costTable } from '../../../../src/app/charts/stackedCostText';
import { strings } from '../../../../src/app/charts/strings';
import { choose } from '../../../../src/app/selection/criterion';
import { Distribution } from '../../../../src/engine/distribution';
import { proportion, type Proportion } from '../../../../src/engine/proportion';
import type { ColumnName, Results } from '../../../../src/engine/results';
import type { FailureCause } from '../../../../src/model/failureCauses';
import { areaIds, areas, type Area } from '../../../../src/scenario/areas';
import { before, results } from './made';

const share = formatOf('share', 'en');

test('losses by bearer are summed path by path: what one loses another may keep', () => {
  const known: Record<string, number[]> = {
    ...{ platformLoss: [1, 2, 3, 4], investorLoss: [4, 3, 2, 1], insurerLoss: [0, 0, 0, 0] },
  };
  const values = (column: string) => Float64Array.from(known[column]);
  const run = { values, outcome: (column: string) => new Distribution(values(column), 'upper') };
  const { parts, total } = lossBearersOf(run as unknown as Results, 'Rate cap', 'en');
  expect(parts.map(({ mean }) => mean)).toEqual([2.5, 2.5, 0]);
  expect(total).toEqual({ mean: 5, error: 0, low: 5, high: 5 });
});

test('outcomes of one unit stand beside one another, each with its own mean', () => {
  const names = ['concentrationIndex', 'largestShare'] as const;
  const rows = outcomeRowsOf(results, before, names, 'en');
  expect(rows.map(({ scenario }) => scenario.mean)).toEqual(
    names.map((name) => results.outcome(name).mean),
  );
  expect(rows.map(({ baseline }) => baseline?.mean)).toEqual(
    names.map((name) => before.outcome(name).mean),
  );
});

describe('compliance cost', () => {
  const scenario = complianceCostOf(results, 'Rate cap', 'en');
  const baseline = complianceCostOf(before, 'Baseline', 'en');

  test('its parts lie end to end and make the total', () => {
    const parts = stackParts(scenario);
    parts.slice(1).forEach(({ from }, i) => expect(from).toBe(parts[i].to));
    expect(parts.at(-1).to).toBeCloseTo(scenario.total.mean, 3);
  });

  test.each([320, 500, 1200])(
    'every kind is named, inside its bar or in the key, at %i px',
    (width) => {
      const g = stackedCostGeometry(
        { scenario, baseline },
        { width, type: 12 },
        formatOf('money', 'en', 'CNY'),
      );
      for (const [i, { id }] of scenario.parts.entries()) {
        const inside = g.bars.every(({ segments }) => segments[i].name !== '');
        expect(inside || g.key.some((entry) => entry.id === id)).toBe(true);
      }
      const axis = g.x.domain()[1];
      expect(axis).toBeGreaterThanOrEqual(Math.max(scenario.total.high, baseline.total.high));
    },
  );

  test('in words and in a table', () => {
    const data = { scenario, baseline, unit: 'money' as const };
    expect(costSummary(data, 'zh', 'CNY')).toContain('平均合计');
    const { columns, rows } = costTable(data, 'Cost', 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.at(-1)![1]).toBe(scenario.total.mean);
  });
});

/** What the engine says of how many fail, without their months. */
function proportionOf({ count, probability, standardError, interval }: Proportion) {
  return { count, probability, standardError, interval };
}

describe('failure by cause', () => {
  const scenario = failureRunOf(results, 'Rate cap', 'en');
  const baseline = failureRunOf(before, 'Baseline', 'en');

  test('ends in the counts of the engine, with its intervals', () => {
    const [all, ...causes] = finalBars({ scenario, baseline }, 'all');
    expect(all[0]).toMatchObject(proportionOf(results.failure));
    expect(all[1]).toMatchObject(proportionOf(before.failure));
    const sum = causes.reduce((share, bars) => share + bars[0].probability, 0);
    expect(sum).toBeCloseTo(all[0].probability, 12);
    for (const { cause, label } of scenario.failures) {
      const bars = causes.find(([{ name }]) => name === label);
      const found = proportionOf(results.failure.byCause[cause as FailureCause]);
      if (bars) expect(bars[0]).toMatchObject(found);
      else expect(found.count).toBe(0);
    }
  });

  test('a bar of nothing still has an interval', () => {
    const nothing = proportion(new Uint8Array(400));
    const failures = scenario.failures.map((f) => ({ ...f, share: [0], at: () => nothing }));
    const none = { ...scenario, failures, failed: () => nothing };
    expect(finalBars({ scenario: none }, 'all')[0][0].interval[1]).toBeGreaterThan(0);
  });

  test('stands side by side where there is room, one above the other on a phone', () => {
    const at = (width: number) =>
      failureGeometry({ scenario, baseline }, { width, height: 220, type: 12 }, share, strings.en);
    expect(at(900).barsLeft).toBeGreaterThan(at(900).plot.right);
    expect(at(360).barsLeft).toBe(0);
    expect(at(360).height).toBeGreaterThan(at(900).height);
    for (const { high } of at(360).groups.flatMap(({ bars }) => bars))
      expect(high).toBeLessThan(360);
  });

  test('in words and in a table', () => {
    expect(failureSummary({ scenario, baseline }, 'en')).toContain('Broken funding chain');
    const { columns, rows } = failureTable({ scenario, baseline }, 'Failures', 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.at(-1)![1]).toBeCloseTo(results.failure.probability, 12);
  });
});

describe('bars by area', () => {
  const rows = pairedRowsOf(
    results,
    before,
    'complianceCost',
    'area',
    (id) => areas[id as Area].en,
  );
  const data = {
    rows,
    unit: 'money' as const,
    kind: 'Area',
    scenario: 'Rate cap',
    baseline: 'Baseline',
  };
  const at = (width: number) => pairedGeometry(data, { width, type: 12 }, formatOf('money', 'en'));

  test('a row for each area, its mean the mean of its column', () => {
    expect(rows.map(({ id }) => id)).toEqual(areaIds);
    const { mean } = results.outcome('complianceCost/area/custody');
    expect(rows[1].scenario.mean).toBe(mean);
    const { columns, rows: cells } = pairedTable(data, 'By area', 'en');
    for (const row of cells) expect(row).toHaveLength(columns.length);
    expect(cells[1][1]).toBe(mean);
    expect(pairedSummary(data, 'en')).toContain('Custody of funds');
  });

  test.each([320, 459, 460, 1200])(
    'bars begin at zero and are as long as their means, at %i px',
    (width) => {
      const g = at(width);
      for (const [i, { bars }] of g.rows.entries()) {
        expect(bars[0].from).toBeCloseTo(g.x(0), 9);
        expect(bars[0].to).toBeCloseTo(g.x(rows[i].scenario.mean), 9);
        expect(bars[0].low).toBeLessThanOrEqual(bars[0].to);
        expect(bars[0].high).toBeGreaterThanOrEqual(bars[0].to);
      }
    },
  );

  test('long names stand in two lines within their room, none over another, before any is cut', () => {
    const label = 'Anti-money laundering and anti-fraud measures';
    const long = { ...data, rows: rows.map((row) => ({ ...row, label })) };
    const g = pairedGeometry(long, { width: 500, type: 12 }, formatOf('money', 'en'));
    const heights = g.rows.flatMap(({ lines }) => lines.map(({ y }) => y));
    for (const [i, y] of heights.entries())
      if (i > 0) expect(y - heights[i - 1]).toBeGreaterThanOrEqual(12);
    for (const { lines } of g.rows) {
      expect(lines.map(({ text }) => text)).toEqual([
        'Anti-money laundering and',
        'anti-fraud measures',
      ]);
      for (const { text } of lines) expect(textWidth(text, 12)).toBeLessThan(g.plot.left);
    }
  });

  test('where all is zero no scale is made up and no row is called the highest', () => {
    const zero = { mean: 0, error: 0, low: 0, high: 0 };
    const none = { ...data, rows: rows.map((row) => ({ ...row, scenario: zero, baseline: zero })) };
    const sheet = { width: 500, type: 12 };
    expect(pairedGeometry(none, sheet, formatOf('money', 'en')).xTicks).toEqual([]);
    expect(pairedReadout(none, 'en')).toEqual({ head: strings.en.allZero, entries: [] });
    expect(pairedReadout(data, 'en').head).toMatch(/^Highest/);
    // One path that is not zero is enough for a scale.
    const some = { ...none, rows: [{ ...none.rows[0], baseline: { ...zero, high: 1 } }] };
    expect(pairedGeometry(some, sheet, formatOf('money', 'en')).xTicks.length).toBeGreaterThan(1);
  });

  test('a loss reaches left of zero', () => {
    const value = { mean: -3, error: 0.1, low: -4, high: -2 };
    const g = pairedGeometry(
      { rows: [{ id: 'a', label: 'A', scenario: value }], scenario: 'S' },
      { width: 500, type: 12 },
      formatOf('money', 'en'),
    );
    expect(g.rows[0].bars[0].to).toBeCloseTo(g.x(0), 9);
    expect(g.rows[0].bars[0].from).toBeCloseTo(g.x(-3), 9);
  });
});

describe('the ladder of grades', () => {
  const rows = gradeRowsOf(results, before);
  const data = { rows, scenario: 'Rate cap', baseline: 'Baseline', rateCap: 0.24 };

  test('a grade without a loan is not served, and has no price', () => {
    expect(rows.map(({ scenario }) => isServed(scenario))).toEqual([true, true, true, true, false]);
    expect(rows.every(({ baseline }) => isServed(baseline!))).toBe(true);
    const g = ladderGeometry(data, { width: 600, type: 12 }, share, strings.en);
    expect(g.price.rows.map(({ unserved }) => unserved !== undefined)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(g.price.rows[4].dots.map(({ kind }) => kind)).toEqual(['baseline']);
  });

  test('the cap stands at its rate, and no price beyond it', () => {
    const g = ladderGeometry(data, { width: 600, type: 12 }, share, strings.en);
    expect(g.cap!.x).toBeCloseTo(g.price.x(0.24), 9);
    for (const { dots } of g.price.rows) {
      const dot = dots.find(({ kind }) => kind === 'scenario');
      if (dot) expect(dot.at).toBeLessThanOrEqual(g.cap!.x + 1e-9);
    }
  });

  test('in words and in a table, in both languages', () => {
    expect(ladderSummary(data, 'en')).toContain('E not served');
    expect(ladderSummary(data, 'zh')).toContain('E 不再服务');
    expect(ladderReadout(data, 'en').entries[0].value).toBe('E');
    const { columns, rows: cells } = ladderTable(data, 'Grades', 'en');
    for (const row of cells) expect(row).toHaveLength(columns.length);
    expect(cells[4].slice(1, 4)).toEqual([null, null, null]);
  });
});

describe('a difference', () => {
  test('is for better or worse only when its interval leaves zero out', () => {
    expect(verdictOf({ mean: 1, low: -1, high: 3 }, 'higher')).toBe('unclear');
    expect(verdictOf({ mean: 0, low: 0, high: 0 }, 'higher')).toBe('unclear');
    expect(verdictOf({ mean: 1, low: 0.5, high: 1.5 }, 'higher')).toBe('better');
    expect(verdictOf({ mean: 1, low: 0.5, high: 1.5 }, 'lower')).toBe('worse');
    expect(verdictOf({ mean: -1, low: -1.5, high: -0.5 }, 'lower')).toBe('better');
    expect(verdictOf({ mean: -1, low: -1.5, high: -0.5 }, 'neither')).toBe('neither');
    expect(verdictOf({ mean: 1, low: NaN, high: NaN }, 'higher')).toBe('unclear');
  });

  test('that leaves its axis ends in an arrow, and its dot stays inside', () => {
    const g = differenceGeometry({ mean: 5, low: 0.5, high: 9 }, [-1, 1], 120);
    expect(g).toMatchObject({ cutLow: false, cutHigh: true, at: 114, high: 114 });
  });

  test('is spoken with its interval and what it means', () => {
    const words = {
      label: 'Loss rate',
      difference: { mean: -0.012, low: -0.016, high: -0.008 },
      unit: 'perYear' as const,
      better: 'lower' as const,
    };
    expect(differenceSummary({ ...words, locale: 'en' })).toBe(
      'Loss rate: −1.2 pp (95%: −1.6 pp to −0.8 pp), for the better.',
    );
    expect(differenceSummary({ ...words, locale: 'zh' })).toContain('变好');
  });
});

describe('chosen paths', () => {
  const { paths: chosen } = choose(results, { kind: 'worst', outcome: 'lossRate', share: 0.05 })!;

  /** Mean of a column over the chosen paths, by its definition. */
  const meanOf = (column: ColumnName) => {
    const values = results.values(column);
    return [...chosen.places].reduce((sum, place) => sum + values[place], 0) / chosen.places.length;
  };

  test('stand below the bar of their scenario, joined to it part by part', () => {
    const stacks = {
      scenario: complianceCostOf(results, 'Rate cap', 'en'),
      chosen: complianceCostOf(chosen, 'Chosen', 'en'),
      baseline: complianceCostOf(before, 'Baseline', 'en'),
    };
    const g = stackedCostGeometry(stacks, { width: 700, type: 12 }, formatOf('money', 'en', 'CNY'));
    expect(g.bars.map(({ kind }) => kind)).toEqual(['baseline', 'scenario', 'chosen']);
    expect(g.joints).toHaveLength(2 * stacks.scenario.parts.length);
    expect(g.bars[2].end).toBeCloseTo(g.x(meanOf('complianceCost')), 6);
    const { columns, rows } = costTable({ ...stacks, unit: 'money' }, 'Cost', 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  test('fail as often as is counted among them, over time and by cause', () => {
    const data = {
      scenario: failureRunOf(results, 'Rate cap', 'en'),
      chosen: failureRunOf(chosen, 'Chosen', 'en'),
    };
    const failed = [...chosen.places].filter((place) => results.failureStep()[place] > 0);
    const [all] = finalBars(data, 'all');
    expect(all.map(({ kind }) => kind)).toEqual(['scenario', 'chosen']);
    expect(all[1].probability).toBeCloseTo(failed.length / chosen.paths, 12);
    const { rows } = failureTable(data, 'Failures', 'en');
    expect(rows.at(-1)![1 + 1 + data.scenario.failures.length]).toBeCloseTo(all[1].probability, 12);
  });

  test('have bars and prices of their own, area by area and grade by grade', () => {
    const column = 'complianceCost/area/custody';
    const bars = pairedRowsOf(results, before, 'complianceCost', 'area', (id) => id, chosen);
    const custody = bars.find(({ id }) => id === 'custody')!;
    expect(custody.chosen!.mean).toBeCloseTo(meanOf(column), 6);
    const names = { scenario: 'Rate cap', chosen: 'Chosen', baseline: 'Baseline' };
    const data = { rows: bars, unit: 'money' as const, kind: 'Area', ...names };
    const { columns, rows } = pairedTable(data, 'By area', 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
    for (const { bars: placed } of pairedGeometry(
      data,
      { width: 700, type: 12 },
      formatOf('money', 'en'),
    ).rows)
      expect(placed.map(({ kind }) => kind)).toEqual(['scenario', 'chosen', 'baseline']);
    const grades = gradeRowsOf(results, before, chosen);
    const ladder = ladderTable({ rows: grades, ...names }, 'Grades', 'en');
    for (const row of ladder.rows) expect(row).toHaveLength(ladder.columns.length);
    const [{ grade, chosen: offer }] = grades;
    expect(offer!.approval.mean).toBeCloseTo(meanOf(`approvalRate/grade/${grade}`), 12);
  });
});
