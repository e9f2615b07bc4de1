import type { DifferenceDocument } from '../analysis/comparisonDocument';
import type { ResultDocument } from '../engine/resultDocument';
import { csvLine } from './csv';

/** A scenario of a study with its results, and how these differ from the baseline's. */
export interface Compared {
  id: string;
  result: ResultDocument;
  /** None of the baseline itself. */
  difference: DifferenceDocument | null;
}

/** Every outcome of every scenario, one to a line, with its difference from the baseline. */
export function compareCsv(compared: Compared[]): string {
  const [baseline] = compared;
  const lines = compared.flatMap(({ id, result, difference }) => [
    ...Object.entries(result.outcomes).map(([name, { unit, mean, standardError }]) => {
      const key = name as keyof typeof result.outcomes;
      const d = difference?.outcomes[key];
      return csvLine([
        ...[id, name, unit, mean, standardError, baseline.result.outcomes[key].mean],
        ...[d?.mean, d?.standardError, d?.interval[0], d?.interval[1], d?.distinguishable],
        ...[d?.better, d?.equal, d?.worse],
      ]);
    }),
    csvLine([
      ...[id, 'failure', 'share', result.failure.probability, result.failure.standardError],
      baseline.result.failure.probability,
      ...[difference?.failure.mean, difference?.failure.standardError],
      ...[difference?.failure.interval[0], difference?.failure.interval[1]],
      difference?.failure.distinguishable,
    ]),
  ]);
  const head = csvLine([
    ...['scenario', 'outcome', 'unit', 'mean', 'standardError', 'baselineMean'],
    ...['difference', 'differenceStandardError', 'differenceLow', 'differenceHigh'],
    ...['distinguishable', 'better', 'equal', 'worse'],
  ]);
  return head + lines.join('');
}
