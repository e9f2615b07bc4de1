import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import type { Cell } from './cells';
import { observedRatesAt, powerInMonth } from './scoring';

/** Part of the blindness of scoring that the deepest data remove: judgement. */
const depthEffect = 0.3;

/** Annual default rate of each cell's observed grade, by step; steps of equal scoring power share one array. */
export function observedRatesByStep(
  scenario: Scenario,
  cells: Cell[],
  steps: number,
  math: KernelExports,
): Float64Array[] {
  const { underwriting, technology } = scenario.strategy;
  const programmes = scenario.platform.technology;
  const blindness =
    (1 - underwriting.scoringPower) *
    (1 - programmes.bigData.scoring * technology.bigData) *
    (1 - programmes.machineLearning.scoring * technology.machineLearning) *
    (1 - depthEffect * underwriting.dataDepth);
  const fresh = 1 - blindness;
  const drift =
    underwriting.driftPerYear * (1 + programmes.machineLearning.drift * technology.machineLearning);
  const powerOfStep = Array.from({ length: steps }, (_, step) =>
    powerInMonth(
      step * scenario.run.monthsPerStep + 1,
      fresh,
      drift,
      underwriting.reestimationMonths,
    ),
  );
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
  return powerOfStep.map((power) => ratesAt[powers.indexOf(power)]);
}
