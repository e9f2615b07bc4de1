import type { ComparativeFinding } from '../analysis/comparativeFindings';
import type { Heading, Matrix, MatrixCell, MatrixDesign, Verdict } from '../analysis/matrix';
import { statisticText, unitOf } from '../analysis/statistic';
import { csvTable } from '../engine/csv';
import { inLanguage, type Language } from '../scenario/language';
import { findingText, sampleLine, statisticHeading } from './comparativeOptions';
import { figures } from './figures';
import { textTable } from './textTable';

const words = {
  en: {
    failure: 'Probability of failure (! above the tolerance, ? not told)',
    regret: 'Regret: behind the best of the column',
    greatest: 'Greatest',
    chosen: 'Chosen in',
  },
  zh: {
    failure: '倒闭概率（! 高于容忍度，? 无法判断）',
    regret: '后悔值：落后本列最优的幅度',
    greatest: '最大',
    chosen: '入选比例',
  },
};

const marks: Record<Verdict, string> = { above: '!', below: ' ', unclear: '?' };

/** A matrix for a person: the findings, the figures, the probabilities of failure and the regrets. */
export function matrixTable(
  title: string,
  { rows, columns, cells: scenarios }: MatrixDesign,
  { cells, choice, statistic, paths }: Matrix,
  findings: readonly ComparativeFinding[],
  language: Language,
): string {
  const show = figures(language);
  const unit = unitOf(statistic);
  const { failure, regret, greatest, chosen } = words[language];
  const name = ({ title: own, id }: Heading) => inLanguage(own, language) || id;
  const table = (
    heading: string,
    cell: (one: MatrixCell) => string,
    more: { head: string[]; of: (row: number) => string[] } = { head: [], of: () => [] },
  ) => {
    const head = ['', ...columns.map(name), ...more.head];
    const lines = rows.map((row, r) => [name(row), ...cells[r].map(cell), ...more.of(r)]);
    return `${heading}\n${textTable([head, ...lines], 'right')}\n`;
  };
  const halfOf = ([low, high]: readonly [number, number]) => (high - low) / 2;
  // Regret is never below zero: a sign would say nothing.
  const apart = (value: number) => show.difference(value, unit).replace('+', '');
  const tables = [
    table(statisticHeading(statistic, language), ({ value, interval }) => {
      return `${show.value(value, unit)} ± ${show.error(halfOf(interval), unit)}`;
    }),
    ...(choice
      ? [
          table(
            regret,
            (one) =>
              `${apart(one.regret!.mean)} ± ${show.differenceError(halfOf(one.regret!.interval), unit)}`,
            {
              head: [greatest, chosen],
              of: (row) => [
                apart(choice.greatest[row].regret.mean),
                show.value(choice.support[row], 'share'),
              ],
            },
          ),
        ]
      : []),
    table(
      failure,
      ({ failure: { probability, verdict } }) =>
        `${show.value(probability, 'share')} ${marks[verdict]}`,
    ),
  ];
  const { seed } = scenarios[0][0].run;
  const lead = `${title}\n${sampleLine(paths, seed, language)}\n`;
  return `${lead}\n${findingText(findings, language)}\n${tables.join('\n')}`;
}

const head = [
  ...['row', 'column', 'statistic', 'unit', 'value', 'low', 'high'],
  ...['regret', 'regretStandardError', 'regretLow', 'regretHigh', 'best', 'chosen'],
  ...['failure', 'failureLow', 'failureHigh', 'failureVerdict'],
];

/** Every cell of a matrix, one to a line. */
export function matrixCsv(
  { rows, columns }: MatrixDesign,
  { cells, choice, statistic }: Matrix,
): string {
  return csvTable(
    head,
    cells.flatMap((row, r) =>
      row.map(({ value, interval, regret, failure }, c) => [
        ...[rows[r].id, columns[c].id, statisticText(statistic), unitOf(statistic)],
        ...[value, ...interval, regret?.mean, regret?.standardError],
        ...(regret?.interval ?? [undefined, undefined]),
        ...[choice && choice.best[c].row === r, choice && choice.row === r],
        ...[failure.probability, ...failure.interval, failure.verdict],
      ]),
    ),
  );
}
