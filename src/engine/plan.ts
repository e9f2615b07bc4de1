import type { Scenario } from '../scenario/scenario';
import type { Kernel } from '../kernel/load';

/**
 * A scenario as numbers: everything that can be computed before the first path. Plain data in flat typed arrays, so
 * that it can be posted to a worker.
 */
export interface Plan {
  /** Philox key from the seed text. */
  key: [number, number];
  steps: number;
  monthsPerStep: number;
  /** Last month of each step, counted from 1: the time axis of every series. */
  months: number[];
  /** Names of the outcome columns: the outcomes, then `name/grade` for outcomes told apart by grade. */
  columns: string[];
  /** The capital ratio that the rules ask for in each step: the load line. */
  requiredCapitalRatio: Float64Array;
  /** Cells (segments × their grades) and the vintage-steps advanced by one path over the whole run. */
  cells: number;
  cellMonths: number;
}

/** Turns a resolved and checked scenario into a plan. */
export declare function createPlan(scenario: Scenario, kernel: Kernel): Plan;
