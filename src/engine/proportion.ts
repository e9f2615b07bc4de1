import { replicates } from '../model/replicates';
import { moments } from './moments';
import { effectivePaths, tellsReplicates, type PathSample } from './pathSample';
import { studentT95 } from './studentT95';

/** Two-sided normal quantile for 95 %. */
export const z95 = 1.959963984540054;

/** Two-sided quantile for 95 % of Student's t with as many degrees of freedom as replicates leave: 15. */
const t95 = 2.131449545559776;

/** How many standard errors a 95 % interval reaches to either side: more where few replicates tell the error. */
export function reach95(degreesOfFreedom: number): number {
  if (degreesOfFreedom === Infinity) return z95;
  return degreesOfFreedom === replicates - 1 ? t95 : studentT95(degreesOfFreedom);
}

/** How often something happened, with what chance leaves open. */
export interface Proportion {
  count: number;
  of: number;
  /** Share of the paths, each with its weight. */
  probability: number;
  standardError: number;
  degreesOfFreedom: number;
  /** Wilson's 95 % interval; of as many independent paths as would have that standard error. */
  interval: [number, number];
}

/**
 * Interval for a probability from `count` successes in `of` trials (Wilson, JASA 22, 1927). Unlike the estimate ± z
 * standard errors it has width at 0 and at 1 and stays within them. Neither number need be whole.
 */
export function wilsonInterval(count: number, of: number, z = z95): [number, number] {
  if (of === 0) return [0, 1];
  const p = count / of;
  const z2 = z * z;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return [
    count === 0 ? 0 : Math.max(0, centre - half),
    count === of ? 1 : Math.min(1, centre + half),
  ];
}

/**
 * Fewest paths on which something happens, and on which it doesn't, for its probability in single replicates to tell
 * the error. Rarer things fall on points as if by chance: what a net of points spares them is little.
 */
const leastCount = 2 * replicates;

/** Whether the paths of a sample on which something happens are enough to tell replicates apart. */
export function tellsShares(sample: PathSample | undefined, count: number, of: number): boolean {
  return tellsReplicates(sample, of) && Math.min(count, of - count) >= leastCount;
}

/**
 * A probability and its error from the paths on which something happens.
 * @param indicator 1 for each path on which it does, 0 where it doesn't, NaN where it can't be said; parts of 1 are
 *   parts of a path
 */
export function proportion(indicator: ArrayLike<number>, sample?: PathSample): Proportion {
  let count = 0;
  let of = 0;
  for (let i = 0; i < indicator.length; i++) {
    if (indicator[i] !== indicator[i]) continue;
    of++;
    count += indicator[i];
  }
  const told = tellsShares(sample, count, of);
  const { mean, standardError, degreesOfFreedom } = moments(
    indicator,
    sample && { ...sample, replicated: told },
  );
  const probability = Math.min(1, Math.max(0, mean));
  const variance = probability * (1 - probability);
  const error = told || sample?.weights ? standardError : Math.sqrt(variance / of);
  const trials = trialsOf(variance, error, sample, of);
  return {
    count,
    of,
    probability,
    standardError: error,
    degreesOfFreedom,
    interval:
      of === 0 ? [0, 1] : wilsonInterval(probability * trials, trials, reach95(degreesOfFreedom)),
  };
}

/** Independent paths that would leave a probability with this standard error. */
function trialsOf(variance: number, error: number, sample: PathSample | undefined, of: number) {
  if (variance === 0) return sample?.weights ? effectivePaths(sample) : of;
  // Replicates may agree to the last path.
  return Math.min(1e15, variance / (error * error));
}
