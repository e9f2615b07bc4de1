import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { niceDomain } from '../charts/domain';
import type { Format } from '../charts/format';
import { textWidth } from '../charts/labels';
import { footTicks } from '../charts/footTicks';
import { axisTicks, type Plot, type Scale, type Sheet, type Tick } from '../charts/plot';

/** A measured value at a place of a lever. */
export interface CurvePoint {
  at: number;
  value: number;
  interval: readonly [number, number];
}

/** Where the curve goes through its level, with the ends of the interval; an end that is open is `null`. */
export interface CurveCrossing {
  at: number;
  interval: readonly [number | null, number | null];
}

export interface CurveData {
  points: readonly CurvePoint[];
  /** The level that is crossed. */
  level: number;
  crossings: readonly CurveCrossing[];
  /** Places are whole numbers, and so are the ticks. */
  whole?: boolean;
}

export interface CurveGeometry {
  plot: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  level: number;
  band: string;
  path: string;
  dots: { x: number; y: number }[];
  /** In px; open ends are at the edge of the drawing. */
  crossings: { x: number; low: number; high: number; openLow: boolean; openHigh: boolean }[];
}

/** Lays out a curve with its band, the level that it crosses, and where it does. */
export function curveGeometry(
  { points, level, crossings, whole }: CurveData,
  { width, height, type }: Sheet,
  formats: { x: Pick<Format, 'axis'>; y: Pick<Format, 'axis'> },
): CurveGeometry {
  const values = points.flatMap(({ value, interval }) => [value, ...interval]);
  const y = scaleLinear(niceDomain([level, ...values]), [height - type * 1.9, type * 0.8]);
  const yTicks = axisTicks(y, Math.max(2, Math.round(height / 48)), formats.y.axis);
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, type)))) + 8;
  const plot: Plot = { left, right: width - type, top: y.range()[1], bottom: y.range()[0] };
  const places = points.map(({ at }) => at);
  const x = scaleLinear(
    [Math.min(...places), Math.max(...places)],
    [plot.left + 4, Math.max(plot.left + 5, plot.right)],
  );
  const ordered = points.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.at - b.at);
  const [firstX, lastX] = x.range();
  const room = Math.max(2, Math.floor((plot.right - left) / (type * 6)));
  const steps = Math.max(1, Math.max(...places) - Math.min(...places));
  return {
    ...{ plot, x, y, yTicks, level: y(level) },
    xTicks: footTicks(x, whole ? Math.min(room, steps) : room, formats.x.axis, { width, type }),
    band:
      area<CurvePoint>(
        ({ at }) => x(at),
        ({ interval }) => y(interval[0]),
        ({ interval }) => y(interval[1]),
      ).defined(({ interval }) => interval.every(Number.isFinite))(ordered) ?? '',
    path:
      line<CurvePoint>(
        ({ at }) => x(at),
        ({ value }) => y(value),
      )(ordered) ?? '',
    dots: ordered.map(({ at, value }) => ({ x: x(at), y: y(value) })),
    crossings: crossings.map(({ at, interval: [low, high] }) => ({
      x: x(at),
      low: low === null ? firstX : x(low),
      high: high === null ? lastX : x(high),
      openLow: low === null,
      openHigh: high === null,
    })),
  };
}
