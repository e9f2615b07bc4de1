import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { niceDomain } from '../charts/domain';
import type { Format } from '../charts/format';
import { textWidth } from '../charts/labels';
import { footTicks } from '../charts/footTicks';
import { axisTicks, type Plot, type Sheet, type Tick } from '../charts/plot';

/** A point of a scatter, with how it stands to the frontier. */
export interface ScatterPoint {
  x: number;
  y: number;
  kind: 'frontier' | 'dominated' | 'today';
  sure: boolean;
}

export interface ScatterGeometry {
  plot: Plot;
  xTicks: Tick[];
  yTicks: Tick[];
  /** In the order of the points. */
  points: (ScatterPoint & { cx: number; cy: number })[];
  /** Through the frontier, from left to right. */
  joined: string;
}

/** Lays out two outcomes against each other. */
export function scatterGeometry(
  points: readonly ScatterPoint[],
  { width, height, type }: Sheet,
  formats: { x: Pick<Format, 'axis'>; y: Pick<Format, 'axis'> },
): ScatterGeometry {
  const y = scaleLinear(niceDomain(points.map((point) => point.y)), [
    height - type * 3.4,
    type * 0.8,
  ]);
  const yTicks = axisTicks(y, Math.max(2, Math.round(height / 48)), formats.y.axis);
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, type)))) + 8;
  const plot: Plot = { left, right: width - type, top: y.range()[1], bottom: y.range()[0] };
  const x = scaleLinear(niceDomain(points.map((point) => point.x)), [
    plot.left + 6,
    Math.max(plot.left + 7, plot.right),
  ]);
  const placed = points.map((point) => ({ ...point, cx: x(point.x), cy: y(point.y) }));
  const draw = line<(typeof placed)[number]>(
    ({ cx }) => cx,
    ({ cy }) => cy,
  );
  return {
    ...{ plot, yTicks, points: placed },
    xTicks: footTicks(
      x,
      Math.max(2, Math.floor((plot.right - left) / (type * 6))),
      formats.x.axis,
      { width, type },
    ),
    joined:
      draw(placed.filter(({ kind }) => kind === 'frontier').sort((a, b) => a.cx - b.cx)) ?? '',
  };
}

/** The point nearest to a place of the drawing. */
export function pointAt({ points }: ScatterGeometry, x: number, y: number): number | undefined {
  const far = points.map(({ cx, cy }) => (cx - x) ** 2 + (cy - y) ** 2);
  const at = far.indexOf(Math.min(...far));
  return at < 0 ? undefined : at;
}

/** Where a key leads: from left to right through the points. */
export function pointAfter(
  { points }: ScatterGeometry,
  key: string,
  index: number | undefined,
): number | undefined {
  const order = points.map((_, i) => i).sort((a, b) => points[a].cx - points[b].cx);
  const last = order.length - 1;
  const at = index === undefined ? -1 : order.indexOf(index);
  const to = {
    ...{ ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1 },
    ...{ Home: 0, End: last },
  }[key];
  return to === undefined ? undefined : order[Math.max(0, Math.min(last, to))];
}
