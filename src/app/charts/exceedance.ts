import { scaleLinear, scaleLog } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Distribution } from '../../engine/distribution';
import type { Format } from './format';
import { sampleDomain } from './histogram';
import { fitText, textWidth } from './labels';
import { footTicks } from './footTicks';
import { type Plot, type Scale, type Sheet, type Tick } from './plot';
import { asBad, turned, type Sample, type SampleProps } from './sample';
import type { strings } from './strings';

/** One step of the curve: this share of all paths, each with its weight, has this value or a worse one. */
export interface Rank {
  value: number;
  share: number;
}

/**
 * The tail of a distribution from its worst path to its least bad, in ranks that lie evenly on a logarithmic scale.
 * @param most points at most, nearly
 */
export function ranksOf(distribution: Distribution, most = 160): Rank[] {
  const { sorted, tail, defined } = distribution;
  const ranks: Rank[] = [];
  const factor = Math.max(1.0001, defined ** (1 / most));
  for (let exact = 1, last = 0; last < defined; exact = Math.max(exact * factor, last + 1)) {
    const count = Math.min(defined, Math.floor(exact));
    if (count === last) continue;
    last = count;
    const value = tail === 'upper' ? sorted[defined - count] : sorted[count - 1];
    // Ranks within a repeated value are one step: the last of them counts.
    if (ranks.at(-1)?.value === value) ranks.pop();
    ranks.push({ value, share: shareAsBad(distribution, value) });
  }
  return ranks;
}

const shareAsBad = (distribution: Distribution, value: number) =>
  distribution.tail === 'upper'
    ? 1 - distribution.shareBelow(value)
    : distribution.shareUpTo(value);

interface Curve {
  path: string;
  ranks: Rank[];
}

/** Where a curve meets the level of risk, and what is written there. */
export interface Crossing {
  kind: 'scenario' | 'baseline';
  x: number;
  y: number;
  textX: number;
  textY: number;
  anchor: 'start' | 'end';
  name: string;
  value: string;
}

export interface ExceedanceGeometry {
  plot: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  scenario: Curve;
  /** 95% interval of the share at each value. */
  noise: string;
  baseline?: Curve;
  /** Share of all paths that are chosen and do as badly. */
  chosen?: Curve;
  level: number;
  crossings: Crossing[];
}

/** Lays out the share of paths that do at least as badly as each value, on a logarithmic scale of shares. */
export function exceedanceGeometry(
  data: Pick<SampleProps, 'scenario' | 'baseline' | 'chosen' | 'tail' | 'riskLevel' | 'domain'>,
  { width, height, type }: Sheet,
  format: Format,
  shares: Format,
  t: (typeof strings)['en'],
): ExceedanceGeometry {
  const level = data.riskLevel ?? 0.95;
  const scenario = turned(data.scenario, data.tail);
  const { chosen } = data;
  const baseline = data.baseline && turned(data.baseline, data.tail);
  const samples = baseline ? [scenario, baseline] : [scenario];
  const [top, bottom] = [type, Math.round(height - type * 1.9)];
  const least = Math.min(1 - level, ...samples.map(({ distribution }) => 1 / distribution.defined));
  const y = scaleLog([least * 0.7, 1], [bottom, top]);
  const powers = [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6].filter((share) => share > y.domain()[0]);
  const labels = powers.map((share) => shares.value(share));
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label, type)))) + 8;
  const right = width - 12;
  const x = scaleLinear(data.domain ?? sampleDomain(samples, level), [left, right]);
  const end = (value: number) => Math.max(left, Math.min(right, x(value)));

  const curve = ({ distribution }: Sample, part = 1): Curve => {
    const ranks = ranksOf(distribution).map((rank) => ({ ...rank, share: part * rank.share }));
    const path = line<Rank>(
      ({ value }) => end(value),
      ({ share }) => y(Math.max(y.domain()[0], share)),
    );
    return { ranks, path: path(ranks) ?? '' };
  };
  const drawn = curve(scenario);
  const noise = drawn.ranks.map(({ value }) => ({ value, of: asBad(scenario, value).interval }));
  const band = area<(typeof noise)[number]>()
    .x(({ value }) => end(value))
    .y0(({ of: [low] }) => y(Math.max(y.domain()[0], low)))
    .y1(({ of: [, high] }) => y(high));

  return {
    plot: { left, right, top, bottom },
    x,
    y,
    xTicks: footTicks(x, Math.max(3, Math.floor((right - left) / (type * 6))), format.axis, {
      width,
      type,
    }),
    yTicks: powers.map((share, i) => ({ at: y(share), label: labels[i] })),
    scenario: drawn,
    noise: band(noise) ?? '',
    baseline: baseline && curve(baseline),
    chosen: chosen && curve(turned(chosen, data.tail), chosen.share),
    level: y(1 - level),
    crossings: crossings(),
  };

  /** Written beside the level of risk, on the side where fewer paths reach it and the drawing is empty. */
  function crossings(): Crossing[] {
    const places = samples.map(({ distribution }) => end(distribution.valueAtRisk(level)));
    const upper = scenario.distribution.tail === 'upper';
    const textX = upper ? Math.min(...places) - 8 : Math.max(...places) + 8;
    const lower = y(1 - level) + type * 1.2;
    const rows = lower + type * 1.8 < bottom ? lower : y(1 - level) - type * 1.8;
    return samples.map((sample, i) => {
      const { distribution, label } = sample;
      const value = `${t.valueAtRisk(shares.value(level))} ${format.value(distribution.valueAtRisk(level))}`;
      const room = (upper ? textX - left : right - textX) - textWidth(value, type * 1.06);
      return {
        kind: i === 0 ? 'scenario' : 'baseline',
        x: places[i],
        y: y(1 - level),
        textX,
        textY: rows + i * type * 1.3,
        anchor: upper ? 'end' : 'start',
        name: fitText(label, type, room - type * 0.5),
        value,
      };
    });
  }
}
