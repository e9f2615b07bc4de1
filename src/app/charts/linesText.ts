import type { Language } from '../i18n/catalogues';
import { monthIndex } from './fan';
import { formatOf } from './format';
import type { LinesProps } from './lines';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<LinesProps, 'unit' | 'lines'>;

/** The values of a month, or of the last. */
export function linesReadout(
  { unit, lines }: Data,
  locale: Language,
  currency?: string,
  month?: number,
): Readout {
  if (lines.length === 0) return { head: '', entries: [] };
  const format = formatOf(unit, locale, currency);
  const at = monthIndex(lines[0], month);
  return {
    head: strings[locale].atMonth(lines[0].months[at]),
    entries: lines.map(({ label, months, values }) => {
      const now = lines[0].months[at];
      // A line that has ended has no value any more; at rest each is read at its end.
      const ended = month !== undefined && months[months.length - 1] < now;
      const value = ended ? NaN : values[monthIndex({ months }, now)];
      return { key: 'none' as const, name: label, value: format.value(value) };
    }),
  };
}

/** Where the lines end, for those who listen. */
export function linesSummary({ unit, lines }: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(unit, locale, currency);
  const ends = lines.map(
    ({ label, values, error }) =>
      `${label}${t.colon}${format.value(values[values.length - 1], error)}`,
  );
  const months = lines.at(0)?.months;
  const head = months ? t.atMonth(months[months.length - 1]) : '';
  return `${head}${t.colon}${ends.join('; ')}${t.stop}`;
}

/** The lines month by month. */
export function linesTable({ unit, lines }: Data, caption: string, locale: Language): ChartTable {
  return {
    caption,
    columns: [{ label: strings[locale].month }, ...lines.map(({ label }) => ({ label, unit }))],
    rows: Array.from(lines.at(0)?.months ?? [], (month, i) => [
      month,
      ...lines.map(({ values }) => values[i] ?? null),
    ]),
  };
}
