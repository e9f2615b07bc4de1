import type { ColumnName, Results } from './results';
import { failureCauses } from '../model/outcomes';
import { csvLine } from './csv';

const chunk = 1000;

/** A table of paths, some rows at a time; a first column names the scenario where there are several. */
export function* pathsTable(results: Results, scenario?: string): Generator<string> {
  yield csvLine([
    ...(scenario === undefined ? [] : ['scenario']),
    ...['path', 'failureMonth', 'failureCause'],
    ...results.shape.columns,
  ]);
  yield* pathsRows(results, scenario);
}

/** The rows of all paths, some at a time; a platform that lives has no month of failure. */
export function* pathsRows(results: Results, scenario?: string): Generator<string> {
  const { columns, months } = results.shape;
  const values = columns.map((column) => results.values(column as ColumnName));
  const numbers = results.pathNumbers();
  const steps = results.failureStep();
  const causes = results.failureCause();
  const first = scenario === undefined ? [] : [scenario];
  for (let begin = 0; begin < results.paths; begin += chunk) {
    let text = '';
    for (let i = begin; i < Math.min(begin + chunk, results.paths); i++) {
      const month = steps[i] === 0 ? undefined : months[steps[i] - 1];
      const outcomes = values.map((column) => column[i]);
      text += csvLine([...first, numbers[i], month, failureCauses[causes[i]], ...outcomes]);
    }
    yield text;
  }
}
