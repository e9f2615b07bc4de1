import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Domain, Numbers } from './chart';

/** An axis that ends on round numbers and takes in all given values. */
export function niceDomain(values: Iterable<number>, count = 5): Domain {
  const [low, high] = extent(finite(values));
  if (low === undefined || high === undefined) return [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  // All zero, or so near that a scale would run out of digits.
  if (size < 1e-100) return [0, 1];
  // All alike, but for rounding.
  if (high - low < 1e-9 * size) return niceDomain([0, 2 * high], count);
  const [from, to] = scaleLinear().domain([low, high]).nice(count).domain();
  return [from, to];
}

function* finite(values: Iterable<number>) {
  for (const value of values) if (Number.isFinite(value)) yield value;
}

/** All values of several columns, one after another. */
export function* each(...columns: (Numbers | undefined)[]): Generator<number> {
  for (const column of columns) if (column) for (let i = 0; i < column.length; i++) yield column[i];
}

/**
 * The axis to draw with now. While `held` (a lever is being dragged, a run refines) it widens at once and never shrinks,
 * so that a curve moves and its axis does not; released, it fits again.
 */
export function stickyDomain(now: Domain | undefined, wanted: Domain, held: boolean): Domain {
  if (!now || !held) return wanted;
  if (wanted[0] >= now[0] && wanted[1] <= now[1]) return now;
  return [Math.min(now[0], wanted[0]), Math.max(now[1], wanted[1])];
}
