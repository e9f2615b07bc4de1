import { moments } from '../engine/moments';
import type { ColumnName, Results } from '../engine/results';
import { estimate, type Estimate } from './difference';

/** Two changes, each alone and both together, on the same shocks. */
export interface Split {
  baseline: Results;
  first: Results;
  second: Results;
  both: Results;
}

/**
 * By how much both changes together move an outcome more than the two do one by one, in the mean over the paths:
 * (both − baseline) − (first − baseline) − (second − baseline), taken path by path. Zero where the effects add up.
 * @param column an outcome, or `failure`: whether a path fails
 * @throws RangeError where the four runs have not the same paths
 */
export function interaction(split: Split, column: ColumnName | 'failure'): Estimate {
  const { baseline, first, second, both } = split;
  const runs = [baseline, first, second, both];
  if (runs.some(({ paths }) => paths !== baseline.paths)) {
    throw new RangeError(`runs of ${runs.map(({ paths }) => paths).join(', ')} paths`);
  }
  const [zero, a, b, ab] = runs.map((run) =>
    column === 'failure' ? Float64Array.from(run.failureCause(), Math.sign) : run.values(column),
  );
  const extra = ab.map((value, path) => value - a[path] - b[path] + zero[path]);
  const { mean, standardError, degreesOfFreedom } = moments(extra, both.sample);
  return estimate(mean, standardError, degreesOfFreedom);
}
