import { columnInfo, type ColumnName, type Results } from '../engine/results';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { type OutcomeUnit } from '../model/outcomes';
import type { Comparison } from './compare';
import type { Measured } from './crossing';
import { estimate, type Estimate } from './difference';

/** One number asked of the paths of a run. */
export type Statistic =
  | { outcome: ColumnName; statistic: 'mean' }
  /** The quantile at `level`, or the mean of the worst 1 − `level` of the paths. */
  | { outcome: ColumnName; statistic: 'quantile' | 'shortfall'; level: number }
  /** The probability of failure, from whatever cause unless one is named. */
  | { outcome: 'failure'; statistic: 'probability'; cause?: FailureCause };

/** The outcome that a statistic needs of every path, if it needs one beside how the path ends. */
export function columnsOf(statistics: readonly Statistic[]): ColumnName[] {
  return [
    ...new Set(statistics.flatMap(({ outcome }) => (outcome === 'failure' ? [] : [outcome]))),
  ];
}

export function unitOf({ outcome }: Statistic): OutcomeUnit {
  return outcome === 'failure' ? 'share' : columnInfo(outcome).unit;
}

/** Which way is better for the bearer. */
export function betterOf({ outcome }: Statistic): 'higher' | 'lower' | 'neither' {
  return outcome === 'failure' ? 'lower' : columnInfo(outcome).better;
}

/**
 * A statistic as a person types it: `profit`, `capitalRatioMinimum:quantile:0.01`, `lossRate:shortfall:0.99`, `failure`,
 * `failure:insolvency`. The outcome is not looked up. `undefined` where the text has no such form.
 */
export function parseStatistic(text: string): Statistic | undefined {
  const [outcome, statistic, given, ...rest] = text.split(':');
  if (rest.length > 0 || outcome === '') return undefined;
  if (outcome === 'failure') {
    if (given !== undefined) return undefined;
    if (statistic === undefined) return { outcome, statistic: 'probability' };
    const cause = failureCauses.slice(1).find((one) => one === statistic);
    return cause && { outcome, statistic: 'probability', cause: cause as FailureCause };
  }
  const column = outcome as ColumnName;
  if (statistic === undefined || (statistic === 'mean' && given === undefined))
    return { outcome: column, statistic: 'mean' };
  const level = /^0?\.\d+$/.test(given ?? '') ? Number(given) : NaN;
  if ((statistic !== 'quantile' && statistic !== 'shortfall') || !(level > 0 && level < 1))
    return undefined;
  return { outcome: column, statistic, level };
}

/** The text that `parseStatistic` reads. */
export function statisticText(asked: Statistic): string {
  if (asked.statistic === 'probability') return `failure${asked.cause ? `:${asked.cause}` : ''}`;
  return asked.statistic === 'mean'
    ? asked.outcome
    : `${asked.outcome}:${asked.statistic}:${asked.level}`;
}

/**
 * A statistic of a run with its 95 % interval: Wilson's for a probability, that of the order statistics for a quantile, two
 * standard errors about a mean or an expected shortfall.
 */
export function measure(results: Results, asked: Statistic): Measured {
  if (asked.statistic === 'probability') {
    const { failure } = results;
    const { probability, interval } = asked.cause ? failure.byCause[asked.cause] : failure;
    return { value: probability, interval };
  }
  const distribution = results.outcome(asked.outcome);
  if (asked.statistic === 'quantile')
    return {
      value: distribution.quantile(asked.level),
      interval: distribution.quantileInterval(asked.level),
    };
  if (asked.statistic === 'mean')
    return { value: distribution.mean, interval: distribution.interval };
  const value = distribution.expectedShortfall(asked.level);
  const { standardError, degreesOfFreedom } = distribution.shortfallMoments(asked.level);
  return { value, interval: estimate(value, standardError, degreesOfFreedom).interval };
}

/** How much of a statistic B has more than A, on the paths that both have: shocks that both share drop out of the error. */
export function differenceOf(comparison: Comparison, asked: Statistic): Estimate {
  if (asked.statistic === 'probability')
    return asked.cause ? comparison.failureBy(asked.cause) : comparison.failure;
  if (asked.statistic === 'mean') return comparison.outcome(asked.outcome);
  return asked.statistic === 'quantile'
    ? comparison.quantile(asked.outcome, asked.level)
    : comparison.shortfall(asked.outcome, asked.level);
}
