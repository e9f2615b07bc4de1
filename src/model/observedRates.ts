import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import type { Cell } from './cells';
import { observedRatesAt } from './scoring';

/**
 * Annual default rate of each cell's observed grade, by step; steps of equal scoring power share one array.
 *
 * @param powerOfStep scoring power by step
 */
export function observedRatesByStep(
  scenario: Scenario,
  cells: Cell[],
  powerOfStep: Float64Array,
  math: KernelExports,
): Float64Array[] {
  const powers = [...new Set(powerOfStep)];
  const ratesAt = powers.map(() => new Float64Array(cells.length));
  scenario.platform.segments.forEach((_, index) => {
    const members = cells
      .map((cell, c) => ({ cell, c }))
      .filter(({ cell }) => cell.segment === index);
    const money = members.reduce(
      (sum, { cell }) => sum + cell.demandPerMonth + cell.openingBalance,
      0,
    );
    const shares = members.map(({ cell }) =>
      money > 0 ? (cell.demandPerMonth + cell.openingBalance) / money : 1 / members.length,
    );
    const own = members.map(({ cell }) => cell.annualDefaultRate);
    observedRatesAt(math, shares, own, powers).forEach((rates, k) =>
      members.forEach(({ c }, place) => (ratesAt[k][c] = rates[place])),
    );
  });
  return Array.from(powerOfStep, (power) => ratesAt[powers.indexOf(power)]);
}
