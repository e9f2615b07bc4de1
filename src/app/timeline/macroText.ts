import { intl, tags } from '../charts/locale';
import type { Language } from '../i18n/catalogues';
import type { MacroPath } from '../../scenario/world';

/** A value of a macro variable: rates in per cent, indices as they are. */
export function macroValue(value: number, { deviation }: MacroPath, language: Language): string {
  const text =
    deviation === 'points'
      ? intl(language, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100)
      : intl(language, { maximumSignificantDigits: Math.abs(value) >= 1e4 ? 6 : 4 }).format(value);
  return text.replace('-', '−');
}

/** How far an index is from what was expected: `−34%`. */
export function relativeGap(actual: number, expected: number, language: Language): string {
  return intl(language, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
    .format(actual / expected - 1)
    .replace('-', '−');
}

/** The calendar month of a month of the run; month 1 is the first of the world. */
export function calendarMonth(start: string, month: number): Date {
  const [year, first] = start.split('-').map(Number);
  return new Date(Date.UTC(year, first - 1 + month - 1, 1));
}

const dates = new Map<Language, Intl.DateTimeFormat>();

/** `July 2027`, `2027年7月`. */
export function monthName(start: string, month: number, language: Language): string {
  let format = dates.get(language);
  if (!format) {
    const options = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    dates.set(language, (format = new Intl.DateTimeFormat(tags[language], options)));
  }
  return format.format(calendarMonth(start, month));
}
