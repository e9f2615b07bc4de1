import type { AttributedGroup, Attribution } from '../analysis/attribution';
import type { ComparativeFinding } from '../analysis/comparativeFindings';
import { statisticText, unitOf } from '../analysis/statistic';
import { csvTable } from '../engine/csv';
import { inLanguage, type Language } from '../scenario/language';
import { findingText, sampleLine, statisticLine } from './comparativeOptions';
import { figures } from './figures';
import { textTable } from './textTable';

const words = {
  en: {
    head: ['Explained by', 'Amount', '±', 'Share', 'If first', 'If last', ''],
    difference: 'Difference',
    unclear: 'not told from 0',
    noEffect: 'no path differs',
  },
  zh: {
    head: ['解释来源', '数值', '±', '占比', '最先改变', '最后改变', ''],
    difference: '差异',
    unclear: '与 0 无法区分',
    noEffect: '各路径均无差异',
  },
};

/** What stands above the tables. */
interface Lead {
  title: string;
  seed: string;
  findings: readonly ComparativeFinding[];
}

/** What a group is called, with the heading that it stands under. */
function groupName({ members }: AttributedGroup, language: Language): string {
  return members
    .map(({ title, trail }) =>
      [trail.at(-1), title].flatMap((one) => (one ? [inLanguage(one, language)] : [])).join(' › '),
    )
    .join(' + ');
}

/** An attribution for a person: the findings, and for each statistic what each group adds. */
export function attributionTable(
  { title, seed, findings }: Lead,
  { groups, statistics, paths }: Attribution,
  language: Language,
): string {
  const show = figures(language);
  const { head, difference: whole, unclear, noEffect: none } = words[language];
  const tables = statistics.map(({ statistic, difference, contributions, from, to }) => {
    const unit = unitOf(statistic);
    const half = ([low, high]: readonly [number, number]) =>
      show.differenceError((high - low) / 2, unit);
    const rows = contributions.map(({ value, first, last, noEffect }, i) => [
      ...[groupName(groups[i], language), show.difference(value.mean, unit), half(value.interval)],
      difference.distinguishable ? show.value(value.mean / difference.mean, 'share') : '–',
      ...[first, last].map((one) => (one ? show.difference(one.mean, unit) : '–')),
      noEffect ? none : value.distinguishable ? '' : unclear,
    ]);
    const last = [
      ...[whole, show.difference(difference.mean, unit), half(difference.interval), '', '', ''],
      difference.distinguishable ? '' : unclear,
    ];
    const ends = `${show.value(from.value, unit)} → ${show.value(to.value, unit)}`;
    const heading = statisticLine(statistic, ends, language);
    return `${heading}\n${textTable([head, ...rows, last], 'right')}\n`;
  });
  const lead = `${title}\n${sampleLine(paths, seed, language)}\n`;
  return `${lead}\n${findingText(findings, language)}\n${tables.join('\n')}`;
}

const csvHead = [
  ...['statistic', 'unit', 'group', 'value', 'standardError', 'low', 'high'],
  ...['distinguishable', 'noEffect', 'first', 'last'],
];

/** What each group adds to each statistic, one to a line, and the difference. */
export function attributionCsv({ groups, statistics }: Attribution): string {
  return csvTable(
    csvHead,
    statistics.flatMap(({ statistic, difference, contributions }) => {
      const name = [statisticText(statistic), unitOf(statistic)];
      const cells = ({ mean, standardError, interval, distinguishable }: typeof difference) => [
        ...[mean, standardError, ...interval, distinguishable],
      ];
      return [
        ...contributions.map(({ value, first, last, noEffect }, i) => [
          ...[...name, groups[i].id, ...cells(value), noEffect, first?.mean, last?.mean],
        ]),
        [...name, 'difference', ...cells(difference)],
      ];
    }),
  );
}
