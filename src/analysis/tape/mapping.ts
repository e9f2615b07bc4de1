import { fields, type Field } from './fields';
import type { DateOrder } from './tapeDate';
import type { Decimal } from './tapeNumber';
import type { Standing } from './tape';

/** How the columns of a file are read. */
export interface TapeMapping {
  /** Number of the column that holds a field, counted from 0. */
  columns: Partial<Record<Field, number>>;
  rateUnit: 'percent' | 'fraction';
  termUnit: 'months' | 'years';
  decimal: Decimal;
  dateOrder: DateOrder;
  /** What each value of the status column means; `leaveOut`: loans that are none, such as rejected ones. */
  status: Record<string, Standing | 'leaveOut'>;
  /** `firstLetter`: C4 is of grade C. */
  gradeBy: 'value' | 'firstLetter';
  /** Grades that a score is cut into, each with as many loans, where there is no column of grades. */
  scoreGrades: number;
  higherScore: 'better' | 'worse';
  /** The day on which all loans were looked at, where no column has it; days since 1970-01-01. */
  observed?: number;
}

export type MappingTrouble =
  | { code: 'noAmount' }
  | { code: 'twice'; column: string; fields: [Field, Field] }
  | { code: 'noStatusMeaning'; column: string };

/** What keeps a file from being read by a mapping. */
export function mappingTroubles(mapping: TapeMapping, header: readonly string[]): MappingTrouble[] {
  const troubles: MappingTrouble[] = [];
  if (mapping.columns.amount === undefined) troubles.push({ code: 'noAmount' });
  const taken = new Map<number, Field>();
  for (const field of fields) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const first = taken.get(column);
    if (first) troubles.push({ code: 'twice', column: header[column], fields: [first, field] });
    else taken.set(column, field);
  }
  const status = mapping.columns.status;
  if (status !== undefined && Object.keys(mapping.status).length === 0)
    troubles.push({ code: 'noStatusMeaning', column: header[status] });
  return troubles;
}
