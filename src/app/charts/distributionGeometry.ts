import { scaleLinear, scaleLog } from 'd3-scale';
import type { Domain } from './chart';
import { niceDomain } from './domain';
import type { Format } from './format';
import { binEdges, binWidth, histogram, sampleDomain, type Histogram } from './histogram';
import { repeats } from './atoms';
import { textWidth } from './labels';
import { markLane, type Mark, type PlacedMark } from './markLane';
import { chosenCounts } from './chosenCounts';
import { footTicks } from './footTicks';
import { axisTicks, type Plot, type Scale, type Sheet, type Tick } from './plot';
import { riskMarks, turned, type DistributionProps, type Sample } from './sample';
import type { strings } from './strings';
import { z95 } from '../../engine/proportion';

export type DistributionData = Pick<
  DistributionProps,
  | 'scenario'
  | 'baseline'
  | 'chosen'
  | 'tail'
  | 'riskLevel'
  | 'domain'
  | 'shareDomain'
  | 'binWidth'
  | 'scale'
>;

/** A number with its 95% interval on the rail below the drawing. */
export interface Estimate {
  what: 'mean' | 'valueAtRisk' | 'shortfall';
  at: number;
  low: number;
  high: number;
}

/** A repeated value: a spike, broken off where it is higher than the axis. */
export interface Spike {
  x: number;
  top: number;
  broken: boolean;
  label: string;
}

export interface DistributionGeometry {
  plot: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  counts: { scenario: Histogram; baseline?: Histogram };
  /** Outlines of the bins, in steps. */
  scenario: string;
  baseline?: string;
  /** The chosen paths among those of each bin. */
  chosen?: string;
  spikes: Spike[];
  /** Where the bad tail begins and which way it goes. */
  tail?: { from: number; to: number };
  marks: PlacedMark[];
  rows: number;
  rails: { label: string; kind: 'scenario' | 'baseline'; y: number; estimates: Estimate[] }[];
  beyond: { text: string; side: 'left' | 'right' }[];
}

/** The axis of shares that takes in every bin, and every single value unless it dwarfs the bins. */
export function binDomain(counts: readonly (Histogram | undefined)[]): Domain {
  const bins = Math.max(
    ...counts.flatMap((c) => (c ? c.bins.map(({ count }) => count / c.of) : [])),
    0,
  );
  const atoms = Math.max(
    ...counts.flatMap((c) => (c ? c.atoms.map(({ count }) => count / c.of) : [])),
    0,
  );
  return niceDomain([0, bins === 0 || atoms <= 1.5 * bins ? Math.max(bins, atoms) : bins], 3);
}

/** Axes and bins that several distributions share, so that their widths and heights can be compared. */
export function sharedAxes(samples: readonly Sample[], level: number) {
  const domain = sampleDomain(samples, level);
  const step = Math.max(...samples.map(({ distribution }) => binWidth(distribution, domain, 36)));
  const bars = samples.every(({ distribution }) => repeats(distribution).discrete);
  const edges = binEdges(domain, step, bars);
  const counts = samples.map(({ distribution }) => histogram(distribution, edges));
  return { domain, binWidth: step, shareDomain: binDomain(counts) };
}

/** The scenario's and the baseline's sample, with the bad end where it is asked for. */
export function samplesOf({ scenario, baseline, tail }: DistributionData) {
  return [turned(scenario, tail), baseline && turned(baseline, tail)] as const;
}

/** The outline of bins in steps; with room between bars where values are discrete. */
function outline({ bins, of }: Histogram, x: Scale, y: Scale, foot: number, bars: boolean): string {
  const height = (count: number) => (count === 0 ? foot : Math.min(foot, y(count / of)));
  if (!bars) {
    const steps = bins.map(({ to, count }) => `V${height(count)}H${x(to)}`);
    return bins.length > 0 ? `M${x(bins[0].from)} ${foot}${steps.join('')}V${foot}` : '';
  }
  return bins
    .map(({ from, to, count }) => {
      const gap = (x(to) - x(from)) * 0.15;
      return `M${x(from) + gap} ${foot}V${height(count)}H${x(to) - gap}V${foot}`;
    })
    .join('');
}

