import type { Results } from '../../engine/results';
import type { OutcomeName } from '../../model/outcomes';
import type { SeriesName } from '../../model/series';

/** A path of its own kind among others. */
export type Pick = 'worst' | 'median' | 'failing';

/**
 * Place of a path among those given: the one with the worst value of an outcome, the one at its median, or, of those
 * that fail, the one at the median of their times.
 */
export function pickPath(results: Results, pick: Pick, outcome: OutcomeName): number | undefined {
  if (pick === 'failing') {
    const steps = results.failureStep();
    const failing = [...steps.keys()].filter((place) => steps[place] > 0);
    failing.sort((one, other) => steps[one] - steps[other] || one - other);
    return failing[(failing.length - 1) >> 1];
  }
  const distribution = results.outcome(outcome);
  const { tail, minimum, maximum } = distribution;
  const worst = tail === 'upper' ? maximum : minimum;
  const value = pick === 'worst' ? worst : distribution.quantile(0.5);
  const place = results.values(outcome).indexOf(value);
  return place < 0 ? undefined : place;
}

/** The path after or before one, by number, among those given; around from the last to the first. */
export function stepPath(numbers: Uint32Array, number: number, by: 1 | -1): number {
  const after = numbers.findIndex((other) => other >= number);
  const at = after < 0 ? numbers.length : after;
  const next = by < 0 ? at - 1 : numbers[at] === number ? at + 1 : at;
  return numbers[(next + numbers.length) % numbers.length];
}

/** A series of one path of a run, month by month. */
export function pathValues(results: Results, name: SeriesName, place: number): Float32Array {
  return Float32Array.from(
    { length: results.shape.steps },
    (_, step) => results.valuesAt(name, step)[place],
  );
}
