import { blockSize, type BlockResult } from '../engine/block';

/** Some paths of a run that follow each other: the columns that were kept of their blocks, joined; no series. */
export type Stretch = BlockResult;

const noSeries = new Float32Array();

/** What is kept of a block: some of its columns, and how each path ended. */
export function kept(block: BlockResult, columns: readonly number[]): Stretch {
  const { from, count, failureStep, failureCause, weights } = block;
  const outcomes = new Float64Array(columns.length * count);
  for (const [at, column] of columns.entries())
    outcomes.set(block.outcomes.subarray(column * count, (column + 1) * count), at * count);
  return {
    ...{ from, count, outcomes, series: noSeries, failureStep, failureCause },
    ...(weights && { weights }),
  };
}

/** The same paths in as few stretches as there can be, in path order. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const runs: Stretch[][] = [];
  for (const next of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.from + last.count === next.from) runs.at(-1).push(next);
    else runs.push([next]);
  }
  return runs.map(joinedRun);
}

function joinedRun(run: Stretch[]): Stretch {
  if (run.length === 1) return run[0];
  const count = run.reduce((sum, one) => sum + one.count, 0);
  const columns = run[0].outcomes.length / run[0].count;
  const outcomes = new Float64Array(columns * count);
  const failureStep = new Uint16Array(count);
  const failureCause = new Uint8Array(count);
  const weights = run[0].weights && new Float64Array(count);
  let at = 0;
  for (const one of run) {
    for (let column = 0; column < columns; column++) {
      const values = one.outcomes.subarray(column * one.count, (column + 1) * one.count);
      outcomes.set(values, column * count + at);
    }
    failureStep.set(one.failureStep, at);
    failureCause.set(one.failureCause, at);
    weights?.set(one.weights!, at);
    at += one.count;
  }
  return {
    ...{ from: run[0].from, count, outcomes, series: noSeries, failureStep, failureCause },
    ...(weights && { weights }),
  };
}

/** The paths `from` … `to` − 1 of some stretches. */
export function cut(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  return stretches.flatMap((one) => {
    const [begin, end] = [Math.max(from, one.from), Math.min(to, one.from + one.count)];
    if (begin >= end) return [];
    if (begin === one.from && end === one.from + one.count) return [one];
    const [first, count] = [begin - one.from, end - begin];
    const columns = one.outcomes.length / one.count;
    const outcomes = new Float64Array(columns * count);
    for (let column = 0; column < columns; column++) {
      const at = column * one.count + first;
      outcomes.set(one.outcomes.subarray(at, at + count), column * count);
    }
    const failureStep = one.failureStep.slice(first, first + count);
    const failureCause = one.failureCause.slice(first, first + count);
    const weights = one.weights?.slice(first, first + count);
    return [
      {
        ...{ from: begin, count, outcomes, series: noSeries, failureStep, failureCause },
        ...(weights && { weights }),
      },
    ];
  });
}

/** A range of paths that begins and ends with a block. */
export interface Gap {
  from: number;
  paths: number;
}

/** The blocks among the paths `from` … `to` − 1 that some joined stretches lack, as ranges of whole blocks. */
export function gaps(stretches: readonly Stretch[], from: number, to: number): Gap[] {
  const found: Gap[] = [];
  for (let block = from; block < to; block += blockSize) {
    const here = stretches.some(
      (one) => one.from <= block && block + blockSize <= one.from + one.count,
    );
    if (here) continue;
    const last = found.at(-1);
    if (last && last.from + last.paths === block) last.paths += blockSize;
    else found.push({ from: block, paths: blockSize });
  }
  return found;
}
