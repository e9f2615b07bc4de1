import type { Results } from '../../engine/results';
import type { RangeMeasure } from '../../scenario/exercise/measures';
import type { Prediction } from '../../scenario/exercise/play';
import { brierScore, expectedBrier, type ExpectedBrier } from './brierScore';
import { bestRange, intervalScore, meanIntervalScore, type Range } from './intervalScore';
import { peers } from './peers';
import { roundValues, type Months } from './roundValues';

interface Judged {
  /** 0 to 100: how near the prediction was to what the paths that stood alike then did. Luck does not enter. */
  points: number;
  /** Paths that it is held against. */
  peers: number;
}

/** A probability held against what happened, and against all that could have. */
export interface JudgedProbability extends Judged {
  of: 'failure';
  forecast: number;
  happened: boolean;
  probability: number;
  /** Brier score on the own path, and the one to be expected. */
  own: number;
  expected: ExpectedBrier;
}

/** A range held against what happened, and against all that could have. */
export interface JudgedRange extends Judged {
  of: RangeMeasure;
  range: Range;
  value: number;
  inside: boolean;
  best: Range;
  /** Interval score on the own path, the one to be expected, and the least that could have been expected. */
  own: number;
  expected: number;
  least: number;
  /** Share of the paths that the range holds. */
  coverage: number;
}

export type JudgedPrediction = JudgedProbability | JudgedRange;

/**
 * Points of a probability: 100 less the percentage points that it is off, the root of what its expected Brier score is
 * above the least. Points of a range: the least expected interval score ÷ that of the range, times 100. Either is
 * greatest, 100, for the truth alone.
 */
export function judgePrediction(
  results: Results,
  own: number,
  months: Months,
  prediction: Prediction,
): JudgedPrediction {
  const places = peers(results, own, months.from);
  const values = roundValues(results, prediction.of, months);
  const alike = Float64Array.from(places, (place) => values[place]);
  const { of, probability: forecast = 0.5, low = 0, high = 0 } = prediction;
  return of === 'failure'
    ? judgeProbability(forecast, values[own] === 1, alike)
    : judgeRange(of, { low, high }, values[own], alike);
}

/** @param alike 1 for each path that failed, 0 for each that lived */
export function judgeProbability(
  forecast: number,
  happened: boolean,
  alike: Float64Array,
): JudgedProbability {
  const probability = alike.reduce((sum, one) => sum + one, 0) / alike.length;
  return {
    ...{ of: 'failure', forecast, happened, probability, peers: alike.length },
    own: brierScore(forecast, happened),
    expected: expectedBrier(forecast, probability),
    points: 100 - 100 * Math.abs(forecast - probability),
  };
}

/** @param alike values of the paths that stood alike; NaN where there is none */
export function judgeRange(
  of: RangeMeasure,
  range: Range,
  value: number,
  alike: Float64Array,
): JudgedRange {
  const best = bestRange(alike);
  const expected = meanIntervalScore(range, alike);
  const least = meanIntervalScore(best, alike);
  const defined = alike.filter((one) => one === one);
  const held = defined.filter((one) => one >= range.low && one <= range.high);
  return {
    ...{ of, range, value, best, expected, least, peers: defined.length },
    inside: value >= range.low && value <= range.high,
    own: intervalScore(range, value),
    coverage: held.length / defined.length,
    // Where all paths agree, a range of no width on their value is the truth, and has the score 0.
    points: expected > 0 ? (100 * least) / expected : 100,
  };
}

/** Mean points of predictions; `undefined` where there are none. */
export function predictionPoints(judged: readonly JudgedPrediction[]): number | undefined {
  if (judged.length === 0) return undefined;
  return judged.reduce((sum, { points }) => sum + points, 0) / judged.length;
}
