// How accurate quasi-random draws are beside random ones at equal numbers of paths: the squared errors of the mean, value
// at risk and expected shortfall of losses, defaults and profit on the marketplace platform, over many runs.
import { createPlan, keyOf, type Plan } from '../../src/engine/plan';
import { Simulator } from '../../src/engine/simulator';
import { instantiateKernel } from '../../src/kernel/load';
import { lanes } from '../../src/model/lanes';
import { replicates } from '../../src/model/replicates';
import type { Scenario } from '../../src/scenario/scenario';

const columns = ['creditLoss', 'lossRate', 'defaultRate', 'profit'] as const;

/** Influence functions: to first order the error of an estimate is the mean of this over its paths, less that over all. */
const influences = {
  mean: (x: number) => x,
  'VaR 99 %': (x: number, quantile: number) => Number(x > quantile),
  'ES 99 %': (x: number, quantile: number) => Math.max(0, x - quantile),
};
type Statistic = keyof typeof influences;
const statistics = Object.keys(influences) as Statistic[];

/** Shift into bad times, in standard deviations, that is measured beside quasi-random draws without one. */
export const shift = 1.5;

export interface Accuracy {
  outcome: string;
  statistic: Statistic;
  /** The variance of random draws ÷ that of quasi-random ones, without and with a shift into bad times. */
  sobol: number;
  shifted: number;
  /** The ratio that exact integration over the systematic factors alone would reach. */
  ceiling: number;
}

/**
 * Variances of estimates from equal numbers of paths. That of quasi-random draws is the spread of their replicates, of which
 * each run has sixteen, about a reference, the mean and the quantile of all runs without a shift; that of random draws
 * is the variance of the influence function ÷ the paths of a replicate. From r replicates a ratio has a standard error of
 * some √(2/r) of itself: a twelfth for twenty runs.
 *
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
  const [sobol, shifted] = [0, shift].map((tailShift) => {
    const run = { ...scenario.run, sampling: 'sobol' as const, tailShift };
    const plan = createPlan({ ...scenario, run }, instantiateKernel(module));
    return Array.from({ length: seeds }, (_, seed) =>
      valuesOf({ ...plan, key: keyOf(`accuracy ${seed}`) }, module, paths),
    );
  });
  return columns.flatMap((outcome, column) => {
    const all = Float64Array.from(sobol.flatMap(({ values }) => [...values[column]]));
    // Of profit the tail is its lower one.
    const side = outcome === 'profit' ? -1 : 1;
    const quantile = all.map((x) => side * x).sort()[Math.floor(0.99 * all.length)];
    return statistics.map((statistic) => {
      const influence = (x: number) => influences[statistic](side * x, quantile);
      const { mean, variance } = momentsOf(all.map(influence));
      const ratio = (runs: Values[]) => {
        const squares = runs.flatMap(({ values, weights }) => {
          const sums = new Float64Array(replicates);
          values[column].forEach((x, path) => {
            sums[path % replicates] += weights[path] * (influence(x) - mean);
          });
          return [...sums].map((sum) => ((sum * replicates) / paths) ** 2);
        });
        const found = squares.reduce((total, square) => total + square, 0) / squares.length;
        return (variance * replicates) / paths / found;
      };
      const ceiling = ceilings[outcome][statistic];
      return { outcome, statistic, sobol: ratio(sobol), shifted: ratio(shifted), ceiling };
    });
  });
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
  const pairs = [plan, again].map((one) => valuesOf(one, module, paths).values);
  return Object.fromEntries(
    columns.map((outcome, column) => {
      const side = outcome === 'profit' ? -1 : 1;
      const [one, other] = pairs.map((values) => values[column].map((x) => side * x));
      const quantile = one.slice().sort()[Math.floor(0.99 * paths)];
      const of = statistics.map((statistic) => {
        const influence = (x: number) => influences[statistic](x, quantile);
        return [statistic, 1 / (1 - correlation(one.map(influence), other.map(influence)))];
      });
      return [outcome, Object.fromEntries(of) as Record<Statistic, number>];
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

function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length };
}

/** Outcomes of a run, `[column][path]`, and the weight of each path. */
interface Values {
  values: Float64Array[];
  weights: Float64Array;
}

function valuesOf(plan: Plan, module: WebAssembly.Module, paths: number): Values {
  const simulator = new Simulator(plan, module);
  const places = columns.map((name) => plan.columns.indexOf(name) * lanes);
  const values = columns.map(() => new Float64Array(paths));
  const weights = new Float64Array(paths).fill(1);
  for (let from = 0; from < paths; from += lanes) {
    const block = simulator.block(from, lanes);
    for (const [k, place] of places.entries())
      values[k].set(block.outcomes.subarray(place, place + lanes), from);
    if (block.weights) weights.set(block.weights, from);
  }
  return { values, weights };
}

/** The figures as a table. */
export function accuracyTable(found: readonly Accuracy[]): string {
  return found
    .map(({ outcome, statistic, sobol, shifted, ceiling }) =>
      [
        `${outcome}, ${statistic}`.padEnd(24),
        `quasi-random ÷ ${sobol.toFixed(1)}`.padEnd(24),
        `shifted by ${shift} ÷ ${shifted.toFixed(1)}`.padEnd(26),
        `exact factors ÷ ${ceiling.toFixed(1)}`,
      ].join(''),
    )
    .join('\n');
}
