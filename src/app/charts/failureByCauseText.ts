import type { Proportion } from '../../engine/proportion';
import type { Language } from '../i18n/catalogues';
import { finalBars, type FailureByCauseProps } from './failureByCause';
import { failedInAll } from './failureStack';
import { hasFailures } from './failureStrip';
import { monthIndex } from './fan';
import { formatOf } from './format';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<FailureByCauseProps, 'scenario' | 'baseline'>;

const written = ({ probability, standardError }: Proportion, locale: Language) =>
  formatOf('share', locale).measured(probability, standardError);

/** Shares failed by a month, or by the last. */
export function failureReadout(
  { scenario, baseline }: Data,
  locale: Language,
  month?: number,
): Readout {
  const t = strings[locale];
  const at = monthIndex(scenario, month);
  const entries: Readout['entries'][number][] = [
    {
      key: 'lead',
      name: t.failedAtAll,
      value: written(scenario.failed(at), locale),
    },
    ...scenario.failures.filter(hasFailures).map((series) => ({
      ...{ key: 'none' as const, name: series.label, value: written(series.at(at), locale) },
    })),
  ];
  if (baseline) {
    const i = monthIndex(baseline, scenario.months[at]);
    const value = written(baseline.failed(i), locale);
    entries.push({ key: 'baseline', name: baseline.label, value });
  }
  return { head: t.atMonth(scenario.months[at]), entries };
}

/** What the chart shows, for those who listen. */
export function failureSummary({ scenario, baseline }: Data, locale: Language): string {
  const t = strings[locale];
  const format = formatOf('share', locale);
  const groups = finalBars(scenario, baseline, t.failedAtAll);
  return [scenario, baseline]
    .flatMap((run, i) => {
      if (!run) return [];
      const parts = groups.map((bars) => {
        const { name, interval } = bars[i];
        const [low, high] = interval.map((end) => format.value(end));
        return `${name} ${written(bars[i], locale)} (95%: ${low}–${high})`;
      });
      return [`${run.label}${t.colon}${parts.join(t.comma)}${t.stop}`];
    })
    .join(' ');
}

/** Failures by cause, month by month. */
export function failureTable(
  { scenario, baseline }: Data,
  caption: string,
  locale: Language,
): ChartTable {
  const t = strings[locale];
  const runs = baseline ? [scenario, baseline] : [scenario];
  return {
    caption,
    columns: [
      { label: t.month },
      ...runs.flatMap((run) =>
        [t.failedAtAll, ...run.failures.map(({ label }) => label)].map((name) => ({
          ...{ label: baseline ? `${run.label}${t.colon}${name}` : name, unit: 'share' as const },
        })),
      ),
    ],
    rows: Array.from(scenario.months, (month, i) => [
      month,
      ...runs.flatMap((run) => [
        failedInAll(run.failures)[i],
        ...run.failures.map(({ share }) => share[i]),
      ]),
    ]),
  };
}
