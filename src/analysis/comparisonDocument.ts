import type { Distribution } from '../engine/distribution';
import {
  breakdowns,
  byLevel,
  record,
  type Breakdowns,
  type ByLevel,
} from '../engine/resultDocument';
import { quantileLevels, shortfallLevels } from '../engine/statistics';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { outcomeNames, outcomes, type OutcomeName, type OutcomeUnit } from '../model/outcomes';
import type { Comparison, OutcomeDifference } from './compare';
import type { Estimate } from './difference';

/** A mean difference, scenario less baseline. */
export interface EstimateDocument {
  mean: number;
  standardError: number;
  /** 95 % interval. */
  interval: [number, number];
  /** Whether the paths tell it from zero. */
  distinguishable: boolean;
}

/** How an outcome differs on the same paths. */
export interface OutcomeDifferenceDocument extends EstimateDocument {
  unit: OutcomeUnit;
  /** Paths on which both are defined. */
  defined: number;
  standardDeviation: number;
  /** Quantiles of the difference, path by path. */
  quantiles: ByLevel;
  /** Shares of paths on which the scenario is better than, equal to and worse than the baseline. */
  better: number | null;
  equal: number;
  worse: number | null;
  /** Shares of paths on which it is higher and lower, for outcomes of which neither is better. */
  higher: number;
  lower: number;
  /** Differences of the quantiles of the two distributions. */
  quantileDifferences: ByLevel;
  /** Differences of the expected shortfalls. */
  expectedShortfall: Record<string, EstimateDocument>;
}

/** How a scenario differs from its baseline, as other programs read it. */
export interface DifferenceDocument {
  paths: number;
  outcomes: Record<OutcomeName, OutcomeDifferenceDocument>;
  /** For the members that both have. */
  breakdowns: Breakdowns<OutcomeDifferenceDocument>;
  failure: EstimateDocument & { byCause: Record<FailureCause, EstimateDocument> };
}

/** The document of a comparison. */
export function differenceDocument(comparison: Comparison): DifferenceDocument {
  const { a, b } = comparison;
  return {
    paths: comparison.paths,
    outcomes: record(outcomeNames, (name) =>
      outcomeDocument(outcomes[name].unit, comparison.outcome(name)),
    ),
    breakdowns: breakdowns(
      (name, dimension) => {
        const ofA = a.members(name, dimension);
        return b.members(name, dimension).filter((member) => ofA.includes(member));
      },
      (name, column) => outcomeDocument(outcomes[name].unit, comparison.outcome(column)),
    ),
    failure: {
      ...estimateDocument(comparison.failure),
      byCause: record(failureCauses.slice(1) as FailureCause[], (cause) =>
        estimateDocument(comparison.failureBy(cause)),
      ),
    },
  };
}

function estimateDocument({
  mean,
  standardError,
  interval,
  distinguishable,
}: Estimate): EstimateDocument {
  return { mean, standardError, interval, distinguishable };
}

function outcomeDocument(
  unit: OutcomeUnit,
  difference: OutcomeDifference,
): OutcomeDifferenceDocument {
  const { distribution, better = null, worse = null, equal, higher, lower } = difference;
  const { defined, standardDeviation }: Distribution = distribution;
  return {
    unit,
    defined,
    ...estimateDocument(difference),
    standardDeviation,
    quantiles: byLevel(quantileLevels, (level) => distribution.quantile(level)),
    ...{ better, equal, worse, higher, lower },
    quantileDifferences: Object.fromEntries(
      quantileLevels.map((level, i) => [level, difference.quantiles[i]]),
    ),
    expectedShortfall: Object.fromEntries(
      shortfallLevels.map((level, i) => [level, estimateDocument(difference.expectedShortfall[i])]),
    ),
  };
}
