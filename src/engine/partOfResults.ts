import { samplePart, type PathSample } from './pathSample';
import { Results, type ColumnName } from './results';
import type { SeriesName } from '../model/series';

/**
 * Some of the paths of a run: whatever can be asked of a run can be asked of them. Nothing is copied before it is
 * asked for. Statistics and their errors are those of the chosen paths, each with its weight and its replicate; that
 * others might have been chosen, had the run been another, is not in the errors.
 */
export class PartOfResults extends Results {
  override readonly paths: number;
  readonly whole: Results;
  /** Places of the paths in the columns of the whole run, ascending. */
  readonly places: Uint32Array;
  readonly #columns = new Map<string, Float64Array>();
  #partSample: PathSample | undefined;

  /** @throws {RangeError} where the series of the run are known by their sketches alone */
  constructor(whole: Results, places: Uint32Array) {
    if (whole.sketched) throw new RangeError('the paths of a large run are not kept one by one');
    super(whole.shape, []);
    this.whole = whole;
    this.places = places;
    this.paths = places.length;
  }

  /** The weight of the paths ÷ that of the whole run: their share, where all weigh the same. */
  get share(): number {
    const { weights } = this.whole.sample;
    if (!weights) return this.whole.paths === 0 ? 0 : this.paths / this.whole.paths;
    const sum = (values: Float64Array) => values.reduce((total, weight) => total + weight, 0);
    return sum(this.sample.weights!) / sum(weights);
  }

  override pathNumbers(): Uint32Array {
    return this.sample.numbers;
  }

  override get sample(): PathSample {
    return (this.#partSample ??= samplePart(this.whole.sample, this.places));
  }

  override values(column: ColumnName): Float64Array {
    let values = this.#columns.get(column);
    if (!values) {
      const all = this.whole.values(column);
      values = Float64Array.from(this.places, (place) => all[place]);
      this.#columns.set(column, values);
    }
    return values;
  }

  override valuesAt(name: SeriesName, step: number): Float32Array {
    const all = this.whole.valuesAt(name, step);
    return Float32Array.from(this.places, (place) => all[place]);
  }

  override valuesInYear(column: ColumnName, year: number): Float32Array {
    const all = this.whole.valuesInYear(column, year);
    return Float32Array.from(this.places, (place) => all[place]);
  }

  override failureStep(): Uint16Array {
    const all = this.whole.failureStep();
    return Uint16Array.from(this.places, (place) => all[place]);
  }

  override failureCause(): Uint8Array {
    const all = this.whole.failureCause();
    return Uint8Array.from(this.places, (place) => all[place]);
  }
}
