import type { Results } from './results';
import { failureCauses } from '../model/failureCauses';
import { csvLine } from './csv';

/** A table of paths, some rows at a time; a first column names the scenario where there are several. */
export function* pathsTable(results: Results, scenario?: string): Generator<string> {
  yield csvLine([
    ...(scenario === undefined ? [] : ['scenario']),
    'path',
    ...(results.shape.weighted ? ['weight'] : []),
    ...['failureMonth', 'failureCause'],
    ...results.shape.columns,
  ]);
  yield* pathsRows(results, scenario);
}

/** The rows of all paths, some at a time; a platform that lives has no month of failure. */
export function* pathsRows(results: Results, scenario?: string): Generator<string> {
  const { columns, months } = results.shape;
  const first = scenario === undefined ? [] : [scenario];
  for (const { from, count, outcomes, failureStep, failureCause, weights } of results.blocks) {
    let text = '';
    for (let i = 0; i < count; i++) {
      const month = failureStep[i] === 0 ? undefined : months[failureStep[i] - 1];
      text += csvLine([
        ...first,
        from + i,
        ...(weights ? [weights[i]] : []),
        ...[month, failureCauses[failureCause[i]]],
        ...columns.map((_, column) => outcomes[column * count + i]),
      ]);
    }
    yield text;
  }
}
