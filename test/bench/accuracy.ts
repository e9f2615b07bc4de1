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
  /** The ratio that exact integration over the systematic factors would reach: what is left comes from all other draws. */
  ceiling: number;
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
  const ceilings = ceilingsOf(scenario, module, 8 * paths);
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
      return {
        ...{ outcome, statistic, random: Math.sqrt(a), sobol: Math.sqrt(b), ratio: a / b },
        ceiling: ceilings[outcome][statistic],
      };
    }),
  );
}

/**
 * The most that better points for the systematic factors can do. Two paths with the same factors and all other draws
 * their own have a correlation that is the share of the variance that the factors explain (Sobol's first-order index of
 * all of them together, estimated as Saltelli does); without that share 1 / (1 − share) is left of the variance. Value at
 * risk and expected shortfall go by their influence functions, the exceedance and the excess over the quantile.
 */
function ceilingsOf(scenario: Scenario, module: WebAssembly.Module, paths: number) {
  const run = { ...scenario.run, sampling: 'random' as const };
  const plan = createPlan({ ...scenario, run }, instantiateKernel(module));
  const { world, ...others } = plan.model;
  const again = { ...plan, model: { ...(otherStreams(others) as typeof others), world } };
  const pairs = [plan, again].map((one) => valuesOf(one, module, paths));
  const influences = {
    mean: (values: Float64Array) => values,
    'VaR 99 %': (values: Float64Array, quantile: number) => values.map((x) => Number(x > quantile)),
    'ES 99 %': (values: Float64Array, quantile: number) =>
      values.map((x) => Math.max(0, x - quantile)),
  } satisfies Record<keyof typeof statistics, unknown>;
  return Object.fromEntries(
    columns.map((outcome, column) => {
      const [one, other] = pairs.map((values) => values[column]);
      const quantile = new Distribution(one, 'upper').valueAtRisk(0.99);
      const of = Object.entries(influences).map(([statistic, influence]) => {
        const share = correlation(influence(one, quantile), influence(other, quantile));
        return [statistic, 1 / (1 - share)];
      });
      return [outcome, Object.fromEntries(of) as Record<string, number>];
    }),
  );
}

/** A part of a plan with each of its streams of draws exchanged for another. */
function otherStreams(part: unknown, isStream = false): unknown {
  if (typeof part === 'number') return isStream ? (part ^ 0x9e3779b9) >>> 0 : part;
  if (part instanceof Uint32Array && isStream)
    return part.map((stream) => otherStreams(stream, true) as number);
  if (Array.isArray(part)) return part.map((item) => otherStreams(item, isStream));
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      otherStreams(value, isStream || /streams?$/i.test(key)),
    ]),
  );
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: Float64Array, mx: number, y: Float64Array, my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

const distributions = (plan: Plan, module: WebAssembly.Module, paths: number): Distribution[] =>
  valuesOf(plan, module, paths).map((column) => new Distribution(column, 'upper'));

function valuesOf(plan: Plan, module: WebAssembly.Module, paths: number): Float64Array[] {
  const simulator = new Simulator(plan, module);
  const places = columns.map((name) => plan.columns.indexOf(name) * lanes);
  const values = columns.map(() => new Float64Array(paths));
  for (let from = 0; from < paths; from += lanes) {
    const { outcomes } = simulator.block(from, lanes);
    for (const [k, place] of places.entries())
      values[k].set(outcomes.subarray(place, place + lanes), from);
  }
  return values;
}

/** The figures as a table. */
export function accuracyTable(found: readonly Accuracy[]): string {
  const digits = (value: number) => value.toPrecision(3);
  return found
    .map(({ outcome, statistic, random, sobol, ratio, ceiling }) =>
      [
        `${outcome}, ${statistic}`.padEnd(26),
        `random ± ${digits(random)}`.padEnd(22),
        `sobol ± ${digits(sobol)}`.padEnd(22),
        `mean squared error ÷ ${ratio.toFixed(1)}`.padEnd(28),
        `at most ÷ ${ceiling.toFixed(1)}`,
      ].join(''),
    )
    .join('\n');
}
