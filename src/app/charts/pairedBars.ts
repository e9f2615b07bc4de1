import { scaleLinear } from 'd3-scale';
import type { ChartProps, ChartUnit, Domain } from './chart';
import { niceDomain } from './domain';
import type { Format } from './format';
import { fitText, textWidth } from './labels';
import { fewLines } from './wrap';
import { footTicks } from './footTicks';
import { type Plot, type Scale, type Tick } from './plot';

/** A mean over paths with its standard error, and the 5–95% range of the paths. */
export interface PairedValue {
  mean: number;
  error: number;
  low: number;
  high: number;
}

/** One thing that is compared: a region, an area, a segment. */
export interface PairedRow {
  id: string;
  label: string;
  scenario: PairedValue;
  baseline?: PairedValue;
  /** Over the paths that are looked at alone. */
  chosen?: PairedValue;
}

export interface PairedBarsProps extends ChartProps {
  unit: ChartUnit;
  unitText?: string;
  /** What the rows are, for those who listen and for the table: region, area. */
  kind: string;
  rows: readonly PairedRow[];
  /** Names of the scenarios. */
  scenario: string;
  baseline?: string;
  chosen?: string;
  domain?: Domain;
}

/** In the order of the bars. */
export const rowKinds = ['scenario', 'chosen', 'baseline'] as const;
export type RowKind = (typeof rowKinds)[number];

/** The kinds of bars that any row has. */
export const kindsIn = (rows: readonly PairedRow[]): RowKind[] =>
  rowKinds.filter((kind) => kind === 'scenario' || rows.some((row) => row[kind]));

export interface PlacedPair {
  /** The name of the row, in one line or two, each at its height. */
  lines: { text: string; y: number }[];
  bars: {
    kind: RowKind;
    y: number;
    /** From zero to the mean, leftmost first. */
    from: number;
    to: number;
    low: number;
    high: number;
    text: string;
    textX: number;
  }[];
}

export interface PairedGeometry {
  plot: Plot;
  x: Scale;
  xTicks: Tick[];
  thick: number;
  /** What the bars stand for, and in which row above them; none where there is but one kind. */
  names: { kind: RowKind; x: number; row: number; text: string }[];
  rows: PlacedPair[];
  /** Middle of each row, where a cursor stands. */
  middles: number[];
  height: number;
}

/** Whether there is nothing to compare: every mean and every path of each row is zero. */
export const isAllZero = (rows: readonly PairedRow[]): boolean =>
  rows.every((row) =>
    kindsIn([row]).every((kind) => {
      const { mean, low, high } = row[kind]!;
      return mean === 0 && low === 0 && high === 0;
    }),
  );

/** The axis that takes in zero and every whisker. */
export function pairedDomain(rows: readonly PairedRow[]): Domain {
  const values = rows.flatMap((row) =>
    rowKinds
      .map((kind) => row[kind])
      .flatMap((value) => (value ? [value.low, value.high, value.mean] : [])),
  );
  return niceDomain([0, ...values], 4);
}

/** Lays out pairs of bars; their names stand beside them where there is room, on a phone above them. */
export function pairedGeometry(
  props: Pick<PairedBarsProps, 'rows' | RowKind | 'domain'>,
  { width, type }: { width: number; type: number },
  format: Format,
): PairedGeometry {
  const { rows } = props;
  const kinds = kindsIn(rows);
  const beside = width >= 460;
  const thick = type * 1.15;
  const most = beside ? width * 0.36 : width;
  // Two bars are as high as two lines.
  const labels = rows.map(({ label }) =>
    fewLines(label, type, most, beside && kinds.length > 1 ? 2 : 1),
  );
  const room = beside ? Math.max(0, ...labels.flat().map((line) => textWidth(line, type))) : width;
  const write = ({ mean, error }: PairedValue) => format.value(mean, error);
  const values = rows.flatMap((row) => kinds.flatMap((kind) => row[kind] ?? []));
  const valueRoom = Math.max(0, ...values.map((value) => textWidth(write(value), type))) + type;
  const left = beside ? room + type * 0.8 : type * 0.5;
  const right = width - valueRoom;
  const x = scaleLinear(props.domain ?? pairedDomain(rows), [left, right]);
  const place = (value: number) => Math.max(left, Math.min(right, x(value)));

  const names = kinds.length > 1 ? placedNames(props, kinds, width, type) : [];
  const nameRows = names.length > 0 ? names[names.length - 1].row + 1 : 0;
  const top = type * (nameRows > 0 ? 0.5 + 1.5 * nameRows : 0.4);
  const head = beside ? 0 : type * 1.4;
  const pitch = head + thick * kinds.length + type * (beside ? 0.8 : 0.6);
  const pairs = rows.map((row, i): PlacedPair => {
    const start = top + i * pitch + head;
    const bar = (value: PairedValue, kind: RowKind, k: number) => {
      const [zero, mean] = [place(0), place(value.mean)];
      const [low, high] = [place(value.low), place(value.high)];
      return {
        ...{ kind, low, high, y: start + k * thick, text: write(value) },
        ...{ from: Math.min(zero, mean), to: Math.max(zero, mean) },
        textX: Math.max(high, mean, zero) + 6,
      };
    };
    return {
      lines: labels[i].map((text, line, { length }) => ({
        text,
        y: beside
          ? start + (thick * kinds.length) / 2 + type * (0.3 + 1.2 * (line - (length - 1) / 2))
          : start - type * 0.4,
      })),
      bars: kinds.flatMap((kind, k) => {
        const value = row[kind];
        return value ? [bar(value, kind, k)] : [];
      }),
    };
  });
  const bottom = top + rows.length * pitch;
  return {
    plot: { left, right, top, bottom },
    x,
    // Zeros alone have no scale.
    xTicks: isAllZero(rows)
      ? []
      : footTicks(x, Math.max(2, Math.floor((right - left) / (type * 6))), format.axis, {
          width,
          type,
        }),
    thick,
    names,
    rows: pairs,
    middles: rows.map((_, i) => top + i * pitch + head + (thick * kinds.length) / 2),
    height: Math.ceil(bottom + type * 1.9),
  };
}

/** Names one behind the other, in a further row where one has no room any more. */
export function placedNames(
  props: Pick<PairedBarsProps, RowKind>,
  kinds: readonly RowKind[],
  width: number,
  type: number,
): PairedGeometry['names'] {
  let [at, row] = [0, 0];
  return kinds.map((kind) => {
    const text = fitText(props[kind] ?? '', type, width - type * 1.5);
    const wide = type * 1.5 + textWidth(text, type);
    if (at > 0 && at + wide > width) [at, row] = [0, row + 1];
    const name = { kind, x: at, row, text };
    at += wide + type * 1.1;
    return name;
  });
}
