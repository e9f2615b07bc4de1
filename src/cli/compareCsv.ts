import type { DifferenceDocument, EstimateDocument } from '../analysis/comparisonDocument';
import type { ResultDocument } from '../engine/resultDocument';
import { outcomeNames } from '../model/outcomes';
import { csvTable } from '../engine/csv';

/** A scenario of a study with its results, and how these differ from the baseline's. */
export interface Compared {
  id: string;
  result: ResultDocument;
  /** None of the baseline itself. */
  difference: DifferenceDocument | null;
}

const head = [
  ...['scenario', 'outcome', 'unit', 'mean', 'standardError', 'baselineMean'],
  ...['difference', 'differenceStandardError', 'differenceLow', 'differenceHigh'],
  ...['distinguishable', 'better', 'equal', 'worse'],
];

/** Every outcome of every scenario, one to a line, with its difference from the baseline. */
export function compareCsv(compared: Compared[]): string {
  const baseline = compared[0].result;
  const rows = compared.flatMap(({ id, result, difference }) => [
    ...outcomeNames.map((name) => {
      const { unit, mean, standardError } = result.outcomes[name];
      const d = difference?.outcomes[name];
      return [
        ...[id, name, unit, mean, standardError, baseline.outcomes[name].mean],
        ...[...estimateCells(d), d?.better, d?.equal, d?.worse],
      ];
    }),
    [
      ...[id, 'failure', 'share', result.failure.probability, result.failure.standardError],
      baseline.failure.probability,
      ...estimateCells(difference?.failure),
    ],
  ]);
  return csvTable(head, rows);
}

function estimateCells(d: EstimateDocument | undefined) {
  return [d?.mean, d?.standardError, d?.interval[0], d?.interval[1], d?.distinguishable];
}
