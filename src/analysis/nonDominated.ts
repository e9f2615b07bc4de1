/** Which way is better in each outcome of a point: 1 where higher is, −1 where lower is. */
export type Directions = readonly (1 | -1)[];

/**
 * Whether one point is at least as good as another in every outcome, and better in one (Pareto). A point with an
 * outcome that is not defined neither dominates nor is dominated.
 */
export function dominates(
  one: readonly number[],
  other: readonly number[],
  directions: Directions,
): boolean {
  let better = false;
  for (let k = 0; k < directions.length; k++) {
    const gain = directions[k] * (one[k] - other[k]);
    if (!(gain >= 0)) return false;
    if (gain > 0) better = true;
  }
  return better;
}

/** Indices of the points that no other point dominates, ascending; points that are not defined are left out. */
export function nonDominated(
  points: readonly (readonly number[])[],
  directions: Directions,
): number[] {
  return points.flatMap((point, i) =>
    point.every((value) => value === value) &&
    !points.some((other) => dominates(other, point, directions))
      ? [i]
      : [],
  );
}

/** How a point stands to the frontier, and how sure that is. */
export interface Standing {
  /** By the estimates, no other point dominates it. */
  onFrontier: boolean;
  /** Whether the paths tell so for sure. */
  sure: boolean;
  /** A point that dominates it, the one most surely; `null` where none does. */
  dominatedBy: number | null;
}

/** Quantiles of the two distributions that errors follow. */
export interface ErrorQuantiles {
  normalQuantile: (probability: number) => number;
  studentTQuantile: (probability: number, degreesOfFreedom: number) => number;
}

/**
 * How many standard errors a rival has to be ahead or behind for the verdict on a point to be wrong in 5 % of cases, where the
 * error has so many degrees of freedom.
 */
export interface Certainty {
  /** For being dominated: all outcomes must tell, by any one rival. */
  dominated: (degreesOfFreedom: number) => number;
  /** For being on the frontier: some outcome must tell, for every rival. */
  onFrontier: (degreesOfFreedom: number) => number;
}

/**
 * The standard errors asked for where each of `points` points is held against all others in `outcomes` outcomes: quantiles of
 * Student's t where few replicates tell the error, else of the normal distribution.
 *
 * That a rival dominates needs every outcome to tell, a test that intersects tests and holds its level (Berger,
 * Technometrics 24, 1982), and any of the rivals will do; that none dominates needs every rival to be beaten in some
 * outcome. What can go wrong several times has its 5 % divided by as many (Bonferroni).
 */
export function certainty(
  points: number,
  outcomes: number,
  { normalQuantile, studentTQuantile }: ErrorQuantiles,
): Certainty {
  const rivals = Math.max(1, points - 1);
  const reach = (probability: number) => {
    // Asked for each pair of points, of few degrees of freedom.
    const known = new Map<number, number>();
    return (degreesOfFreedom: number) => {
      let found = known.get(degreesOfFreedom);
      if (found === undefined) {
        found = Number.isFinite(degreesOfFreedom)
          ? studentTQuantile(probability, degreesOfFreedom)
          : normalQuantile(probability);
        known.set(degreesOfFreedom, found);
      }
      return found;
    };
  };
  return { dominated: reach(1 - 0.05 / rivals), onFrontier: reach(1 - 0.05 / (rivals * outcomes)) };
}

/** How far one point is better than another in each outcome: the paired difference in the direction that is better. */
export interface Gain {
  mean: number;
  /** 0 where no path differs. */
  standardError: number;
  /** Of the standard error; infinite where each path is independent. */
  degreesOfFreedom: number;
}

/**
 * The standing of every point. A rival dominates for sure when it is ahead by enough standard errors in every outcome in
 * which it differs at all, and in one at least; a point is on the frontier for sure when it is ahead of each rival by
 * enough in some outcome, or the same as the rival on every path.
 *
 * @param gains paired differences of point `one` over point `other`, in each outcome
 */
export function standings(
  points: readonly (readonly number[])[],
  directions: Directions,
  gains: (one: number, other: number) => Gain[],
  { dominated, onFrontier }: Certainty,
): Standing[] {
  const defined = (i: number) => points[i].every((value) => value === value);
  const rivalsOf = (i: number) => points.map((_, j) => j).filter((j) => j !== i && defined(j));
  /** How far one is ahead of another in what differs, as a multiple of the standard errors that are asked for. */
  const ahead = (one: number, other: number, wanted: (degreesOfFreedom: number) => number) =>
    gains(one, other)
      .filter(({ mean }) => mean !== 0)
      .map((gain) => standardErrors(gain) / wanted(gain.degreesOfFreedom));
  const frontier = new Set(nonDominated(points, directions));
  return points.map((point, i): Standing => {
    if (!defined(i)) return { onFrontier: false, sure: true, dominatedBy: null };
    if (frontier.has(i)) {
      const beaten = (rival: number) => {
        const by = ahead(i, rival, onFrontier);
        return by.length === 0 || by.some((multiple) => multiple > 1);
      };
      return { onFrontier: true, sure: rivalsOf(i).every(beaten), dominatedBy: null };
    }
    let dominatedBy: number | null = null;
    let surest = -Infinity;
    for (const rival of rivalsOf(i)) {
      if (!dominates(points[rival], point, directions)) continue;
      const least = Math.min(...ahead(rival, i, dominated));
      if (dominatedBy === null || least > surest) [dominatedBy, surest] = [rival, least];
    }
    return { onFrontier: false, sure: surest > 1, dominatedBy };
  });
}

function standardErrors({ mean, standardError }: Gain): number {
  return standardError > 0 ? mean / standardError : mean * Infinity;
}
