import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';

// Staff, premises, systems and vendors: what of them follows the business when it shrinks.

export interface FixedCostPlan {
  /** Cost of a step while the business is as large as today. */
  full: number;
  /** Part of it that can follow the business down. */
  adjustable: number;
  /** Part of the distance to a smaller business that is gone after a step. */
  pace: number;
  /** Revenue of a step of today's business. */
  revenue: number;
}

/**
 * @param revenue of a year of today's business, for which the organisation was built: the opening book at its rates and
 *   fees on all that is applied for today, whatever rules and strategy make of them from the first month on
 */
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

/** Fixed cost of a step for an organisation whose size is given as a part of today's. */
export function fixedCostOf({ full, adjustable }: FixedCostPlan, size: number): number {
  return full * (1 - adjustable * (1 - size));
}

/**
 * Size of the organisation in the next step. It falls towards the revenue of this step, as a part of today's, with a
 * time constant, and rises with it at once: costs are sticky (Anderson, Banker & Janakiraman, 2003, Journal of
 * Accounting Research 41). It never exceeds today's, since growth is paid for by the costs of each loan.
 */
export function nextSize({ pace, revenue }: FixedCostPlan, size: number, earned: number): number {
  if (revenue <= 0) return size;
  const business = Math.min(1, Math.max(0, earned / revenue));
  return business > size ? business : size + pace * (business - size);
}
