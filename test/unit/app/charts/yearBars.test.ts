import { describe, expect, test } from 'vitest';
import { formatOf } from '../../../../src/app/charts/format';
import { yearRowsOf } from '../../../../src/app/charts/fromResults';
import { yearBarsGeometry } from '../../../../src/app/charts/yearBars';
import { yearsReadout, yearsSummary, yearsTable } from '../../../../src/app/charts/yearBarsText';
import { choose } from '../../../../src/app/selection/criterion';
import { areaIds, areas, type Area } from '../../../../src/scenario/areas';
import { madeResults } from '../../../browser/charts/made';
import { before, results } from './made';

const chosen = choose(results, { kind: 'worst', outcome: 'lossRate', share: 0.1 })!.paths;
const title = (id: string) => areas[id as Area].en;
const rows = yearRowsOf(results, before, 'complianceCost', 'area', title, chosen);
const data = {
  ...{ unit: 'money' as const, kind: 'Area', years: results.years, rows },
  ...{ scenario: 'Rate cap', baseline: 'Light touch', chosen: 'Chosen' },
};
const format = formatOf('money', 'en', 'CNY');

test('a row has the mean of each year of each run, and of the chosen paths', () => {
  expect(rows.map(({ label }) => label)).toEqual(areaIds.map(title));
  for (const { id, scenario, baseline, chosen: picked } of rows) {
    const column = `complianceCost/area/${id}` as const;
    expect(scenario.map(({ mean }) => mean)).toEqual([...results.yearly(column).mean]);
    expect(baseline!.map(({ mean }) => mean)).toEqual([...before.yearly(column).mean]);
    expect(picked!.map(({ mean }) => mean)).toEqual([...chosen.yearly(column).mean]);
    const whole = results.outcome(column).mean;
    expect(scenario.reduce((sum, { mean }) => sum + mean, 0) / whole).toBeCloseTo(1, 6);
  }
});

test('a baseline whose years end elsewhere has no bars', () => {
  const shorter = madeResults({ stress: 1, paths: 200, steps: 18 });
  expect(shorter.years).toEqual([12, 18]);
  for (const row of yearRowsOf(results, shorter, 'complianceCost', 'area', title))
    expect(row.baseline).toBeUndefined();
});

describe.each([320, 460, 1100])('at %i px', (width) => {
  const g = yearBarsGeometry(data, { width, type: 12 }, format);

  test('bars are as high as their means, on one scale for all members and years', () => {
    const ratios = g.rows.flatMap(({ bars }, i) =>
      bars
        .filter(({ kind }) => kind === 'scenario')
        .map(({ height }, year) => height / rows[i].scenario[year].mean),
    );
    expect(ratios).toHaveLength(27);
    for (const ratio of ratios) expect(ratio / ratios[0]).toBeCloseTo(1, 6);
  });

  test('every bar and value stands in its row and in the drawing, and no two bars overlap', () => {
    g.rows.forEach(({ bars, foot, values }, i) => {
      expect(bars).toHaveLength(9);
      const above = i === 0 ? 0 : g.rows[i - 1].foot;
      const places = bars.map(({ x, width: wide }) => [x, x + wide]).sort(([a], [b]) => a - b);
      places.slice(1).forEach(([from], k) => expect(from).toBeGreaterThan(places[k][1]));
      for (const bar of bars) {
        expect(bar.y).toBeGreaterThanOrEqual(above);
        expect(bar.y + bar.height).toBeCloseTo(foot, 9);
        expect(bar.x).toBeGreaterThanOrEqual(g.plot.left);
        expect(bar.x + bar.width).toBeLessThanOrEqual(width);
        expect(bar.whisker.high).toBeGreaterThanOrEqual(above);
      }
      for (const { y } of values) expect(y).toBeGreaterThan(above);
    });
  });

  test('years are told by their months', () => {
    expect(g.xTicks.map(({ label }) => label)).toEqual(['1–12', '13–24', '25–36']);
  });
});

test('the table has a line for each member and year, the summary each member from first to last', () => {
  const { columns, rows: cells } = yearsTable(data, 'By area', 'en');
  expect(cells).toHaveLength(27);
  expect(columns).toHaveLength(14);
  expect(cells[1].slice(0, 3)).toEqual([title(areaIds[0]), '13–24', rows[0].scenario[1].mean]);
  const said = yearsSummary(data, 'en', 'CNY');
  for (const { label } of rows) expect(said).toContain(label);
  expect(said).toContain('(months 1–12) → ');
  expect(said).not.toMatch(/NaN|undefined/);
});

test('the read-out at rest is of the member that ends highest', () => {
  const highest = rows.reduce((a, b) => (b.scenario[2].mean > a.scenario[2].mean ? b : a));
  expect(yearsReadout(data, 'en', 'CNY').head).toBe(`Highest: ${highest.label}`);
  const { head, entries } = yearsReadout(data, 'en', 'CNY', 2);
  expect(head).toBe(rows[2].label);
  expect(entries).toHaveLength(9);
});
