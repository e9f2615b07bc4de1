import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartProps, ChartUnit, Domain, Numbers } from './chart';
import { each, niceDomain } from './domain';
import { labelRoom, placeLabels, type EndLabel, type PlacedLabel } from './endLabels';
import type { Format } from './format';
import { textWidth } from './labels';
import { axisTicks, type Plot, type Scale, type Sheet, type Tick } from './plot';
import type { strings } from './strings';
import { monthTicks } from './timeAxis';

/** One scenario's line over time. */
export interface LineSeries {
  id: string;
  label: string;
  /** Its colour and its dash: either alone tells it from the others. */
  tone: string;
  dash: string;
  /** Month ends, counted from 1, and the values there. */
  months: Numbers;
  values: Numbers;
  /** Standard error of the last value. */
  error?: number;
}

export interface LinesProps extends ChartProps {
  unit: ChartUnit;
  unitText?: string;
  lines: readonly LineSeries[];
  domain?: Domain;
  /** Month that the cursor stands on, so that charts can be read together. */
  month?: number;
}

export interface LinesGeometry {
  plot: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  paths: { id: string; path: string }[];
  /** In the order of the lines. */
  labels: PlacedLabel[];
}

/** Lays out lines over time, each named at its end. */
export function linesGeometry(
  { lines, domain }: Pick<LinesProps, 'lines' | 'domain'>,
  { width, height, type }: Sheet,
  format: Format,
  t: (typeof strings)['en'],
): LinesGeometry {
  const wanted = domain ?? niceDomain([0, ...each(...lines.map(({ values }) => values))]);
  const y = scaleLinear(wanted, [height - type * 1.9, type * 0.8]);
  const yTicks = axisTicks(y, Math.max(2, Math.round(height / 48)), format.axis);
  const ends = lines.map(({ label, values, error }): EndLabel => {
    const last = values[values.length - 1];
    return { kind: 'scenario', value: format.value(last, error), name: label, at: y(last) };
  });
  const room = labelRoom(ends, type, Math.min(240, width * 0.4));
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, type)))) + 8;
  const plot: Plot = {
    ...{ left, right: Math.floor(width - room - 10) },
    ...{ top: y.range()[1], bottom: y.range()[0] },
  };
  const last = Math.max(1, ...lines.map(({ months }) => months[months.length - 1] ?? 0));
  const x = scaleLinear([0, last], [plot.left, plot.right]);
  return {
    plot,
    x,
    y,
    xTicks: monthTicks(last, plot.right - plot.left, type * 3.6).map((month) => ({
      at: x(month),
      label: month === 0 ? t.monthZero : `${month}`,
    })),
    yTicks,
    paths: lines.map(({ id, months, values }) => {
      const draw = line<number>(
        (i) => x(months[i]),
        (i) => y(values[i]),
      ).defined((i) => Number.isFinite(values[i]));
      return { id, path: draw(Array.from(months, (_, i) => i)) ?? '' };
    }),
    labels: placeLabels(ends, room, type, plot.top, plot.bottom),
  };
}
