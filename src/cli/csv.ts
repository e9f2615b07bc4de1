export type Cell = string | number | boolean | null | undefined;

/** A line of CSV (RFC 4180, with a newline alone). Numbers have full precision; what is not defined is empty. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/** A table of CSV: every line has as many cells as the head. */
export function csvTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const missing = (row: readonly Cell[]) =>
    Array<undefined>(head.length - row.length).fill(undefined);
  return [head, ...rows.map((row) => [...row, ...missing(row)])].map(csvLine).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return '';
  if (typeof cell !== 'string') return String(cell);
  // A spreadsheet takes a text that begins like this for a formula.
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
