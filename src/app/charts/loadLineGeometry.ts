import { scaleLinear } from 'd3-scale';
import type { Domain } from './chart';
import { each, niceDomain } from './domain';
import { labelRoom, placeLabels, type PlacedLabel } from './endLabels';
import { eventLane, type EventMark } from './eventLane';
import {
  failedInAll,
  layerPath,
  sharePath,
  stackFailures,
  type FailureLayer,
} from './failureStack';
import { causeKey, failureLabels, type CauseKey } from './failureStrip';
import { monthIndex, type FanSeries } from './fan';
import { fanDomain, fanLabels, lastMonth, overlaidDomain, overlayLabels } from './fanGeometry';
import { fanShape, pathShape, type FanShape } from './fanShape';
import type { Format } from './format';
import { textWidth } from './labels';
import type { LoadLineProps, LoadLineRun } from './loadLine';
import { axisTicks, type Plot, type Scale, type Sheet, type Tick } from './plot';
import {
  besideLine,
  placeLineLabel,
  requiredStretches,
  stepPath,
  stretchesApart,
} from './requiredLine';
import type { strings } from './strings';
import { monthTicks } from './timeAxis';

export type LoadLineData = Pick<
  LoadLineProps,
  'scenario' | 'baseline' | 'chosen' | 'path' | 'events' | 'domain' | 'failureDomain'
>;

export interface LoadLineGeometry {
  plot: Plot;
  strip: Plot;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  stripTicks: Tick[];
  baseline?: FanShape;
  chosen?: FanShape;
  /** A single path. */
  path?: string;
  /** The load line, its steps labelled, and all that lies above and under it. */
  line: string;
  lineLabels: { x: number; y: number; text: string }[];
  above: string;
  under: string;
  baselineLine?: { path: string; label?: { x: number; y: number; text: string } };
  events: EventMark[];
  layers: (FailureLayer & { path: string })[];
  baselineFailed?: string;
  /** Wilson's 95% interval of the share failed at the horizon. */
  whisker: { top: number; bottom: number };
  labels: PlacedLabel[];
  /** Where the strip's caption stands, and below it the causes, for want of room beside the strip. */
  captionAt: number;
  key: CauseKey[];
}

/** Axis of the capital ratio: from nothing left, or less, to above the fan and the line. */
export function ratioDomain(...runs: (LoadLineRun | undefined)[]): Domain {
  const fans = runs.map((run) => run?.ratio);
  const lines = runs.flatMap((run) => (run ? [...each(run.required)] : []));
  return niceDomain([0, ...fanDomain(...fans), ...lines], 6);
}

/** Axis of the share failed: never finer than one in a hundred, so that chance alone fills no strip. */
export function failedDomain(...runs: (LoadLineRun | undefined)[]): Domain {
  const most = runs.map((run) => Math.max(0, ...(run ? failedInAll(run.failures) : [])));
  return niceDomain([0, Math.max(0.01, ...most)], 2);
}

/** Px of a fan that a box would hide; the inner band and the median count for more. */
function coverOf(fan: FanSeries, x: Scale, y: Scale) {
  return (left: number, right: number, top: number, bottom: number) => {
    let sum = 0;
    for (let i = 0; i < fan.months.length; i++) {
      const at = x(fan.months[i]);
      if (at < left || at > right) continue;
      const overlap = (low: number, high: number) =>
        Math.max(0, Math.min(bottom, y(low)) - Math.max(top, y(high)));
      sum += overlap(fan.low[i], fan.high[i]) + 2 * overlap(fan.lower[i], fan.upper[i]);
      if (y(fan.median[i]) > top && y(fan.median[i]) < bottom) sum += bottom - top;
    }
    return sum;
  };
}

