import { fields, kindOf, type Field } from './fields';
import { GrowingColumn, GrowingTexts, mostTexts } from './growing';
import type { TapeMapping } from './mapping';
import type { Reason, Rejection, Rejections } from './rejections';
import { missingDay, standings, type Tape } from './tape';
import { dayOf, readDay } from './tapeDate';
import { readNumber, readShare, readTerm } from './tapeNumber';
import type { TapeRow } from './tapeRows';

/** What a number of each field may be; rates as fractions, terms in months. Beyond is a slip of units or of columns. */
const ranges: Partial<Record<Field, { min: number; max: number }>> = {
  amount: { min: 0, max: 1e12 },
  rate: { min: 0, max: 2 },
  term: { min: 1, max: 480 },
  income: { min: 0, max: 1e12 },
  balance: { min: 0, max: 1e12 },
  exposureAtDefault: { min: 0, max: 1e12 },
  recovered: { min: 0, max: 1e12 },
  monthsToDefault: { min: 0, max: 480 },
};
/** Fields that a row can't do without where the file has them. */
const needed = new Set<Field>(['amount', 'status']);
/** What is owed may exceed what was lent by interest that was added to it, and no further. */
const mostOwed = 2;
const firstDay = dayOf(1950, 1, 1);
const lastDay = dayOf(2100, 12, 31);
const longestFound = 120;

const doubles = () => new GrowingColumn((length) => new Float64Array(length));
const singles = () => new GrowingColumn((length) => new Float32Array(length));
const days = () => new GrowingColumn((length) => new Int32Array(length));

/** A column that is being filled. */
type Column = GrowingTexts | { push: (value: number) => void; done: () => unknown };

const makers = {
  ...{ amount: doubles, rate: singles, term: singles, income: doubles, score: doubles },
  ...{ balance: doubles, exposureAtDefault: doubles, recovered: doubles, monthsToDefault: singles },
  ...{ origination: days, last: days, defaultDate: days },
  status: () => new GrowingColumn((length) => new Uint8Array(length)),
  ...{ grade: () => new GrowingTexts(), region: () => new GrowingTexts() },
  product: () => new GrowingTexts(),
} satisfies Record<Field, () => Column>;

/** Reads the rows of a tape into columns, and tells which could not be read and why. */
export class LoanReader {
  readonly #mapping: TapeMapping;
  readonly #header: readonly string[];
  readonly #rejections: Rejections;
  readonly #used: { field: Field; index: number; column: Column }[];
  /** Where each field stands among those used. */
  readonly #at: Partial<Record<Field, number>>;
  /** Days are few and loans many. */
  readonly #days = new Map<string, number>();
  readonly #values: number[];
  readonly #own: Rejection[] = [];
  /** Cells that were empty in rows that could be used, by field. */
  readonly empty: Partial<Record<Field, number>> = {};
  /** Rows whose status says that they are no loans. */
  leftOut = 0;
  rows = 0;

