// How accurate quasi-random draws are beside random ones at equal numbers of paths: the squared errors of expected loss,
// default rate, value at risk and expected shortfall on the marketplace platform, over many seeds.
import { createPlan, keyOf, type Plan } from '../../src/engine/plan';
import { Distribution } from '../../src/engine/distribution';
import { Simulator } from '../../src/engine/simulator';
import { instantiateKernel } from '../../src/kernel/load';
import { lanes } from '../../src/model/lanes';
import type { Run } from '../../src/scenario/run';
import type { Scenario } from '../../src/scenario/scenario';

const columns = ['creditLoss', 'defaultRate'] as const;
const statistics = {
  mean: (one: Distribution) => one.mean,
  'VaR 99 %': (one: Distribution) => one.valueAtRisk(0.99),
  'ES 99 %': (one: Distribution) => one.expectedShortfall(0.99),
} satisfies Record<string, (one: Distribution) => number>;

export interface Accuracy {
  outcome: string;
  statistic: string;
  /** Root mean squared error of random and of quasi-random draws, and the ratio of the squares. */
  random: number;
  sobol: number;
  ratio: number;
}

/**
 * Squared errors about a reference: the mean of the estimates of all seeds of both kinds that are not the one judged, so
 * that none is held against itself.
 * @param paths of each run, a multiple of the block size
 * @param seeds number of runs of each kind
 */
export function accuracy(
  scenario: Scenario,
  module: WebAssembly.Module,
  paths: number,
  seeds: number,
): Accuracy[] {
  const kinds = (['random', 'sobol'] as const).map((sampling: Run['sampling']) => {
    const run = { ...scenario.run, sampling };
    const plan = createPlan({ ...scenario, run }, instantiateKernel(module));
    return Array.from({ length: seeds }, (_, seed) =>
      distributions({ ...plan, key: keyOf(`${sampling} ${seed}`) }, module, paths),
    );
  });
  return columns.flatMap((outcome, column) =>
    Object.entries(statistics).map(([statistic, of]) => {
      const [random, sobol] = kinds.map((runs) => runs.map((run) => of(run[column])));
      const all = [...random, ...sobol];
      const sum = all.reduce((total, value) => total + value, 0);
      // (x − mean of the others)² is larger than the squared error by its own part in that mean.
      const squared = (values: number[]) =>
        values.reduce((total, x) => total + (x - (sum - x) / (all.length - 1)) ** 2, 0) / seeds;
      const [a, b] = [squared(random), squared(sobol)];
      return { outcome, statistic, random: Math.sqrt(a), sobol: Math.sqrt(b), ratio: a / b };
    }),
  );
}

function distributions(plan: Plan, module: WebAssembly.Module, paths: number): Distribution[] {
  const simulator = new Simulator(plan, module);
  const places = columns.map((name) => plan.columns.indexOf(name) * lanes);
  const values = columns.map(() => new Float64Array(paths));
  for (let from = 0; from < paths; from += lanes) {
    const { outcomes } = simulator.block(from, lanes);
    for (const [k, place] of places.entries())
      values[k].set(outcomes.subarray(place, place + lanes), from);
  }
  return values.map((column) => new Distribution(column, 'upper'));
}

/** The figures as a table. */
export function accuracyTable(found: readonly Accuracy[]): string {
  const digits = (value: number) => value.toPrecision(3);
  return found
    .map(({ outcome, statistic, random, sobol, ratio }) =>
      [
        `${outcome}, ${statistic}`.padEnd(26),
        `random ± ${digits(random)}`.padEnd(22),
        `sobol ± ${digits(sobol)}`.padEnd(22),
        `mean squared error ÷ ${ratio.toFixed(1)}`,
      ].join(''),
    )
    .join('\n');
}
