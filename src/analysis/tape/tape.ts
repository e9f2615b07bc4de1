/** A column of texts: a code for each row, and what each code stands for. */
export interface TextColumn {
  /** One a row; `missing` where the cell was empty. */
  codes: Uint16Array;
  names: string[];
}

/** What a column of texts has where a cell is empty. */
export const missingText = 0xffff;

/** What a column of days has where a cell is empty. */
export const missingDay = -0x80000000;

/** How a loan stands by its status. */
export const standings = ['performing', 'default', 'repaid'] as const;
export type Standing = (typeof standings)[number];

/**
 * The loans of a tape that could be read, a column a field; every column has `rows` values. What the file did not have
 * is absent, what a cell left empty is NaN, `missingText` or `missingDay`.
 */
export interface Tape {
  rows: number;
  /** Lent, in the tape's currency; above zero. */
  amount: Float64Array;
  /** Per year, as a fraction. */
  rate?: Float32Array;
  /** Months. */
  term?: Float32Array;
  /** A year, in the tape's currency. */
  income?: Float64Array;
  score?: Float64Array;
  balance?: Float64Array;
  exposureAtDefault?: Float64Array;
  recovered?: Float64Array;
  /** Days since the first of January 1970. */
  origination?: Int32Array;
  last?: Int32Array;
  defaultDay?: Int32Array;
  /** Months on book at default. */
  monthsToDefault?: Float32Array;
  /** Index into `standings`. */
  standing?: Uint8Array;
  grade?: TextColumn;
  region?: TextColumn;
  product?: TextColumn;
}

/** Mean length of a month in days: 400 years of the Gregorian calendar have 146,097 days. */
export const daysPerMonth = 146_097 / 4800;
