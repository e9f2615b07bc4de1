import { expect, test } from 'vitest';
import { cellAfter, cellAt, heatMapGeometry } from '../../../../src/app/explore/heatMap';
import { intervalBarsGeometry } from '../../../../src/app/explore/intervalBars';
import { curveGeometry } from '../../../../src/app/explore/crossingCurve';
import { pointAfter, pointAt, scatterGeometry } from '../../../../src/app/explore/scatter';
import { formatOf } from '../../../../src/app/charts/format';

const format = formatOf('ratio', 'en');
const cell = (text: string) => ({ text, strength: 0.5 });
const heat = heatMapGeometry(
  {
    rows: ['one', 'two'],
    columns: ['calm', 'mild', 'severe'],
    cells: [['a', 'b', 'c'].map(cell), ['d', 'e', 'f'].map(cell)],
    choice: 1,
  },
  { width: 600, type: 12 },
);

test('the cells of a heat map fill its width without overlapping', () => {
  const row = heat.cells.filter((one) => one.row === 0);
  for (const [i, one] of row.slice(1).entries())
    expect(one.x).toBeCloseTo(row[i].x + row[i].width, 9);
  expect(row[0].x).toBe(heat.plot.left);
  expect(row[2].x + row[2].width).toBeLessThanOrEqual(600);
  expect(heat.choice?.y).toBe(heat.cells[3].y);
});

test('each cell is found again at its middle, and nothing beside the cells', () => {
  for (const [i, { x, y, width, height }] of heat.cells.entries())
    expect(cellAt(heat, x + width / 2, y + height / 2)).toBe(i);
  expect(cellAt(heat, 2, heat.plot.top + 5)).toBeUndefined();
});

test('arrows lead along rows and columns and stop at the edge', () => {
  expect(cellAfter('ArrowRight', 0, 2, 3)).toBe(1);
  expect(cellAfter('ArrowDown', 1, 2, 3)).toBe(4);
  expect(cellAfter('ArrowDown', 4, 2, 3)).toBe(4);
  expect(cellAfter('ArrowLeft', 3, 2, 3)).toBe(3);
  expect(cellAfter('End', 3, 2, 3)).toBe(5);
  expect(cellAfter('a', 3, 2, 3)).toBeUndefined();
});

test('a waterfall begins each step where the one before ended', () => {
  const bar = (from: number, to: number) => ({
    ...{ from, to, interval: [to - 1, to + 1] as const, text: '' },
    kind: 'rise' as const,
  });
  const g = intervalBarsGeometry(
    {
      rows: [bar(10, 10), bar(10, 16), bar(16, 13), bar(13, 13)].map((one) => ({
        label: 'row',
        bars: [one],
      })),
      joined: true,
    },
    { width: 700, type: 12 },
    format,
  );
  const [, up, down] = g.rows.map(({ bars }) => bars[0]);
  expect(up.right).toBeCloseTo(down.right, 9);
  expect(g.joints.map(({ x }) => x)).toEqual([up.left, up.right, down.left]);
  expect(down.anchor).toBe('end');
  // The interval lies about the end of a bar.
  expect((up.low + up.high) / 2).toBeCloseTo(up.right, 9);
});

test('a curve stands at its level where it crosses it; an open interval goes to the edge', () => {
  const points = [0, 1, 2].map((at) => ({
    ...{ at, value: 3 * at, interval: [3 * at - 1, 3 * at + 1] as const },
  }));
  const g = curveGeometry(
    { points, level: 3, crossings: [{ at: 1, interval: [null, 1.5] }] },
    { width: 500, height: 300, type: 12 },
    { x: format, y: format },
  );
  expect(g.dots[1].y).toBeCloseTo(g.level, 9);
  expect(g.crossings[0].x).toBeCloseTo(g.dots[1].x, 9);
  expect(g.crossings[0]).toMatchObject({ openLow: true, openHigh: false, low: g.dots[0].x });
});

test('points of a scatter are found by place and by key, and the frontier is joined left to right', () => {
  const point = (x: number, y: number, kind: 'frontier' | 'dominated') => ({
    ...{ x, y, kind, sure: true },
  });
  const g = scatterGeometry(
    [point(3, 1, 'frontier'), point(1, 2, 'dominated'), point(2, 0, 'frontier')],
    { width: 500, height: 300, type: 12 },
    { x: format, y: format },
  );
  for (const [i, { cx, cy }] of g.points.entries()) expect(pointAt(g, cx + 1, cy - 1)).toBe(i);
  expect(pointAfter(g, 'Home', undefined)).toBe(1);
  expect(pointAfter(g, 'ArrowRight', 1)).toBe(2);
  expect(pointAfter(g, 'ArrowRight', 0)).toBe(0);
  const [x0, x1] = g.joined.match(/[ML]([\d.]+)/g)!.map((part) => Number(part.slice(1)));
  expect(x0).toBeLessThan(x1);
});
