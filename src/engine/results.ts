import {
  outcomes,
  seriesNames,
  type Dimension,
  type OutcomeInfo,
  type OutcomeName,
  type SeriesName,
} from '../model/outcomes';
import type { BlockResult } from './block';
import { Distribution, tailOf } from './distribution';
import type { PathSample } from './pathSample';
import type { Plan } from './plan';
import { bands, failureStatistics, type Bands, type FailureStatistics } from './statistics';

/** What results need to know of their plan. */
export type ResultShape = Pick<
  Plan,
  'columns' | 'steps' | 'months' | 'monthsPerStep' | 'requiredCapitalRatio'
> &
  Partial<Pick<Plan, 'replicated' | 'weighted'>>;

/** Name of a column: an outcome, or an outcome of one member of a dimension (`approvalRate/grade/A`). */
export type ColumnName = OutcomeName | `${OutcomeName}/${Dimension}/${string}`;

/** What is known about the outcome that a column holds. */
export function columnInfo(column: string): OutcomeInfo {
  const name = column.split('/', 1)[0];
  const known: Partial<Record<string, OutcomeInfo>> = outcomes;
  const info = known[name];
  if (!info) throw new RangeError(`unknown outcome: ${column}`);
  return info;
}

/**
 * What a run has given: the columns of its blocks joined in path order, and their statistics, each computed when it is
 * first asked for. Never changes, whatever the order in which the blocks arrived.
 */
export class Results {
  readonly shape: ResultShape;
  readonly paths: number;
  readonly #blocks: readonly BlockResult[];
  readonly #columns = new Map<string, Float64Array>();
  readonly #distributions = new Map<string, Distribution>();
  readonly #bands = new Map<SeriesName, Bands>();
  #failure: FailureStatistics | undefined;
  #sample: PathSample | undefined;

  /** @param blocks of one run, in any order; any subset of the blocks of a plan will do */
  constructor(shape: ResultShape, blocks: Iterable<BlockResult>) {
    this.shape = shape;
    this.#blocks = [...blocks].sort((a, b) => a.from - b.from);
    this.paths = this.#blocks.reduce((paths, block) => paths + block.count, 0);
  }

  /** Number of each path in the run, ascending: what the entries of every column belong to. */
  pathNumbers(): Uint32Array {
    const numbers = new Uint32Array(this.paths);
    let at = 0;
    for (const { from, count } of this.#blocks) {
      for (let path = from; path < from + count; path++) numbers[at++] = path;
    }
    return numbers;
  }

  /** How the paths were drawn, for the errors of statistics: of each column, in its order. */
  get sample(): PathSample {
    return (this.#sample ??= {
      numbers: this.pathNumbers(),
      replicated: this.shape.replicated ?? false,
      ...(this.shape.weighted && { weights: this.#joinWeights() }),
    });
  }

  #joinWeights(): Float64Array {
    const weights = new Float64Array(this.paths);
    let at = 0;
    for (const block of this.#blocks) {
      weights.set(block.weights!, at);
      at += block.count;
    }
    return weights;
  }

  /** The values of an outcome, path by path; not to be written. */
  values(column: ColumnName): Float64Array {
    let values = this.#columns.get(column);
    if (!values) {
      const index = this.shape.columns.indexOf(column);
      if (index < 0) throw new RangeError(`unknown outcome: ${column}`);
      values = new Float64Array(this.paths);
      let at = 0;
      for (const { count, outcomes } of this.#blocks) {
        values.set(outcomes.subarray(index * count, (index + 1) * count), at);
        at += count;
      }
      this.#columns.set(column, values);
    }
    return values;
  }

  /** The distribution of an outcome over the paths. */
  outcome(column: ColumnName): Distribution {
    let distribution = this.#distributions.get(column);
    if (!distribution) {
      distribution = new Distribution(
        this.values(column),
        tailOf(columnInfo(column).better),
        this.sample,
      );
      this.#distributions.set(column, distribution);
    }
    return distribution;
  }

  /** The members of a dimension for which an outcome is told apart, in their order. */
  members(outcome: OutcomeName, dimension: Dimension): string[] {
    const prefix = `${outcome}/${dimension}/`;
    return this.shape.columns
      .filter((column) => column.startsWith(prefix))
      .map((column) => column.slice(prefix.length));
  }

  /** The values of a series in one step (from 0), path by path, in a new array; not where only outcomes were kept. */
  valuesAt(name: SeriesName, step: number): Float32Array {
    if (this.#blocks.some(({ series }) => series.length === 0))
      throw new Error(`the series were not kept: ${name}`);
    const row = seriesNames.indexOf(name) * this.shape.steps + step;
    const values = new Float32Array(this.paths);
    let at = 0;
    for (const { count, series } of this.#blocks) {
      values.set(series.subarray(row * count, (row + 1) * count), at);
      at += count;
    }
    return values;
  }

  /** Mean and quantiles of a series in every step. */
  series(name: SeriesName): Bands {
    let found = this.#bands.get(name);
    if (!found) {
      found = bands(this.shape.steps, (step) => this.valuesAt(name, step), this.sample);
      this.#bands.set(name, found);
    }
    return found;
  }

  /** Step of failure of each path, counted from 1; 0 where the platform lives. */
  failureStep(): Uint16Array {
    const steps = new Uint16Array(this.paths);
    let at = 0;
    for (const block of this.#blocks) {
      steps.set(block.failureStep, at);
      at += block.count;
    }
    return steps;
  }

  /** Cause of failure of each path: an index into `failureCauses`. */
  failureCause(): Uint8Array {
    const causes = new Uint8Array(this.paths);
    let at = 0;
    for (const block of this.#blocks) {
      causes.set(block.failureCause, at);
      at += block.count;
    }
    return causes;
  }

  /** Probability and time of failure, in all and by cause. */
  get failure(): FailureStatistics {
    return (this.#failure ??= failureStatistics(
      this.shape.steps,
      this.failureStep(),
      this.failureCause(),
      this.sample,
    ));
  }
}

/** Takes in blocks as they arrive and gives the results so far, any number of times. */
export class ResultCollector {
  readonly #shape: ResultShape;
  readonly #blocks = new Map<number, BlockResult>();
  #paths = 0;
  #latest: Results | undefined;

  constructor(shape: ResultShape) {
    this.#shape = shape;
  }

  /** Paths taken in so far. */
  get paths(): number {
    return this.#paths;
  }

  /** Takes in a block; its buffers are kept, not copied. */
  add(block: BlockResult): void {
    if (this.#blocks.has(block.from)) throw new Error(`block from path ${block.from} came twice`);
    this.#blocks.set(block.from, block);
    this.#paths += block.count;
    this.#latest = undefined;
  }

  /** The results of the blocks so far; later blocks do not change them. */
  results(): Results {
    return (this.#latest ??= new Results(this.#shape, this.#blocks.values()));
  }
}
