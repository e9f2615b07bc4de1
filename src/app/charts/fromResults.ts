import { Distribution } from '../../engine/distribution';
import { bandLevels } from '../../engine/statistics';
import type { ColumnName, Results } from '../../engine/results';
import { type Dimension } from '../../model/breakdowns';
import { failureTitles, type FailureCause } from '../../model/failureCauses';
import { outcomes, type OutcomeName } from '../../model/outcomes';
import { type SeriesName } from '../../model/series';
import type { Language } from '../i18n/catalogues';
import { quantileLevels, type FanSeries } from './fan';
import type { PairedRow, PairedValue } from './pairedBars';
import type { FailureRun } from './failureByCause';
import type { GradeOffer, GradeRow } from './gradeLadder';
import type { FailureSeries, LoadLineRun } from './loadLine';
import type { Sample } from './sample';
import type { CostPart, CostStack } from './stackedCost';
import type { YearRow } from './yearBars';

/**
 * The fan of a series over all months.
 * @param opening the value at month 0, where it is known
 */
export function fanOf(
  results: Results,
  name: SeriesName,
  label: string,
  opening?: number,
): FanSeries {
  const { quantiles, quantileErrors } = results.series(name);
  const [low, lower, median, upper, high] = quantileLevels.map(
    (level) => quantiles[bandLevels.indexOf(level)],
  );
  const error = quantileErrors[bandLevels.indexOf(0.5)];
  return { label, months: results.shape.months, low, lower, median, upper, high, error, opening };
}

/** Failure by cause over time, in the model's order of causes. */
export function failuresOf(results: Results, locale: Language): FailureSeries[] {
  const { byCause } = results.failure;
  return (Object.keys(byCause) as FailureCause[]).map((cause) => ({
    cause,
    label: failureTitles[cause][locale],
    share: byCause[cause].cumulative,
    at: (i) => results.failedBy(i, cause),
  }));
}

/** A scenario as the load line shows it. */
export function loadLineRunOf(
  results: Results,
  label: string,
  locale: Language,
  opening?: number,
): LoadLineRun {
  const required = results.shape.requiredCapitalRatio;
  return {
    ratio: fanOf(results, 'capitalRatio', label, opening),
    failures: failuresOf(results, locale),
    required,
    failed: (i) => results.failedBy(i),
    below: (i) => results.shareBelow('capitalRatio', i, required[i]),
  };
}

/** The values of an outcome, path by path. */
export function sampleOf(results: Results, column: ColumnName, label: string): Sample {
  return { label, distribution: results.outcome(column) };
}

/** Kinds of compliance cost, in the order in which they are stacked. */
const costKinds = [
  ['complianceRunCost', { en: 'Run', zh: '日常' }],
  ['complianceChangeCost', { en: 'Rule changes', zh: '规则变化' }],
  ['complianceLocalisationCost', { en: 'Localisation', zh: '本地化' }],
  ['complianceAuditCost', { en: 'Audits and inspections', zh: '审计与检查' }],
  ['penalties', { en: 'Penalties', zh: '处罚' }],
] as const;

/** Compliance cost by kind. */
export function complianceCostOf(results: Results, label: string, locale: Language): CostStack {
  const total = results.outcome('complianceCost');
  return {
    label,
    parts: costKinds.map(([column, title]) => ({
      ...partOf(results, column, title[locale]),
      lead: column === 'penalties',
    })),
    total: spreadCost(total),
  };
}

function partOf(results: Results, column: OutcomeName, label: string): CostPart {
  const { mean, standardError } = results.outcome(column);
  return { id: column, label, mean, error: standardError };
}

const spreadCost = (total: Distribution): CostStack['total'] => ({
  mean: total.mean,
  error: total.standardError,
  low: total.quantile(0.05),
  high: total.quantile(0.95),
});

/** Those who bear losses, in the order in which they are stacked. */
const bearers = [
  ['platformLoss', { en: 'Platform', zh: '平台' }],
  ['investorLoss', { en: 'Investors and partners', zh: '投资人与合作机构' }],
  ['insurerLoss', { en: 'Insurer', zh: '保险人' }],
] as const;

/**
 * Losses by who bears them. The total is their sum, path by path: the credit loss and what a failed
 * platform leaves owing.
 */
export function lossBearersOf(results: Results, label: string, locale: Language): CostStack {
  const columns = bearers.map(([column]) => results.values(column));
  const sums = columns[0].map((_, path) => columns.reduce((sum, values) => sum + values[path], 0));
  const total = new Distribution(sums, 'upper', results.sample);
  return {
    label,
    parts: bearers.map(([column, title]) => partOf(results, column, title[locale])),
    total: spreadCost(total),
  };
}

