import type { KernelExports } from '../kernel/load';
import { areaIds, type Area } from '../scenario/areas';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';

/** The areas whose work a change of a hard number alters. */
const areaOfNumber: Record<string, Area> = {
  rateCap: 'pricing',
  loanLimit: 'lendingLimits',
  ownShareMinimum: 'lendingLimits',
  guaranteeMaximum: 'licensing',
  leverageMaximum: 'lendingLimits',
  capital: 'internalControl',
  provisionMinimum: 'internalControl',
  concentration: 'lendingLimits',
  homeRegionOnly: 'licensing',
};

/** The areas that a scheduled change bears on. */
export function areasOfChange(set: Record<string, unknown>): Area[] {
  const strictness = Object.keys((set.strictness as object | undefined) ?? {}) as Area[];
  const numbers = Object.keys(set).flatMap((key) => areaOfNumber[key] ?? []);
  const touched = new Set<Area>([...strictness, ...numbers]);
  return areaIds.filter((area) => touched.has(area));
}

/**
 * Gap between what is asked and what is done, max(0, q_j − m_j), `[step × areas + area]`. Maturity approaches the level
 * paid for with a time constant; a rule change sets the area back by the change's size, less what was made up between
 * announcement and force, and the setback then fades with the same time constant.
 */
export function complianceGaps({ rules, platform, strategy, run }: Scenario, inForce: Rules[], math: KernelExports): Float64Array {
  const { adjustmentMonths, openingMaturity } = platform.conduct;
  const kept = math.exp(-1 / adjustmentMonths);
  const maturity = areaIds.map(() => openingMaturity);
  const setback = areaIds.map(() => 0);
  const gaps = new Float64Array(inForce.length * areaIds.length);
  for (let step = 0; step < inForce.length; step++) {
    for (let month = step * run.monthsPerStep + 1; month <= (step + 1) * run.monthsPerStep; month++)
      areaIds.forEach((area, a) => {
        const target = strategy.compliance.level[area];
        maturity[a] = target + (maturity[a] - target) * kept;
        setback[a] *= kept;
        for (const change of rules.changes)
          if (change.inForce === month && areasOfChange(change.set).includes(area))
            setback[a] = Math.min(1, setback[a] + change.size * math.exp(-(month - change.announced) / adjustmentMonths));
      });
    areaIds.forEach((area, a) => {
      gaps[step * areaIds.length + a] = Math.max(0, inForce[step].strictness[area] - maturity[a] * (1 - setback[a]));
    });
  }
  return gaps;
}

/** Cost of scheduled changes by step: legal, technology and training, spread evenly from announcement to force. */
export function changeCosts({ rules, platform, run }: Scenario, steps: number): Float64Array {
  const { legal, technology, training } = platform.conduct.changeCost;
  const costs = new Float64Array(steps);
  for (const change of rules.changes) {
    const first = Math.max(1, Math.min(change.announced, change.inForce));
    const months = change.inForce - first + 1;
    const cost = change.size * Math.max(1, areasOfChange(change.set).length) * (legal + technology + training);
    for (let month = first; month <= change.inForce; month++) {
      const step = Math.floor((month - 1) / run.monthsPerStep);
      if (step < steps) costs[step] += cost / months;
    }
  }
  return costs;
}
