import { type Dimension } from '../model/breakdowns';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { outcomes, type OutcomeInfo, type OutcomeName } from '../model/outcomes';
import { seriesNames, type SeriesName } from '../model/series';
import { mostExactPaths } from '../scenario/exactPaths';
import type { BlockResult } from './block';
import { Distribution, tailOf } from './distribution';
import type { PathSample } from './pathSample';
import type { Plan } from './plan';
import { RowSketches } from './rowSketches';
import { proportion, type Proportion } from './proportion';
import {
  bands,
  failedBy,
  failureStatistics,
  type Bands,
  type FailureStatistics,
} from './statistics';

/** What results need to know of their plan. */
export type ResultShape = Pick<
  Plan,
  'columns' | 'steps' | 'months' | 'monthsPerStep' | 'requiredCapitalRatio'
> &
  Partial<Pick<Plan, 'replicated' | 'weighted' | 'years' | 'yearlyColumns'>>;

/** What is kept of the rows of a large run. */
interface RunSketches {
  series: RowSketches;
  years: RowSketches;
}

/** What is kept of a block. Its series are empty where only outcomes were kept. */
export type KeptBlock = Omit<BlockResult, 'outcomes'> & {
  outcomes: Float64Array | Float32Array;
};

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
  /** What is kept of the blocks, in path order. */
  readonly blocks: readonly KeptBlock[];
  readonly #sketches: RunSketches | undefined;
  readonly #columns = new Map<string, Float64Array>();
  readonly #distributions = new Map<string, Distribution>();
  readonly #bands = new Map<SeriesName, Bands>();
  readonly #yearly = new Map<string, Bands>();
  readonly #failedBy = new Map<string, Proportion>();
  #failure: FailureStatistics | undefined;
  #sample: PathSample | undefined;

  /**
   * @param blocks of one run, in any order; any subset of the blocks of a plan will do
   * @param sketches of the series and years, where the blocks do not hold them
   */
  constructor(shape: ResultShape, blocks: Iterable<KeptBlock>, sketches?: RunSketches) {
    this.shape = shape;
    this.#sketches = sketches;
    this.blocks = [...blocks].sort((a, b) => a.from - b.from);
    this.paths = this.blocks.reduce((paths, block) => paths + block.count, 0);
  }

  /** Whether the run is so large that its series are known by their sketches alone. */
  get sketched(): boolean {
    return this.#sketches !== undefined;
  }

  /** Number of each path in the run, ascending: what the entries of every column belong to. */
  pathNumbers(): Uint32Array {
    const numbers = new Uint32Array(this.paths);
    let at = 0;
    for (const { from, count } of this.blocks) {
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
    for (const block of this.blocks) {
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
      for (const { count, outcomes } of this.blocks) {
        values.set(outcomes.subarray(index * count, (index + 1) * count), at);
        at += count;
      }
      // All columns of a large run at once would take more memory than reading them anew takes time.
      if (!this.sketched) this.#columns.set(column, values);
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
      if (!this.sketched) this.#distributions.set(column, distribution);
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
    if (this.blocks.some(({ series }) => series.length === 0))
      throw new Error(`the series were not kept: ${name}`);
    const row = seriesNames.indexOf(name) * this.shape.steps + step;
    const values = new Float32Array(this.paths);
    let at = 0;
    for (const { count, series } of this.blocks) {
      values.set(series.subarray(row * count, (row + 1) * count), at);
      at += count;
    }
    return values;
  }

  /** Mean and quantiles of a series in every step. */
  series(name: SeriesName): Bands {
    let found = this.#bands.get(name);
    if (!found) {
      found =
        this.#sketches?.series.bands(
          seriesNames.indexOf(name) * this.shape.steps,
          this.shape.steps,
        ) ?? bands(this.shape.steps, (step) => this.valuesAt(name, step), this.sample);
      this.#bands.set(name, found);
    }
    return found;
  }

  /** Last month of each year of the run; the last year may be shorter. */
  get years(): readonly number[] {
    return this.shape.years ?? [];
  }

  /** Whether an outcome of a member is told year by year. */
  isYearly(column: string): column is ColumnName {
    return this.shape.yearlyColumns?.includes(column) ?? false;
  }

  /**
   * The values of an outcome of a member in one year (from 0), path by path, in a new array: what flowed in the year, 0
   * after the platform has failed; of a rate NaN where there is nothing that it is a share of.
   */
  valuesInYear(column: ColumnName, year: number): Float32Array {
    const row = this.#yearlyRow(column) + year;
    const values = new Float32Array(this.paths);
    let at = 0;
    for (const { count, yearly } of this.blocks) {
      if (!yearly?.length) throw new Error(`the years were not kept: ${column}`);
      values.set(yearly.subarray(row * count, (row + 1) * count), at);
      at += count;
    }
    return values;
  }

  #yearlyRow(column: string): number {
    const place = this.shape.yearlyColumns?.indexOf(column) ?? -1;
    if (place < 0) throw new RangeError(`not told year by year: ${column}`);
    return place * this.years.length;
  }

  /** Mean and quantiles of an outcome of a member in every year. */
  yearly(column: ColumnName): Bands {
    let found = this.#yearly.get(column);
    if (!found) {
      const row = this.#yearlyRow(column);
      const years = this.years.length;
      found =
        this.#sketches?.years.bands(row, years) ??
        bands(years, (year) => this.valuesInYear(column, year), this.sample);
      this.#yearly.set(column, found);
    }
    return found;
  }

  /** Step of failure of each path, counted from 1; 0 where the platform lives. */
  failureStep(): Uint16Array {
    const steps = new Uint16Array(this.paths);
    let at = 0;
    for (const block of this.blocks) {
      steps.set(block.failureStep, at);
      at += block.count;
    }
    return steps;
  }

  /** Cause of failure of each path: an index into `failureCauses`. */
  failureCause(): Uint8Array {
    const causes = new Uint8Array(this.paths);
    let at = 0;
    for (const block of this.blocks) {
      causes.set(block.failureCause, at);
      at += block.count;
    }
    return causes;
  }

  /** Share of paths that have failed by the end of a step (from 0), by any cause or by one, with its error. */
  failedBy(step: number, cause?: FailureCause): Proportion {
    const key = `${step} ${cause ?? ''}`;
    let share = this.#failedBy.get(key);
    if (!share) {
      const number = cause && failureCauses.indexOf(cause);
      share = failedBy(step, this.failureStep(), this.failureCause(), this.sample, number);
      this.#failedBy.set(key, share);
    }
    return share;
  }

  /** Share of paths on which a series lies below a value in a step (from 0), with its error. */
  shareBelow(name: SeriesName, step: number, value: number): Proportion {
    const below = this.valuesAt(name, step).map((x) => (x !== x ? NaN : x < value ? 1 : 0));
    return proportion(below, this.sample);
  }

  /** Whether a column is one of the run's: what is told apart differs with the platform. */
  has(column: string): column is ColumnName {
    return this.shape.columns.includes(column);
  }

  /**
   * Computes the statistics that earlier results were asked for, as far as this run has them, a little at each step of
   * the iteration: for callers that have other things to do in between.
   */
  *prepareLike(earlier: Results): Generator<void> {
    for (const name of earlier.#bands.keys()) yield void this.series(name);
    for (const column of earlier.#distributions.keys())
      if (this.has(column)) yield void this.outcome(column).quantile(0.5);
    for (const column of earlier.#yearly.keys())
      if (this.isYearly(column)) yield void this.yearly(column);
    if (earlier.#failure) yield void this.failure;
    for (const key of earlier.#failedBy.keys()) {
      const [step, cause] = key.split(' ');
      yield void this.failedBy(Number(step), (cause || undefined) as FailureCause | undefined);
    }
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

/**
 * Takes in blocks as they arrive and gives the results so far, any number of times. A large run is boiled down as it
 * comes in, by the order of paths: blocks wait until all before them have arrived, so that sums have the same bits
 * whatever the number of workers.
 */
export class ResultCollector {
  readonly #shape: ResultShape;
  readonly #blocks = new Map<number, KeptBlock>();
  readonly #sketches: RunSketches | undefined;
  readonly #waiting = new Map<number, BlockResult>();
  #next = 0;
  #paths = 0;
  #latest: Results | undefined;

  /** @param expected paths that will come, from path 0 on; unless it is given, all are kept as they are */
  constructor(shape: ResultShape, expected = 0) {
    this.#shape = shape;
    if (expected > mostExactPaths) {
      const sketches = (rows: number) => new RowSketches(rows, shape.replicated ?? false);
      this.#sketches = {
        series: sketches(seriesNames.length * shape.steps),
        years: sketches((shape.yearlyColumns?.length ?? 0) * (shape.years?.length ?? 0)),
      };
    }
  }

  /** Paths taken in so far. */
  get paths(): number {
    return this.#paths;
  }

  /** Takes in a block; its buffers are kept, not copied, but for those of a large run. */
  add(block: BlockResult): void {
    if (this.#blocks.has(block.from) || this.#waiting.has(block.from))
      throw new Error(`block from path ${block.from} came twice`);
    this.#paths += block.count;
    this.#latest = undefined;
    if (!this.#sketches) {
      this.#blocks.set(block.from, block);
      return;
    }
    this.#waiting.set(block.from, block);
    for (let next; (next = this.#waiting.get(this.#next)); this.#next += next.count) {
      this.#waiting.delete(this.#next);
      this.#sketches.series.add(next, next.series);
      if (next.yearly) this.#sketches.years.add(next, next.yearly);
      this.#blocks.set(next.from, {
        ...next,
        outcomes: Float32Array.from(next.outcomes),
        series: new Float32Array(0),
        yearly: new Float32Array(0),
      });
    }
  }

  /**
   * The results of the blocks so far; later blocks do not change them.
   * @throws {Error} for a large run before its last block
   */
  results(): Results {
    if (this.#waiting.size > 0) throw new Error('blocks of a large run are missing');
    return (this.#latest ??= new Results(this.#shape, this.#blocks.values(), this.#sketches));
  }
}
