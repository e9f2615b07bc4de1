import type { KernelExports } from '../kernel/load';
import { areaIds, type Area } from '../scenario/areas';
import { rulesAt, type Calendar } from '../scenario/calendar';
import type { RuleChange } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { columnOf, eachOnce } from './byStep';
import type { Cell } from './cells';

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

/** What is asked of one place of business (jurisdiction × business line), and its weight in the whole. */
export interface Business {
  weight: number;
  /** Strictness, `[step × areas + area]`. */
  strictness: Float64Array;
}

/** The distinct places of business with their strictness over time; weights sum to one. */
export function businessesOf(scenario: Scenario, cells: Cell[], calendar: Calendar): Business[] {
  const { platform } = scenario;
  const inForce = calendar.rules;
  const total = cells.reduce((sum, cell) => sum + cell.demandPerMonth + cell.openingBalance, 0);
  const byPlace = new Map<string, { jurisdiction: string; product: string; weight: number }>();
  for (const cell of cells) {
    const { jurisdiction } = platform.regions[cell.region];
    const product = platform.products[cell.product].id;
    const departs =
      scenario.rules.jurisdictions.some(({ id }) => id === jurisdiction) ||
      scenario.rules.businessLines.some(({ id }) => id === product);
    const place = departs ? `${jurisdiction}/${product}` : '';
    const entry = byPlace.get(place) ?? { jurisdiction, product, weight: 0 };
    entry.weight +=
      total > 0 ? (cell.demandPerMonth + cell.openingBalance) / total : 1 / cells.length;
    byPlace.set(place, entry);
  }
  const eras = [...new Set(inForce)];
  return [...byPlace.values()].map(({ jurisdiction, product, weight }) => {
    const ofEra = eras.map((rules) => rulesAt(calendar, rules, jurisdiction, product).strictness);
    return {
      weight,
      strictness: Float64Array.from(
        inForce.flatMap((rules) => areaIds.map((area) => ofEra[eras.indexOf(rules)][area])),
      ),
    };
  });
}

/**
 * Time constant with which practice catches up, in months, by step: coordination of compliance and risk shortens it.
 *
 * @param decided strategies by step
 */
export function adjustmentMonths({ platform }: Scenario, decided: readonly Strategy[]) {
  const { adjustmentMonths: months, coordinationSpeed } = platform.conduct;
  return columnOf(
    decided,
    ({ controls }) => months * (1 - coordinationSpeed * controls.coordination),
  );
}

/**
 * Maturity of each area after scheduled changes, `[step × areas + area]`. It approaches the level paid for with a time
 * constant; a rule change sets the area back by the change's size, less what was made up between announcement and force,
 * and the setback is worked off evenly over the transition.
 *
 * @param decided strategies by step
 */
export function maturityPath(
  scenario: Scenario,
  decided: readonly Strategy[],
  math: KernelExports,
): Float64Array {
  const { rules, platform, run } = scenario;
  const steps = decided.length;
  const months = adjustmentMonths(scenario, decided);
  const kept = eachOnce([...months], (constant) => math.exp(-1 / constant));
  const maturity = areaIds.map(() => platform.conduct.openingMaturity);
  const path = new Float64Array(steps * areaIds.length);
  const touched = rules.changes.map(({ set }) => areasOfChange(set));
  for (let step = 0; step < steps; step++) {
    const last = (step + 1) * run.monthsPerStep;
    areaIds.forEach((area, a) => {
      const target = decided[step].compliance.level[area];
      for (let month = step * run.monthsPerStep + 1; month <= last; month++)
        maturity[a] = target + (maturity[a] - target) * kept[step];
      let setback = 0;
      rules.changes.forEach((change, k) => {
        if (!touched[k].includes(area) || change.inForce > last) return;
        const unprepared = change.size * math.exp(-preparation(change, months, run.monthsPerStep));
        setback +=
          unprepared *
          Math.max(0, 1 - (last - change.inForce) / Math.max(1, change.transitionMonths));
      });
      path[step * areaIds.length + a] = maturity[a] * (1 - Math.min(1, setback));
    });
  }
  return path;
}

/**
 * What the months between announcement and force are worth for preparing, in time constants. Months of one time constant
 * are counted together.
 */
function preparation(
  { announced, inForce }: RuleChange,
  months: Float64Array,
  monthsPerStep: number,
): number {
  const counts = new Map<number, number>();
  for (let month = announced + 1; month <= inForce; month++) {
    const constant = months[Math.floor((month - 1) / monthsPerStep)];
    counts.set(constant, (counts.get(constant) ?? 0) + 1);
  }
  let worth = 0;
  for (const [constant, count] of counts) worth += count / constant;
  return worth;
}

/** Cost of scheduled changes, `[step × areas + area]`, spread evenly from announcement to force. */
export function changeCosts({ rules, platform, run }: Scenario, steps: number): Float64Array {
  const { legal, technology, training } = platform.conduct.changeCost;
  const costs = new Float64Array(steps * areaIds.length);
  for (const change of rules.changes) {
    const first = Math.max(1, Math.min(change.announced, change.inForce));
    const months = change.inForce - first + 1;
    const cost = change.size * (legal + technology + training);
    for (const area of areasOfChange(change.set))
      for (let month = first; month <= change.inForce; month++) {
        const step = Math.floor((month - 1) / run.monthsPerStep);
        if (step < steps) costs[step * areaIds.length + areaIds.indexOf(area)] += cost / months;
      }
  }
  return costs;
}