/** Lays out the load line: changes of rules and strategy on top, the fan against the line, the failed below, all on one time axis. */
export function loadLineGeometry(
  data: LoadLineData,
  { width, height, type }: Sheet,
  format: Format,
  t: (typeof strings)['en'],
): LoadLineGeometry {
  const { scenario, baseline, chosen, path, events = [] } = data;
  const narrow = width < type * 44;
  const rows = events.length === 0 ? 0 : narrow ? 3 : 2;
  const top = type * (0.9 + 1.45 * rows);
  const stripHeight = Math.max(type * 3.2, Math.round(height * 0.2));
  const stripBottom = Math.round(height - type * 1.9);
  const stripTop = stripBottom - stripHeight;
  const key = narrow ? causeKey(scenario.failures, type, width - type * 4) : [];
  const keyRows = Math.max(0, ...key.map(({ row }) => row + 1));
  const bottom = Math.round(stripTop - type * (2.2 + 1.4 * keyRows));

  const domain = data.domain ?? overlaidDomain(ratioDomain(scenario, baseline), data);
  const y = scaleLinear(domain, [bottom, top]);
  const yTicks = axisTicks(y, Math.max(3, Math.round((bottom - top) / (type * 4))), format.axis);
  const share = scaleLinear(data.failureDomain ?? failedDomain(scenario, baseline), [
    stripBottom,
    stripTop,
  ]);
  const stripTicks = axisTicks(share, 2, format.axis);

  const bands = chosen || path ? 'none' : narrow ? 'short' : 'long';
  const fans = [
    ...fanLabels(scenario.ratio, baseline?.ratio, y, format, t, bands),
    ...overlayLabels(data, y, format),
  ];
  const most = Math.floor(stripHeight / (type * 1.2)) + 1;
  const failed = failureLabels(scenario, baseline, share, format, t, !narrow, most);
  const room = labelRoom(
    [...fans, ...failed],
    type,
    narrow ? width * 0.29 : Math.min(type * 15, width * 0.26),
  );
  const axisRoom = Math.max(
    ...[...yTicks, ...stripTicks].map(({ label }) => textWidth(label, type)),
  );
  const [left, right] = [Math.ceil(axisRoom) + 8, Math.floor(width - room - 10)];
  const last = lastMonth(scenario.ratio, baseline?.ratio);
  const x = scaleLinear([0, last], [left, right]);
  const months = monthTicks(last, right - left, type * 3.6);

  const stretches = requiredStretches(scenario.ratio.months, scenario.required);
  const layers = stackFailures(scenario.failures);
  const [least, highest] = scenario.failed(monthIndex(scenario.ratio)).interval;
  return {
    plot: { left, right, top, bottom },
    strip: { left, right, top: stripTop, bottom: stripBottom },
    x,
    y,
    xTicks: months.map((month) => ({
      at: x(month),
      label: month === 0 ? t.monthZero : `${month}`,
    })),
    yTicks,
    stripTicks,
    baseline: baseline && fanShape(baseline.ratio, x, y),
    chosen: chosen && fanShape(chosen, x, y),
    path: path && pathShape(path, x, y),
    line: stepPath(stretches, x, y),
    lineLabels: lineLabels(),
    above: besideLine(stretches, x, y, top),
    under: besideLine(stretches, x, y, bottom),
    baselineLine: baselineLine(),
    events: eventLane(events, x, width, type, rows),
    layers: layers.map((layer) => ({
      ...layer,
      path: layerPath(layer, scenario.ratio.months, x, share),
    })),
    baselineFailed:
      baseline && sharePath(failedInAll(baseline.failures), baseline.ratio.months, x, share),
    whisker: { top: share(Math.min(highest, share.domain()[1])), bottom: share(least) },
    labels: [
      ...placeLabels(fans, room, type, top, bottom),
      ...placeLabels(failed, room, type, stripTop - type * 0.6, stripBottom + type * 0.5),
    ],
    key: key.map((entry) => ({ ...entry, x: left + entry.x })),
    captionAt: stripTop - type * (0.6 + 1.4 * keyRows),
  };

  /** The first stretch that has room bears the name, each other its ratio. */
  function lineLabels() {
    const cover = coverOf(scenario.ratio, x, y);
    const labels: LoadLineGeometry['lineLabels'] = [];
    let named = false;
    for (const stretch of stretches) {
      const ratio = format.value(stretch.ratio);
      const texts: string[] = named ? [ratio] : [t.loadLine(ratio), t.line(ratio), ratio];
      for (const text of texts) {
        const place = placeLineLabel(text, [stretch], x, y, type, cover);
        if (!place) continue;
        labels.push({ x: place.x, y: place.y, text });
        named ||= text !== ratio;
        break;
      }
    }
    return labels;
  }

  /** The baseline's own line, only where its rules ask for something else. */
  function baselineLine() {
    if (!baseline) return undefined;
    const { months } = baseline.ratio;
    const other = stretchesApart(months, baseline.required, scenario.required);
    const last = other.at(-1);
    if (!last) return undefined;
    const text = `${baseline.ratio.label}${t.colon}${format.value(last.ratio)}`;
    const place = placeLineLabel(text, [last], x, y, type, coverOf(scenario.ratio, x, y));
    return { path: stepPath(other, x, y), label: place && { x: place.x, y: place.y, text } };
  }
}
