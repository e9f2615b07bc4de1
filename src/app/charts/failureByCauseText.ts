import type { Proportion } from '../../engine/proportion';
import type { Language } from '../i18n/catalogues';
import { failureRuns, finalBars, type FailureByCauseProps } from './failureByCause';
import { failedInAll } from './failureStack';
import { hasFailures } from './failureStrip';
import { monthIndex } from './fan';
import { formatOf } from './format';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<FailureByCauseProps, 'scenario' | 'baseline' | 'chosen'>;

const written = ({ probability, standardError }: Proportion, locale: Language) =>
  formatOf('share', locale).measured(probability, standardError);

/** Shares failed by a month, or by the last. */
export function failureReadout(
  { scenario, baseline, chosen }: Data,
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
  for (const { kind, run } of failureRuns({ scenario, chosen, baseline })) {
    if (kind === 'scenario') continue;
    const value = written(run.failed(monthIndex(run, scenario.months[at])), locale);
    entries.push({ key: kind, name: run.label, value });
  }
  return { head: t.atMonth(scenario.months[at]), entries };
}

/** What the chart shows, for those who listen. */
export function failureSummary(data: Data, locale: Language): string {
  const t = strings[locale];
  const format = formatOf('share', locale);
  const groups = finalBars(data, t.failedAtAll);
  return failureRuns(data)
    .map(({ run }, i) => {
      const parts = groups.map((bars) => {
        const { name, interval } = bars[i];
        const [low, high] = interval.map((end) => format.value(end));
        return `${name} ${written(bars[i], locale)} (95%: ${low}–${high})`;
      });
      return `${run.label}${t.colon}${parts.join(t.comma)}${t.stop}`;
    })
    .join(' ');
}

/** Failures by cause, month by month. */
export function failureTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const runs = failureRuns(data).map(({ run }) => run);
  return {
    caption,
    columns: [
      { label: t.month },
      ...runs.flatMap((run) =>
        [t.failedAtAll, ...run.failures.map(({ label }) => label)].map((name) => ({
          ...{
            label: runs.length > 1 ? `${run.label}${t.colon}${name}` : name,
            unit: 'share' as const,
          },
        })),
      ),
    ],
    rows: Array.from(data.scenario.months, (month, i) => [
      month,
      ...runs.flatMap((run) => [
        failedInAll(run.failures)[i],
        ...run.failures.map(({ share }) => share[i]),
      ]),
    ]),
  };
}
