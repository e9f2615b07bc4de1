import type { Results } from '../../engine/results';
import type { SeriesName } from '../../model/series';
import type { Measure, RangeMeasure } from '../../scenario/exercise/measures';

/** Months of a round: the first and the last, counted from 1. */
export interface Months {
  from: number;
  to: number;
}

/** The series that a measure is taken from, and how. */
const sources: Record<RangeMeasure, { series: SeriesName; take: 'end' | 'sum' | 'mean' }> = {
  capitalRatio: { series: 'capitalRatio', take: 'end' },
  confidence: { series: 'confidence', take: 'end' },
  profit: { series: 'profit', take: 'sum' },
  newLending: { series: 'originations', take: 'sum' },
  complianceCost: { series: 'complianceCost', take: 'sum' },
  lossRate: { series: 'lossRate', take: 'mean' },
};

/**
 * What a measure of a round came to on each path of a run in steps of a month: the value of its last month, or the sum or
 * mean of its months; NaN where it is not defined. Of `failure`, 1 where the platform failed in the round.
 */
export function roundValues(
  results: Results,
  measure: Measure,
  { from, to }: Months,
): Float64Array {
  if (measure === 'failure')
    return Float64Array.from(results.failureStep(), (step) => Number(step >= from && step <= to));
  const { series, take } = sources[measure];
  if (take === 'end') return Float64Array.from(results.valuesAt(series, to - 1));
  const sums = new Float64Array(results.paths);
  const counts = new Uint16Array(results.paths);
  for (let month = from; month <= to; month++) {
    const values = results.valuesAt(series, month - 1);
    for (let path = 0; path < values.length; path++) {
      if (values[path] !== values[path]) continue;
      sums[path] += values[path];
      counts[path]++;
    }
  }
  return sums.map((sum, path) =>
    counts[path] === 0 ? NaN : take === 'sum' ? sum : sum / counts[path],
  );
}
