import type { Comparison } from '../../analysis/compare';
import type { Estimate } from '../../analysis/difference';
import type { Results } from '../../engine/results';
import { shortfallLevels } from '../../engine/statistics';
import { outcomes, type OutcomeName, type OutcomeUnit } from '../../model/outcomes';
import { differenceUnit } from '../charts/chart';
import { formatOf, type Format } from '../charts/format';
import type { Language, Messages } from '../i18n/catalogues';

/** Which number stands for a distribution: its mean, or its expected shortfall at the risk level. */
export type Statistic = 'mean' | 'shortfall';

export type RiskLevel = (typeof shortfallLevels)[number];

/** A line of the table of outcomes, in words. */
export interface Figure {
  id: OutcomeName | 'failure';
  title: string;
  definition: string;
  scenario: string;
  /** The same without its error, for sentences and where there is little room. */
  scenarioAlone: string;
  baseline?: string;
  baselineAlone?: string;
  difference?: {
    /** The mean difference, or that there is none on any path. */
    text: string;
    /** Its 95% interval, and whether that may well be chance. */
    interval: string;
    /** Whether the paths tell it from zero, don't, or are all the same. */
    kind: 'told' | 'untold' | 'identical';
    estimate: Estimate;
    unit: OutcomeUnit;
    /** What the difference is for the bearer of the outcome. */
    bearing?: 'better' | 'worse';
    /** Share of paths on which the scenario is better. */
    better?: string;
  };
}

/** What figures are written with. */
export interface Wording {
  t: Messages;
  language: Language;
  currency: string;
  statistic: Statistic;
  level: RiskLevel;
}

/** The figure of one outcome. */
export function outcomeFigure(
  name: OutcomeName,
  results: Results,
  comparison: Comparison | undefined,
  wording: Wording,
): Figure {
  const { language, currency, statistic, level } = wording;
  const info = outcomes[name];
  const format = formatOf(info.unit, language, currency);
  const numbers = (of: Results): [number, number] => {
    const distribution = of.outcome(name);
    return statistic === 'mean'
      ? [distribution.mean, distribution.standardError]
      : [distribution.expectedShortfall(level), distribution.expectedShortfallError(level)];
  };
  const figure: Figure = {
    id: name,
    title: info.title[language],
    definition: info.definition[language],
    scenario: measured(format, ...numbers(results)),
    scenarioAlone: format.value(...numbers(results)),
  };
  if (!comparison) return figure;
  const all = comparison.outcome(name);
  const estimate =
    statistic === 'mean' ? all : all.expectedShortfall[shortfallLevels.indexOf(level)];
  const same = all.identical || isNegligible(estimate.mean, results.outcome(name).mean);
  return {
    ...figure,
    baseline: measured(format, ...numbers(comparison.a)),
    baselineAlone: format.value(...numbers(comparison.a)),
    difference: {
      ...difference(estimate, same, info.unit, wording),
      ...(same ? {} : bearing(estimate, info.better)),
      better:
        same || all.better === undefined ? undefined : shareOf(all.better, comparison, language),
    },
  };
}

/** The figure of the probability of failure. */
export function failureFigure(
  results: Results,
  comparison: Comparison | undefined,
  wording: Wording,
): Figure {
  const { t, language } = wording;
  const format = formatOf('share', language);
  const numbers = ({ failure }: Results): [number, number] => [
    failure.probability,
    failure.standardError,
  ];
  const figure: Figure = {
    id: 'failure',
    title: t.figures.failure,
    definition: t.figures.failureDefinition,
    scenario: measured(format, ...numbers(results)),
    scenarioAlone: format.value(...numbers(results)),
  };
  if (!comparison) return figure;
  const { failure, paths } = comparison;
  const identical = failure.onlyA + failure.onlyB === 0;
  return {
    ...figure,
    baseline: measured(format, ...numbers(comparison.a)),
    baselineAlone: format.value(...numbers(comparison.a)),
    difference: {
      ...difference(failure, identical, 'share', wording),
      ...bearing(failure, 'lower'),
      better: identical ? undefined : shareOf(failure.onlyA / paths, comparison, language),
    },
  };
}

/** A number with its error, unless that, or the number itself, is too small for anyone to want its digits. */
function measured(format: Format, value: number, error: number): string {
  if (Math.abs(value) < 1e-7) return format.value(0);
  return error > 1e-6 * Math.abs(value) ? format.measured(value, error) : format.value(value);
}

/** A share of the paths, to as many digits as so many paths tell. */
const shareOf = (share: number, { paths }: Comparison, language: Language) =>
  formatOf('share', language).value(share, Math.sqrt((share * (1 - share)) / paths));

/** A difference of less than a ten-millionth of the number itself is of no consequence to anyone. */
const isNegligible = (difference: number, value: number) =>
  Math.abs(difference) <= 1e-7 * Math.abs(value);

/** A difference that no outcome of its own stands behind, in words. */
export function sayEstimate(
  estimate: Estimate,
  unit: OutcomeUnit,
  wording: Wording,
): NonNullable<Figure['difference']> {
  const { mean, standardError } = estimate;
  return difference(estimate, mean === 0 && standardError === 0, unit, wording);
}

function difference(
  estimate: Estimate,
  identical: boolean,
  unit: OutcomeUnit,
  { t, language, currency }: Wording,
) {
  const { mean, standardError, interval, distinguishable } = estimate;
  const raw = { estimate, unit };
  if (identical) {
    return { ...raw, text: t.figures.identical, interval: '', kind: 'identical' as const };
  }
  const format = formatOf(differenceUnit(unit), language, currency);
  // The ends of an interval need as many digits as tell them apart, but no one reads more than five.
  const precision = Math.max(standardError, 1e-4 * Math.abs(mean));
  const end = (x: number) =>
    (x > 0 ? '+' : '') + format.unnamed.measured(x, precision).split(' ± ')[0];
  const range = t.figures.interval(end(interval[0]), end(interval[1]));
  return {
    ...raw,
    text: format.difference(mean, standardError),
    interval: distinguishable ? range : t.figures.withinNoise(range),
    kind: distinguishable ? ('told' as const) : ('untold' as const),
  };
}

function bearing({ mean, distinguishable }: Estimate, better: 'higher' | 'lower' | 'neither') {
  if (!distinguishable || better === 'neither') return {};
  return { bearing: mean > 0 === (better === 'higher') ? ('better' as const) : ('worse' as const) };
}
