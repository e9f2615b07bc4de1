import { csvCell } from '../../engine/csv';
import type { ChartUnit } from './chart';
import type { ChartTable } from './table';

/** Units as files name them: numbers are stored as fractions, whatever the drawing shows. */
const unitNames: Record<ChartUnit, string> = {
  ...{ share: 'fraction', perYear: 'fraction per year', ratio: 'ratio' },
  ...{ count: 'count', months: 'months', money: '' },
  points: 'difference of fractions',
};

/**
 * A table as CSV (RFC 4180): numbers in full, units in the header, texts that begin like a formula made harmless. The
 * mark at the very start tells spreadsheets that it is UTF-8, without which they garble Chinese.
 * @param currency of amounts, ISO 4217
 */
export function toCsv({ columns, rows }: ChartTable, currency = 'USD'): string {
  const head = columns.map(({ label, unit }) =>
    unit === undefined ? label : `${label} [${unitNames[unit] || currency}]`,
  );
  return '\uFEFF' + [head, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}
