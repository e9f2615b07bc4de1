import type { Proportion } from '../../engine/proportion';
import type { ChartProps, Domain, Numbers } from './chart';
import type { FanOverlay, FanSeries } from './fan';

/** Paths that have failed by one cause, over time. */
export interface FailureSeries {
  /** Stable key, such as `illiquidity`. */
  cause: string;
  label: string;
  /** Cumulative share of paths that have failed by this cause, month by month. */
  share: Numbers;
  /** The same with its error, for an entry of the months. */
  at: (i: number) => Proportion;
}

/** A change of the rules or of the strategy on the time axis. */
export interface PolicyEvent {
  label: string;
  /** Whose it is: the regulator's, unless said otherwise. */
  of?: 'strategy';
  /** Month in which it was announced; 0 is before the start. */
  announced?: number;
  /** First month in which it binds or takes effect. */
  inForce: number;
}

/** One scenario as the load line shows it. */
export interface LoadLineRun {
  /** The capital ratio. */
  ratio: FanSeries;
  /** Failure by cause, stacked in this order from below. */
  failures: readonly FailureSeries[];
  /** The capital ratio that the rules ask for, month by month. */
  required: Numbers;
  /** Share of paths that have failed at all, for an entry of the months. */
  failed: (i: number) => Proportion;
  /** Share of paths below the required ratio, for an entry of the months; failed ones stay where they fell. */
  below: (i: number) => Proportion;
}

export interface LoadLineProps extends ChartProps, FanOverlay {
  scenario: LoadLineRun;
  baseline?: LoadLineRun;
  events?: readonly PolicyEvent[];
  /** Axis of the capital ratio; fits the data unless given. */
  domain?: Domain;
  /** Axis of the share of failed paths. */
  failureDomain?: Domain;
  /** For the back row: larger type, heavier lines. */
  projector?: boolean;
  /** Month that the cursor stands on, so that charts can be read together. */
  month?: number;
  /** Told where the time axis begins and ends, in px, so that others can stand on the same. */
  onaxis?: (ends: readonly [left: number, right: number]) => void;
}
