import { area, line } from 'd3-shape';
import type { Numbers } from './chart';
import type { FailureSeries } from './loadLine';
import type { Scale } from './plot';

/** One cause in a stack: its share between two heights, month by month. */
export interface FailureLayer {
  cause: string;
  label: string;
  below: number[];
  above: number[];
}

/** Puts causes on top of each other: the top of the last is the share of paths that have failed at all. */
export function stackFailures(failures: readonly FailureSeries[]): FailureLayer[] {
  let below: number[] = Array.from(failures[0]?.share ?? [], () => 0);
  return failures.map(({ cause, label, share }) => {
    const above = below.map((sum, i) => sum + share[i]);
    const layer = { cause, label, below, above };
    below = above;
    return layer;
  });
}

/** Share of paths that have failed by any cause, month by month. */
export function failedInAll(failures: readonly FailureSeries[]): number[] {
  return stackFailures(failures).at(-1)?.above ?? [];
}

/** Failures are known at month ends; at month 0 no one has failed. */
const fromZero = (months: Numbers, values: Numbers): [number, number][] => [
  [0, 0],
  ...Array.from(months, (month, i): [number, number] => [month, values[i]]),
];

/** A layer as an area. */
export function layerPath(layer: FailureLayer, months: Numbers, x: Scale, y: Scale): string {
  const tops = fromZero(months, layer.above);
  return (
    area<[number, number]>()
      .x(([month]) => x(month))
      .y0(([, share]) => y(share))
      .y1((_, i) => y(tops[i][1]))(fromZero(months, layer.below)) ?? ''
  );
}

/** Shares over time as a line. */
export function sharePath(shares: Numbers, months: Numbers, x: Scale, y: Scale): string {
  return (
    line<[number, number]>(
      ([month]) => x(month),
      ([, share]) => y(share),
    )(fromZero(months, shares)) ?? ''
  );
}
