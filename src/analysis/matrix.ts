import type { ColumnName, Results } from '../engine/results';
import type { Scenario } from '../scenario/scenario';
import type { Localized } from '../scenario/quantity';
import type { Estimate } from './difference';
import { type EvaluationRequest, type Evaluator } from './evaluate';
import { groupMeans, partsDifference, partsOf, type Parts } from './parts';
import { drawAgain, meanOfDrawn } from './resample';
import { betterOf, columnsOf, measure, type Statistic } from './statistic';

/** What a row or a column of a matrix stands for. */
export interface Heading {
  id: string;
  title: Localized | string;
}

/** Scenarios in rows and columns: strategies (or sets of rules) against worlds, say. `cells[row][column]`. */
export interface MatrixDesign {
  rows: readonly Heading[];
  columns: readonly Heading[];
  cells: readonly (readonly Scenario[])[];
}

/** Whether a probability is above a tolerance: known to be, known not to be, or the paths can't tell. */
export type Verdict = 'above' | 'below' | 'unclear';

export interface MatrixCell {
  value: number;
  /** 95 % interval. */
  interval: [number, number];
  /** How much better the best of its column is, on the same paths; none where neither way is better. */
  regret?: Estimate;
  failure: { probability: number; interval: [number, number]; verdict: Verdict };
}

/** The best of a column. */
export interface BestInColumn {
  row: number;
  /** Rows whose shortfall behind the best the paths don't tell from zero. */
  tied: number[];
  /** How often each row is the best when the paths are drawn again. */
  support: number[];
}

export interface Matrix {
  statistic: Statistic;
  better: 'higher' | 'lower' | 'neither';
  paths: number;
  cells: MatrixCell[][];
  /** None of these where neither way is better. */
  choice?: {
    best: BestInColumn[];
    /** The greatest regret of each row over all columns, and the column where it arises. */
    greatest: { regret: Estimate; column: number }[];
    /** The row whose greatest regret is the least (Savage, JASA 46, 1951). */
    row: number;
    /** How often each row would be chosen when the paths are drawn again. */
    support: number[];
  };
}

/** Runs every cell of a matrix on the same shocks; results as `[row][column]`. */
export async function evaluateMatrix(
  evaluator: Evaluator,
  { cells, columns: { length } }: MatrixDesign,
  request: EvaluationRequest,
): Promise<Results[][]> {
  const results = await evaluator.evaluateAll(cells.flat(), request);
  return cells.map((_, row) => results.slice(row * length, (row + 1) * length));
}

/** The outcomes that a matrix of a statistic needs. */
export const matrixColumns = (statistic: Statistic): ColumnName[] => columnsOf([statistic]);

/**
 * A statistic over the cells of a matrix, each with its regret: how far it stays behind the best of its column.
 * @param results `[row][column]`, all on the same paths
 * @param tolerance the probability of failure that is borne
 * @param seed of the resampling
 */
export function matrixOf(
  results: readonly (readonly Results[])[],
  statistic: Statistic,
  tolerance: number,
  seed: string,
): Matrix {
  const better = betterOf(statistic);
  const cells = results.map((row) => row.map((one) => cellOf(one, statistic, tolerance)));
  const matrix: Matrix = { statistic, better, paths: results[0][0].paths, cells };
  if (better === 'neither') return matrix;

  const sign = better === 'higher' ? 1 : -1;
  const parts = results.map((row) => row.map((one) => partsOf(one, statistic)));
  const { sample } = results[0][0];
  const best = bestRows(parts.map((row) => row.map(({ value }) => sign * value)));
  for (const [r, row] of cells.entries()) {
    for (const [c, cell] of row.entries()) {
      const [behind, ahead] = [parts[r][c], parts[best[c]][c]];
      cell.regret = partsDifference(
        ...(sign > 0 ? ([behind, ahead] as const) : ([ahead, behind] as const)),
        sample,
        statistic,
      );
    }
  }
  const greatest = cells.map((row) => {
    const column = indexOfGreatest(row.map(({ regret }) => regret!.mean));
    return { regret: row[column].regret!, column };
  });
  const { bestSupport, choiceSupport } = supports(parts, sign, sample, seed);
  matrix.choice = {
    best: best.map((row, c) => ({
      row,
      tied: cells.flatMap((other, r) => (r !== row && !told(other[c].regret!) ? [r] : [])),
      support: bestSupport[c],
    })),
    greatest,
    row: indexOfGreatest(greatest.map(({ regret }) => -regret.mean)),
    support: choiceSupport,
  };
  return matrix;
}

const told = ({ distinguishable }: Estimate) => distinguishable;

function cellOf(results: Results, statistic: Statistic, tolerance: number): MatrixCell {
  const { value, interval } = measure(results, statistic);
  const { probability, interval: between } = results.failure;
  const verdict = between[0] > tolerance ? 'above' : between[1] <= tolerance ? 'below' : 'unclear';
  return {
    value,
    interval: [...interval],
    failure: { probability, interval: between, verdict },
  };
}

/** The row of the greatest value in each column. */
function bestRows(values: readonly (readonly number[])[]): number[] {
  return values[0].map((_, column) => indexOfGreatest(values.map((row) => row[column])));
}

/** The first of the greatest; a value that is not defined is never the greatest. */
function indexOfGreatest(values: readonly number[]): number {
  return values.reduce(
    (best, value, index) => (value > values[best] || Number.isNaN(values[best]) ? index : best),
    0,
  );
}

/**
 * How often each row is the best of a column, and is the choice, when groups of paths are drawn again, the same ones in
 * every cell. Undefined statistics leave no support to any row.
 */
function supports(
  parts: readonly (readonly Parts[])[],
  sign: number,
  sample: Results['sample'],
  seed: string,
): { bestSupport: number[][]; choiceSupport: number[] } {
  const means = parts.map((row) => row.map((cell) => groupMeans(cell, sample)));
  const none = () => parts.map(() => 0);
  const bestCount = parts[0].map(none);
  const choiceCount = none();
  let draws = 0;
  for (const drawn of drawAgain(means[0][0].length, seed)) {
    draws++;
    const values = means.map((row) => row.map((groups) => sign * meanOfDrawn(groups, drawn)));
    const best = bestRows(values);
    for (const [column, row] of best.entries()) bestCount[column][row]++;
    const greatest = values.map((row) =>
      row.reduce((most, value, c) => Math.max(most, values[best[c]][c] - value), 0),
    );
    choiceCount[indexOfGreatest(greatest.map((regret) => -regret))]++;
  }
  const share = (count: number) => count / draws;
  return {
    bestSupport: bestCount.map((rows) => rows.map(share)),
    choiceSupport: choiceCount.map(share),
  };
}
