import { tailOf } from '../engine/distribution';
import { moments } from '../engine/moments';
import { samplePart, type PathSample } from '../engine/pathSample';
import { tellsShares } from '../engine/proportion';
import { columnInfo, type ColumnName, type Results } from '../engine/results';
import { bands, quantileLevels, shortfallLevels, type Bands } from '../engine/statistics';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { type SeriesName } from '../model/series';
import {
  estimate,
  pathDifferences,
  pairedDifference,
  quantileDifference,
  shortfallDifference,
  type Estimate,
  type PairedDifference,
} from './difference';
import { pairPaths, type Pairs } from './pairs';

/** How an outcome of B differs from that of A on the paths that both have. */
export interface OutcomeDifference extends PairedDifference {
  /** Differences of the quantiles at `quantileLevels`. */
  quantiles: number[];
  /** Differences of the expected shortfalls at `shortfallLevels`. */
  expectedShortfall: Estimate[];
}

/** How the probability of failure of B differs from that of A. */
export interface FailureDifference extends Estimate {
  /** Numbers of paths on which both fail, only A, only B, and none. */
  both: number;
  onlyA: number;
  onlyB: number;
  none: number;
}

/**
 * Two runs on the same shocks, compared path by path. Every difference is B minus A; each is computed when it is first
 * asked for.
 */
export class Comparison {
  readonly a: Results;
  readonly b: Results;
  readonly #pairs: Pairs;
  /** How the paths that both have were drawn. */
  readonly #sample: PathSample;
  readonly #outcomes = new Map<string, OutcomeDifference>();
  readonly #series = new Map<SeriesName, Bands>();
  readonly #failures = new Map<number, FailureDifference>();

  constructor(a: Results, b: Results) {
    this.a = a;
    this.b = b;
    this.#pairs = pairPaths(a, b);
    this.#sample = samplePart(a.sample, this.#pairs.inA);
  }

  /** Number of paths that both runs have. */
  get paths(): number {
    return this.#pairs.count;
  }

  /** Difference of an outcome that both runs have. */
  outcome(column: ColumnName): OutcomeDifference {
    let found = this.#outcomes.get(column);
    if (!found) {
      found = this.#compareOutcome(column);
      // The differences of all outcomes of large runs at once would take too much memory.
      if (!this.a.sketched && !this.b.sketched) this.#outcomes.set(column, found);
    }
    return found;
  }

  /**
   * Computes the differences that an earlier comparison was asked for, as far as both runs have them, a little at each
   * step of the iteration.
   */
  *prepareLike(earlier: Comparison): Generator<void> {
    for (const name of earlier.#series.keys()) yield void this.series(name);
    for (const column of earlier.#outcomes.keys())
      if (this.a.has(column) && this.b.has(column)) yield void this.outcome(column);
    for (const cause of earlier.#failures.keys()) yield void this.#compareFailure(cause);
  }

  /** Difference of the quantiles of an outcome at any level. */
  quantile(column: ColumnName, level: number): Estimate {
    const [a, b] = [this.a.outcome(column), this.b.outcome(column)];
    const [valuesA, valuesB] = this.#values(column);
    return quantileDifference(a, b, valuesA, valuesB, level, this.#sample);
  }

  /** Difference of the expected shortfalls of an outcome at any level. */
  shortfall(column: ColumnName, level: number): Estimate {
    const { inA, inB } = this.#pairs;
    const [a, b] = [this.a.outcome(column), this.b.outcome(column)];
    return shortfallDifference(a, b, inA, inB, level, this.#sample);
  }

  /** Mean and quantiles of the difference of a series, in every step that both runs have. */
  series(name: SeriesName): Bands {
    let found = this.#series.get(name);
    if (!found) {
      const { count, inA, inB } = this.#pairs;
      found = bands(
        Math.min(this.a.shape.steps, this.b.shape.steps),
        (step) => {
          const valuesA = this.a.valuesAt(name, step);
          const valuesB = this.b.valuesAt(name, step);
          return Float32Array.from({ length: count }, (_, i) => valuesB[inB[i]] - valuesA[inA[i]]);
        },
        this.#sample,
      );
      this.#series.set(name, found);
    }
    return found;
  }

  /** Difference of the probability of failure, from whatever cause. */
  get failure(): FailureDifference {
    return this.#compareFailure(0);
  }

  /** Difference of the probability of failure from one cause. */
  failureBy(cause: FailureCause): FailureDifference {
    return this.#compareFailure(failureCauses.indexOf(cause));
  }

  /** The values of an outcome in A and in B on the paths that both have. */
  #values(column: ColumnName): [Float64Array, Float64Array] {
    const { inA, inB } = this.#pairs;
    const allA = this.a.values(column);
    const allB = this.b.values(column);
    return [Float64Array.from(inA, (i) => allA[i]), Float64Array.from(inB, (i) => allB[i])];
  }

  #compareOutcome(column: ColumnName): OutcomeDifference {
    const { inA, inB } = this.#pairs;
    const [a, b] = [this.a.outcome(column), this.b.outcome(column)];
    const [valuesA, valuesB] = this.#values(column);
    const { better } = columnInfo(column);
    const differences = pathDifferences(valuesA, valuesB);
    return {
      ...pairedDifference(differences, better, tailOf(better), this.#sample),
      quantiles: quantileLevels.map((level) => b.quantile(level) - a.quantile(level)),
      expectedShortfall: shortfallLevels.map((level) =>
        shortfallDifference(a, b, inA, inB, level, this.#sample),
      ),
    };
  }

  /** @param cause index of a cause; 0 for any */
  #compareFailure(cause: number): FailureDifference {
    let found = this.#failures.get(cause);
    if (!found) {
      const { count, inA, inB } = this.#pairs;
      const [causesA, causesB] = [this.a.failureCause(), this.b.failureCause()];
      const fails = (is: number) => (cause === 0 ? is !== 0 : is === cause);
      let [both, onlyA, onlyB] = [0, 0, 0];
      const differences = new Int8Array(count);
      for (let i = 0; i < count; i++) {
        const failsA = fails(causesA[inA[i]]);
        const failsB = fails(causesB[inB[i]]);
        if (failsA && failsB) both++;
        else if (failsA) onlyA++;
        else if (failsB) onlyB++;
        differences[i] = Number(failsB) - Number(failsA);
      }
      const { mean, standardError, degreesOfFreedom } = moments(differences, {
        ...this.#sample,
        replicated: tellsShares(this.#sample, onlyA + onlyB, count),
      });
      const none = count - both - onlyA - onlyB;
      found = { ...estimate(mean, standardError, degreesOfFreedom), both, onlyA, onlyB, none };
      this.#failures.set(cause, found);
    }
    return found;
  }
}
