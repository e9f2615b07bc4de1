import { moments } from '../../engine/moments';
import { columnInfo, type ColumnName, type Results } from '../../engine/results';
import type { OutcomeName } from '../../model/outcomes';
import type { Exercise } from '../../scenario/exercise/exercise';

/** How an exercise turns a path into points: those of a platform that lives, and those of its outcomes. */
export type Scoring = Exercise['score'];

/** What a part of the score is worth: the mean over all paths, and the points on the own path. */
export interface ScorePart {
  /** `survival`, or the outcome. */
  part: 'survival' | OutcomeName;
  most: number;
  expected: number;
  own: number;
}

/** A score of 0 to 100: as the decisions deserve it, and as the own path would have it. */
export interface FairScore {
  /** Points path by path. */
  points: Float64Array;
  /** Mean over all paths, in which luck does not enter, and its standard error. */
  expected: number;
  standardError: number;
  /** Points of the own path, in which it does. */
  own: number;
  parts: ScorePart[];
}

/** Share of an outcome's points for a value: 0 at `poor` or worse, 1 at `good` or better, in proportion between. */
export function shareOfPoints(value: number, poor: number, good: number): number {
  // An outcome that is not defined on a path, such as the price of loans where none was made, earns nothing.
  if (value !== value) return 0;
  return Math.min(1, Math.max(0, (value - poor) / (good - poor)));
}

/** Points of each part path by path; a platform that fails has none. */
function partColumns(results: Results, { survival, outcomes }: Scoring) {
  const alive = Float64Array.from(results.failureStep(), (step) => Number(step === 0));
  return [
    { part: 'survival' as const, most: survival, points: alive.map((one) => one * survival) },
    ...outcomes.map(({ outcome, weight, poor, good }) => {
      const values = results.values(outcome as ColumnName);
      return {
        part: outcome as OutcomeName,
        most: weight,
        points: alive.map((one, i) => one * weight * shareOfPoints(values[i], poor, good)),
      };
    }),
  ];
}

/**
 * The score of a run on an exercise's terms. Survival comes first: a path on which the platform fails has no points, one
 * on which it lives has those of survival and of each outcome.
 *
 * @param place of the own path
 */
export function fairScore(results: Results, scoring: Scoring, place: number): FairScore {
  const columns = partColumns(results, scoring);
  const points = new Float64Array(results.paths);
  for (const { points: each } of columns) for (const [i, one] of each.entries()) points[i] += one;
  const { mean, standardError } = moments(points, results.sample);
  return {
    ...{ points, expected: mean, standardError, own: points[place] },
    parts: columns.map(({ part, most, points: each }) => ({
      ...{ part, most, expected: moments(each, results.sample).mean, own: each[place] },
    })),
  };
}

/** The outcomes that an exercise scores, in its order. */
export function scoredOutcomes({ outcomes }: Scoring): OutcomeName[] {
  return outcomes.map(({ outcome }) => outcome as OutcomeName);
}

/** Which way an outcome is scored: towards its good value. */
export function scoredSide(scoring: Scoring, outcome: OutcomeName): 'higher' | 'lower' | 'neither' {
  const given = scoring.outcomes.find((one) => one.outcome === outcome);
  if (!given) return columnInfo(outcome).better;
  return given.good > given.poor ? 'higher' : 'lower';
}
