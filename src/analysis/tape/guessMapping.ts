import { fieldNames, fields, kindOf, type Field } from './fields';
import type { TapeMapping } from './mapping';
import type { Standing } from './tape';
import { orderTold, readDay } from './tapeDate';
import { readNumber, readShare, readTerm, type Decimal } from './tapeNumber';

/** What was guessed of a file's columns, with what speaks for it. */
export interface Guess {
  mapping: TapeMapping;
  /** Units that were taken from the values, to be said beside them. */
  rates?: { from: number; to: number; marked: boolean };
  terms?: { from: number; to: number };
}

/** A column's name in words of small letters, without units in brackets. */
const plainName = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/[_:;/.%-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const joined = (name: string) => plainName(name).replaceAll(' ', '');

const words: [RegExp, Standing | 'leaveOut'][] = [
  [/未违约|无违约|not? (in )?default|non ?-?default/, 'performing'],
  [
    /charged? ?-?off|default|written? ?-?off|\bbad\b|^loss|核销|违约|坏账|^不良|逾期\D*(9\d|[1-9]\d\d)/,
    'default',
  ],
  [/paid|repaid|complete|closed|settled|prepa|matured|结清|已还|还清|完成/, 'repaid'],
  [
    /current|good|performing|active|issued|grace|late|overdue|open|正常|还款中|良好|逾期/,
    'performing',
  ],
  [/reject|cancel|declin|pending|withdraw|流标|撤销|拒绝|审核/, 'leaveOut'],
];

/**
 * What a value of a status column is likely to mean. Numbers and yes or no are about default where the column's name is;
 * a loan that is late has not defaulted yet, unless by ninety days or more.
 */
export function meaningOf(value: string): Standing | 'leaveOut' | undefined {
  const text = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^does not meet the credit policy\.?\s*status:/, '')
    .trim();
  if (/^(1|true|yes|y|是|t)$/.test(text)) return 'default';
  if (/^(0|false|no|n|否|f)$/.test(text)) return 'performing';
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

/** Guesses what each column of a table holds, from its name and the first rows. */
export function guessMapping(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  delimiter: string,
): Guess {
  const columnOf = (index: number) =>
    sample.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const decimal = guessDecimal(sample, delimiter);
  const columns: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();

  const names = header.map(joined);
  const claim = (field: Field, index: number) => {
    columns[field] = index;
    taken.add(index);
  };
  for (const field of fields) {
    const known = fieldNames[field].map(joined);
    const candidates = names
      .map((name, index) => ({ index, rank: known.indexOf(name) }))
      .filter(({ index, rank }) => rank >= 0 && !taken.has(index))
      .sort((a, b) => a.rank - b.rank);
    const found = candidates.find(({ index }) => fits(field, columnOf(index), decimal, 0.5));
    if (found) claim(field, found.index);
  }
  // Names that only contain a word of a field come second, and only where the values bear them out.
  for (const field of ['amount', 'rate', 'term', 'status', 'grade', 'origination'] as const) {
    if (columns[field] !== undefined) continue;
    const word = { amount: /amount|amnt|金额|本金/, rate: /rate|利率/, term: /term|期限/ };
    const more = {
      status: /status|default|状态|违约/,
      grade: /grade|等级/,
      origination: /issue|orig|放款/,
    };
    const pattern = { ...word, ...more }[field];
    const index = header.findIndex(
      (name, at) =>
        !taken.has(at) && pattern.test(plainName(name)) && fits(field, columnOf(at), decimal, 0.9),
    );
    if (index >= 0) claim(field, index);
  }

  const values = (field: Field) => (columns[field] === undefined ? [] : columnOf(columns[field]));
  const marked = values('rate').some((cell) => /[%％]$/.test(cell));
  const rates = values('rate').map((cell) => readShare(cell, 'fraction', decimal));
  const highest = Math.max(0, ...rates.filter(Number.isFinite));
  const rateUnit = !marked && highest > 0 && highest <= 1 ? 'fraction' : 'percent';
  const terms = values('term').map((cell) => readTerm(cell, 'months', decimal));
  const longest = Math.max(0, ...terms.filter(Number.isFinite));
  // No marketplace lends for ten months at most, in whole years below it they do.
  const termUnit = longest > 0 && longest <= 10 && !terms.some((x) => x > 10) ? 'years' : 'months';
  const status = Object.fromEntries(
    [...new Set(values('status'))].slice(0, 40).flatMap((value) => {
      const meaning = meaningOf(value);
      return meaning ? [[value, meaning]] : [];
    }),
  );
  const grades = new Set(values('grade'));
  const orders = fields
    .filter((field) => kindOf[field] === 'date')
    .flatMap((field) => values(field).map(orderTold));
  return {
    mapping: {
      columns,
      ...{ rateUnit, termUnit, decimal, status },
      dateOrder:
        orders.includes('dayFirst') && !orders.includes('monthFirst') ? 'dayFirst' : 'monthFirst',
      gradeBy:
        grades.size > 12 && [...grades].every((grade) => /^[A-Za-z]+\d+$/.test(grade))
          ? 'firstLetter'
          : 'value',
      scoreGrades: 7,
      higherScore: 'better',
    },
    ...(highest > 0 && { rates: { ...rangeOf(rates), marked } }),
    ...(longest > 0 && { terms: rangeOf(terms) }),
  };
}

function rangeOf(values: readonly number[]): { from: number; to: number } {
  const finite = values.filter(Number.isFinite);
  return { from: Math.min(...finite), to: Math.max(...finite) };
}

/** Whether as large a part of the values that a column has could be a field's. */
function fits(field: Field, cells: readonly string[], decimal: Decimal, part: number): boolean {
  if (cells.length === 0) return true;
  const good = cells.filter((cell) => {
    switch (kindOf[field]) {
      case 'date':
        return Number.isFinite(readDay(cell));
      case 'number':
        if (field === 'term') return readTerm(cell, 'months', decimal) > 0;
        if (field === 'rate') return readShare(cell, 'percent', decimal) >= 0;
        return Number.isFinite(readNumber(cell, decimal));
      case 'status':
        return meaningOf(cell) !== undefined;
      case 'text':
        return cell.length <= 60;
    }
  }).length;
  if (field === 'status') return good >= 0.5 * cells.length && new Set(cells).size <= 40;
  if (field === 'grade') return new Set(cells).size <= 60;
  return good >= part * cells.length;
}

/** Commas before decimals are usual where semicolons part the columns; numbers of the sample decide. */
function guessDecimal(sample: readonly (readonly string[])[], delimiter: string): Decimal {
  if (delimiter === ',') return 'point';
  let [comma, point] = [0, 0];
  for (const row of sample)
    for (const cell of row) {
      const text = cell.trim().replace(/[%％]$/, '');
      if (/^-?\d+,\d{1,2}$/.test(text) || /^-?\d{1,3}(\.\d{3})+,\d+$/.test(text)) comma++;
      if (/^-?\d+\.\d{1,2}$/.test(text) || /^-?\d{1,3}(,\d{3})+\.\d+$/.test(text)) point++;
    }
  return comma > point ? 'comma' : 'point';
}