/** Lays out a distribution: bins and single values, the bad tail, and on a rail below what is estimated from it. */
export function distributionGeometry(
  data: DistributionData,
  { width, height, type }: Sheet,
  format: Format,
  shares: Format,
  t: (typeof strings)['en'],
): DistributionGeometry {
  const { scale = 'linear' } = data;
  const plain = data.tail === 'none';
  const [scenario, baseline] = samplesOf(data);
  const level = data.riskLevel ?? 0.95;
  const samples = baseline ? [scenario, baseline] : [scenario];
  const wanted = data.domain ?? sampleDomain(samples, plain ? undefined : level);
  const bars = samples.every(({ distribution }) => repeats(distribution).discrete);
  const most = Math.max(12, Math.min(60, width / 10));
  const step = data.binWidth ?? binWidth(scenario.distribution, wanted, most);
  const edges = binEdges(wanted, step, bars);
  const counts = {
    scenario: histogram(scenario.distribution, edges),
    baseline: baseline && histogram(baseline.distribution, edges),
  };

  const bottom = Math.round(height - type * (1.9 + 1.5 * samples.length) - 4);
  const marked = riskMarks(scenario, level);
  const shareDomain = data.shareDomain ?? binDomain([counts.scenario, counts.baseline]);
  const left = Math.ceil(textWidth(shares.axis(shareDomain)[1], type)) + 14;
  const right = width - 8;
  const x = scaleLinear([edges[0], edges[edges.length - 1]], [left, right]);
  const marks = lane();
  const rows = Math.max(1, ...marks.map(({ row }) => row + 1));
  const top = Math.round(type * (0.6 + 1.35 * rows));
  const y =
    scale === 'log'
      ? scaleLog([0.5 / counts.scenario.of, 1], [bottom, top])
      : scaleLinear(shareDomain, [bottom, top]);

  return {
    plot: { left, right, top, bottom },
    x,
    y,
    xTicks: footTicks(x, Math.max(3, Math.floor((right - left) / (type * 6))), format.axis, {
      width,
      type,
    }),
    yTicks:
      scale === 'log' ? logTicks() : axisTicks(y, Math.max(2, (bottom - top) / 48), shares.axis),
    counts,
    scenario: outline(counts.scenario, x, y, bottom, bars),
    baseline: counts.baseline && outline(counts.baseline, x, y, bottom, bars),
    chosen: data.chosen && outline(chosenCounts(data.chosen, counts.scenario), x, y, bottom, bars),
    spikes: counts.scenario.atoms.flatMap(spikeOf),
    tail: plain ? undefined : tailOf(),
    marks,
    rows,
    rails: samples.map((sample, i) => ({
      label: sample.label,
      kind: i === 0 ? 'scenario' : 'baseline',
      y: bottom + type * (1.1 + 1.5 * i) + 4,
      estimates: estimatesOf(sample),
    })),
    beyond: [
      { count: counts.scenario.below, side: 'left' as const },
      { count: counts.scenario.above, side: 'right' as const },
    ].flatMap(({ count, side }) => (count > 0 ? [{ side, text: t.beyond(count, side) }] : [])),
  };

  function lane(): PlacedMark[] {
    const percent = shares.value(level);
    const mean: Mark = {
      ...{ x: x(marked.mean), name: t.mean, kind: 'scenario' },
      value: format.value(marked.mean, marked.meanError),
    };
    if (plain) return markLane([mean], type, 0, width);
    const [low, high] = marked.valueAtRiskInterval;
    const valueError = Number.isFinite(high - low) ? (high - low) / (2 * z95) : undefined;
    const valueAtRisk: Mark = {
      ...{ x: x(marked.valueAtRisk), name: t.valueAtRisk(percent), kind: 'lead' },
      value: format.value(marked.valueAtRisk, valueError),
    };
    const shortfall: Mark = {
      ...{ x: x(marked.shortfall), name: t.shortfall(percent), kind: 'lead' },
      value: format.value(marked.shortfall, marked.shortfallError),
    };
    return markLane([shortfall, valueAtRisk, mean], type, 0, width);
  }

  function tailOf() {
    const from = Math.max(left, Math.min(right, x(marked.valueAtRisk)));
    return scenario.distribution.tail === 'upper' ? { from, to: right } : { from: left, to: from };
  }

  function spikeOf({ value, count }: { value: number; count: number }): Spike[] {
    const share = count / counts.scenario.of;
    const [, most] = y.domain();
    if (value < edges[0] || value > edges[edges.length - 1]) return [];
    const label = t.exactly(shares.value(share), format.value(value));
    return [{ x: x(value), top: y(Math.min(share, most)), broken: share > most, label }];
  }

  function estimatesOf(sample: Sample): Estimate[] {
    const { mean, meanError, valueAtRisk, valueAtRiskInterval, shortfall, shortfallError } =
      riskMarks(sample, level);
    const [least, most] = x.domain();
    // Of few paths an interval has no end; a scale makes NaN of infinity.
    const clamp = (value: number) => x(Math.max(least, Math.min(most, value)));
    const around = (what: Estimate['what'], value: number, error: number): Estimate => {
      const reach = Number.isFinite(error) ? z95 * error : 0;
      return { what, at: clamp(value), low: clamp(value - reach), high: clamp(value + reach) };
    };
    if (plain) return [around('mean', mean, meanError)];
    const [low, high] = valueAtRiskInterval;
    return [
      around('mean', mean, meanError),
      { what: 'valueAtRisk', at: clamp(valueAtRisk), low: clamp(low), high: clamp(high) },
      around('shortfall', shortfall, shortfallError),
    ];
  }

  function logTicks(): Tick[] {
    const powers = [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6].filter((share) => share > y.domain()[0]);
    return powers.map((share) => ({ at: y(share), label: shares.value(share) }));
  }
}
