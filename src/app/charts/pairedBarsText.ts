import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import {
  isAllZero,
  kindsIn,
  type PairedBarsProps,
  type PairedRow,
  type RowKind,
} from './pairedBars';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<PairedBarsProps, 'unit' | 'kind' | 'rows' | RowKind>;

const nameOf = (data: Data, kind: RowKind, locale: Language) =>
  data[kind] ?? (kind === 'baseline' ? strings[locale].baseline : '');

/** The row under the cursor; at rest, the one with the highest mean. */
export function pairedReadout(
  data: Data,
  locale: Language,
  currency?: string,
  row?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const most = data.rows.reduce<PairedRow | undefined>(
    (best, next) => (best && best.scenario.mean >= next.scenario.mean ? best : next),
    undefined,
  );
  const shown = row === undefined ? most : data.rows[row];
  if (!shown) return { head: '', entries: [] };
  if (row === undefined && isAllZero(data.rows)) return { head: t.allZero, entries: [] };
  return {
    head: row === undefined ? t.highest(shown.label) : shown.label,
    entries: kindsIn([shown]).flatMap((key) => {
      const { mean, error, low, high } = shown[key]!;
      return [
        { key, name: nameOf(data, key, locale), value: format.measured(mean, error) },
        { key: 'none', name: t.mostPaths, value: `${format.value(low)} … ${format.value(high)}` },
      ];
    }),
  };
}

/** What the bars show, for those who listen. */
export function pairedSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  return kindsIn(data.rows)
    .map((kind) => {
      const parts = data.rows.flatMap((row) => {
        const value = row[kind];
        return value ? [`${row.label} ${format.value(value.mean, value.error)}`] : [];
      });
      return `${nameOf(data, kind, locale)}${t.colon}${parts.join('; ')}${t.stop}`;
    })
    .join(' ');
}

/** Mean, standard error and range, row by row. */
export function pairedTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const kinds = kindsIn(data.rows);
  const { unit } = data;
  return {
    caption,
    columns: [
      { label: data.kind },
      ...kinds.flatMap((kind) =>
        [t.mean, t.standardError, t.quantile('5%'), t.quantile('95%')].map((which) => ({
          ...{ label: `${nameOf(data, kind, locale)}${t.colon}${which}`, unit },
        })),
      ),
    ],
    rows: data.rows.map((row) => [
      row.label,
      ...kinds.flatMap((kind) => {
        const value = row[kind];
        return value ? [value.mean, value.error, value.low, value.high] : [null, null, null, null];
      }),
    ]),
  };
}
