import { scaleLinear } from 'd3-scale';
import type { ChartProps, ChartUnit, Domain } from './chart';
import type { Format } from './format';
import { fitText, textWidth } from './labels';
import { placedNames, rowKinds, type PairedValue, type RowKind } from './pairedBars';
import type { Plot, Tick } from './plot';

/** One thing that is told year by year: a grade, a region, an area. */
export interface YearRow {
  id: string;
  label: string;
  /** One value for each year. */
  scenario: readonly PairedValue[];
  baseline?: readonly PairedValue[];
  /** Over the paths that are looked at alone. */
  chosen?: readonly PairedValue[];
}

export interface YearBarsProps extends ChartProps {
  unit: ChartUnit;
  /** What the rows are, for those who listen and for the table: region, area. */
  kind: string;
  /** Last month of each year. */
  years: readonly number[];
  rows: readonly YearRow[];
  /** Names of the scenarios. */
  scenario: string;
  baseline?: string;
  chosen?: string;
}

export interface YearBar {
  kind: RowKind;
  x: number;
  width: number;
  /** From the foot of the row up to the mean. */
  y: number;
  height: number;
  whisker: { x: number; low: number; high: number };
}

export interface YearBarsGeometry {
  plot: Plot;
  xTicks: Tick[];
  names: { kind: RowKind; x: number; row: number; text: string }[];
  rows: {
    label: string;
    labelY: number;
    foot: number;
    bars: YearBar[];
    /** The scenario's means, above its bars where there is room. */
    values: { x: number; y: number; text: string }[];
  }[];
  /** Middle of each row, where a cursor stands. */
  middles: number[];
  height: number;
}

/** The kinds of bars that any row has. */
export const kindsOfYears = (rows: readonly YearRow[]): RowKind[] =>
  rowKinds.filter((kind) => kind === 'scenario' || rows.some((row) => row[kind]));

/** First month of each year. */
export const beginOf = (years: readonly number[], year: number): number =>
  (years[year - 1] ?? 0) + 1;

/** The scale of all rows, from zero to the highest whisker: it has no ticks that would have to be round. */
export function yearsDomain(rows: readonly YearRow[]): Domain {
  const values = rows.flatMap((row) =>
    rowKinds.flatMap((kind) => (row[kind] ?? []).flatMap(({ mean, high }) => [mean, high])),
  );
  return [0, values.reduce((most, value) => Math.max(most, value || 0), 0) || 1];
}

/**
 * Lays out a strip of bars for each member, a group for each year, all strips on one scale and one time axis; labels
 * stand beside them where there is room, on a phone above them.
 */
export function yearBarsGeometry(
  props: Pick<YearBarsProps, 'rows' | 'years' | RowKind>,
  { width, type }: { width: number; type: number },
  format: Format,
): YearBarsGeometry {
  const { rows, years } = props;
  const kinds = kindsOfYears(rows);
  const beside = width >= 460;
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, type)));
  const room = beside ? Math.min(widest, width * 0.3) : width;
  const left = beside ? room + type * 0.8 : 2;
  const right = width - 2;
  const slot = (right - left) / Math.max(1, years.length);
  const thick = Math.min(type * 2.4, (slot * 0.72) / kinds.length);
  const group = thick * kinds.length;

  const names = kinds.length > 1 ? placedNames(props, kinds, width, type) : [];
  const head = beside ? 0 : type * 1.5;
  const strip = type * 3.2;
  // a line for the values, the strip, and air
  const pitch = head + type * 1.3 + strip + type * 0.6;
  const nameRows = names.length > 0 ? names[names.length - 1].row + 1 : 0;
  const top = type * (0.2 + 1.5 * nameRows);
  const size = scaleLinear(yearsDomain(rows), [0, strip]);
  const up = (value: number) => Math.max(0, Math.min(strip, size(value) || 0));
  const middleOf = (year: number) => left + slot * (year + 0.5);

  const placed = rows.map((row, i) => {
    const start = top + i * pitch;
    const foot = start + head + type * 1.3 + strip;
    const bars = kinds.flatMap((kind, k) =>
      (row[kind] ?? []).map(({ mean, low, high }, year): YearBar => {
        const x = middleOf(year) - group / 2 + k * thick;
        const tall = up(mean);
        return {
          ...{ kind, x, width: thick - 1, y: foot - tall, height: tall },
          whisker: { x: x + (thick - 1) / 2, low: foot - up(low), high: foot - up(high) },
        };
      }),
    );
    const values = row.scenario.flatMap(({ mean, error }, year) => {
      const text = format.value(mean, error);
      if (textWidth(text, type) > slot - 4) return [];
      // above the highest of what stands below it
      const highest = Math.max(
        ...kinds
          .flatMap((kind) => row[kind]?.[year] ?? [])
          .map((one) => up(Math.max(one.high, one.mean))),
      );
      return [{ x: middleOf(year), y: foot - highest - type * 0.4, text }];
    });
    return {
      label: fitText(row.label, type, room),
      labelY: beside ? foot - strip / 2 + type * 0.3 : start + type,
      ...{ foot, bars, values },
    };
  });
  const bottom = top + rows.length * pitch;
  return {
    plot: { left, right, top, bottom },
    xTicks: years.map((_, year) => ({
      at: middleOf(year),
      label: yearLabel(years, year, slot, type),
    })),
    names,
    rows: placed,
    middles: placed.map(({ foot }) => foot - strip / 2),
    height: Math.ceil(bottom + type * 1.9),
  };
}

/** Months of a year, or where there is little room the last of them. */
function yearLabel(years: readonly number[], year: number, room: number, type: number): string {
  const whole = `${beginOf(years, year)}–${years[year]}`;
  return textWidth(whole, type) <= room - 4 ? whole : `${years[year]}`;
}
