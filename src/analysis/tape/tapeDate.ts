/** Which comes first where a date is written `03/04/2016`. */
export type DateOrder = 'monthFirst' | 'dayFirst';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Years of two digits up to here are of this century. */
const pivot = 68;
const fullYear = (year: string) =>
  year.length > 2 ? Number(year) : Number(year) + (Number(year) <= pivot ? 2000 : 1900);

type Ymd = [year: number, month: number, day: number];

/** Times of day are taken off beforehand. */
const patterns: [RegExp, (groups: string[], order: DateOrder) => Ymd][] = [
  [/^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/, ([y, m, d = '1']) => [+y, +m, +d]],
  [/^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?$/, ([y, m, d = '1']) => [+y, +m, +d]],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => [+y, +m, +d]],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/,
    ([a, b, y], order) => (order === 'monthFirst' ? [fullYear(y), +a, +b] : [fullYear(y), +b, +a]),
  ],
  [/^([a-z]{3,9})[-\s.,]+(\d{4}|\d{2})$/i, ([m, y]) => [fullYear(y), monthOf(m), 1]],
  [/^(\d{4}|\d{2})[-\s]([a-z]{3,9})$/i, ([y, m]) => [fullYear(y), monthOf(m), 1]],
  [
    /^(\d{1,2})[-\s.]+([a-z]{3,9})[-\s.,]+(\d{4}|\d{2})$/i,
    ([d, m, y]) => [fullYear(y), monthOf(m), +d],
  ],
  [/^([a-z]{3,9})[\s.]+(\d{1,2}),?\s+(\d{4})$/i, ([m, d, y]) => [+y, monthOf(m), +d]],
];

/** A time of day behind a date, and what may follow it. */
const time = /[T\s]\d{1,2}:\d{2}.*$/;

/**
 * The day that a cell names, counted from the first of January 1970: `2015-12-01`, `2015/12/1`, `20151201`,
 * `12/31/2015`, `Dec-2015`, `1 Dec 2015`, `2015年12月1日`; a month alone is its first day. NaN for anything else.
 */
export function readDay(cell: string, order: DateOrder = 'monthFirst'): number {
  const text = cell.normalize('NFKC').trim().replace(time, '');
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [year, month, day] = make(match.slice(1), order);
    return exists(year, month, day) ? dayOf(year, month, day) : NaN;
  }
  return NaN;
}

/** Whether a date written with two numbers before the year can be read in one order alone. */
export function orderTold(cell: string): DateOrder | undefined {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b/.exec(cell.trim());
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  if (first > 12 && second <= 12) return 'dayFirst';
  return second > 12 && first <= 12 ? 'monthFirst' : undefined;
}

function exists(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= length;
}

/** Days from 1 January 1970 to a date of the Gregorian calendar, years being counted from March. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * 146_097 + days - 719_468;
}

/** The year and month (1 to 12) that a day lies in. */
export function monthOfDay(day: number): { year: number; month: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month };
}
