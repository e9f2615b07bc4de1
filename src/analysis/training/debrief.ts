import type { Results } from '../../engine/results';
import { failureCauses, type FailureCause } from '../../model/failureCauses';
import type { OutcomeName } from '../../model/outcomes';
import type { Exercise } from '../../scenario/exercise/exercise';
import type { PlayedRound } from '../../scenario/exercise/play';
import type { Estimate } from '../difference';
import { fairScore, scoredOutcomes, scoredSide, type FairScore } from './fairScore';
import { luckAndJudgement, roundEffects, type Split } from './luckAndJudgement';
import { nearMisses, type NearMisses } from './nearMisses';
import { judgePrediction, predictionPoints, type JudgedPrediction } from './predictionScore';

/** The runs that a debrief is made of, all on the same paths. */
export interface DebriefRuns {
  /** The starting strategy kept as it was. */
  reference: Results;
  /** With the decisions of the first round, of the first two, and so on. */
  rounds: readonly Results[];
  /** The exercise's own line of decisions. */
  expert?: Results;
}

/** One thing that is looked at: the score, failure, or an outcome. */
export interface DebriefLine {
  of: 'score' | 'failure' | OutcomeName;
  better: 'higher' | 'lower' | 'neither';
  split: Split;
  /** What the decisions of each round added to the mean; they sum to the judgement of the split. */
  rounds: Estimate[];
  /** The same split for the exercise's own line of decisions. */
  expert?: Split;
}

/** What was luck and what was judgement in a play. */
export interface Debrief {
  /** Month and cause of failure on the own path; `null` where it lived. */
  failed: { month: number; cause: FailureCause } | null;
  reference: FairScore;
  decided: FairScore;
  expert?: FairScore;
  /** The score first, then failure, then the outcomes that the exercise scores. */
  lines: DebriefLine[];
  predictions: JudgedPrediction[][];
  predictionPoints: number | undefined;
  nearMisses: NearMisses;
}

/** How a run ended on one path. */
export function endOf(results: Results, place: number): Debrief['failed'] {
  const step = results.failureStep()[place];
  if (step === 0) return null;
  const cause = failureCauses[results.failureCause()[place]] as FailureCause;
  return { month: results.shape.months[step - 1], cause };
}

/** The rounds that a play goes on for: those up to the one in which the own path fails. */
export function roundsPlayed(exercise: Exercise, failed: Debrief['failed']): number {
  if (!failed) return exercise.rounds.length;
  return exercise.rounds.findIndex(({ to }) => failed.month <= to) + 1;
}

/** Predictions of the first rounds, each held against the run with the decisions up to its round. */
export function judgePredictions(
  exercise: Exercise,
  played: readonly PlayedRound[],
  runs: readonly Results[],
  own: number,
): JudgedPrediction[][] {
  return played.map(({ predictions }, round) =>
    predictions.map((one) => judgePrediction(runs[round], own, exercise.rounds[round], one)),
  );
}

/**
 * Tells luck from judgement in a play whose runs are there. A play that ended early, with the failure of its own path,
 * keeps its last decisions to the end on all other paths.
 *
 * @param own place of the own path
 */
export function debrief(
  exercise: Exercise,
  played: readonly PlayedRound[],
  runs: DebriefRuns,
  own: number,
): Debrief {
  const { reference, rounds, expert } = runs;
  const last = rounds.at(-1) ?? reference;
  const scores = [reference, ...rounds].map((run) => fairScore(run, exercise.score, own));
  const ofExpert = expert && fairScore(expert, exercise.score, own);
  const failures = (run: Results) =>
    Float64Array.from(run.failureStep(), (step) => Number(step > 0));

  const line = (
    of: DebriefLine['of'],
    better: DebriefLine['better'],
    columns: readonly Float64Array[],
    other: Float64Array | undefined,
  ): DebriefLine => {
    const [before, decided] = [columns[0], columns.at(-1)!];
    const { sample } = reference;
    return {
      ...{ of, better, rounds: roundEffects(columns, sample) },
      split: luckAndJudgement(before, decided, own, better, sample),
      ...(other && { expert: luckAndJudgement(before, other, own, better, sample) }),
    };
  };
  const all = [reference, ...rounds];
  const judged = judgePredictions(exercise, played, rounds, own);
  return {
    failed: endOf(last, own),
    reference: scores[0],
    decided: scores.at(-1),
    ...(ofExpert && { expert: ofExpert }),
    lines: [
      line(
        'score',
        'higher',
        scores.map(({ points }) => points),
        ofExpert?.points,
      ),
      line('failure', 'lower', all.map(failures), expert && failures(expert)),
      ...scoredOutcomes(exercise.score).map((name) =>
        line(
          name,
          scoredSide(exercise.score, name),
          all.map((run) => run.values(name)),
          expert?.values(name),
        ),
      ),
    ],
    predictions: judged,
    predictionPoints: predictionPoints(judged.flat()),
    nearMisses: nearMisses(last),
  };
}
