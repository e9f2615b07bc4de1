import type { Scenario } from '../scenario/scenario';
import type { Validated } from '../scenario/validate';
import { leverAt } from '../scenario/walk';
import { withSettings } from '../scenario/withLever';

/** A lever and the range that it is moved through; it may run either way. */
export interface Axis {
  /** Dotted: `world.severity`. */
  path: string;
  from: number;
  to: number;
}

/** Where each lever of some axes stands. */
export type Settings = { path: string; value: number }[];

/** Whether a lever knows whole numbers alone. */
export function isWhole({ path }: Axis): boolean {
  const lever = leverAt(path);
  return lever !== undefined && 'info' in lever && lever.info.integer === true;
}

/** Whether a lever can be moved through a range: its ends are two numbers, whole ones where the lever knows no others. */
export function isRange(axis: Axis): boolean {
  const { from, to } = axis;
  const fits = isWhole(axis) ? Number.isInteger : Number.isFinite;
  return fits(from) && fits(to) && from !== to;
}

/** Where a lever stands when a part of its way, 0 … 1, is gone; a whole number where it knows no others. */
export function valueAt(axis: Axis, part: number): number {
  const { from, to } = axis;
  const value = part === 1 ? to : from + part * (to - from);
  return isWhole(axis) ? Math.round(value) : value;
}

/** The part of its way that is gone where a lever stands as at another part: the same one but for whole numbers. */
export function settledPart(axis: Axis, part: number): number {
  const { from, to } = axis;
  return isWhole(axis) ? (valueAt(axis, part) - from) / (to - from) : part;
}

/** Settings of levers at a place in the unit cube, one coordinate for each axis. */
export function settingsAt(axes: readonly Axis[], place: readonly number[]): Settings {
  return axes.map((axis, k) => ({ path: axis.path, value: valueAt(axis, place[k]) }));
}

/** Steps that a range holds at least, if need be finer ones than the lever's own: judgement. */
const fewestSteps = 4;

/**
 * The step on which a lever's settings are proposed: its slider's, so that they are such as a person sets. In a short range it
 * is a tenth of that, or a hundredth …; a lever of whole numbers has no finer step than 1.
 */
function stepOf(axis: Axis): number {
  const lever = leverAt(axis.path);
  if (!lever || !('info' in lever)) return 0;
  const { min, max, step = (max - min) / 100, integer } = lever.info;
  if (integer) return 1;
  const width = Math.abs(axis.to - axis.from);
  let fine = step;
  // A range of no width has no step.
  while (width > 0 && width < fewestSteps * fine) fine /= 10;
  return fine;
}

/**
 * The settings nearest to a place in the unit cube that are such as a person sets: each on its lever's step, or at an end of its
 * range.
 */
export function proposedAt(axes: readonly Axis[], place: readonly number[]): Settings {
  return settingsAt(axes, place).map(({ path, value }, k) => {
    const { from, to } = axes[k];
    if (place[k] === 0 || place[k] === 1) return { path, value };
    const step = stepOf(axes[k]);
    if (!(step > 0)) return { path, value };
    const near = Number((Math.round(value / step) * step).toPrecision(12));
    return { path, value: Math.min(Math.max(from, to), Math.max(Math.min(from, to), near)) };
  });
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
