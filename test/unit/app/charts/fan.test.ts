import { scaleLinear } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { quantileNames } from '../../../../src/app/charts/fan';
import { fanDomain, fanGeometry } from '../../../../src/app/charts/fanGeometry';
import { fanShape } from '../../../../src/app/charts/fanShape';
import { fanReadout, fanSummary, fanTable } from '../../../../src/app/charts/fanText';
import { formatOf } from '../../../../src/app/charts/format';
import { between } from '../../../../src/app/charts/glide.svelte';
import { strings } from '../../../../src/app/charts/strings';
import { monthTicks } from '../../../../src/app/charts/timeAxis';
import { fan, other, pointsOf } from './made';

const format = formatOf('share', 'en');
const one = scaleLinear([0, 1], [0, 1]);
const geometry = (width: number, height = 200) =>
  fanGeometry({ scenario: fan, baseline: other }, { width, height, type: 12 }, format, strings.en);

describe('a fan', () => {
  test('has its bands inside one another in every month', () => {
    for (let i = 0; i < fan.months.length; i++) {
      const values = quantileNames.map((name) => fan[name][i]);
      expect([...values].sort((a, b) => a - b)).toEqual(values);
    }
  });

  test('begins at the opening value and goes through each median', () => {
    const points = pointsOf(fanShape(fan, one, one).median);
    expect(points[0]).toEqual({ x: 0, y: 0.86 });
    expect(points.slice(1).map(({ x }) => x)).toEqual(Array.from(fan.months));
    points.slice(1).forEach(({ y }, i) => expect(y).toBeCloseTo(fan.median[i], 3));
  });

  test('draws a month without a value as a gap, not as a line through zero', () => {
    const broken = {
      ...fan,
      opening: undefined,
      median: Array.from(fan.median, (y, i) => (i === 5 ? NaN : y)),
    };
    const { median } = fanShape(broken, one, one);
    expect(median.match(/M/g)).toHaveLength(2);
    expect(median).not.toContain('NaN');
  });

  test('lies within its axis', () => {
    const [low, high] = fanDomain(fan, other);
    expect(Math.min(...Array.from(fan.low), ...Array.from(other.low))).toBeGreaterThanOrEqual(low);
    expect(Math.max(...Array.from(fan.high), ...Array.from(other.high))).toBeLessThanOrEqual(high);
  });

  test('glides from one shape to another and arrives', () => {
    expect(between(other, fan, 1).median).toEqual(Array.from(fan.median));
    expect(between(other, fan, 0.5).median[7]).toBeCloseTo(
      (other.median[7] + fan.median[7]) / 2,
      12,
    );
    expect(between(other, fan, 0.5).label).toBe(fan.label);
  });
});

describe('its drawing', () => {
  test.each([320, 390, 640, 1600])('has room for labels that do not overlap at %i px', (width) => {
    const { labels, plot } = geometry(width);
    const heights = labels.map(({ y }) => y).sort((a, b) => a - b);
    for (let i = 1; i < heights.length; i++)
      expect(heights[i] - heights[i - 1]).toBeGreaterThan(12);
    expect(plot.right - plot.left).toBeGreaterThan(width * 0.4);
  });

  test('stands still while its axis is given', () => {
    const sheet = { width: 600, height: 200, type: 12 };
    const drawn = [fan, other].map(
      (scenario) => fanGeometry({ scenario, domain: [0, 1] }, sheet, format, strings.en).yTicks,
    );
    expect(drawn[0]).toEqual(drawn[1]);
  });

  test('labels whole years, halves, quarters or months, never nearer than there is room', () => {
    for (const last of [6, 12, 36, 60, 120]) {
      for (const width of [120, 300, 900]) {
        const ticks = monthTicks(last, width, 40);
        expect(ticks[0]).toBe(0);
        if (ticks.length > 1) expect((width * ticks[1]) / last).toBeGreaterThanOrEqual(40);
        expect([1, 2, 3, 6, 12, 24, 36, 60, last]).toContain(ticks[1] ?? last);
      }
    }
  });
});

describe('its words', () => {
  const data = { unit: 'share' as const, scenario: fan, baseline: other };

  test('the table holds the data, row by row', () => {
    const { columns, rows } = fanTable(data, 'Confidence', 'en');
    expect(rows).toHaveLength(fan.months.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const median = columns.findIndex(({ label }) => label === 'Baseline: median');
    expect(rows.map((row) => row[median])).toEqual(Array.from(other.median));
  });

  test.each(['en', 'zh'] as const)('summary and read-out name the numbers (%s)', (locale) => {
    const end = fan.months.length - 1;
    const median = formatOf('share', locale).value(fan.median[end], fan.error![end]);
    expect(fanSummary(data, locale)).toContain(median);
    const { head, entries } = fanReadout(data, locale, undefined, 12);
    expect(head).toContain('12');
    expect(entries[0].value).toBe(
      formatOf('share', locale).measured(fan.median[11], fan.error![11]),
    );
  });
});
