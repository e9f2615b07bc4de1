import type { ChartProps, ChartUnit, Domain, Numbers } from './chart';

/** The distribution of a quantity over time: quantiles of the paths, month by month. */
export interface FanSeries {
  /** Names the scenario beside the drawing. */
  label: string;
  /** Months that the values stand for, ascending; month ends, counted from 1. */
  months: Numbers;
  /** The 5, 25, 50, 75 and 95 % quantiles. */
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

export interface FanProps extends ChartProps {
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
export function mediansAt(month: number, scenario: FanSeries, baseline: FanSeries | undefined) {
  return [scenario, baseline].flatMap((fan, i) =>
    fan
      ? [
          {
            kind: i === 0 ? ('scenario' as const) : ('baseline' as const),
            value: fan.median[monthIndex(fan, month)],
          },
        ]
      : [],
  );
}
