import { scaleLinear } from 'd3-scale';
import type { Proportion } from '../../engine/proportion';
import type { ChartProps, Domain, Numbers } from './chart';
import { niceDomain } from './domain';
import {
  failedInAll,
  layerPath,
  sharePath,
  stackFailures,
  type FailureLayer,
} from './failureStack';
import type { Format } from './format';
import { legible } from './endLabels';
import { textWidth } from './labels';
import type { FailureSeries } from './loadLine';
import { axisTicks, type Plot, type Scale, type Tick } from './plot';
import type { strings } from './strings';
import { monthTicks } from './timeAxis';

/** Failures of one scenario. */
export interface FailureRun {
  label: string;
  months: Numbers;
  /** Stacked in this order from below; the same causes for every scenario. */
  failures: readonly FailureSeries[];
  /** Share of paths that have failed at all, for an entry of the months. */
  failed: (i: number) => Proportion;
}

export interface FailureByCauseProps extends ChartProps {
  scenario: FailureRun;
  baseline?: FailureRun;
  /** The paths that are looked at, as a run of their own. */
  chosen?: FailureRun;
  /** Axis of shares, of the areas and of the bars. */
  domain?: Domain;
  /** Month that the cursor stands on, so that charts can be read together. */
  month?: number;
}

type RunKind = 'scenario' | 'chosen' | 'baseline';

/** The runs that a chart shows, in the order of their bars. */
export function failureRuns({
  scenario,
  chosen,
  baseline,
}: Pick<FailureByCauseProps, RunKind>): { kind: RunKind; run: FailureRun }[] {
  return [
    { kind: 'scenario', run: scenario },
    ...(chosen ? [{ kind: 'chosen' as const, run: chosen }] : []),
    ...(baseline ? [{ kind: 'baseline' as const, run: baseline }] : []),
  ];
}

/** A share at the horizon with its error and its 95% interval. */
export interface FinalBar extends Proportion {
  kind: RunKind;
  /** Index of the cause; −1 for all together. */
  cause: number;
  name: string;
}

export interface FailureGeometry {
  plot: Plot;
  x: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  layers: (FailureLayer & { path: string })[];
  baseline?: string;
  chosen?: string;
  height: number;
  groups: { name: string; cause: number; y: number; bars: PlacedBar[] }[];
  barsLeft: number;
}

export interface PlacedBar extends FinalBar {
  y: number;
  end: number;
  low: number;
  high: number;
  text: string;
  /** The scenario's name, beside its first bar. */
  label: string;
}

const lastOf = ({ months }: FailureRun) => months.length - 1;

/** Shares failed at the horizon: in all, then by each cause that occurs; runs in their order. */
export function finalBars(data: Pick<FailureByCauseProps, RunKind>, all: string): FinalBar[][] {
  const runs = failureRuns(data);
  const bar = (kind: RunKind, cause: number, name: string, share: Proportion): FinalBar => ({
    ...{ kind, cause, name },
    ...share,
  });
  return [
    runs.map(({ kind, run }) => bar(kind, -1, all, run.failed(lastOf(run)))),
    ...data.scenario.failures
      .map(({ label }, cause) =>
        runs.map(({ kind, run }) => bar(kind, cause, label, run.failures[cause].at(lastOf(run)))),
      )
      .filter((bars) => bars.some(({ probability }) => probability > 0)),
  ];
}

/** The axis that takes in every interval. */
export function failureShareDomain(...runs: (FailureRun | undefined)[]): Domain {
  const highest = runs.flatMap((run) => (run ? [run.failed(lastOf(run)).interval[1]] : []));
  return niceDomain([0, 0.01, ...highest], 3);
}

/** Lays out failures over time on the left and at the horizon on the right; on a phone, one above the other. */
export function failureGeometry(
  data: Pick<FailureByCauseProps, RunKind | 'domain'>,
  { width, height, type }: { width: number; height: number; type: number },
  format: Format,
  t: (typeof strings)['en'],
): FailureGeometry {
  const { scenario, chosen, baseline, domain } = data;
  const beside = width >= 520;
  const shares = domain ?? failureShareDomain(scenario, chosen, baseline);
  const [top, bottom] = [type * 0.8, height - type * 1.9];
  const y = scaleLinear(shares, [bottom, top]);
  const yTicks = axisTicks(y, Math.max(2, Math.round(height / 56)), format.axis);
  const left = Math.ceil(Math.max(...yTicks.map(({ label }) => textWidth(label, type)))) + 8;
  const right = Math.round(beside ? width * 0.56 : width - type);
  const { months } = scenario;
  const last = months[months.length - 1];
  const x = scaleLinear([0, last], [left, right]);

  const groups = finalBars(data, t.failedAtAll);
  const barsLeft = beside ? right + type * 2.5 : 0;
  const thick = type * 1.15;
  const pitch = type * 1.5 + thick * groups[0].length + type * 0.7;
  const barsTop = beside
    ? Math.max(type * 0.4, (bottom - groups.length * pitch) / 2)
    : height + type;
  // Room for the longest value, bare of its bar.
  const value = (bar: FinalBar) => format.measured(bar.probability, bar.standardError);
  const room = Math.max(...groups.flat().map((bar) => textWidth(value(bar), type))) + type;
  /** As much of a scenario's name as stands behind its value. */
  const nameOf = (bar: FinalBar) => {
    const { label } = data[bar.kind]!;
    const from = along(Math.min(bar.interval[1], shares[1])) + 6 + textWidth(value(bar), type);
    return legible(label, type, width - from - type * 0.5);
  };
  const along = scaleLinear(shares, [barsLeft, width - room]);
  const ticks = monthTicks(last, right - left, type * 3.6);
  return {
    plot: { left, right, top, bottom },
    x,
    xTicks: ticks.map((month) => ({ at: x(month), label: month === 0 ? t.monthZero : `${month}` })),
    yTicks,
    layers: stackFailures(scenario.failures).map((layer) => ({
      ...layer,
      path: layerPath(layer, months, x, y),
    })),
    baseline: baseline && sharePath(failedInAll(baseline.failures), baseline.months, x, y),
    chosen: chosen && sharePath(failedInAll(chosen.failures), chosen.months, x, y),
    height: Math.ceil(
      beside ? Math.max(height, barsTop + groups.length * pitch) : barsTop + groups.length * pitch,
    ),
    barsLeft,
    groups: groups.map((bars, i) => ({
      name: bars[0].name,
      cause: bars[0].cause,
      y: barsTop + i * pitch + type,
      bars: bars.map((bar, k) => ({
        ...bar,
        y: barsTop + i * pitch + type * 1.5 + k * thick,
        end: along(Math.min(bar.probability, shares[1])),
        low: along(Math.min(bar.interval[0], shares[1])),
        high: along(Math.min(bar.interval[1], shares[1])),
        text: value(bar),
        label: i > 0 ? '' : nameOf(bar),
      })),
    })),
  };
}
