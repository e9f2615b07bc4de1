import { missingText, type TextColumn } from './tape';

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array | Uint16Array;

/** A column of numbers that grows as rows come; it doubles, so that each number is copied about once. */
export class GrowingColumn<Column extends Numbers> {
  #values: Column;
  #length = 0;
  readonly #make: (length: number) => Column;

  constructor(make: (length: number) => Column) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** What has come, in an array of just that length. */
  done(): Column {
    return this.#values.slice(0, this.#length) as Column;
  }
}

/** Different texts that a column may have. */
export const mostTexts = 5000;

/** A column of texts, each stored once. */
export class GrowingTexts {
  readonly #codes = new GrowingColumn((length) => new Uint16Array(length));
  readonly #byName = new Map<string, number>();

  /** The code of a text; `undefined` where the column has as many different ones as it may. */
  codeOf(text: string): number | undefined {
    if (text === '') return missingText;
    const known = this.#byName.get(text);
    if (known !== undefined) return known;
    if (this.#byName.size === mostTexts) return undefined;
    this.#byName.set(text, this.#byName.size);
    return this.#byName.size - 1;
  }

  push(code: number): void {
    this.#codes.push(code);
  }

  done(): TextColumn {
    return { codes: this.#codes.done(), names: [...this.#byName.keys()] };
  }
}
