import { scaleLinear } from 'd3-scale';
import type { ChartProps, ChartUnit, Domain } from './chart';
import { niceDomain } from './domain';
import type { Format } from './format';
import { fitText, textWidth } from './labels';
import { footTicks } from './footTicks';
import { type Plot, type Scale, type Sheet, type Tick } from './plot';

/** The mean of a cost by kind, and how its total is spread over the paths. */
export interface CostStack {
  /** Names the scenario. */
  label: string;
  /** In the order in which they are stacked; the same kinds for every scenario. */
  parts: readonly CostPart[];
  total: {
    mean: number;
    error: number;
    /** The 5 and 95% quantiles of the paths' totals. */
    low: number;
    high: number;
  };
}

export interface CostPart {
  id: string;
  label: string;
  mean: number;
  error: number;
  /** Drawn in red lead: penalties. */
  lead?: boolean;
}

export interface StackedCostProps extends ChartProps {
  unit?: ChartUnit;
  scenario: CostStack;
  baseline?: CostStack;
  /** The paths that are looked at, as a run of their own. */
  chosen?: CostStack;
  domain?: Domain;
}

/** One part of a bar. */
export interface Segment {
  id: string;
  x: number;
  width: number;
  /** Its name and mean inside it, if there is room. */
  name: string;
  value: string;
}

export interface CostBar {
  kind: 'scenario' | 'baseline' | 'chosen';
  label: string;
  total: string;
  y: number;
  height: number;
  segments: Segment[];
  end: number;
  whisker: { low: number; high: number };
}

export interface StackedCostGeometry {
  plot: Plot;
  x: Scale;
  xTicks: Tick[];
  bars: CostBar[];
  /** From each boundary of one bar to that of the next. */
  joints: string[];
  /** Kinds whose segments are too narrow to be named inside. */
  key: { id: string; text: string; x: number; row: number }[];
  height: number;
}

/** The axis that takes in the bars and their whiskers. */
export function costDomain(...stacks: (CostStack | undefined)[]): Domain {
  const values = stacks.flatMap((s) => (s ? [s.total.high, s.total.mean] : []));
  return niceDomain([0, ...values], 4);
}

/** Where each part of a stack begins and ends. */
export function stackParts({ parts }: CostStack): { id: string; from: number; to: number }[] {
  let sum = 0;
  return parts.map(({ id, mean }) => ({ id, from: sum, to: (sum += Math.max(0, mean)) }));
}

/** Lays out mean costs as bars on one axis, joined part by part: the baseline, the scenario, its chosen paths. */
export function stackedCostGeometry(
  data: Pick<StackedCostProps, 'scenario' | 'baseline' | 'chosen' | 'domain'>,
  { width, type }: Omit<Sheet, 'height'>,
  format: Format,
): StackedCostGeometry {
  const { scenario, baseline, chosen, domain } = data;
  const kinds = (['baseline', 'scenario', 'chosen'] as const).filter((kind) => data[kind]);
  const [left, right, bar] = [2, width - type * 2, type * 2.4];
  const x = scaleLinear(domain ?? costDomain(scenario, baseline, chosen), [left, right]);
  const top = type * 0.4;
  const pitch = type * 1.6 + bar + type * 0.9;

  const bars = kinds.map((kind, i): CostBar => {
    const stack = data[kind]!;
    const y = top + type * 1.6 + i * pitch;
    const segments = stackParts(stack).map(({ id, from, to }, k): Segment => {
      const room = x(to) - x(from) - type * 0.8;
      const { label, mean, error } = stack.parts[k];
      const value = format.value(mean, error);
      const name = fitText(label, type, room);
      const whole = name === label;
      return {
        ...{ id, x: x(from), width: x(to) - x(from), name: whole ? name : '' },
        value: textWidth(value, type) <= room ? value : '',
      };
    });
    return {
      kind,
      label: stack.label,
      total: format.value(stack.total.mean, stack.total.error),
      y,
      height: bar,
      segments,
      end: x(stack.total.mean),
      whisker: { low: x(stack.total.low), high: x(Math.min(stack.total.high, x.domain()[1])) },
    };
  });

  const joints = bars.slice(1).flatMap((next, k) =>
    bars[k].segments.map((segment, i) => {
      const other = next.segments[i];
      return `M${segment.x + segment.width} ${bars[k].y + bar}L${other.x + other.width} ${next.y}`;
    }),
  );

  const unnamed = scenario.parts.filter((_, k) =>
    bars.some(({ segments }) => segments[k].name === ''),
  );
  const footer = top + bars.length * pitch;
  const key: StackedCostGeometry['key'] = [];
  let [at, row] = [left, 0];
  for (const { id, label, mean, error } of unnamed) {
    const text = `${label} ${format.value(mean, error)}`;
    const wide = textWidth(text, type) + type * 2.4;
    if (at > left && at + wide > width) [at, row] = [left, row + 1];
    key.push({ id, text, x: at, row });
    at += wide;
  }
  const rows = unnamed.length > 0 ? row + 1 : 0;
  const bottom = footer + rows * type * 1.5;
  return {
    plot: { left, right, top, bottom },
    x,
    xTicks: footTicks(x, Math.max(2, Math.floor(width / (type * 8))), format.axis, { width, type }),
    bars,
    joints,
    key,
    height: Math.ceil(bottom + type * 1.9),
  };
}
