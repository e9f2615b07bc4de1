import type { ChartProps, ChartUnit, Domain, Numbers } from './chart';

/** The distribution of a quantity over time: quantiles of the paths, month by month. */
export interface FanSeries {
  /** Names the scenario beside the drawing. */
  label: string;
  /** Months that the values stand for, ascending; month ends, counted from 1. */
  months: Numbers;
  /** The 5, 25, 50, 75 and 95% quantiles. */
  low: Numbers;
  lower: Numbers;
  median: Numbers;
  upper: Numbers;
  high: Numbers;
  /** Standard error of the median, month by month. */
  error?: Numbers;
  /** The value at month 0, before anything is random. */
  opening?: number;
}

/** One path, month by month, as it is drawn over a fan. */
export interface PathLine {
  label: string;
  months: Numbers;
  values: Numbers;
}

/** What is drawn over a fan: some of its paths as a fan of their own, and one alone. */
export interface FanOverlay {
  chosen?: FanSeries;
  path?: PathLine;
}

export interface FanProps extends ChartProps, FanOverlay {
  unit: ChartUnit;
  /** What is measured, behind the title: "of new lending"; the unit's name unless given. */
  unitText?: string;
  scenario: FanSeries;
  baseline?: FanSeries;
  domain?: Domain;
  /** Month that the cursor stands on, so that charts can be read together. */
  month?: number;
}

/** The quantiles of a fan from the least to the greatest. */
export const quantileNames = ['low', 'lower', 'median', 'upper', 'high'] as const;
export const quantileLevels = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Index of the month of a series that is nearest; the last where none is asked for. */
export function monthIndex({ months }: Pick<FanSeries, 'months'>, month?: number): number {
  if (month === undefined) return months.length - 1;
  let best = 0;
  for (let i = 1; i < months.length; i++) {
    if (Math.abs(months[i] - month) < Math.abs(months[best] - month)) best = i;
  }
  return best;
}

/** The medians of a month: where a cursor meets the lines. */
export function mediansAt(
  month: number,
  scenario: FanSeries,
  baseline: FanSeries | undefined,
  { chosen, path }: FanOverlay = {},
) {
  const lines = [
    { kind: 'scenario', fan: scenario, values: scenario.median },
    { kind: 'baseline', fan: baseline, values: baseline?.median },
    { kind: 'chosen', fan: chosen, values: chosen?.median },
    { kind: 'path', fan: path, values: path?.values },
  ] as const;
  return lines.flatMap(({ kind, fan, values }) =>
    fan && values ? [{ kind, value: values[monthIndex(fan, month)] }] : [],
  );
}
