import type { Language } from '../i18n/catalogues';
import type { ChartUnit } from './chart';
import { formatOf } from './format';

/** A column of numbers in a unit; of texts or bare whole numbers without one. */
export interface TableColumn {
  label: string;
  unit?: ChartUnit;
}

/** The same data as a drawing, to read cell by cell. Each row begins with what it is about. */
export interface ChartTable {
  caption: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** A cell as a person reads it. */
export function cellText(
  value: string | number | null,
  column: TableColumn,
  locale: Language,
  currency?: string,
): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (column.unit === undefined) return String(value);
  return formatOf(column.unit, locale, currency).exact(value);
}
