import { scaleLinear } from 'd3-scale';
import type { ChartProps, ChartUnit, Domain } from './chart';
import { niceDomain } from './domain';
import type { Format } from './format';
import { fitText, textWidth } from './labels';
import { axisTicks, type Plot, type Scale, type Tick } from './plot';

/** A mean over paths with its standard error, and the 5–95 % range of the paths. */
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
  domain?: Domain;
}

export interface PlacedPair {
  label: string;
  labelY: number;
  bars: {
    kind: 'scenario' | 'baseline';
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
  /** What solid and dashed bars stand for; none where there is but one scenario. */
  names: { kind: 'scenario' | 'baseline'; x: number; text: string }[];
  rows: PlacedPair[];
  /** Middle of each row, where a cursor stands. */
  middles: number[];
  height: number;
}

/** The axis that takes in zero and every whisker. */
export function pairedDomain(rows: readonly PairedRow[]): Domain {
  const values = rows.flatMap(({ scenario, baseline }) =>
    [scenario, baseline].flatMap((value) => (value ? [value.low, value.high, value.mean] : [])),
  );
  return niceDomain([0, ...values], 4);
}

/** Lays out pairs of bars; their names stand beside them where there is room, on a phone above them. */
export function pairedGeometry(
  props: Pick<PairedBarsProps, 'rows' | 'scenario' | 'baseline' | 'domain'>,
  { width, type }: { width: number; type: number },
  format: Format,
): PairedGeometry {
  const { rows } = props;
  const both = rows.some(({ baseline }) => baseline);
  const beside = width >= 460;
  const thick = type * 1.15;
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, type)));
  const room = beside ? Math.min(widest, width * 0.36) : width;
  const write = ({ mean, error }: PairedValue) => format.value(mean, error);
  const values = rows.flatMap(({ scenario, baseline }) => [
    scenario,
    ...(baseline ? [baseline] : []),
  ]);
  const valueRoom = Math.max(0, ...values.map((value) => textWidth(write(value), type))) + type;
  const left = beside ? room + type * 0.8 : type * 0.5;
  const right = width - valueRoom;
  const x = scaleLinear(props.domain ?? pairedDomain(rows), [left, right]);
  const place = (value: number) => Math.max(left, Math.min(right, x(value)));

  const top = both ? type * 2 : type * 0.4;
  const head = beside ? 0 : type * 1.4;
  const pitch = head + thick * (both ? 2 : 1) + type * (beside ? 0.8 : 0.6);
  const pairs = rows.map(({ label, scenario, baseline }, i): PlacedPair => {
    const start = top + i * pitch + head;
    const bar = (value: PairedValue, kind: 'scenario' | 'baseline', k: number) => {
      const [zero, mean] = [place(0), place(value.mean)];
      const [low, high] = [place(value.low), place(value.high)];
      return {
        ...{ kind, low, high, y: start + k * thick, text: write(value) },
        ...{ from: Math.min(zero, mean), to: Math.max(zero, mean) },
        textX: Math.max(high, mean, zero) + 6,
      };
    };
    return {
      label: fitText(label, type, room),
      labelY: beside ? start + (thick * (both ? 2 : 1)) / 2 + type * 0.3 : start - type * 0.4,
      bars: [bar(scenario, 'scenario', 0), ...(baseline ? [bar(baseline, 'baseline', 1)] : [])],
    };
  });
  const bottom = top + rows.length * pitch;
  const first = fitText(props.scenario, type, width * 0.5);
  const second = type * 2.6 + textWidth(first, type);
  return {
    plot: { left, right, top, bottom },
    x,
    xTicks: axisTicks(x, Math.max(2, Math.floor((right - left) / (type * 6))), format.axis),
    thick,
    names: both
      ? [
          { kind: 'scenario', x: 0, text: first },
          {
            kind: 'baseline',
            x: second,
            text: fitText(props.baseline ?? '', type, width - second - type * 1.5),
          },
        ]
      : [],
    rows: pairs,
    middles: rows.map((_, i) => top + i * pitch + head + (thick * (both ? 2 : 1)) / 2),
    height: Math.ceil(bottom + type * 1.9),
  };
}