/** Failures of a scenario over time. */
export function failureRunOf(results: Results, label: string, locale: Language): FailureRun {
  const { months } = results.shape;
  return {
    ...{ label, months, failures: failuresOf(results, locale) },
    failed: (i) => results.failedBy(i),
  };
}

/** Price and approval by grade, in the platform's order of grades. */
export function gradeRowsOf(results: Results, baseline?: Results, chosen?: Results): GradeRow[] {
  const known = new Set(baseline?.members('approvalRate', 'grade'));
  return results.members('approvalRate', 'grade').map((grade) => ({
    grade,
    scenario: offerOf(results, grade),
    baseline: baseline && known.has(grade) ? offerOf(baseline, grade) : undefined,
    chosen: chosen && offerOf(chosen, grade),
  }));
}

function offerOf(results: Results, grade: string): GradeOffer {
  const price = spreadOf(results, `meanApr/grade/${grade}`);
  const approval = spreadOf(results, `approvalRate/grade/${grade}`);
  // Where nothing was lent on any path there is no price; where nothing was applied for, nothing was granted.
  return {
    price: Number.isFinite(price.mean) ? price : undefined,
    approval: Number.isFinite(approval.mean) ? approval : { mean: 0, low: 0, high: 0 },
  };
}

/**
 * An outcome told apart by a dimension, in the order of the scenario.
 * @param titleOf what a member is called
 */
export function pairedRowsOf(
  results: Results,
  baseline: Results | undefined,
  outcome: OutcomeName,
  dimension: Dimension,
  titleOf: (id: string) => string,
  chosen?: Results,
): PairedRow[] {
  const known = new Set(baseline?.members(outcome, dimension));
  const valueOf = (run: Results, id: string) => pairedValue(run, `${outcome}/${dimension}/${id}`);
  return results.members(outcome, dimension).map((id) => ({
    id,
    label: titleOf(id),
    scenario: valueOf(results, id),
    baseline: baseline && known.has(id) ? valueOf(baseline, id) : undefined,
    chosen: chosen && valueOf(chosen, id),
  }));
}

/**
 * An outcome told apart by a dimension and year by year, in the order of the scenario. What it is compared with has no
 * rows of its own where its years end elsewhere.
 * @param titleOf what a member is called
 */
export function yearRowsOf(
  results: Results,
  baseline: Results | undefined,
  outcome: OutcomeName,
  dimension: Dimension,
  titleOf: (id: string) => string,
  chosen?: Results,
): YearRow[] {
  const alike = baseline?.years.join() === results.years.join();
  const known = new Set(alike ? baseline?.members(outcome, dimension) : []);
  return results.members(outcome, dimension).map((id) => {
    const column: ColumnName = `${outcome}/${dimension}/${id}`;
    return {
      id,
      label: titleOf(id),
      scenario: yearValues(results, column),
      baseline: baseline && known.has(id) ? yearValues(baseline, column) : undefined,
      chosen: chosen && yearValues(chosen, column),
    };
  });
}

function yearValues(results: Results, column: ColumnName): PairedValue[] {
  const { mean, standardError, quantiles } = results.yearly(column);
  const [low, high] = [0.05, 0.95].map(
    (level) => quantiles[bandLevels.indexOf(level as (typeof bandLevels)[number])],
  );
  return results.years.map((_, year) => ({
    ...{ mean: mean[year], error: standardError[year], low: low[year], high: high[year] },
  }));
}

/** Outcomes of one unit beside one another. */
export function outcomeRowsOf(
  results: Results,
  baseline: Results | undefined,
  names: readonly OutcomeName[],
  locale: Language,
  chosen?: Results,
): PairedRow[] {
  return names.map((name) => ({
    id: name,
    label: outcomes[name].title[locale],
    scenario: pairedValue(results, name),
    baseline: baseline && pairedValue(baseline, name),
    chosen: chosen && pairedValue(chosen, name),
  }));
}

function pairedValue(results: Results, column: ColumnName): PairedValue {
  const { mean, standardError, ...found } = spreadOf(results, column);
  return { mean, error: standardError, ...found };
}

/** Mean and 5–95% range of a column. */
function spreadOf(results: Results, column: ColumnName) {
  const outcome = results.outcome(column);
  const { mean, standardError } = outcome;
  return { mean, standardError, low: outcome.quantile(0.05), high: outcome.quantile(0.95) };
}
