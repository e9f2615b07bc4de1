import { scaleLinear } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { eventLane } from '../../../../src/app/charts/eventLane';
import { failedInAll, stackFailures } from '../../../../src/app/charts/failureStack';
import { causeKey, failureLabels } from '../../../../src/app/charts/failureStrip';
import { formatOf } from '../../../../src/app/charts/format';
import { textWidth } from '../../../../src/app/charts/labels';
import { loadLineGeometry } from '../../../../src/app/charts/loadLineGeometry';
import {
  loadLineReadout,
  loadLineSummary,
  loadLineTable,
} from '../../../../src/app/charts/loadLineText';
import {
  besideLine,
  requiredStretches,
  stepPath,
  stretchesApart,
} from '../../../../src/app/charts/requiredLine';
import { strings } from '../../../../src/app/charts/strings';
import { proportion } from '../../../../src/engine/proportion';
import { baseline, before, pointsOf, results, scenario } from './made';

const one = scaleLinear([0, 1], [0, 1]);
const events = [
  { label: 'Capital minimum 10.5%', announced: 12, inForce: 19 },
  { label: 'Rate cap', announced: 4, inForce: 10 },
];
const geometry = (width: number) =>
  loadLineGeometry(
    { scenario, baseline, events },
    { width, height: 420, type: 13 },
    formatOf('share', 'en'),
    strings.en,
  );

describe('the required line', () => {
  test('steps at the beginning of the first month in which the new rule binds', () => {
    const months = [1, 2, 3, 4, 5, 6];
    const stretches = requiredStretches(months, [0.08, 0.08, 0.08, 0.1, 0.1, 0.1]);
    expect(stretches).toEqual([
      { from: 0, to: 3, ratio: 0.08 },
      { from: 3, to: 6, ratio: 0.1 },
    ]);
    // At the end of month 3 the old rule still holds, at the end of month 4 the new one does.
    expect(pointsOf(stepPath(stretches, one, one))).toEqual([
      { x: 0, y: 0.08 },
      { x: 3, y: 0.08 },
      { x: 3, y: 0.1 },
      { x: 6, y: 0.1 },
    ]);
  });

  test('with steps of a quarter, at the beginning of the quarter', () => {
    expect(requiredStretches([3, 6, 9], [0.08, 0.1, 0.1])[1].from).toBe(3);
  });

  test('steps in the run where its rules change, as the flag above it says', () => {
    const g = geometry(1000);
    const step = pointsOf(g.line).find(({ y }, i, all) => i > 0 && y !== all[i - 1].y)!;
    const flag = g.events.find(({ event }) => event.inForce === 19)!;
    expect(step.x).toBeCloseTo(flag.x, 6);
    expect(step.x).toBeCloseTo(g.x(18), 6);
  });

  test('parts the plot into above and under, which meet in it and nowhere overlap', () => {
    const stretches = requiredStretches([1, 2], [0.3, 0.6]);
    const area = (path: string) => {
      const points = pointsOf(path);
      return Math.abs(
        points.reduce((sum, { x, y }, i) => {
          const next = points[(i + 1) % points.length];
          return sum + (x * next.y - next.x * y) / 2;
        }, 0),
      );
    };
    const [above, under] = [besideLine(stretches, one, one, 1), besideLine(stretches, one, one, 0)];
    expect(area(under)).toBeCloseTo(0.9, 12);
    expect(area(above) + area(under)).toBeCloseTo(2, 12);
  });

  test('the baseline has a line of its own only where its rules differ', () => {
    expect(stretchesApart([1, 2, 3], [0.08, 0.08, 0.08], [0.08, 0.1, 0.1])).toEqual([
      { from: 1, to: 3, ratio: 0.08 },
    ]);
    expect(stretchesApart([1, 2, 3], [0.08, 0.08, 0.08], [0.08, 0.08, 0.08])).toEqual([]);
  });

  test.each([320, 390, 800, 1600])('bears its name inside the plot at %i px', (width) => {
    const { lineLabels, plot } = geometry(width);
    expect(lineLabels[0].text).toContain('8%');
    for (const { x, y } of lineLabels) {
      expect(x).toBeGreaterThanOrEqual(plot.left);
      expect(y).toBeLessThanOrEqual(plot.bottom);
    }
  });
});

describe('the strip of failures', () => {
  test('stacks the causes to the share that the engine counts', () => {
    const layers = stackFailures(scenario.failures);
    expect(layers[0].below.every((share) => share === 0)).toBe(true);
    layers.slice(1).forEach((layer, i) => expect(layer.below).toEqual(layers[i].above));
    const counted = Array.from(results.failure.cumulative);
    failedInAll(scenario.failures).forEach((share, i) => expect(share).toBeCloseTo(counted[i], 12));
  });

  test('never falls: who has failed stays failed', () => {
    const shares = failedInAll(scenario.failures);
    shares.slice(1).forEach((share, i) => expect(share).toBeGreaterThanOrEqual(shares[i]));
  });
});

