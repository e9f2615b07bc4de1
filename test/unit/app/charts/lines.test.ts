import { expect, test } from 'vitest';
import { formatOf } from '../../../../src/app/charts/format';
import { linesGeometry, type LineSeries } from '../../../../src/app/charts/lines';
import { linesReadout, linesSummary, linesTable } from '../../../../src/app/charts/linesText';
import { strings } from '../../../../src/app/charts/strings';

const series = (id: string, values: number[]): LineSeries => ({
  ...{ id, label: id, tone: 'red', dash: '', months: values.map((_, i) => i + 1), values },
});
const lines = [series('up', [0.1, 0.2, 0.4]), series('down', [0.3, 0.2, 0.1])];
const data = { unit: 'share' as const, lines };

test('all lines share their axes; a higher value lies higher', () => {
  const sheet = { width: 600, height: 240, type: 12 };
  const g = linesGeometry(data, sheet, formatOf('share', 'en'), strings.en);
  expect(g.y(0.4)).toBeLessThan(g.y(0.1));
  expect(Number(g.paths[0].path.match(/^M([\d.]+),/)![1])).toBeCloseTo(g.x(1), 2);
  expect(g.labels[0].at).toBeCloseTo(g.y(0.4), 9);
  expect(g.labels[1].at).toBeCloseTo(g.y(0.1), 9);
  expect(g.plot.right).toBeLessThan(600);
});

test('the cursor, the summary and the table tell the same values', () => {
  expect(linesReadout(data, 'en', undefined, 2).entries.map(({ value }) => value)).toEqual([
    '20%',
    '20%',
  ]);
  expect(linesSummary(data, 'en')).toBe('Month 3: up: 40%; down: 10%.');
  expect(linesTable(data, '', 'en').rows).toEqual([
    [1, 0.1, 0.3],
    [2, 0.2, 0.2],
    [3, 0.4, 0.1],
  ]);
});
