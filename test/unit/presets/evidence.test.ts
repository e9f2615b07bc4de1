import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import committed from '../../../scenarios/evidence/magnitudes.json';
import { magnitudes, marks, table, type Magnitude } from '../../../tools/magnitudes';

const rows = committed as Magnitude[];

describe('the presets’ magnitudes beside published figures', { timeout: 120_000 }, () => {
  test('are what the model says, within 4 standard errors', () => {
    const now = magnitudes();
    expect(now.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    now.forEach(({ id, model, error }, k) => {
      const off = Math.abs(model - rows[k].model);
      const allowed = 4 * Math.hypot(error, rows[k].error) + 1e-6;
      expect(off, `${id}: ${model} now, ${rows[k].model} committed`).toBeLessThan(allowed);
    });
  });

  test('stand in the documentation as they were committed', () => {
    const doc = join(import.meta.dirname, '../../../docs/validation.md');
    const [, rest] = readFileSync(doc, 'utf8').split(marks[0]);
    const cells = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('|') && !/^\| -/.test(line))
        .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(cells(rest.split(marks[1])[0])).toEqual(cells(table(rows)));
  });

  test('are not far from what is published, where sizes are compared', () => {
    for (const { id, held, published, model } of rows) {
      if (held === 'direction' || !/^charge-off/.test(id)) continue;
      // read off the published text: per cent of loans
      const given = parseFloat(published.en) / 100;
      expect(Math.abs(model - given), id).toBeLessThan(0.015);
    }
  });
});