describe('names of causes', () => {
  const failures = ['One', 'Two', 'Three', 'Never'].map((label, i) => ({
    ...{ cause: label, label, share: [0, i === 3 ? 0 : 0.02 + i / 100] },
    at: () => proportion([i === 3 ? 0 : 1, 0]),
  }));

  test('only those that have occurred are named, and wrap where they must', () => {
    expect(causeKey(failures, 12, 1000).map(({ label, row }) => [label, row])).toEqual([
      ['One', 0],
      ['Two', 0],
      ['Three', 0],
    ]);
    expect(causeKey(failures, 12, 100).at(-1).row).toBeGreaterThan(0);
    expect(causeKey(failures, 12, 1000).map(({ cause }) => cause)).toEqual([0, 1, 2]);
  });

  test('where there is little room the rarest give way, never the total or the baseline', () => {
    const run = { ...scenario, failures, ratio: { ...scenario.ratio, months: [1, 2] } };
    const names = (most: number) =>
      failureLabels(run, baseline, one, formatOf('share', 'en'), strings.en, true, most).map(
        ({ name }) => name,
      );
    expect(names(9)).toEqual(['failed', 'Baseline', 'One', 'Two', 'Three']);
    expect(names(3)).toEqual(['failed', 'Baseline', 'Three']);
  });
});

describe('rule changes', () => {
  test.each([320, 390, 1000])('have labels that run into nothing at %i px', (width) => {
    const { events: marks } = geometry(width);
    for (const a of marks) {
      for (const b of marks) {
        if (a === b || a.row !== b.row || a.label === '' || a.x >= b.x) continue;
        expect(a.x + textWidth(a.label, 13)).toBeLessThanOrEqual(b.announced ?? b.x);
      }
    }
  });

  test('after the horizon are left out; before the start they begin at month 0', () => {
    const x = scaleLinear([0, 36], [0, 360]);
    const marks = eventLane(
      [
        { label: 'Late', inForce: 40 },
        { label: 'Now', announced: 0, inForce: 1 },
      ],
      x,
      500,
      12,
    );
    expect(marks.map(({ label, x, announced }) => ({ label, x, announced }))).toEqual([
      { label: 'Now', x: 0, announced: undefined },
    ]);
  });
});

describe('its words', () => {
  test('what it says of failures is the engine’s, errors and all, in every month', () => {
    const format = formatOf('share', 'en');
    for (const month of [12, 24, 36]) {
      const { entries } = loadLineReadout({ scenario, baseline }, 'en', month);
      const counted = before.failure.cumulative[month - 1];
      const failed = before.failedBy(month - 1);
      expect(failed.probability).toBeCloseTo(counted, 12);
      const said = entries.find(({ name }) => name === 'Baseline failed')!;
      expect(said.value).toBe(format.measured(counted, failed.standardError));
    }
    expect(before.failedBy(35)).toMatchObject({
      count: before.failure.count,
      standardError: before.failure.standardError,
      interval: before.failure.interval,
    });
  });

  test('the table holds every month, and what happened in it', () => {
    const { columns, rows } = loadLineTable({ scenario, baseline, events }, 'Load line', 'en');
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const required = columns.findIndex(({ label }) => label === 'Rate cap: Required');
    expect(rows.map((row) => row[required])).toEqual(Array.from(scenario.required));
    expect(rows[18].at(-1)).toBe('Capital minimum 10.5% (in force)');
    expect(rows[3].at(-1)).toBe('Rate cap (announced)');
  });

  test('the share below the line is the share of ratios below it', () => {
    const last = results.valuesAt('capitalRatio', 35);
    const below = last.filter((ratio) => ratio < 0.105).length / last.length;
    expect(scenario.below(35).probability).toBeCloseTo(below, 12);
    const entry = loadLineReadout({ scenario }, 'en').entries.find(
      ({ name }) => name === 'below the line',
    );
    expect(entry?.value).toContain('%');
  });

  test.each(['en', 'zh'] as const)('the summary speaks of both scenarios (%s)', (locale) => {
    const summary = loadLineSummary({ scenario, baseline }, locale);
    expect(summary).toContain('Rate cap');
    expect(summary).toContain('Baseline');
    expect(summary).toContain('10.5%');
    expect(summary).not.toMatch(/undefined|NaN/);
  });
});
