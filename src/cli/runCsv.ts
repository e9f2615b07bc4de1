import type { OutcomeDocument, ResultDocument } from '../engine/resultDocument';
import { quantileLevels, shortfallLevels } from '../engine/statistics';
import { csvTable } from './csv';

const head = [
  ...['outcome', 'grade', 'unit', 'defined', 'mean', 'standardError', 'standardDeviation'],
  'minimum',
  ...quantileLevels.map((level) => `quantile ${level}`),
  ...['maximum', 'tail'],
  ...shortfallLevels.map((level) => `expected shortfall ${level}`),
];

/** The outcomes of a run, one to a line: all together, by grade, and failure in all and by cause. */
export function runCsv({ outcomes, grades, failure, paths }: ResultDocument): string {
  const row = (name: string, grade: string, one: OutcomeDocument) => [
    ...[name, grade, one.unit, one.defined, one.mean, one.standardError, one.standardDeviation],
    one.minimum,
    ...quantileLevels.map((level) => one.quantiles[level]),
    ...[one.maximum, one.tail],
    ...shortfallLevels.map((level) => one.expectedShortfall[level]),
  ];
  const probability = (name: string, value: number) => {
    const standardError = Math.sqrt((value * (1 - value)) / paths);
    return [name, '', 'share', paths, value, standardError];
  };
  return csvTable(head, [
    ...Object.entries(outcomes).map(([name, one]) => row(name, '', one)),
    ...Object.entries(grades).flatMap(([name, byGrade]) =>
      Object.entries(byGrade).map(([grade, one]) => row(name, grade, one)),
    ),
    probability('failure', failure.probability),
    ...Object.entries(failure.byCause).map(([cause, value]) =>
      probability(`failure ${cause}`, value),
    ),
  ]);
}
