import type { Language } from '../i18n/catalogues';
import type { ExceedanceGeometry } from './exceedance';
import { formatOf } from './format';
import type { Readout } from './readout';
import { asBad, turned, type SampleProps } from './sample';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<SampleProps, 'unit' | 'scenario' | 'baseline' | 'tail' | 'riskLevel' | 'domain'>;

const samplesOf = ({ scenario, baseline, tail }: Data) =>
  [scenario, baseline].flatMap((sample) => (sample ? [turned(sample, tail)] : []));

/** The share of paths with a value or a worse one, in each scenario. */
const atLeast = (data: Data, value: number) =>
  samplesOf(data).map((sample) => asBad(sample, value));

/** The value under the cursor and how many paths do at least as badly; at rest, the level of risk. */
export function exceedanceReadout(
  data: Data,
  { scenario }: ExceedanceGeometry,
  locale: Language,
  currency?: string,
  index?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const shares = formatOf('share', locale);
  const level = data.riskLevel ?? 0.95;
  const keys = ['scenario', 'baseline'] as const;
  if (index === undefined) {
    return {
      head: t.valueAtRisk(shares.value(level)),
      entries: samplesOf(data).map(({ label, distribution }, i) => ({
        ...{ key: keys[i], name: label },
        value: format.value(distribution.valueAtRisk(level)),
      })),
    };
  }
  const { value } = scenario.ranks[index];
  return {
    head: t.orWorse(format.value(value)),
    entries: atLeast(data, value).map(({ probability, standardError }, i) => ({
      ...{ key: keys[i], name: samplesOf(data)[i].label },
      value: shares.measured(probability, standardError),
    })),
  };
}

/** What the curve shows, for those who listen. */
export function exceedanceSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const shares = formatOf('share', locale);
  const levels = [0.95, 0.99, 0.999].filter((level) =>
    samplesOf(data).every(({ distribution }) => distribution.defined * (1 - level) >= 1 - 1e-9),
  );
  return samplesOf(data)
    .map(({ label, distribution }) => {
      const parts = levels.map((level) =>
        t.shareReaches(shares.value(1 - level), format.value(distribution.valueAtRisk(level))),
      );
      return `${label}${t.colon}${parts.join(t.comma)}${t.stop}`;
    })
    .join(' ');
}

/** The curve's values from least bad to worst, and the shares that reach them. */
export function exceedanceTable(
  data: Data,
  { scenario }: ExceedanceGeometry,
  caption: string,
  locale: Language,
): ChartTable {
  const t = strings[locale];
  return {
    caption,
    columns: [
      { label: t.value, unit: data.unit },
      ...samplesOf(data).map(({ label }) => ({
        ...{ label: `${label}${t.colon}${t.shareAsBad}`, unit: 'share' as const },
      })),
    ],
    rows: scenario.ranks
      .map(({ value }) => [value, ...atLeast(data, value).map(({ probability }) => probability)])
      .reverse(),
  };
}
