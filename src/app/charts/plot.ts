import type { Domain } from './chart';
import { textWidth } from './labels';

/** The part of a drawing that marks stand in, in px from its top left corner. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Size of a drawing and of its type. */
export interface Sheet {
  width: number;
  height: number;
  /** Font size in px; at least 12. */
  type: number;
}

/** A labelled place on an axis. */
export interface Tick {
  at: number;
  label: string;
}

/** Turns a value into px along one side of a drawing. */
export interface Scale {
  (value: number): number;
  domain(): number[];
  range(): number[];
  ticks(count: number): number[];
  invert(place: number): number;
}

/** As many round values as have room, with their labels. */
export function axisTicks(
  scale: Scale,
  count: number,
  write: (ticks: readonly number[]) => string[],
): Tick[] {
  const values = scale.ticks(count);
  const labels = write(values);
  return values.map((value, i) => ({ at: scale(value), label: labels[i] }));
}

/** Where the label of a tick along the foot stands: in the middle below it, or as near as can be. */
export function labelMiddle({ at, label }: Tick, type: number, width: number): number {
  const half = textWidth(label, type) / 2;
  return Math.max(half, Math.min(width - half, at));
}

/** Whether a value lies on an axis. */
export const within = ([low, high]: Domain, value: number) => value >= low && value <= high;
