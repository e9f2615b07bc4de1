import type { ChartUnit } from './chart';
import type { ChartTable } from './table';

/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** Units as files name them: numbers are stored as fractions, whatever the drawing shows. */
const unitNames: Record<ChartUnit, string> = {
  ...{ share: 'fraction', perYear: 'fraction per year', ratio: 'ratio' },
  ...{ count: 'count', months: 'months', money: '' },
};

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180): numbers in full, units in the header, texts that begin like a formula made harmless. The
 * mark at the very start tells spreadsheets that it is UTF-8, without which they garble Chinese.
 * @param currency of amounts, ISO 4217
 */
export function toCsv({ columns, rows }: ChartTable, currency = 'USD'): string {
  const head = columns.map(({ label, unit }) =>
    unit === undefined ? label : `${label} [${unitNames[unit] || currency}]`,
  );
  return '\uFEFF' + [head, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}
