export type Cell = string | number | boolean | null | undefined;

/**
 * What a spreadsheet would take for the beginning of a formula (OWASP, CSV Injection), the full-width signs that
 * Chinese and Japanese editions read alike among them.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of CSV (RFC 4180). A number has all its digits and is never quoted, so that it stays one; what is not defined
 * is empty; a text that begins like a formula has an apostrophe before it, which makes it text to a spreadsheet.
 */
export function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of CSV, with a newline alone. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/** A table of CSV: every line has as many cells as the head. */
export function csvTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const missing = (row: readonly Cell[]) =>
    Array<undefined>(head.length - row.length).fill(undefined);
  return [head, ...rows.map((row) => [...row, ...missing(row)])].map(csvLine).join('');
}
