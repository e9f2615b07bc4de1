import type { Proportion } from '../../engine/proportion';
import type { Language } from '../i18n/catalogues';
import { hasFailures } from './failureStrip';
import { monthIndex } from './fan';
import { fanCells, fanColumns, fanReadout } from './fanText';
import { formatOf } from './format';
import type { LoadLineProps, LoadLineRun, PolicyEvent } from './loadLine';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable, TableColumn } from './table';

type Data = Pick<LoadLineProps, 'scenario' | 'baseline' | 'chosen' | 'path' | 'events'>;

/** A share of paths with its standard error. */
function written({ probability, standardError }: Proportion, locale: Language): string {
  return formatOf('share', locale).measured(probability, standardError);
}

/** The cause of most failures; undefined where none has failed. */
function mainCause({ failures }: LoadLineRun): string | undefined {
  const ends = failures.map(({ share }) => share[share.length - 1]);
  const most = Math.max(0, ...ends);
  return most > 0 ? failures[ends.indexOf(most)].label : undefined;
}

/** The values of a month, or of the last. */
export function loadLineReadout(data: Data, locale: Language, month?: number): Readout {
  const t = strings[locale];
  const { scenario, baseline, chosen, path, events = [] } = data;
  const format = formatOf('share', locale);
  const at = monthIndex(scenario.ratio, month);
  const fans = {
    unit: 'share' as const,
    scenario: scenario.ratio,
    baseline: baseline?.ratio,
    ...{ chosen, path },
  };
  const { head, entries } = fanReadout(fans, locale, undefined, month);
  const shown: Readout['entries'][number][] = [
    ...entries,
    { key: 'line', name: t.required, value: format.value(scenario.required[at]) },
  ];
  shown.push({ key: 'none', name: t.belowLine, value: written(scenario.below(at), locale) });
  // Causes that never occur would only be in the way.
  for (const series of scenario.failures.filter(hasFailures)) {
    shown.push({ key: 'lead', name: series.label, value: written(series.at(at), locale) });
  }
  if (baseline) {
    const failed = baseline.failed(monthIndex(baseline.ratio, scenario.ratio.months[at]));
    const value = written(failed, locale);
    shown.push({ key: 'baseline', name: `${baseline.ratio.label} ${t.failed}`, value });
  }
  const now = eventText(events, scenario.ratio.months[at], locale);
  if (now) shown.push({ key: 'none', name: '', value: now });
  return { head, entries: shown };
}

/** Changes announced or in force from a month on. */
function eventText(events: readonly PolicyEvent[], month: number, locale: Language): string {
  const t = strings[locale];
  return events
    .flatMap(({ label, of, announced, inForce }) => [
      ...(announced === month && announced !== inForce ? [`${label} (${t.announced})`] : []),
      ...(inForce === month ? [`${label} (${of === 'strategy' ? t.takesEffect : t.inForce})`] : []),
    ])
    .join('; ');
}

/** What the load line shows, for those who listen. */
export function loadLineSummary({ scenario, baseline }: Data, locale: Language): string {
  const t = strings[locale];
  const format = formatOf('share', locale);
  const of = (run: LoadLineRun) => {
    const end = monthIndex(run.ratio);
    return t.loadLineSummary({
      label: run.ratio.label,
      month: run.ratio.months[end],
      median: format.value(run.ratio.median[end], run.ratio.error?.[end]),
      low: format.value(run.ratio.low[end]),
      high: format.value(run.ratio.high[end]),
      required: format.value(run.required[end]),
      failed: written(run.failed(end), locale),
      cause: mainCause(run),
    });
  };
  return [scenario, baseline].flatMap((run) => (run ? [of(run)] : [])).join(' ');
}

/** The load line month by month. */
export function loadLineTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const { scenario, baseline, chosen, path, events = [] } = data;
  const runs = baseline ? [scenario, baseline] : [scenario];
  const columnsOf = (run: LoadLineRun): TableColumn[] => {
    const name = (text: string) => (baseline ? `${run.ratio.label}${t.colon}${text}` : text);
    const share = (text: string): TableColumn => ({ label: name(text), unit: 'share' });
    return [
      ...fanColumns(run.ratio, 'share', locale, baseline && run.ratio.label),
      share(t.required),
      share(t.belowLine),
      ...run.failures.map(({ label }) => share(`${t.failed} (${label})`)),
    ];
  };
  const cellsOf = (run: LoadLineRun, i: number) => [
    ...fanCells(run.ratio, i),
    run.required[i],
    run.below(i).probability,
    ...run.failures.map(({ share }) => share[i]),
  ];
  const withEvents = events.length > 0;
  return {
    caption,
    columns: [
      { label: t.month },
      ...runs.flatMap(columnsOf),
      ...(chosen ? fanColumns(chosen, 'share', locale, chosen.label) : []),
      ...(path ? [{ label: path.label, unit: 'share' as const }] : []),
      ...(withEvents ? [{ label: t.events }] : []),
    ],
    rows: Array.from(scenario.ratio.months, (month, i) => [
      month,
      ...runs.flatMap((run) => cellsOf(run, i)),
      ...(chosen ? fanCells(chosen, i) : []),
      ...(path ? [path.values[i]] : []),
      ...(withEvents ? [eventText(events, month, locale)] : []),
    ]),
  };
}
