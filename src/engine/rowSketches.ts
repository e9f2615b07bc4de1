import { replicates } from '../model/replicates';
import type { BlockResult } from './block';
import { errorBetween } from './moments';
import { bandLevels, emptyBands, type Bands } from './statistics';
import { ValueSketch } from './valueSketch';

/** What is kept of one row: a series in one step, or an outcome of a member in one year. Sums are of differences from `origin`, so that they lose no digits. */
interface Row {
  origin: number;
  defined: number;
  sketch: ValueSketch;
  /** Σw and Σwx by replicate. */
  weights: Float64Array;
  sums: Float64Array;
  /** Σw², Σw²x and Σw²x². */
  squares: Float64Array;
}

/**
 * All series, or all years, of a run too large to keep them path by path: the moments and a sketch of the distribution of
 * each row. Blocks are taken in by the order of paths, so that sums have the same bits whatever the number of workers.
 */
export class RowSketches {
  readonly #replicated: boolean;
  readonly #all: Row[];

  constructor(rows: number, replicated: boolean) {
    this.#replicated = replicated;
    this.#all = Array.from({ length: rows }, () => ({
      origin: NaN,
      defined: 0,
      sketch: new ValueSketch(),
      weights: new Float64Array(replicates),
      sums: new Float64Array(replicates),
      squares: new Float64Array(3),
    }));
  }

  /** Takes in the block that comes next by the order of paths, with its rows, `[row][path]`. */
  add({ from, count, weights }: BlockResult, rows: Float32Array): void {
    for (const [row, step] of this.#all.entries()) {
      for (let i = 0; i < count; i++) {
        const value = rows[row * count + i];
        if (value !== value) continue;
        if (step.defined++ === 0) step.origin = value;
        const weight = weights ? weights[i] : 1;
        const x = value - step.origin;
        const replicate = (from + i) % replicates;
        step.sketch.add(value, weight);
        step.weights[replicate] += weight;
        step.sums[replicate] += weight * x;
        step.squares[0] += weight * weight;
        step.squares[1] += weight * weight * x;
        step.squares[2] += weight * weight * x * x;
      }
    }
  }

  /** Mean and quantiles of a stretch of rows from `first` on. Errors of quantiles are those of independent paths. */
  bands(first: number, length: number): Bands {
    const result = emptyBands(length);
    for (let at = 0; at < length; at++) {
      const { origin, defined, sketch, weights, sums, squares } = this.#all[first + at];
      const total = weights.reduce((sum, each) => sum + each, 0);
      const mean = sums.reduce((sum, each) => sum + each, 0) / total;
      const [w, wx, wxx] = squares;
      const apart = Math.max(0, wxx - 2 * mean * wx + mean * mean * w);
      result.defined[at] = defined;
      result.mean[at] = origin + mean;
      result.standardError[at] = this.#replicated
        ? errorBetween(
            sums.map((sum, r) => sum - mean * weights[r]),
            total,
          )
        : Math.sqrt((apart * defined) / (defined - 1)) / total;
      const effective = (total * total) / w;
      for (const [i, level] of bandLevels.entries()) {
        const reach = Math.sqrt((level * (1 - level)) / effective);
        const [low, high] = [Math.max(0, level - reach), Math.min(1, level + reach)];
        result.quantiles[i][at] = sketch.quantile(level);
        result.quantileErrors[i][at] =
          ((sketch.quantile(high) - sketch.quantile(low)) / (high - low)) * reach;
      }
    }
    return result;
  }
}
