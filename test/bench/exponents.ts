import { createPlan } from '../../src/engine/plan';
import { Simulator } from '../../src/engine/simulator';
import { instantiateKernel } from '../../src/kernel/load';
import { lanes } from '../../src/model/lanes';
import type { Scenario } from '../../src/scenario/scenario';

/** How the cost of a run grows: time ∝ sizeᵉ, the exponent e from three sizes each. */
export interface Growth {
  sizes: [number, number, number];
  milliseconds: number[];
  exponent: number;
}

/** The least of several runs counts, since other programs use the machine too. */
const rounds = 8;

/** Growth with the number of paths, cells and months, and with the number of loans in the book. */
export function growth(
  scenario: Scenario,
  kernel: WebAssembly.Module,
): Record<'paths' | 'cells' | 'months' | 'loans', Growth> {
  const time = (changed: Scenario, paths = lanes) => {
    const simulator = new Simulator(createPlan(changed, instantiateKernel(kernel)), kernel);
    let best = Infinity;
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      for (let from = 0; from < paths; from += lanes) simulator.block(from, lanes);
      best = Math.min(best, performance.now() - began);
    }
    return best;
  };
  const measured = (sizes: Growth['sizes'], of: (size: number) => number): Growth => {
    const milliseconds = sizes.map(of);
    return {
      sizes,
      milliseconds,
      exponent: slope(sizes.map(Math.log), milliseconds.map(Math.log)),
    };
  };
  return {
    paths: measured([1, 2, 4], (blocks) => time(scenario, blocks * lanes)),
    cells: measured([1, 2, 4], (copies) => time(withCells(scenario, copies))),
    months: measured([12, 36, 108], (months) =>
      time({ ...scenario, run: { ...scenario.run, months } }),
    ),
    loans: measured([1, 10, 100], (times) => time(withLoans(scenario, times))),
  };
}

/** The same business in so many times as many segments. */
function withCells(scenario: Scenario, copies: number): Scenario {
  const segments = Array.from({ length: copies }, (_, copy) =>
    scenario.platform.segments.map((segment) => ({
      ...segment,
      id: copy === 0 ? segment.id : `${segment.id}-${copy}`,
      openingBalance: segment.openingBalance / copies,
      demandPerMonth: segment.demandPerMonth / copies,
    })),
  ).flat();
  return { ...scenario, platform: { ...scenario.platform, segments } };
}

/** The same book in so many times as many loans, each the smaller, at the same cost in all. */
function withLoans(scenario: Scenario, times: number): Scenario {
  const { platform } = scenario;
  const segments = platform.segments.map((segment) => ({
    ...segment,
    grades: segment.grades.map((grade) => ({ ...grade, meanLoan: grade.meanLoan / times })),
  }));
  const costs = {
    ...platform.costs,
    servicingPerLoan: platform.costs.servicingPerLoan / times,
    costPerApplication: platform.costs.costPerApplication / times,
  };
  return { ...scenario, platform: { ...platform, segments, costs } };
}

/** Slope of the line of least squares. */
function slope(x: number[], y: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x0, y0] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, value, k) => sum + (value - x0) * (y[k] - y0), 0);
  return covariance / x.reduce((sum, value) => sum + (value - x0) ** 2, 0);
}
