import Papa from 'papaparse';

/** A row of a table as it stands in the file. */
export interface TapeRow {
  /** Line of the file on which it begins, counted from 1. */
  line: number;
  cells: string[];
}

/** Most characters that a row may have; what is longer is a quotation mark that was never closed. */
export const longestRow = 1_000_000;
/** Most rows with torn quotation marks; past that the file is written in another way than CSV. */
export const mostTorn = 1000;

/**
 * Cuts text that comes in chunks into rows, each with the line of the file it begins on, quoted line breaks counted. A
 * row whose quotation marks don't match is handed to `torn`, its first line alone, and reading goes on with the line
 * after it: a forgotten mark costs its row and not the rest of the file.
 */
export class TapeRows {
  readonly #delimiter: string;
  readonly #torn: (row: TapeRow) => void;
  #text = '';
  #line = 1;
  #tornRows = 0;

  constructor(delimiter: string, torn: (row: TapeRow) => void) {
    this.#delimiter = delimiter;
    this.#torn = torn;
  }

  /** Whether more rows were torn than a table has. */
  get givenUp(): boolean {
    return this.#tornRows > mostTorn;
  }

  /** The rows that the next text completes; `last`: none comes after. */
  *read(text: string, last: boolean): Generator<TapeRow> {
    this.#text += text;
    while (this.#text !== '' && !this.givenUp) {
      const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: '\n' });
      const parsed = parser.parse(this.#text, 0, !last) as Papa.ParseResult<string[]>;
      const { data, errors, meta } = parsed;
      // In a row that goes on in the next text, what looks torn may be the end of this one.
      const torn = errors.find(
        ({ type, row }) => type === 'Quotes' && (last || row! < data.length),
      );
      // What follows the last line's end is no row.
      if (last && !torn && this.#text.endsWith('\n')) data.pop();
      const begin = this.#line;
      for (const cells of torn ? data.slice(0, torn.row) : data) {
        const line = this.#line++;
        for (const cell of cells) if (cell.includes('\n')) this.#line += breaksIn(cell);
        yield { line, cells };
      }
      if (torn) {
        this.#text = this.#text.slice(startOfLine(this.#text, this.#line - begin));
        this.#tear();
        continue;
      }
      this.#text = last ? '' : this.#text.slice(meta.cursor);
      if (this.#text.length <= longestRow) break;
      this.#tear();
    }
  }

  /** Gives up the line that the text begins with. */
  #tear(): void {
    const end = this.#text.indexOf('\n');
    const found = end < 0 ? this.#text : this.#text.slice(0, end);
    this.#torn({ line: this.#line, cells: [found.slice(0, 200)] });
    this.#tornRows++;
    this.#line++;
    this.#text = end < 0 ? '' : this.#text.slice(end + 1);
  }
}

function breaksIn(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

/** Where a text's line begins, its first being number 0. */
function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 0; passed < line; passed++) at = text.indexOf('\n', at) + 1;
  return at;
}
