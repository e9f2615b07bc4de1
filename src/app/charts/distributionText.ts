import { z95 } from '../../engine/proportion';
import type { Language } from '../i18n/catalogues';
import type { ChartUnit } from './chart';
import { samplesOf, type DistributionData } from './distributionGeometry';
import { formatOf } from './format';
import type { Histogram } from './histogram';
import type { Readout } from './readout';
import { riskMarks, shareWorse, type Sample } from './sample';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = DistributionData & { unit: ChartUnit };
interface Counts {
  scenario: Histogram;
  baseline?: Histogram;
}

const levelOf = (data: Data) => data.riskLevel ?? 0.95;

/** Fewer paths than this beyond the value at risk say little about the tail. */
const fewPaths = 10;

/** Mean and tail of one scenario; a tail of too few paths says so. */
function marksOf(sample: Sample, data: Data, locale: Language, currency?: string, whole = false) {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const percent = formatOf('share', locale).value(levelOf(data));
  const marks = riskMarks(sample, levelOf(data));
  const mean = { name: t.mean, value: format.measured(marks.mean, marks.meanError) };
  if (data.tail === 'none') return [mean];
  const [low, high] = marks.valueAtRiskInterval;
  const error = Number.isFinite(high - low) ? (high - low) / (2 * z95) : undefined;
  const end = (x: number) => (Number.isFinite(x) ? format.value(x) : '?');
  const interval = whole ? ` (${end(low)} … ${end(high)})` : '';
  const beyond = Math.round(sample.distribution.defined * (1 - levelOf(data)));
  return [
    mean,
    { name: t.valueAtRisk(percent), value: format.value(marks.valueAtRisk, error) + interval },
    {
      name: t.shortfall(percent),
      value: format.measured(marks.shortfall, marks.shortfallError),
    },
    ...(beyond < fewPaths ? [{ name: '', value: t.fewInTail(beyond) }] : []),
  ];
}

/** The bin under the cursor, or mean and tail of the whole. */
export function distributionReadout(
  data: Data,
  counts: Counts,
  locale: Language,
  currency?: string,
  bin?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(data.unit, locale, currency);
  const shares = formatOf('share', locale);
  const [scenario, baseline] = samplesOf(data);
  if (bin === undefined) {
    const of = (sample: Sample | undefined, key: 'scenario' | 'baseline') =>
      sample
        ? marksOf(sample, data, locale, currency).map(({ name, value }, i) => ({
            key: i === 0 ? key : ('none' as const),
            name: i === 0 ? `${sample.label} ${name}` : name,
            value,
          }))
        : [];
    return {
      head: t.allPaths,
      entries: [...of(scenario, 'scenario'), ...of(baseline, 'baseline')],
    };
  }
  const { from, to } = counts.scenario.bins[bin];
  const share = ({ distribution }: Sample, { atoms }: Histogram) => {
    const single = new Set(atoms.map(({ value }) => value));
    const within = distribution.proportion((x) => x >= from && x < to && !single.has(x));
    return shares.measured(within.probability, within.standardError);
  };
  const entries: Readout['entries'][number][] = [
    { key: 'scenario', name: scenario.label, value: share(scenario, counts.scenario) },
  ];
  if (baseline && counts.baseline) {
    entries.push({
      key: 'baseline',
      name: baseline.label,
      value: share(baseline, counts.baseline),
    });
  }
  if (data.tail !== 'none') {
    const upper = scenario.distribution.tail === 'upper';
    const value = shares.value(shareWorse(scenario, upper ? to : from));
    entries.push({ key: 'lead', name: t.worse(format.value(upper ? to : from)), value });
  }
  return { head: `${format.value(from)} … ${format.value(to)}`, entries };
}

/** What a distribution shows, for those who listen. */
export function distributionSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const [scenario, baseline] = samplesOf(data);
  const of = (sample: Sample) =>
    `${sample.label}${t.colon}${marksOf(sample, data, locale, currency, true)
      .map(({ name, value }) => `${name} ${value}`)
      .join(t.comma)}${t.stop}`;
  return [scenario, baseline].flatMap((sample) => (sample ? [of(sample)] : [])).join(' ');
}

/** The bins, and the values that stand alone; the caption gives mean and tail. */
export function distributionTable(
  data: Data,
  counts: Counts,
  caption: string,
  locale: Language,
  currency?: string,
): ChartTable {
  const t = strings[locale];
  const { unit } = data;
  const [scenario, baseline] = samplesOf(data);
  const both = [counts.scenario, counts.baseline].flatMap((c) => (c ? [c] : []));
  const beyond = (side: 'below' | 'above', from: number | null, to: number | null) =>
    both.some((c) => c[side] > 0) ? [[from, to, ...both.map((c) => c[side] / c.of)]] : [];
  const values = [...new Set(both.flatMap((c) => c.atoms.map(({ value }) => value)))];
  const { bins } = counts.scenario;
  return {
    caption: `${caption}. ${distributionSummary(data, locale, currency)}`,
    columns: [
      { label: t.from, unit },
      { label: t.to, unit },
      { label: `${scenario.label}${t.colon}${t.shareOfPaths}`, unit: 'share' },
      ...(baseline
        ? [{ label: `${baseline.label}${t.colon}${t.shareOfPaths}`, unit: 'share' as const }]
        : []),
    ],
    rows: [
      ...beyond('below', null, bins[0].from),
      ...values.map((value) => [
        ...[value, value],
        ...both.map((c) => (c.atoms.find((atom) => atom.value === value)?.count ?? 0) / c.of),
      ]),
      ...bins.map(({ from, to }, i) => [from, to, ...both.map((c) => c.bins[i].count / c.of)]),
      ...beyond('above', bins[bins.length - 1].to, null),
    ],
  };
}
