import type { OutcomeDocument, ResultDocument, SeriesDocument } from '../engine/resultDocument';
import { quantileLevels, shortfallLevels } from '../engine/statistics';
import { csvTable } from '../engine/csv';

const head = [
  ...['outcome', 'dimension', 'member', 'unit', 'defined'],
  ...['mean', 'standardError', 'standardDeviation'],
  'minimum',
  ...quantileLevels.map((level) => `quantile ${level}`),
  ...['maximum', 'tail'],
  ...shortfallLevels.map((level) => `expected shortfall ${level}`),
  ...['from month', 'to month'],
];

/**
 * The outcomes of a run, one to a line: all together, by dimension (grade, region, …), by dimension and year, and failure
 * in all and by cause. Lines of a year say its months.
 */
export function runCsv({ outcomes, breakdowns, years, failure, paths }: ResultDocument): string {
  const row = (name: string, dimension: string, member: string, one: OutcomeDocument) => [
    ...[name, dimension, member, one.unit, one.defined],
    ...[one.mean, one.standardError, one.standardDeviation, one.minimum],
    ...quantileLevels.map((level) => one.quantiles[level]),
    ...[one.maximum, one.tail],
    ...shortfallLevels.map((level) => one.expectedShortfall[level]),
  ];
  const ofYears = (name: string, dimension: string, member: string, one: SeriesDocument) =>
    one.month.map((month, year) => [
      ...[name, dimension, member, one.unit, undefined, one.mean[year], one.standardError[year]],
      ...[undefined, undefined],
      ...quantileLevels.map((level) => one.quantiles[level]?.[year]),
      ...[undefined, undefined, ...shortfallLevels.map(() => undefined)],
      ...[(one.month[year - 1] ?? 0) + 1, month],
    ]);
  const probability = (name: string, value: number, standardError: number) => [
    ...[name, '', '', 'share', paths, value, standardError],
  ];
  return csvTable(head, [
    ...Object.entries(outcomes).map(([name, one]) => row(name, '', '', one)),
    ...Object.entries(breakdowns).flatMap(([dimension, byName]) =>
      Object.entries(byName).flatMap(([name, byMember]) =>
        Object.entries(byMember).map(([member, one]) => row(name, dimension, member, one)),
      ),
    ),
    ...Object.entries(years).flatMap(([dimension, byName]) =>
      Object.entries(byName).flatMap(([name, byMember]) =>
        Object.entries(byMember).flatMap(([member, one]) => ofYears(name, dimension, member, one)),
      ),
    ),
    probability('failure', failure.probability, failure.standardError),
    ...(Object.keys(failure.byCause) as (keyof typeof failure.byCause)[]).map((cause) =>
      probability(`failure ${cause}`, failure.byCause[cause], failure.byCauseError[cause]),
    ),
  ]);
}
