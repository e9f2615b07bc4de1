import type { ComparativeFinding } from '../analysis/comparativeFindings';
import type { LeverRange } from '../analysis/leverRange';
import { leverTitle } from '../analysis/sentences/words';
import type { SobolAnalysis } from '../analysis/sobol';
import { statisticText, unitOf } from '../analysis/statistic';
import type { Tornado } from '../analysis/tornado';
import { csvTable, type Cell } from '../engine/csv';
import type { Language } from '../scenario/language';
import { showNumber } from '../scenario/show';
import type { Lever } from '../scenario/walk';
import { findingText, sampleLine, statisticHeading, statisticLine } from './comparativeOptions';
import { figures } from './figures';
import { textTable } from './textTable';

const words = {
  en: {
    tornado: ['Lever', 'now', 'to', 'Difference', '±', ''],
    sobol: ['Lever', 'from', 'to', 'First order', '95%', 'Total', '95%'],
    on: 'on',
    off: 'off',
    none: 'none',
    noEffect: 'no path differs',
    unclear: 'not told from 0',
    invalid: 'no valid scenario',
    noise: (share: string) =>
      ` (Monte Carlo error of single figures, as a share of the variance: ${share})`,
  },
  zh: {
    tornado: ['设置', '当前', '改为', '差异', '±', ''],
    sobol: ['设置', '自', '至', '一阶', '95%', '总效应', '95%'],
    on: '开',
    off: '关',
    none: '无',
    noEffect: '各路径均无差异',
    unclear: '与 0 无法区分',
    invalid: '不构成有效情景',
    noise: (share: string) => `（单个数值的蒙特卡洛误差占方差的比例：${share}）`,
  },
};

/** What stands above the tables. */
interface Lead {
  title: string;
  seed: string;
  findings: readonly ComparativeFinding[];
}

/** Where a lever stands, in words. */
function place(lever: Lever, value: unknown, language: Language): string {
  const { on, off, none } = words[language];
  if (typeof value === 'boolean') return value ? on : off;
  if (lever.kind === 'choice') return lever.labels[String(value)]?.[language] ?? String(value);
  if (typeof value !== 'number') return none;
  return showNumber(
    Number(value.toPrecision(6)),
    'info' in lever ? lever.info.unit : undefined,
    language,
  );
}

/** A tornado for a person: for each statistic the levers, the widest swing first. */
export function tornadoTable(
  { title, seed, findings }: Lead,
  { statistics, base, levers, paths }: Tornado,
  language: Language,
): string {
  const show = figures(language);
  const { tornado: head, noEffect: idle, unclear, invalid } = words[language];
  const tables = statistics.map((statistic, k) => {
    const unit = unitOf(statistic);
    const rows = [...levers]
      .sort((a, b) => b.swing[k] - a.swing[k])
      .flatMap(({ path, lever, now, moved, refused }) => [
        ...moved.map(({ to, differences, identical }) => {
          const { mean, interval, distinguishable } = differences[k];
          return [
            ...[leverTitle(path, language), place(lever, now, language)],
            place(lever, to, language),
            show.difference(mean, unit),
            show.differenceError((interval[1] - interval[0]) / 2, unit),
            identical[k] ? idle : distinguishable ? '' : unclear,
          ];
        }),
        ...refused.map(({ to }) => [
          ...[leverTitle(path, language), place(lever, now, language)],
          ...[place(lever, to, language), '–', '–', invalid],
        ]),
      ]);
    const heading = statisticLine(statistic, show.value(base[k], unit), language);
    return `${heading}\n${textTable([head, ...rows], 'right')}\n`;
  });
  const lead = `${title}\n${sampleLine(paths, seed, language)}\n`;
  return `${lead}\n${findingText(findings, language)}\n${tables.join('\n')}`;
}

/** Sobol' indices for a person, the greatest total first. */
export function sobolTable(
  { title, seed, findings }: Lead,
  ranges: readonly LeverRange[],
  { statistics, paths }: SobolAnalysis,
  language: Language,
): string {
  const { sobol: head, noise: noiseWord } = words[language];
  const share = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '–');
  const between = ([low, high]: [number, number]) => `${share(low)} … ${share(high)}`;
  const tables = statistics.map(({ statistic, first, total, noise }) => {
    const order = ranges.map((_, k) => k).sort((a, b) => total[b].value - total[a].value);
    const rows = order.map((k) => {
      const { path, lever, low, high } = ranges[k];
      return [
        ...[leverTitle(path, language), place(lever, low, language), place(lever, high, language)],
        ...[share(first[k].value), between(first[k].interval)],
        ...[share(total[k].value), between(total[k].interval)],
      ];
    });
    const heading = `${statisticHeading(statistic, language)}${noiseWord(share(noise))}`;
    return `${heading}\n${textTable([head, ...rows], 'right')}\n`;
  });
  const lead = `${title}\n${sampleLine(paths, seed, language)}\n`;
  return `${lead}\n${findingText(findings, language)}\n${tables.join('\n')}`;
}

const tornadoHead = [
  ...['statistic', 'unit', 'lever', 'now', 'to', 'difference', 'standardError', 'low', 'high'],
  ...['distinguishable', 'noEffect', 'valid'],
];

/** Every place that a lever was moved to, for every statistic, one to a line. */
export function tornadoCsv({ statistics, levers }: Tornado): string {
  // Levers hold numbers, switches and names of choices.
  const cell = (value: unknown) => value as Cell;
  return csvTable(
    tornadoHead,
    statistics.flatMap((statistic, k) =>
      levers.flatMap(({ path, now, moved, refused, noEffect }) => {
        const name = [statisticText(statistic), unitOf(statistic), path, cell(now)];
        return [
          ...moved.map(({ to, differences }) => {
            const { mean, standardError, interval, distinguishable } = differences[k];
            return [
              ...[...name, cell(to), mean, standardError, ...interval],
              ...[distinguishable, noEffect[k], true],
            ];
          }),
          ...refused.map(({ to }) => [
            ...[...name, cell(to), undefined, undefined, undefined, undefined],
            ...[undefined, undefined, false],
          ]),
        ];
      }),
    ),
  );
}

const sobolHead = [
  ...['statistic', 'lever', 'low', 'high', 'first', 'firstLow', 'firstHigh'],
  ...['total', 'totalLow', 'totalHigh'],
];

/** The indices of every lever for every statistic, one to a line. */
export function sobolCsv(ranges: readonly LeverRange[], { statistics }: SobolAnalysis): string {
  return csvTable(
    sobolHead,
    statistics.flatMap(({ statistic, first, total }) =>
      ranges.map(({ path, low, high }, k) => [
        ...[statisticText(statistic), path, low, high],
        ...[first[k].value, ...first[k].interval, total[k].value, ...total[k].interval],
      ]),
    ),
  );
}
