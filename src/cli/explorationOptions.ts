import { axisOf, isRange, isWhole, type Axis } from '../analysis/axis';
import { parseStatistic, type Statistic } from '../analysis/statistic';
import type { ExplorationFinding } from '../analysis/explorationFindings';
import { describeExploration } from '../analysis/sentences/exploration';
import type { Constraint } from '../analysis/search';
import type { ColumnName } from '../engine/results';
import { outcomeNames } from '../model/outcomes';
import { describeAt } from '../scenario/describe';
import type { Issue } from '../scenario/issue';
import type { Language } from '../scenario/language';
import type { Localized } from '../scenario/quantity';
import { levers } from '../scenario/walk';
import { didYouMean, type Arguments } from './arguments';
import { shared, type Command } from './command';
import { unfit, UsageError } from './usageError';

/** Options that reverse, frontier and break-even share. */
export const explorationOptions = {
  scenario: { value: 'ID', help: { en: 'the scenario of a study', zh: '研究中的情景' } },
  lang: shared.lang,
  paths: {
    value: 'N',
    help: {
      en: "number of paths of each scenario, instead of the scenario's own",
      zh: '每个情景的路径数，取代情景自身的设定',
    },
  },
  seed: shared.seed,
  months: shared.months,
  workers: shared.workers,
  format: shared.format,
  out: shared.out,
} satisfies Command['options'];

export const statisticHelp: Localized = {
  en: 'mean of an outcome (profit), or profit:quantile:0.05, profit:shortfall:0.95, failure, failure:insolvency',
  zh: '某项结果的均值（profit），或 profit:quantile:0.05、profit:shortfall:0.95、failure、failure:insolvency',
};

/** A help with something said after it. */
export const besides = (help: Localized, en: string, zh: string): Localized => ({
  en: help.en + en,
  zh: help.zh + zh,
});

/**
 * A statistic from an option.
 * @param columns those that the scenario has
 * @throws {UsageError}
 */
export function statisticOption(
  option: string,
  text: string,
  columns: readonly string[],
): Statistic {
  const statistic = parseStatistic(text);
  if (!statistic)
    throw unfit(
      ...([option, text] as const),
      'it is like profit, profit:quantile:0.05, profit:shortfall:0.95, failure or failure:insolvency',
      '形如 profit、profit:quantile:0.05、profit:shortfall:0.95、failure 或 failure:insolvency',
    );
  if (statistic.outcome !== 'failure') columnOption(option, statistic.outcome, columns);
  return statistic;
}

/** An outcome from an option. @throws {UsageError} */
export function columnOption(option: string, text: string, columns: readonly string[]): ColumnName {
  if (columns.includes(text)) return text as ColumnName;
  const meant = didYouMean(text, text.includes('/') ? columns : ['failure', ...outcomeNames]);
  throw unfit(
    ...([option, text] as const),
    `there is no such outcome${meant.en || '; plimsoll list --outcomes names them'}`,
    `没有这项结果${meant.zh || '；plimsoll list --outcomes 列出全部'}`,
  );
}

/**
 * Levers with their ranges: `world.severity=0..2,strategy.growth`; without a range it is that of the lever.
 * @throws {UsageError}
 */
export function axesOption(option: string, text: string): Axis[] {
  const taken = new Set<string>();
  return text.split(',').map((part) => {
    const [path, range] = part.split('=');
    if (taken.has(path)) throw unfit(option, part, `${path} is named twice`, `${path} 出现了两次`);
    taken.add(path);
    const own = axisOf(path);
    if (!own) {
      const known = levers().map((lever) => lever.path);
      const meant = didYouMean(path, known);
      throw unfit(
        ...([option, part, `there is no number to set at ${path}${meant.en}`] as const),
        `${path} 处没有可设的数值${meant.zh}`,
      );
    }
    if (range === undefined) return own;
    const [, from, to] = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(range) ?? [];
    const axis = { path, from: Number(from), to: Number(to) };
    if (!isRange(axis)) {
      const [en, zh] = isWhole(axis) ? [', in whole numbers', '，取整数'] : ['', ''];
      const like = `${path}=${own.from}..${own.to}`;
      throw unfit(option, part, `a range is like ${like}${en}`, `范围形如 ${like}${zh}`);
    }
    return axis;
  });
}

/** Constraints: `failure<=0.02,approvalRate>=0.4`. @throws {UsageError} */
export function constraintsOption(text: string, columns: readonly string[]): Constraint[] {
  return text.split(',').map((part) => {
    const [, statistic, sign, limit] = /^(.+?)(<=|>=)(-?[\d.]+(?:e-?\d+)?)$/.exec(part) ?? [];
    if (statistic === undefined || !Number.isFinite(Number(limit)))
      throw unfit(
        ...(['keep', part, 'it is like failure<=0.02 or approvalRate>=0.4'] as const),
        '形如 failure<=0.02 或 approvalRate>=0.4',
      );
    return {
      statistic: statisticOption('keep', statistic, columns),
      bound: sign === '<=' ? 'atMost' : 'atLeast',
      limit: Number(limit),
    };
  });
}

/** A number from an option. @throws {UsageError} */
export function numberOption({ values }: Arguments, name: string): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = /^-?\d*\.?\d+(e-?\d+)?$/.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number)) throw unfit(name, text, 'it is a number', '应为数值');
  return number;
}

/** What is wrong with settings that were asked for, each with its place. */
export function settingsTrouble(
  name: string,
  issues: readonly Issue[],
  language: Language,
): UsageError {
  const lines = new Set(issues.map((issue) => `${name}: ${describeAt(issue, language)}`));
  return new UsageError([...lines].join('\n'));
}

/** Findings as paragraphs above a table. */
export function findingLines(findings: readonly ExplorationFinding[], language: Language): string {
  return findings.map((finding) => `${describeExploration(finding, language)}\n`).join('');
}
