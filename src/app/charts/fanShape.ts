import { area, line } from 'd3-shape';
import type { Numbers } from './chart';
import type { FanSeries, PathLine } from './fan';
import type { Scale } from './plot';
import { z95 } from '../../engine/proportion';

/** A fan as paths of an SVG. */
export interface FanShape {
  /** Areas between the 5 and 95, and the 25 and 75% quantiles. */
  outer: string;
  inner: string;
  median: string;
  /** Edges of the outer area, for outlines. */
  low: string;
  high: string;
  /** 95% interval of the median, where its error is known. */
  noise: string;
}

/** The points of a column, beginning with the opening value at month 0 where there is one. */
function points(months: Numbers, values: Numbers, opening?: number): [number, number][] {
  const pairs = Array.from(months, (month, i): [number, number] => [month, values[i]]);
  return opening === undefined ? pairs : [[0, opening], ...pairs];
}

/** Draws the quantiles of a fan straight from month to month: no curve is made smoother than it is known. */
export function fanShape(series: FanSeries, x: Scale, y: Scale): FanShape {
  const { months, opening, error, median } = series;
  const known = ([, value]: [number, number]) => Number.isFinite(value);
  const stroke = (values: Numbers) =>
    line<[number, number]>(
      ([month]) => x(month),
      ([, value]) => y(value),
    ).defined(known)(points(months, values, opening)) ?? '';
  const between = (below: Numbers, above: Numbers) => {
    const tops = points(months, above, opening);
    const shape = area<[number, number]>()
      .x(([month]) => x(month))
      .y0(([, value]) => y(value))
      .y1((_, i) => y(tops[i][1]))
      .defined((point, i) => known(point) && known(tops[i]));
    return shape(points(months, below, opening)) ?? '';
  };
  const shifted = (sign: number) =>
    Array.from(median, (value, i) => value + sign * z95 * (error?.[i] ?? 0));
  return {
    outer: between(series.low, series.high),
    inner: between(series.lower, series.upper),
    median: stroke(median),
    low: stroke(series.low),
    high: stroke(series.high),
    noise: error ? between(shifted(-1), shifted(1)) : '',
  };
}

/** A single path as a line; broken where it has no value. */
export function pathShape({ months, values }: PathLine, x: Scale, y: Scale): string {
  const stroke = line<[number, number]>(
    ([month]) => x(month),
    ([, value]) => y(value),
  ).defined(([, value]) => Number.isFinite(value));
  return stroke(points(months, values)) ?? '';
}
