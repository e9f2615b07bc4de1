import type { Language } from '../i18n/catalogues';
import type { ChartUnit } from './chart';
import { monthIndex, quantileLevels, quantileNames, type FanOverlay, type FanSeries } from './fan';
import { formatOf } from './format';
import { intl } from './locale';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable, TableColumn } from './table';

interface FanData extends FanOverlay {
  unit: ChartUnit;
  scenario: FanSeries;
  baseline?: FanSeries;
}

/** The values of a month, or of the last. */
export function fanReadout(
  { unit, scenario, baseline, chosen, path }: FanData,
  locale: Language,
  currency?: string,
  month?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(unit, locale, currency);
  const at = monthIndex(scenario, month);
  const median = (fan: FanSeries, i: number) =>
    fan.error ? format.measured(fan.median[i], fan.error[i]) : format.value(fan.median[i]);
  const entries: Readout['entries'][number][] = [
    { key: 'scenario', name: scenario.label, value: median(scenario, at) },
    { key: 'none', name: t.mostPaths, value: range(scenario, at) },
  ];
  if (baseline) {
    const i = monthIndex(baseline, scenario.months[at]);
    entries.push({ key: 'baseline', name: baseline.label, value: median(baseline, i) });
  }
  if (chosen) {
    const i = monthIndex(chosen, scenario.months[at]);
    const value = `${median(chosen, i)} (${range(chosen, i)})`;
    entries.push({ key: 'chosen', name: chosen.label, value });
  }
  if (path) {
    const value = format.value(path.values[monthIndex(path, scenario.months[at])]);
    entries.push({ key: 'path', name: path.label, value });
  }
  function range(fan: FanSeries, i: number) {
    return `${format.value(fan.low[i])} … ${format.value(fan.high[i])}`;
  }
  return { head: t.atMonth(scenario.months[at]), entries };
}

/** What a fan shows, for those who listen. */
export function fanSummary(
  { unit, scenario, baseline, chosen }: FanData,
  locale: Language,
  currency?: string,
): string {
  const t = strings[locale];
  const format = formatOf(unit, locale, currency);
  const end = monthIndex(scenario);
  const sentence = t.fanSummary({
    label: scenario.label,
    month: scenario.months[end],
    median: format.value(scenario.median[end], scenario.error?.[end]),
    low: format.value(scenario.low[end]),
    high: format.value(scenario.high[end]),
    start: format.value(scenario.opening ?? scenario.median[0]),
  });
  const others = [baseline, chosen].map((fan) => {
    if (!fan) return '';
    const other = monthIndex(fan);
    const median = format.value(fan.median[other], fan.error?.[other]);
    return t.fanBaseline({ label: fan.label, median });
  });
  return sentence + others.join('');
}

/** Columns of a fan in a table. */
export function fanColumns(fan: FanSeries, unit: ChartUnit, locale: Language, prefix = '') {
  const t = strings[locale];
  const percent = (level: number) => intl(locale, { style: 'percent' }).format(level);
  const label = (text: string) => (prefix ? `${prefix}${t.colon}${text}` : text);
  const columns: TableColumn[] = quantileLevels.map((level) => ({
    label: label(level === 0.5 ? t.median : t.quantile(percent(level))),
    unit,
  }));
  if (fan.error) columns.push({ label: label(t.medianError), unit });
  return columns;
}

/** Cells of a fan in one month. */
export function fanCells(fan: FanSeries, i: number): number[] {
  return [...quantileNames.map((name) => fan[name][i]), ...(fan.error ? [fan.error[i]] : [])];
}

/** A fan month by month, the baseline's columns behind the scenario's. */
export function fanTable(
  { unit, scenario, baseline, chosen, path }: FanData,
  caption: string,
  locale: Language,
): ChartTable {
  const fans = [scenario, baseline, chosen].flatMap((fan) => (fan ? [fan] : []));
  return {
    caption,
    columns: [
      { label: strings[locale].month },
      ...fans.flatMap((fan) => fanColumns(fan, unit, locale, fans.length > 1 ? fan.label : '')),
      ...(path ? [{ label: path.label, unit }] : []),
    ],
    rows: Array.from(scenario.months, (month, i) => [
      month,
      ...fans.flatMap((fan) => fanCells(fan, i)),
      ...(path ? [path.values[i]] : []),
    ]),
  };
}
