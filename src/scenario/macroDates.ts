import type { MacroPath } from './world';

/** Months, quarters or years as a table's rows name them. */
export interface RowDate {
  /** `number` where rows are only counted. */
  unit: 'month' | 'quarter' | 'year' | 'number';
  /** Months since year 0 at which the period begins; where rows are only counted, the number itself. */
  at: number;
}

const quarters = '一二三四';

const patterns: [RegExp, (groups: string[]) => RowDate][] = [
  [/^(\d{4})[\s/-]*Q([1-4])$/i, ([year, quarter]) => inQuarter(year, Number(quarter))],
  [/^Q([1-4])[\s/-]*(\d{4})$/i, ([quarter, year]) => inQuarter(year, Number(quarter))],
  [
    /^(\d{4})\s*年\s*第?\s*([1-4一二三四])\s*季度?$/,
    ([year, quarter]) => inQuarter(year, Number(quarter) || quarters.indexOf(quarter) + 1),
  ],
  [/^(\d{4})\s*年\s*(\d{1,2})\s*月$/, ([year, month]) => inMonth(year, month)],
  [/^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/, ([year, month]) => inMonth(year, month)],
  [/^((?:19|20|21)\d{2})\s*年?$/, ([year]) => ({ unit: 'year', at: 12 * Number(year) })],
  [/^第?\s*(\d{1,6})\s*(?:期|个?月|季度?)?$/, ([n]) => ({ unit: 'number', at: Number(n) })],
];

const inQuarter = (year: string, quarter: number): RowDate => ({
  unit: 'quarter',
  at: 12 * Number(year) + 3 * (quarter - 1),
});

const inMonth = (year: string, month: string): RowDate => ({
  unit: 'month',
  at: 12 * Number(year) + Number(month) - 1,
});

/** The period that a cell names: `2026 Q1`, `2026-03`, `2026年3月`, `2026`, or a bare number. */
export function readDate(text: string): RowDate | undefined {
  const plain = text.normalize('NFKC').trim();
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const date = make(match.slice(1));
    const month = date.unit === 'month' ? Number(match[2]) : 1;
    return month >= 1 && month <= 12 ? date : undefined;
  }
  return undefined;
}

/** Months between the rows of a table by the first two of them, and how often it has values. */
export function frequencyOf(
  first: RowDate,
  second: RowDate | undefined,
): { step: number; frequency?: MacroPath['frequency'] } {
  if (first.unit === 'number') return { step: 1 };
  if (first.unit === 'quarter') return { step: 3, frequency: 'quarterly' };
  if (first.unit === 'year') return { step: 12, frequency: 'annual' };
  // Ends of quarters and of years are often written as dates.
  const apart = second ? second.at - first.at : 1;
  if (apart === 3) return { step: 3, frequency: 'quarterly' };
  return apart === 12 ? { step: 12, frequency: 'annual' } : { step: 1, frequency: 'monthly' };
}

/** A period as text: `2026 Q1`, `2026-03`, `2026`. */
export function writeDate(at: number, step: number): string {
  const year = Math.floor(at / 12);
  const month = (at % 12) + 1;
  if (step === 3) return `${year} Q${Math.ceil(month / 3)}`;
  return step === 12 ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
}

/** The month in which a period begins, as a world's `start`; a date at the end of a quarter counts as its quarter. */
export function startOf({ unit, at }: RowDate, step: number): string | undefined {
  if (unit === 'number') return undefined;
  const month = at % 12;
  const first = at - (step === 3 ? month % 3 : step === 12 ? month : 0);
  return writeDate(first, 1);
}
