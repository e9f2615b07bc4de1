import type { ComparativeFinding } from '../analysis/comparativeFindings';
import type { Progress as Work } from '../analysis/evaluate';
import { untilPrecise, type Precise } from '../analysis/precision';
import { describeComparative } from '../analysis/sentences/comparative';
import { statisticTitle } from '../analysis/sentences/words';
import type { Statistic } from '../analysis/statistic';
import type { Language } from '../scenario/language';
import { shared, type Command } from './command';
import { explorationOptions, statisticOption } from './explorationOptions';
import { complain } from './output';
import { Progress } from './progress';

/** Options that matrix, attribute and sensitivity share. */
export const comparativeOptions = {
  ...explorationOptions,
  sampling: shared.sampling,
  'tail-shift': shared['tail-shift'],
} satisfies Command['options'];

export const precisionOption = {
  value: 'X',
  help: {
    en: 'double the paths, at most six times, until half of every interval is at most X',
    zh: '路径数逐次加倍，最多六次，直至每个区间的一半不超过 X',
  },
};

const mostDoublings = 6;

const words = {
  en: {
    short: (precision: string, paths: number) =>
      `--precision ${precision}: not reached with ${paths} paths`,
  },
  zh: {
    short: (precision: string, paths: number) =>
      `--precision ${precision}：以 ${paths} 条路径未能达到`,
  },
};

/** Statistics from an option, in a list with commas. @throws {UsageError} */
export function statisticsOption(
  option: string,
  text: string,
  columns: readonly string[],
): Statistic[] {
  return text.split(',').map((one) => statisticOption(option, one, columns));
}

/** Carries out an analysis, with more paths where a precision is asked for and not met; says how far it is. */
export async function precisely<T>(
  { title, language }: { title: string; language: Language },
  paths: number,
  precision: number | undefined,
  analyse: (paths: number, onProgress: (work: Work) => void) => Promise<T>,
  halfWidth: (result: T) => number,
): Promise<Precise<T>> {
  const progress = new Progress(title, language);
  try {
    const most = precision === undefined ? paths : paths * 2 ** mostDoublings;
    const precise = await untilPrecise(
      { paths, halfWidth: precision, most },
      analyse,
      halfWidth,
      ({ done, expected }) => progress.showShare(expected > 0 ? done / expected : 1),
    );
    if (!precise.reached) complain(words[language].short(`${precision}`, precise.paths));
    return precise;
  } finally {
    progress.clear();
  }
}

/** Half the width of the widest of some intervals; infinite where one is not known. */
export function widestHalf(intervals: readonly (readonly [number, number])[]): number {
  return intervals.reduce((widest, [low, high]) => {
    const half = (high - low) / 2;
    return Number.isNaN(half) ? Infinity : Math.max(widest, half);
  }, 0);
}

/** Findings as lines above a table. */
export function findingText(findings: readonly ComparativeFinding[], language: Language): string {
  return findings.map((one) => `${describeComparative(one, language)}\n`).join('');
}

/** A statistic as the heading of a table. */
export function statisticHeading(statistic: Statistic, language: Language): string {
  const title = statisticTitle(statistic, language);
  return title[0].toUpperCase() + title.slice(1);
}

/** A statistic as the heading of a table, and what it is before anything is done to it. */
export function statisticLine(statistic: Statistic, figure: string, language: Language): string {
  return `${statisticHeading(statistic, language)}${language === 'zh' ? '：' : ': '}${figure}`;
}

/** How many paths, with which seed. */
export function sampleLine(paths: number, seed: string, language: Language): string {
  const count = paths.toLocaleString('en');
  return language === 'zh'
    ? `每个情景 ${count} 条路径 · 种子“${seed}”`
    : `${count} paths of each scenario · seed “${seed}”`;
}
