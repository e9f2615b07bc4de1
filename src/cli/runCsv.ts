import type { OutcomeDocument, ResultDocument } from '../engine/resultDocument';
import { quantileLevels, shortfallLevels } from '../engine/statistics';
import { csvTable } from '../engine/csv';

const head = [
  ...['outcome', 'dimension', 'member', 'unit', 'defined'],
  ...['mean', 'standardError', 'standardDeviation'],
  'minimum',
  ...quantileLevels.map((level) => `quantile ${level}`),
  ...['maximum', 'tail'],
  ...shortfallLevels.map((level) => `expected shortfall ${level}`),
];

/** The outcomes of a run, one to a line: all together, by dimension (grade, region, …), and failure in all and by cause. */
export function runCsv({ outcomes, breakdowns, failure, paths }: ResultDocument): string {
  const row = (name: string, dimension: string, member: string, one: OutcomeDocument) => [
    ...[name, dimension, member, one.unit, one.defined],
    ...[one.mean, one.standardError, one.standardDeviation, one.minimum],
    ...quantileLevels.map((level) => one.quantiles[level]),
    ...[one.maximum, one.tail],
    ...shortfallLevels.map((level) => one.expectedShortfall[level]),
  ];
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
    probability('failure', failure.probability, failure.standardError),
    ...(Object.keys(failure.byCause) as (keyof typeof failure.byCause)[]).map((cause) =>
      probability(`failure ${cause}`, failure.byCause[cause], failure.byCauseError[cause]),
    ),
  ]);
}
