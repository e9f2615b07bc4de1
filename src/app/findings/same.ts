import type { ColumnName, Results } from '../../engine/results';

/** Whether two runs have the same outcomes on every path that both have. */
export function sameOutcomes(a: Results, b: Results): boolean {
  const columns = a.shape.columns as ColumnName[];
  if (columns.join() !== b.shape.columns.join()) return false;
  const paths = Math.min(a.paths, b.paths);
  return columns.every((column) => {
    const [ofA, ofB] = [a.values(column), b.values(column)];
    for (let path = 0; path < paths; path += 1) {
      if (!Object.is(ofA[path], ofB[path])) return false;
    }
    return true;
  });
}