  constructor(mapping: TapeMapping, header: readonly string[], rejections: Rejections) {
    this.#mapping = mapping;
    this.#header = header;
    this.#rejections = rejections;
    this.#used = fields.flatMap((field) => {
      const index = mapping.columns[field];
      return index === undefined ? [] : [{ field, index, column: makers[field]() }];
    });
    this.#at = Object.fromEntries(this.#used.map(({ field }, k) => [field, k]));
    this.#values = this.#used.map(() => NaN);
  }

  read({ line, cells }: TapeRow): void {
    const right = this.#header.length;
    if (cells.length !== right && !onlyEmptyBeyond(cells, right)) {
      const reason: Reason = { code: 'cells', found: cells.length, right };
      const found = cells.join(' ').slice(0, longestFound);
      this.#rejections.add({ line, column: '', found, reason });
      return;
    }
    this.#own.length = 0;
    const used = this.#used;
    let leftOut = false;
    for (let k = 0; k < used.length; k++) {
      const { field, index } = used[k];
      const cell = cells[index].trim();
      const value = this.#value(field, cell, used[k].column);
      if (typeof value !== 'number') this.#reject(line, field, index, cell, value);
      else if (field === 'status' && value === leaveOut) leftOut = true;
      this.#values[k] = typeof value === 'number' ? value : NaN;
    }
    if (leftOut) {
      this.leftOut++;
      return;
    }
    if (this.#own.length === 0) this.#checkTogether(line, cells);
    if (this.#own.length > 0) {
      for (const rejection of this.#own) this.#rejections.add(rejection);
      return;
    }
    for (let k = 0; k < used.length; k++) {
      const { field, index, column } = used[k];
      const cell = cells[index].trim();
      if (column instanceof GrowingTexts) column.push(this.#text(field, cell));
      else column.push(this.#values[k]);
      if (cell === '') this.empty[field] = (this.empty[field] ?? 0) + 1;
    }
    this.rows++;
  }

  /** The loans that could be read. */
  done(): Tape {
    const made = Object.fromEntries(
      this.#used.map(({ field, column }) => [
        field === 'status' ? 'standing' : field === 'defaultDate' ? 'defaultDay' : field,
        column.done(),
      ]),
    );
    return { rows: this.rows, ...made } as Tape;
  }

  #reject(line: number, field: Field, index: number, found: string, reason: Reason): void {
    const column = this.#header[index];
    this.#own.push({ line, column, field, found: found.slice(0, longestFound), reason });
  }

  /** What a cell holds as its column stores it, or what is wrong with it. */
  #value(field: Field, cell: string, column: Column): number | Reason {
    const mapping = this.#mapping;
    if (cell.includes('\uFFFD')) return { code: 'undecodable' };
    if (cell === '' && needed.has(field)) return { code: 'empty' };
    switch (kindOf[field]) {
      case 'text':
        return (column as GrowingTexts).takes(this.#text(field, cell))
          ? NaN
          : { code: 'tooManyValues', most: mostTexts };
      case 'status': {
        const meaning = Object.hasOwn(mapping.status, cell) ? mapping.status[cell] : undefined;
        if (meaning === undefined) return { code: 'unknownStatus' };
        return meaning === 'leaveOut' ? leaveOut : standings.indexOf(meaning);
      }
      case 'date': {
        if (cell === '') return missingDay;
        let day = this.#days.get(cell);
        if (day === undefined) {
          day = readDay(cell, mapping.dateOrder);
          if (this.#days.size < 50_000) this.#days.set(cell, day);
        }
        if (Number.isNaN(day)) return { code: 'notDate' };
        return day < firstDay || day > lastDay ? { code: 'dateRange', from: 1950, to: 2100 } : day;
      }
      case 'number':
        return cell === '' ? NaN : this.#number(field, cell);
    }
  }

  #number(field: Field, cell: string): number | Reason {
    const { decimal, rateUnit, termUnit } = this.#mapping;
    const value =
      field === 'rate'
        ? readShare(cell, rateUnit, decimal)
        : field === 'term'
          ? readTerm(cell, termUnit, decimal)
          : readNumber(cell, decimal);
    if (!Number.isFinite(value)) return { code: 'notNumber' };
    const range = ranges[field];
    if (field === 'amount' && value <= 0) return { code: 'notPositive' };
    if (range && range.min === 0 && value < 0) return { code: 'negative' };
    if (range && (value < range.min || value > range.max)) {
      const scale = field === 'rate' && rateUnit === 'percent' ? 100 : 1;
      return { code: 'outOfRange', min: range.min * scale, max: range.max * scale };
    }
    return value;
  }

  #text(field: Field, cell: string): string {
    if (field === 'grade' && this.#mapping.gradeBy === 'firstLetter') return cell.slice(0, 1);
    return cell.slice(0, longestFound);
  }

  /** What no cell tells by itself: the order of dates, and that no more is owed or recovered than was lent. */
  #checkTogether(line: number, cells: string[]): void {
    const value = (field: Field) => this.#values[this.#at[field] ?? -1] ?? NaN;
    const day = (field: Field) => (value(field) > missingDay ? value(field) : NaN);
    const reject = (field: Field, reason: Reason) => {
      const { index } = this.#used[this.#at[field]!];
      this.#reject(line, field, index, cells[index].trim(), reason);
    };
    const text = (field: Field) => cells[this.#used[this.#at[field]!].index].trim();
    const origination = day('origination');
    for (const field of ['last', 'defaultDate'] as const)
      if (day(field) < origination)
        reject(field, { code: 'beforeOrigination', origination: text('origination') });
    if (day('defaultDate') > day('last'))
      reject('defaultDate', { code: 'afterLast', last: text('last') });
    const amount = value('amount');
    for (const field of ['balance', 'exposureAtDefault', 'recovered'] as const)
      if (value(field) > mostOwed * amount) reject(field, { code: 'moreThanLent', amount });
  }
}

/** The value of a status that takes a row out without a word. */
const leaveOut = -1;

function onlyEmptyBeyond(cells: readonly string[], right: number): boolean {
  return cells.length > right && cells.slice(right).every((cell) => cell.trim() === '');
}
