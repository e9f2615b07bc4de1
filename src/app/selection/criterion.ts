import { PartOfResults } from '../../engine/partOfResults';
import type { Results } from '../../engine/results';
import type { OutcomeName } from '../../model/outcomes';

/**
 * Which paths are looked at, by one outcome: the share that does worst, or those whose value lies in a range. It is
 * kept instead of the paths, so that it holds while more of them come in.
 */
export type Criterion =
  | { kind: 'worst'; outcome: OutcomeName; share: number }
  | { kind: 'range'; outcome: OutcomeName; low: number; high: number };

/** The values that a criterion takes in, both ends included; infinite where it has no end. */
export function rangeOf(criterion: Criterion, results: Results): [low: number, high: number] {
  if (criterion.kind === 'range') return [criterion.low, criterion.high];
  const distribution = results.outcome(criterion.outcome);
  // As bad as the value at risk or worse; on the paths that are worse alone nothing would be left of a repeated value.
  const boundary = distribution.valueAtRisk(1 - criterion.share);
  return distribution.tail === 'upper' ? [boundary, Infinity] : [-Infinity, boundary];
}

/** Places of the values within a range, ascending; values that are not defined are in none. */
export function placesWithin(values: ArrayLike<number>, low: number, high: number): Uint32Array {
  const places = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++)
    if (values[i] >= low && values[i] <= high) places[count++] = i;
  return places.slice(0, count);
}

/** Places of a run that are not among others, ascending. */
export function otherPlaces(paths: number, places: Uint32Array): Uint32Array {
  const others = new Uint32Array(paths - places.length);
  let count = 0;
  let next = 0;
  for (let place = 0; place < paths; place++) {
    if (places[next] === place) next++;
    else others[count++] = place;
  }
  return others;
}

/** The paths of a run that meet a criterion, and those that don't. */
export interface Chosen {
  criterion: Criterion;
  /** Values of the outcome that they have, both ends included. */
  range: [low: number, high: number];
  paths: PartOfResults;
  rest: PartOfResults;
}

/** Chooses the paths of a run; nothing where no path meets the criterion, or single paths are not kept. */
export function choose(results: Results, criterion: Criterion): Chosen | undefined {
  if (results.sketched) return undefined;
  const range = rangeOf(criterion, results);
  const places = placesWithin(results.values(criterion.outcome), ...range);
  if (places.length === 0) return undefined;
  return {
    criterion,
    range,
    paths: new PartOfResults(results, places),
    rest: new PartOfResults(results, otherPlaces(results.paths, places)),
  };
}
