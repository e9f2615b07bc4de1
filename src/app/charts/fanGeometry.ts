import { scaleLinear } from 'd3-scale';
import type { Domain } from './chart';
import { each, niceDomain } from './domain';
import { labelRoom, placeLabels, type EndLabel, type PlacedLabel } from './endLabels';
import { monthIndex, type FanOverlay, type FanSeries } from './fan';
import { fanShape, pathShape, type FanShape } from './fanShape';
import type { Format } from './format';
import { textWidth } from './labels';
import { axisTicks, type Plot, type Scale, type Sheet, type Tick } from './plot';
import type { strings } from './strings';
import { monthTicks } from './timeAxis';

export interface FanGeometry {
  plot: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  baseline?: FanShape;
  chosen?: FanShape;
  /** A single path. */
  path?: string;
  labels: PlacedLabel[];
}

/** The axis that takes in every band of the fans given. */
export function fanDomain(...fans: (FanSeries | undefined)[]): Domain {
  const values = fans.flatMap((fan) =>
    fan ? [...each(fan.low, fan.high), ...(fan.opening === undefined ? [] : [fan.opening])] : [],
  );
  return niceDomain(values);
}

/** The axis that takes in an overlay as well. */
export function overlaidDomain([low, high]: Domain, { chosen, path }: FanOverlay): Domain {
  if (!chosen && !path) return [low, high];
  const values = [
    ...(chosen ? each(chosen.low, chosen.high) : []),
    ...(path ? Array.from(path.values) : []),
  ];
  const known = values.filter(Number.isFinite);
  if (known.every((value) => value >= low && value <= high)) return [low, high];
  return niceDomain([low, high, ...known]);
}

/** What is written at the right end of an overlay. */
export function overlayLabels({ chosen, path }: FanOverlay, y: Scale, format: Format): EndLabel[] {
  const labels: EndLabel[] = [];
  if (chosen) {
    const value = chosen.median[monthIndex(chosen)];
    labels.push({ kind: 'chosen', value: format.value(value), name: chosen.label, at: y(value) });
  }
  if (path) {
    const value = path.values[monthIndex(path)];
    labels.push({ kind: 'path', value: format.value(value), name: path.label, at: y(value) });
  }
  return labels;
}

/** Last month of the fans given. */
export function lastMonth(...fans: (FanSeries | undefined)[]): number {
  return Math.max(1, ...fans.map((fan) => (fan ? fan.months[fan.months.length - 1] : 0)));
}

/** What is written at the right end of a fan: medians with their names, bands with their range. */
export function fanLabels(
  scenario: FanSeries,
  baseline: FanSeries | undefined,
  y: Scale,
  format: Format,
  t: (typeof strings)['en'],
  bands: 'none' | 'short' | 'long',
): EndLabel[] {
  const end = scenario.months.length - 1;
  const labels: EndLabel[] = [];
  const median = (fan: FanSeries, kind: 'scenario' | 'baseline'): EndLabel => {
    const last = monthIndex(fan);
    const value = format.value(fan.median[last], fan.error?.[last]);
    return { kind, value, name: fan.label, at: y(fan.median[last]) };
  };
  labels.push(median(scenario, 'scenario'));
  if (baseline) labels.push(median(baseline, 'baseline'));
  if (bands === 'none') return labels;
  const named = (range: string) => (bands === 'long' ? t.ofPaths(range) : range);
  // Beside the wider half of each band, where its area is.
  const beside = (inner: [number, number], outer: [number, number]) =>
    outer[1] - inner[1] >= inner[0] - outer[0]
      ? (y(inner[1]) + y(outer[1])) / 2
      : (y(inner[0]) + y(outer[0])) / 2;
  const [low, lower, middle, upper, high] = [
    ...[scenario.low, scenario.lower, scenario.median, scenario.upper, scenario.high],
  ].map((column) => column[end]);
  const outer = beside([lower, upper], [low, high]);
  const inner = beside([middle, middle], [lower, upper]);
  labels.push({ kind: 'band', value: '', name: named(t.mostPaths), at: outer });
  labels.push({ kind: 'band', value: '', name: named(t.middleHalf), at: inner });
  return labels;
}

/**
 * Lays out a fan over time.
 * @param domain axis of values; takes in the bands of both fans unless given
 */
export function fanGeometry(
  data: { scenario: FanSeries; baseline?: FanSeries; domain?: Domain } & FanOverlay,
  { width, height, type }: Sheet,
  format: Format,
  t: (typeof strings)['en'],
): FanGeometry {
  const { scenario, baseline, chosen, path } = data;
  const domain = data.domain ?? overlaidDomain(fanDomain(scenario, baseline), data);
  const y = scaleLinear(domain, [height - type * 1.9, type * 0.8]);
  const yTicks = axisTicks(y, Math.max(2, Math.round(height / 48)), format.axis);
  // Where an overlay is named there is no room for the names of bands.
  const bands = height >= 120 && width >= 260 && !chosen && !path ? 'short' : 'none';
  const wanted = [
    ...fanLabels(scenario, baseline, y, format, t, bands),
    ...overlayLabels(data, y, format),
  ];
  const room = labelRoom(wanted, type, Math.min(170, width * 0.34));
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, type)))) + 8;
  const plot: Plot = {
    left,
    right: Math.floor(width - room - 10),
    top: y.range()[1],
    bottom: y.range()[0],
  };
  const last = lastMonth(scenario, baseline);
  const x = scaleLinear([0, last], [plot.left, plot.right]);
  const months = monthTicks(last, plot.right - plot.left, type * 3.6);
  return {
    plot,
    x,
    y,
    xTicks: months.map((month) => ({
      at: x(month),
      label: month === 0 ? t.monthZero : `${month}`,
    })),
    yTicks,
    baseline: baseline && fanShape(baseline, x, y),
    chosen: chosen && fanShape(chosen, x, y),
    path: path && pathShape(path, x, y),
    labels: placeLabels(wanted, room, type, plot.top, plot.bottom),
  };
}
