import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { repeats } from '../../../../src/app/charts/atoms';
import { distributionGeometry } from '../../../../src/app/charts/distributionGeometry';
import {
  distributionReadout,
  distributionSummary,
  distributionTable,
} from '../../../../src/app/charts/distributionText';
import { ranksOf } from '../../../../src/app/charts/exceedance';
import { formatOf } from '../../../../src/app/charts/format';
import { sampleOf } from '../../../../src/app/charts/fromResults';
import { binEdges, binWidth, histogram, sampleDomain } from '../../../../src/app/charts/histogram';
import { textWidth } from '../../../../src/app/charts/labels';
import { markLane } from '../../../../src/app/charts/markLane';
import { shareWorse } from '../../../../src/app/charts/sample';
import { strings } from '../../../../src/app/charts/strings';
import { Distribution, type Tail } from '../../../../src/engine/distribution';
import { before, results } from './made';

const of = (values: readonly number[], tail: Tail = 'upper') =>
  new Distribution(Float64Array.from(values), tail);
/** Values as outcomes have them: some spread, some repeated many times over. */
const columns = fc
  .tuple(
    fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 200 }),
    fc.array(fc.constantFrom(0, 1, 7.5), { maxLength: 200 }),
  )
  .map((parts) => parts.flat());

describe('a histogram', () => {
  test('counts every path once: bins, single values and what lies beyond make n', () => {
    fc.assert(
      fc.property(columns, fc.integer({ min: 8, max: 60 }), (values, most) => {
        const distribution = of(values);
        const domain = sampleDomain([{ label: '', distribution }], 0.95);
        const edges = binEdges(domain, binWidth(distribution, domain, most), false);
        const { bins, atoms, below, above } = histogram(distribution, edges);
        const counted = [...bins, ...atoms].reduce((sum, { count }) => sum + count, 0);
        expect(counted + below + above).toBe(values.length);
        expect(Math.min(below, above, ...bins.map(({ count }) => count))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('puts a path into the bin that a plain count puts it in', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const distribution = of(values);
        const single = new Set(repeats(distribution).atoms.map(({ value }) => value));
        for (const { from, to, count } of histogram(distribution, [-50, -10, 0, 1, 20, 51]).bins) {
          const plain = values.filter((v) => v >= from && v < to && !single.has(v)).length;
          expect(count).toBe(plain);
        }
      }),
    );
  });

  test('has edges on round numbers that cover its axis', () => {
    const edges = binEdges([0.013, 0.087], 0.01, false);
    expect(edges[0]).toBeLessThanOrEqual(0.013);
    expect(edges.at(-1)).toBeGreaterThanOrEqual(0.087);
    expect(edges.map((edge) => Math.round(edge * 1e9) / 1e9)).toContain(0.05);
  });

  test('shows a value that many share as what it is', () => {
    const values = [
      ...Array.from({ length: 60 }, () => 0),
      ...Array.from({ length: 100 }, (_, i) => i / 9 + 0.01),
    ];
    expect(repeats(of(values))).toEqual({ atoms: [{ value: 0, count: 60 }] });
  });

  test('draws counts one by one', () => {
    const values = Array.from({ length: 100 }, (_, i) => i % 4);
    const { discrete } = repeats(of(values));
    expect(discrete).toEqual([0, 1, 2, 3].map((value) => ({ value, count: 25 })));
    const edges = binEdges([0, 3], 1, true);
    expect(
      histogram(of(values), edges)
        .bins.map(({ count }) => count)
        .filter(Boolean),
    ).toEqual([25, 25, 25, 25]);
  });
});

describe('shares of paths', () => {
  test('that do worse are those beyond the value, at the bad end', () => {
    fc.assert(
      fc.property(
        columns,
        fc.constantFrom<Tail>('upper', 'lower'),
        fc.nat(),
        (values, tail, pick) => {
          const sample = { label: '', distribution: of(values, tail) };
          const value = values[pick % values.length];
          const worse = values.filter((v) => (tail === 'upper' ? v > value : v < value)).length;
          expect(shareWorse(sample, value)).toBeCloseTo(worse / values.length, 12);
          const same = values.filter((v) => v === value).length;
          expect(sample.distribution.shareAt(value)).toBeCloseTo(same / values.length, 12);
        },
      ),
    );
  });

  test('on the exceedance curve are counted at every value on it, from the worst path to all', () => {
    fc.assert(
      fc.property(columns, fc.constantFrom<Tail>('upper', 'lower'), (values, tail) => {
        const ranks = ranksOf(of(values, tail), 40);
        for (const { value, share } of ranks) {
          const asBad = values.filter((v) => (tail === 'upper' ? v >= value : v <= value)).length;
          expect(share).toBeCloseTo(asBad / values.length, 12);
        }
        expect(ranks.at(-1).share).toBe(1);
        expect(ranks.length).toBeLessThanOrEqual(82);
      }),
    );
  });
});

test('paths with weights count by their weight, in bins, single values and on the curve', () => {
  const values = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
  const weights = Float64Array.from(values, (value) => (value === 0 ? 0.5 : value > 4 ? 2 : 1));
  const numbers = Uint32Array.from(values, (_, i) => i);
  const sample = { numbers, replicated: false, weights };
  const distribution = new Distribution(Float64Array.from(values), 'upper', sample);
  // All weigh 16 together: the zeros 4, those above four 8.
  expect(ranksOf(distribution).map(({ value, share }) => [value, share * 16])).toEqual([
    ...[8, 7, 6, 5].map((value, i) => [value, 2 * (i + 1)]),
    ...[4, 3, 2, 1].map((value, i) => [value, 9 + i]),
    [0, 16],
  ]);
  const { bins, atoms } = histogram(distribution, [0, 4.5, 9]);
  expect(atoms).toEqual([{ value: 0, count: 4 }]);
  expect(bins.map(({ count }) => count)).toEqual([4, 8]);
});

describe('its drawing', () => {
  const format = formatOf('perYear', 'en');
  const data = {
    unit: 'perYear' as const,
    riskLevel: 0.95,
    scenario: sampleOf(results, 'lossRate', 'Rate cap'),
    baseline: sampleOf(before, 'lossRate', 'Baseline'),
  };
  const geometry = (width: number) =>
    distributionGeometry(
      data,
      { width, height: 260, type: 12 },
      format,
      formatOf('share', 'en'),
      strings.en,
    );

  test.each([320, 420, 900])(
    'writes no label over another, nor across a line, at %i px',
    (width) => {
      const { marks } = geometry(width);
      const extent = ({ x, anchor, name, value }: (typeof marks)[number]) => {
        const wide = textWidth(`${name} ${value}`, 12);
        return anchor === 'start' ? [x, x + wide] : [x - wide, x];
      };
      for (const a of marks) {
        const [from, to] = extent(a);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(width);
        for (const b of marks) {
          if (a === b) continue;
          const [start, end] = extent(b);
          if (a.row === b.row) expect(to <= start || end <= from).toBe(true);
          if (b.row < a.row) expect(b.x <= from || b.x >= to).toBe(true);
        }
      }
    },
  );

  test('three marks on one spot still find rows of their own', () => {
    const mark = { x: 100, name: 'VaR 99%', value: '8.9%', kind: 'lead' as const };
    expect(
      new Set(markLane([mark, mark, mark], 12, 0, 200).map((m) => `${m.row}${m.anchor}`)).size,
    ).toBe(3);
  });

  test('begins the tail at value at risk, on the bad side', () => {
    const { tail, x, plot } = geometry(600);
    expect(tail!.from).toBeCloseTo(x(data.scenario.distribution.valueAtRisk(0.95)), 6);
    expect(tail!.to).toBe(plot.right);
    const lower = distributionGeometry(
      { ...data, tail: 'lower' },
      { width: 600, height: 260, type: 12 },
      format,
      format,
      strings.en,
    );
    expect(lower.tail!.from).toBe(lower.plot.left);
  });

  test.each(['en', 'zh'] as const)(
    'says mean and tail in words, and the shares in a table (%s)',
    (locale) => {
      const { counts } = geometry(600);
      const summary = distributionSummary(data, locale);
      expect(summary).toContain(
        formatOf('perYear', locale).measured(
          data.scenario.distribution.mean,
          data.scenario.distribution.standardError,
        ),
      );
      const { columns, rows } = distributionTable(data, counts, 'Loss rate', locale);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBeCloseTo(1, 9);
      expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBeCloseTo(1, 9);
      expect(distributionReadout(data, counts, locale, undefined, 3).entries).toHaveLength(3);
    },
  );

  test('of few paths says how few are in the tail, and draws no number that is none', () => {
    const few = {
      ...data,
      scenario: { label: 'Few', distribution: of([1, 2, 3, 4, 5, 6, 7, 8]) },
      baseline: undefined,
      riskLevel: 0.99,
    };
    const g = distributionGeometry(
      few,
      { width: 400, height: 200, type: 12 },
      format,
      format,
      strings.en,
    );
    expect(JSON.stringify(g.rails)).not.toContain('null');
    expect(g.scenario).not.toContain('NaN');
    expect(distributionReadout(few, g.counts, 'en').entries.at(-1)?.value).toContain('in the tail');
  });
});
