import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import type { RowKind } from './pairedBars';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';
import { beginOf, kindsOfYears, type YearBarsProps, type YearRow } from './yearBars';

type Data = Pick<YearBarsProps, 'unit' | 'kind' | 'years' | 'rows' | RowKind>;

/** Said of this chart alone, which is fetched when it is first wanted. */
export const yearWords = {
  en: {
    unit: 'mean of each year, by its months',
    months: (from: number, to: number) => `months ${from}–${to}`,
    note: 'Amounts are what flowed in the year, 0 on paths that had failed before; rates are those of paths that lived in the year.',
  },
  zh: {
    unit: '逐年均值（横轴为月份）',
    months: (from: number, to: number) => `第 ${from}–${to} 月`,
    note: '金额为当年发生额，此前已倒闭的路径计为 0；比率仅计当年存续的路径。',
  },
};

const nameOf = (data: Data, kind: RowKind, locale: Language) =>
  data[kind] ?? (kind === 'baseline' ? strings[locale].baseline : '');

const monthsOf = ({ years }: Data, year: number, locale: Language) =>
  yearWords[locale].months(beginOf(years, year), years[year]);

const last = (row: YearRow) => row.scenario[row.scenario.length - 1]?.mean ?? NaN;

/** Every year of the row under the cursor; at rest, of the one that ends highest. */
export function yearsReadout(
  data: Data,
  locale: Language,
  currency?: string,
  row?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const most = data.rows.reduce<YearRow | undefined>(
    (best, next) => (best && !(last(next) > last(best)) ? best : next),
    undefined,
  );
  const shown = row === undefined ? most : data.rows[row];
  if (!shown) return { head: '', entries: [] };
  return {
    head: row === undefined ? t.highest(shown.label) : shown.label,
    entries: kindsOfYears([shown]).flatMap((key) =>
      shown[key]!.map(({ mean, error }, year) => ({
        key: year === 0 ? key : ('none' as const),
        name:
          (year === 0 ? `${nameOf(data, key, locale)}${t.comma}` : '') +
          monthsOf(data, year, locale),
        value: format.value(mean, error),
      })),
    ),
  };
}

/** How each member goes from its first year to its last, for those who listen. */
export function yearsSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const ends = [...new Set([0, data.years.length - 1])];
  return kindsOfYears(data.rows)
    .map((kind) => {
      const parts = data.rows.flatMap((row) => {
        const values = row[kind];
        if (!values) return [];
        const said = ends.map((year) => {
          const { mean, error } = values[year];
          return `${format.value(mean, error)} (${monthsOf(data, year, locale)})`;
        });
        return [`${row.label} ${said.join(' → ')}`];
      });
      return `${nameOf(data, kind, locale)}${t.colon}${parts.join('; ')}${t.stop}`;
    })
    .join(' ');
}

/** Mean, standard error and range of each member in each year. */
export function yearsTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const kinds = kindsOfYears(data.rows);
  const { unit } = data;
  return {
    caption,
    columns: [
      ...[{ label: data.kind }, { label: t.month }],
      ...kinds.flatMap((kind) =>
        [t.mean, t.standardError, t.quantile('5%'), t.quantile('95%')].map((which) => ({
          ...{ label: `${nameOf(data, kind, locale)}${t.colon}${which}`, unit },
        })),
      ),
    ],
    rows: data.rows.flatMap((row) =>
      data.years.map((end, year) => [
        ...[row.label, `${beginOf(data.years, year)}–${end}`],
        ...kinds.flatMap((kind) => {
          const value = row[kind]?.[year];
          return value
            ? [value.mean, value.error, value.low, value.high]
            : [null, null, null, null];
        }),
      ]),
    ),
  };
}
