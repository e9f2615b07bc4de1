import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import type { PairedBarsProps, PairedRow } from './pairedBars';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<PairedBarsProps, 'unit' | 'kind' | 'rows' | 'scenario' | 'baseline'>;

const namesOf = (data: Data, locale: Language) => [
  data.scenario,
  data.baseline ?? strings[locale].baseline,
];
const valuesOf = ({ scenario, baseline }: PairedRow) =>
  baseline ? [scenario, baseline] : [scenario];

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
  const keys = ['scenario', 'baseline'] as const;
  return {
    head: row === undefined ? t.highest(shown.label) : shown.label,
    entries: valuesOf(shown).flatMap(({ mean, error, low, high }, i) => [
      { key: keys[i], name: namesOf(data, locale)[i], value: format.measured(mean, error) },
      { key: 'none', name: t.mostPaths, value: `${format.value(low)} … ${format.value(high)}` },
    ]),
  };
}

/** What the bars show, for those who listen. */
export function pairedSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const count = Math.max(0, ...data.rows.map((row) => valuesOf(row).length));
  return namesOf(data, locale)
    .slice(0, count)
    .map((name, i) => {
      const parts = data.rows.flatMap((row) => {
        const value = valuesOf(row).at(i);
        return value ? [`${row.label} ${format.value(value.mean, value.error)}`] : [];
      });
      return `${name}${t.colon}${parts.join('; ')}${t.stop}`;
    })
    .join(' ');
}

/** Mean, standard error and range, row by row. */
export function pairedTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const both = data.rows.some(({ baseline }) => baseline);
  const { unit } = data;
  return {
    caption,
    columns: [
      { label: data.kind },
      ...namesOf(data, locale)
        .slice(0, both ? 2 : 1)
        .flatMap((name) =>
          [t.mean, t.standardError, t.quantile('5%'), t.quantile('95%')].map((which) => ({
            ...{ label: `${name}${t.colon}${which}`, unit },
          })),
        ),
    ],
    rows: data.rows.map(({ label, scenario, baseline }) => [
      label,
      ...[scenario, ...(both ? [baseline] : [])].flatMap((value) =>
        value ? [value.mean, value.error, value.low, value.high] : [null, null, null, null],
      ),
    ]),
  };
}
