import { csvCell } from '../../engine/csv';
import type { Field } from './fields';

/** What was wrong with a cell, or with a row as a whole. */
export type Reason =
  | { code: 'cells'; found: number; right: number }
  | { code: 'quotes' }
  | { code: 'empty' }
  | { code: 'notNumber' }
  | { code: 'notDate' }
  | { code: 'notPositive' }
  | { code: 'negative' }
  | { code: 'outOfRange'; min: number; max: number }
  | { code: 'dateRange'; from: number; to: number }
  | { code: 'beforeOrigination'; origination: string }
  | { code: 'afterLast'; last: string }
  | { code: 'moreThanLent'; amount: number }
  | { code: 'unknownStatus' }
  | { code: 'tooManyValues'; most: number }
  | { code: 'undecodable' };

export type ReasonCode = Reason['code'];

/** A cell or row that could not be used; the row it is in was left out. */
export interface Rejection {
  /** Line of the file, counted from 1, the header's being among them. */
  line: number;
  /** The column's name; empty where the whole row is meant. */
  column: string;
  field?: Field;
  /** What stands there, cut where it is long. */
  found: string;
  reason: Reason;
}

/** Rejections that are kept with their lines; beyond, only their number is. */
export const mostRejections = 20_000;

/** Rows that were left out, counted by reason and kept one by one. */
export class Rejections {
  readonly kept: Rejection[] = [];
  readonly counts: Partial<Record<ReasonCode, number>> = {};
  /** Rows left out; a row may have several things wrong. */
  rows = 0;
  total = 0;
  #last = -1;

  add(rejection: Rejection): void {
    const { code } = rejection.reason;
    this.counts[code] = (this.counts[code] ?? 0) + 1;
    this.total++;
    if (rejection.line !== this.#last) this.rows++;
    this.#last = rejection.line;
    if (this.kept.length < mostRejections) this.kept.push(rejection);
  }
}

/**
 * Rejections as CSV (RFC 4180), one a row, begun with the mark by which spreadsheets know UTF-8.
 * @param head names of the columns: line, column, value, what is wrong
 * @param say what was wrong, and what would be right
 */
export function rejectionsCsv(
  rejections: readonly Rejection[],
  head: readonly [string, string, string, string],
  say: (rejection: Rejection) => string,
): string {
  const rows = rejections.map((one) => [one.line, one.column, one.found, say(one)]);
  return '\uFEFF' + [head, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}
