import type { Scenario } from '../scenario/scenario';
import type { Validated } from '../scenario/validate';
import { leverAt } from '../scenario/walk';
import { withSettings, type Setting } from '../scenario/withLever';

/** A lever and the range that it is moved through; it may run either way. */
export interface Axis {
  /** Dotted: `world.severity`. */
  path: string;
  from: number;
  to: number;
}

/** Where a lever stands when a part of its way, 0 … 1, is gone; a whole number where it knows no others. */
export function valueAt({ path, from, to }: Axis, part: number): number {
  const value = part === 1 ? to : from + part * (to - from);
  const lever = leverAt(path);
  const whole = lever && 'info' in lever && lever.info.integer;
  return whole ? Math.round(value) : value;
}

/** Settings of levers at a place in the unit cube, one coordinate for each axis. */
export function settingsAt(axes: readonly Axis[], place: readonly number[]): Setting[] {
  return axes.map((axis, k) => ({ path: axis.path, value: valueAt(axis, place[k]) }));
}

/** The range of a lever as its schema gives it; `undefined` for what is no quantity. */
export function axisOf(path: string): Axis | undefined {
  const lever = leverAt(path);
  if (lever?.kind !== 'quantity' && lever?.kind !== 'limit') return undefined;
  return { path, from: lever.info.min, to: lever.info.max };
}

/** A scenario with levers at a place in the unit cube, checked. */
export function scenarioAt(
  scenario: Scenario,
  axes: readonly Axis[],
  place: readonly number[],
): Validated<Scenario> {
  return withSettings(scenario, settingsAt(axes, place));
}
