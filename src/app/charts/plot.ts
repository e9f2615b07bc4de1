import type { Domain } from './chart';

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

/** Whether a value lies on an axis. */
export const within = ([low, high]: Domain, value: number) => value >= low && value <= high;
