import type { Tape } from '../../../../src/analysis/tape/tape';
import type { TapeMapping } from '../../../../src/analysis/tape/mapping';
import { standings, type Standing } from '../../../../src/analysis/tape/tape';
import { readDay } from '../../../../src/analysis/tape/tapeDate';

export const mapping: TapeMapping = {
  columns: {},
  ...{ rateUnit: 'percent', termUnit: 'months', decimal: 'point', dateOrder: 'monthFirst' },
  ...{ status: {}, gradeBy: 'value', scoreGrades: 5, higherScore: 'better' },
};

interface Loan {
  amount?: number;
  rate?: number;
  term?: number;
  grade?: string;
  region?: string;
  standing?: Standing;
  origination?: string | number;
  last?: string | number;
  recovered?: number;
  exposureAtDefault?: number;
  score?: number;
}

/** A tape of a few loans, with a column for all that any of them has. */
export function tapeOf(loans: readonly Loan[]): Tape {
  const has = (key: keyof Loan) => loans.some((loan) => loan[key] !== undefined);
  const texts = (key: 'grade' | 'region') => {
    const names = [...new Set(loans.map((loan) => loan[key]!))];
    return { names, codes: Uint16Array.from(loans, (loan) => names.indexOf(loan[key]!)) };
  };
  const numbers = (key: 'amount' | 'recovered' | 'exposureAtDefault' | 'score') =>
    Float64Array.from(loans, (loan) => loan[key] ?? NaN);
  const singles = (key: 'rate' | 'term') => Float32Array.from(loans, (loan) => loan[key] ?? NaN);
  const days = (key: 'origination' | 'last') =>
    Int32Array.from(loans, (loan) => {
      const day = loan[key]!;
      return typeof day === 'number' ? day : readDay(day);
    });
  return {
    rows: loans.length,
    amount: Float64Array.from(loans, (loan) => loan.amount ?? 1000),
    ...(has('rate') && { rate: singles('rate') }),
    ...(has('term') && { term: singles('term') }),
    ...(has('grade') && { grade: texts('grade') }),
    ...(has('region') && { region: texts('region') }),
    ...(has('score') && { score: numbers('score') }),
    ...(has('recovered') && { recovered: numbers('recovered') }),
    ...(has('exposureAtDefault') && { exposureAtDefault: numbers('exposureAtDefault') }),
    ...(has('origination') && { origination: days('origination') }),
    ...(has('last') && { last: days('last') }),
    ...(has('standing') && {
      standing: Uint8Array.from(loans, (loan) => standings.indexOf(loan.standing!)),
    }),
  };
}
