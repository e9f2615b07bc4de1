import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';

// Staff, premises, systems and vendors: what of them follows the business when it shrinks.

export interface FixedCostPlan {
  /** Cost of a step while the business is as large as at the start. */
  full: number;
  /** Part of it that can follow the business down. */
  adjustable: number;
  /** Part of the distance to a smaller business that is gone after a step. */
  pace: number;
  /** Revenue of a step at the start. */
  revenue: number;
}

/** @param revenue yearly revenue at the start */
export function planFixedCost(
  { platform: { costs }, run }: Scenario,
  revenue: number,
  math: KernelExports,
): FixedCostPlan {
  return {
    full: costs.fixedPerMonth * run.monthsPerStep,
    adjustable: costs.adjustableShare,
    pace: -math.expm1(-run.monthsPerStep / costs.adjustmentMonths),
    revenue: (revenue * run.monthsPerStep) / 12,
  };
}

/** Fixed cost of a step for an organisation whose size is given as a part of that at the start. */
export function fixedCostOf({ full, adjustable }: FixedCostPlan, size: number): number {
  return full * (1 - adjustable * (1 - size));
}

/**
 * Size of the organisation in the next step. It falls towards the revenue of this step, as a part of that at the start,
 * with a time constant, and rises with it at once: costs are sticky (Anderson, Banker & Janakiraman, 2003, Journal of
 * Accounting Research 41). It never exceeds that at the start, since growth is paid for by the costs of each loan.
 */
export function nextSize({ pace, revenue }: FixedCostPlan, size: number, earned: number): number {
  if (revenue <= 0) return size;
  const business = Math.min(1, Math.max(0, earned / revenue));
  return business > size ? business : size + pace * (business - size);
}
