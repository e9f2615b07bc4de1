import { brokenDown, yearly, type Dimension } from '../model/breakdowns';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { outcomeNames, outcomes, type OutcomeName, type OutcomeUnit } from '../model/outcomes';
import { series, seriesNames, type SeriesName } from '../model/series';
import { scenarioHash } from '../scenario/hash';
import type { Scenario } from '../scenario/scenario';
import type { Distribution, Tail } from './distribution';
import { effectivePaths } from './pathSample';
import type { ColumnName, Results } from './results';
import { bandLevels, quantileLevels, shortfallLevels, type Bands } from './statistics';
import { version } from './version';

/** Numbers by level, the level written as a fraction: `"0.95"`. */
export type ByLevel = Record<string, number>;

/** One outcome. What is not defined on any path, or not resolved by so many paths, is NaN, which JSON writes `null`. */
export interface OutcomeDocument {
  unit: OutcomeUnit;
  /** Paths on which it is defined. */
  defined: number;
  mean: number;
  standardError: number;
  standardDeviation: number;
  minimum: number;
  maximum: number;
  quantiles: ByLevel;
  /** The side of harm, on which the expected shortfalls are taken. */
  tail: Tail;
  expectedShortfall: ByLevel;
}

/** A series, or an outcome of a member year by year. */
export interface SeriesDocument {
  unit: OutcomeUnit;
  /** Last month of each step, or year. */
  month: number[];
  mean: number[];
  standardError: number[];
  quantiles: Record<string, number[]>;
}

export interface FailureDocument {
  probability: number;
  standardError: number;
  /** Wilson's 95 % interval. */
  interval: [number, number];
  byCause: Record<FailureCause, number>;
  /** Standard errors by cause. */
  byCauseError: Record<FailureCause, number>;
  /** Share of paths that have failed by the end of each step. */
  cumulative: { month: number[]; probability: number[]; byCause: Record<FailureCause, number[]> };
}

/** How long a run took; the one thing in a document that differs from run to run. */
export interface Timing {
  wallMilliseconds: number;
  workers: number;
  /** Cells × vintages × steps × paths: the work that was done. */
  cellMonths: number;
}

/** A run as other programs read it: what was asked, and all that came of it. */
export interface ResultDocument {
  plimsoll: string;
  /** Fingerprint of everything in the scenario that can change a result. */
  hash: string;
  scenario: Scenario;
  seed: string;
  paths: number;
  /** Kish's effective number of paths, where they have weights. */
  effectivePaths?: number;
  months: number;
  outcomes: Record<OutcomeName, OutcomeDocument>;
  /** By dimension, outcome and member: `breakdowns.grade.approvalRate.A`. */
  breakdowns: Breakdowns<OutcomeDocument>;
  /** The main ones year by year: what flowed in the year, of rates those of platforms that lived in it. */
  years: Breakdowns<SeriesDocument>;
  failure: FailureDocument;
  /** The capital ratio that the rules ask for at the end of each step. */
  requiredCapitalRatio: { month: number[]; value: number[] };
  series: Record<SeriesName, SeriesDocument>;
  timing: Timing;
}

/** The document of a run; the command line and the page write the same. */
export function resultDocument(
  scenario: Scenario,
  results: Results,
  timing: Timing,
): ResultDocument {
  const { months } = results.shape;
  return {
    plimsoll: version,
    hash: scenarioHash(scenario),
    scenario,
    seed: scenario.run.seed,
    paths: results.paths,
    ...(results.sample.weights && { effectivePaths: effectivePaths(results.sample) }),
    months: scenario.run.months,
    outcomes: record(outcomeNames, (name) =>
      outcomeDocument(outcomes[name].unit, results.outcome(name)),
    ),
    breakdowns: breakdowns(
      (name, dimension) => results.members(name, dimension),
      (name, column) => outcomeDocument(outcomes[name].unit, results.outcome(column)),
    ),
    years: breakdowns(
      (name, dimension) => results.members(name, dimension),
      (name, column) => bandsDocument(outcomes[name].unit, results.years, results.yearly(column)),
      yearly,
    ),
    failure: failureDocument(results),
    requiredCapitalRatio: { month: [...months], value: [...results.shape.requiredCapitalRatio] },
    series: record(seriesNames, (name) =>
      bandsDocument(series[name].unit, months, results.series(name)),
    ),
    timing,
  };
}

/** Documents of outcomes told apart by a dimension. */
export type Breakdowns<T> = Partial<
  Record<Dimension, Partial<Record<OutcomeName, Record<string, T>>>>
>;

/** Fills breakdowns with a document for each member of each dimension, of all that is told apart or of some. */
export function breakdowns<T>(
  membersOf: (name: OutcomeName, dimension: Dimension) => string[],
  documentOf: (name: OutcomeName, column: ColumnName) => T,
  apart = brokenDown,
): Breakdowns<T> {
  const all: Breakdowns<T> = {};
  for (const { dimension, name } of apart) {
    const ofDimension = (all[dimension] ??= {});
    ofDimension[name] = record(membersOf(name, dimension), (member) =>
      documentOf(name, `${name}/${dimension}/${member}`),
    );
  }
  return all;
}

function outcomeDocument(unit: OutcomeUnit, distribution: Distribution): OutcomeDocument {
  const { defined, mean, standardError, standardDeviation, minimum, maximum, tail } = distribution;
  return {
    ...{ unit, defined, mean, standardError, standardDeviation, minimum, maximum },
    quantiles: byLevel(quantileLevels, (level) => distribution.quantile(level)),
    tail,
    expectedShortfall: byLevel(shortfallLevels, (level) => distribution.expectedShortfall(level)),
  };
}

function bandsDocument(
  unit: OutcomeUnit,
  months: readonly number[],
  { mean, standardError, quantiles }: Bands,
): SeriesDocument {
  return {
    unit,
    month: [...months],
    mean: [...mean],
    standardError: [...standardError],
    quantiles: Object.fromEntries(bandLevels.map((level, i) => [level, [...quantiles[i]]])),
  };
}

function failureDocument({ failure, shape }: Results): FailureDocument {
  const causes = failureCauses.slice(1) as FailureCause[];
  return {
    probability: failure.probability,
    standardError: failure.standardError,
    interval: failure.interval,
    byCause: record(causes, (cause) => failure.byCause[cause].probability),
    byCauseError: record(causes, (cause) => failure.byCause[cause].standardError),
    cumulative: {
      month: [...shape.months],
      probability: [...failure.cumulative],
      byCause: record(causes, (cause) => [...failure.byCause[cause].cumulative]),
    },
  };
}

export function byLevel(levels: readonly number[], value: (level: number) => number): ByLevel {
  return Object.fromEntries(levels.map((level) => [String(level), value(level)]));
}

export function record<K extends string, V>(
  keys: readonly K[],
  value: (key: K) => V,
): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
