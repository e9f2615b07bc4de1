import type { PathSample } from '../../engine/pathSample';
import { tailOf } from '../../engine/distribution';
import { pairedDifference, pathDifferences, type PairedDifference } from '../difference';

/** A team in a class. */
export interface Contestant {
  /** Points path by path under the team's decisions, on the paths that all teams share. */
  points: Float64Array;
  /** Mean of them. */
  expected: number;
}

/** Where a team stands among the others. */
export interface Place {
  /** Which of the contestants. */
  index: number;
  /** 1 for the best; teams with equal points share a place. */
  rank: number;
  /** Points less those of the best team, path by path; absent for the best. */
  behind?: PairedDifference;
}

/**
 * Teams by the mean of their points over all paths, the best first, each with what it is behind the best: a difference
 * that the paths can't tell from zero is a draw, whatever the order says.
 */
export function standings(contestants: readonly Contestant[], sample: PathSample): Place[] {
  const order = contestants
    .map((_, index) => index)
    .sort((a, b) => contestants[b].expected - contestants[a].expected || a - b);
  const [best] = order;
  return order.map((index): Place => {
    const { expected, points } = contestants[index];
    const rank = 1 + contestants.filter((one) => one.expected > expected).length;
    if (index === best) return { index, rank };
    const differences = pathDifferences(contestants[best].points, points);
    return {
      ...{ index, rank },
      behind: pairedDifference(differences, 'higher', tailOf('higher'), sample),
    };
  });
}
