import type { Numbers } from './chart';

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
