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

  /** Whether a text is among those of the column, or there is room for it. */
  takes(text: string): boolean {
    return text === '' || this.#byName.has(text) || this.#byName.size < mostTexts;
  }

  /** @param text that the column takes */
  push(text: string): void {
    let code = text === '' ? missingText : this.#byName.get(text);
    if (code === undefined) this.#byName.set(text, (code = this.#byName.size));
    this.#codes.push(code);
  }

  done(): TextColumn {
    return { codes: this.#codes.done(), names: [...this.#byName.keys()] };
  }
}
