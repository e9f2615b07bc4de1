import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { describe, expect, test } from 'vitest';
import { Distribution } from '../../../src/engine/distribution';
import { effectivePaths, type PathSample } from '../../../src/engine/pathSample';
import { keyOf } from '../../../src/engine/plan';
import { proportion, reach95 } from '../../../src/engine/proportion';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import { vasicekCdf, vasicekQuantile } from '../../reference/vasicek';
import { kernelModule, planOf, poolSegments, stillScenario } from './laboratory';

const pd = 0.08;
const rho = 0.2;

/** Default rates of a granular pool over a year in one step, which have Vasicek's distribution, under many seeds. */
function runs(run: object, count: number, paths: number) {
  const scenario = stillScenario({
    platform: { segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]) },
    run,
  });
  const plan = planOf(scenario);
  const column = plan.columns.indexOf('defaultRate') * lanes;
  const numbers = Uint32Array.from({ length: paths }, (_, path) => path);
  return Array.from({ length: count }, (_, seed) => {
    const simulator = new Simulator({ ...plan, key: keyOf(`interval ${seed}`) }, kernelModule);
    const values = new Float64Array(paths);
    const weights = plan.weighted ? new Float64Array(paths) : undefined;
    for (let from = 0; from < paths; from += lanes) {
      const block = simulator.block(from, lanes);
      values.set(block.outcomes.subarray(column, column + lanes), from);
      weights?.set(block.weights!, from);
    }
    const sample: PathSample = {
      numbers,
      replicated: plan.replicated,
      ...(weights && { weights }),
    };
    return { values, sample, distribution: new Distribution(values, 'upper', sample) };
  });
}

const trials = 200;
const level = 0.9;
const quantile = vasicekQuantile(level, pd, rho);
const limit = 0.2;

/** Mean of the worst tenth, by the midpoint rule over ten thousand quantiles. */
const shortfall = (at: number) => {
  const n = 10_000;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += vasicekQuantile(at + ((1 - at) * (i + 0.5)) / n, pd, rho) / n;
  return sum;
};

const within = ([low, high]: readonly number[], truth: number) => low <= truth && truth <= high;

describe.each([
  { sampling: 'random', tailShift: 0 },
  { sampling: 'sobol', tailShift: 0 },
  { sampling: 'random', tailShift: 2 },
  { sampling: 'sobol', tailShift: 2 },
])('of 200 runs with $sampling draws and a shift of $tailShift', (run) => {
  const all = runs(run, trials, 8 * lanes);

  // Of 200 intervals 190 should hold the truth, give or take 3.1; 178 is four standard deviations less.
  const covered = (name: string, holds: (one: (typeof all)[number]) => boolean) => {
    const count = all.filter(holds).length;
    expect(count, `${name}: ${count} of ${trials}`).toBeGreaterThanOrEqual(178);
  };

  test('nineteen of twenty 95 % intervals hold the mean', () => {
    covered('mean', ({ distribution }) => within(distribution.interval, pd));
  });

  test('nineteen of twenty hold a quantile', () => {
    covered('quantile', ({ distribution }) =>
      within(distribution.quantileInterval(level), quantile),
    );
  });

  test('nineteen of twenty hold an expected shortfall', () => {
    const truth = shortfall(level);
    covered('shortfall', ({ distribution }) => {
      const { standardError, degreesOfFreedom } = distribution.shortfallMoments(level);
      const half = reach95(degreesOfFreedom) * standardError;
      const found = distribution.expectedShortfall(level);
      return within([found - half, found + half], truth);
    });
  });

  test('nineteen of twenty hold a probability', () => {
    const truth = 1 - vasicekCdf(limit, pd, rho);
    covered('probability', ({ values, sample }) =>
      within(
        proportion(
          values.map((x) => Number(x > limit)),
          sample,
        ).interval,
        truth,
      ),
    );
  });

  test('any number of the first paths will do', () => {
    covered('mean of 200 paths', ({ values, sample }) => {
      const part = { ...sample, numbers: sample.numbers.subarray(0, 200) };
      if (sample.weights) part.weights = sample.weights.subarray(0, 200);
      return within(new Distribution(values.subarray(0, 200), 'upper', part).interval, pd);
    });
  });
});

describe('quasi-random draws', () => {
  const errors = (run: object) => runs(run, 12, 2048).map(({ distribution }) => distribution);
  const [sobol, random] = [errors({ sampling: 'sobol' }), errors({ sampling: 'random' })];
  const spread = (all: Distribution[], truth: number, of: (one: Distribution) => number) =>
    all.reduce((sum, one) => sum + (of(one) - truth) ** 2, 0) / all.length;

  test('come a hundred times as near to the mean in the square, and ten times to its quantile', () => {
    const mean = (one: Distribution) => one.mean;
    expect(spread(random, pd, mean) / spread(sobol, pd, mean)).toBeGreaterThan(100);
    const high = (one: Distribution) => one.quantile(level);
    expect(spread(random, quantile, high) / spread(sobol, quantile, high)).toBeGreaterThan(10);
  });
});

describe('a shift into bad times', () => {
  const shifted = runs({ sampling: 'sobol', tailShift: 3 }, 20, 4096);
  const plain = runs({ sampling: 'sobol' }, 20, 4096);

  test.each([0.9995, 0.9999])('sharpens the quantile of %d many times', (at) => {
    const truth = vasicekQuantile(at, pd, rho);
    const error = (all: typeof shifted) =>
      all.reduce((sum, { distribution }) => sum + (distribution.quantile(at) - truth) ** 2, 0);
    expect(error(plain) / error(shifted)).toBeGreaterThan(20);
  });

  test('weighs to one, and is worth as many paths as the theory says', () => {
    for (const { sample, distribution } of shifted) {
      const weights = sample.weights!;
      const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
      expect(mean).toBeCloseTo(1, 2);
      expect(Math.max(...weights)).toBeLessThanOrEqual(4 / 3);
      expect(distribution.mean).toBeCloseTo(pd, 2);
      // E w² over the mixture is ∫ φ(y) w(y) dy, by the midpoint rule over quantiles of y
      const n = 2000;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        const y = normalQuantile((i + 0.5) / n, 0, 1);
        squares += 1 / (0.75 + 0.25 * Math.exp(-3 * (y + 1.5))) / n;
      }
      expect(effectivePaths(sample) / weights.length / (1 / squares)).toBeCloseTo(1, 1);
    }
  });
});
