import { tailOf } from '../../engine/distribution';
import { moments } from '../../engine/moments';
import type { PathSample } from '../../engine/pathSample';
import {
  estimate,
  pathDifferences,
  pairedDifference,
  type Estimate,
  type PairedDifference,
} from '../difference';

/** What came of a play, split: own − reference = judgement + luck. */
export interface Split {
  /** Mean under the reference's decisions and under the team's, over all paths. */
  reference: number;
  expected: number;
  /** On the team's own path. */
  own: number;
  /** The team's decisions less the reference's, path by path on the same shocks. */
  judgement: PairedDifference;
  /** Own less expected. */
  luck: number;
  /** Share of the paths under the same decisions on which it came out worse than on the own, equal ones by half. */
  percentile: number;
}

/**
 * Splits an outcome of a play into luck and judgement, exactly: own − mean of the reference = (mean of the decisions −
 * mean of the reference) + (own − mean of the decisions). Judgement is what the decisions do on all paths; luck is where
 * among them one's own lies.
 *
 * @param reference values under the reference's decisions, path by path
 * @param decided values under the team's decisions, of the same paths
 * @param place of the own path
 * @param sample how the paths were drawn
 */
export function luckAndJudgement(
  reference: Float64Array,
  decided: Float64Array,
  place: number,
  better: 'higher' | 'lower' | 'neither',
  sample: PathSample,
): Split {
  const own = decided[place];
  const judgement = pairedDifference(
    pathDifferences(reference, decided),
    better,
    tailOf(better),
    sample,
  );
  const expected = moments(decided, sample).mean;
  return {
    reference: moments(reference, sample).mean,
    expected,
    own,
    judgement,
    luck: own - expected,
    percentile: percentile(decided, own, better),
  };
}

/** Share of values that are worse than one, equal ones by half; of values of no better side, the share that is less. */
export function percentile(
  values: Float64Array,
  own: number,
  better: 'higher' | 'lower' | 'neither',
): number {
  let [worse, equal, defined] = [0, 0, 0];
  for (const value of values) {
    if (value !== value) continue;
    defined++;
    if (value === own) equal++;
    else if (better === 'lower' ? value > own : value < own) worse++;
  }
  return (worse + equal / 2) / defined;
}

/**
 * What each round's decisions added to the mean of an outcome: decisions up to a round less decisions up to the round
 * before, on the same shocks. They sum to the difference of the last from the first.
 *
 * @param columns values path by path: under the reference's decisions, then with those of the first round, of the first
 *   two, and so on
 */
export function roundEffects(columns: readonly Float64Array[], sample: PathSample): Estimate[] {
  return columns.slice(1).map((after, round) => {
    const { mean, standardError, degreesOfFreedom } = moments(
      pathDifferences(columns[round], after),
      sample,
    );
    return estimate(mean, standardError, degreesOfFreedom);
  });
}
