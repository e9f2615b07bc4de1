import type { Scale } from './plot';

/** Values between two places of a drawing, in ascending order of places; infinite at the ends of the scale. */
export function brushed(x: Scale, from: number, to: number): [low: number, high: number] {
  const [left, right] = x.range();
  return [from <= left + 1 ? -Infinity : x.invert(from), to >= right - 1 ? Infinity : x.invert(to)];
}

/** Where a range of values lies on a scale, as much of it as the scale shows. */
export function placed(x: Scale, [low, high]: readonly [number, number]): [number, number] {
  const [left, right] = x.range();
  const place = (value: number) =>
    value === -Infinity
      ? left
      : value === Infinity
        ? right
        : Math.max(left, Math.min(right, x(value)));
  return [place(low), place(high)];
}
