import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../src/engine/plan';
import { Simulator } from '../../../src/engine/simulator';
import {
  createInnovationsState,
  drawInnovations,
  planInnovations,
} from '../../../src/model/innovations';
import { instantiateKernel } from '../../../src/kernel/load';
import { lanes } from '../../../src/model/lanes';
import { streamOf } from '../../../src/model/stream';
import type { Scenario } from '../../../src/scenario/scenario';
import { kernelModule, planOf, presetScenario } from './laboratory';
import { distanceAtLevel, errorsFrom } from './monteCarlo';

const shift = 1.5;
const steps = 12;
const paths = 4096;
const streams = ['global', 'a', 'b', 'c'].map(streamOf);
const index = [0.8, 0.25, 0.15, 0.3];
/** Over the factors, as a book feels them. */
const indexLength = Math.hypot(...index);

describe.each(['sobol', 'random'] as const)(
  'with %s draws and a shift into bad times',
  (sampling) => {
    const kernel = instantiateKernel(kernelModule);
    const plan = planInnovations({ sampling, tailShift: shift, monthsPerStep: 1 }, index, steps);
    const state = createInnovationsState(plan, streams.length, kernel.allocator)();
    const innovations = streams.map(() => new Float64Array(steps * paths));
    const weights = new Float64Array(paths);
    for (let from = 0; from < paths; from += lanes) {
      drawInnovations(plan, state, streams, keyOf('shift'), from, kernel.exports);
      state.values.forEach((values, factor) => {
        for (let step = 0; step < steps; step++)
          innovations[factor].set(
            values.subarray(step * lanes, (step + 1) * lanes),
            step * paths + from,
          );
      });
      weights.set(state.weights, from);
    }
    const at = (factor: number, step: number) =>
      innovations[factor].subarray(step * paths, (step + 1) * paths);
    const weighed = (of: (path: number) => number) =>
      weights.map((weight, path) => weight * of(path));

    /** Mean over the run of the index of the book, by the recursion of its factors. */
    const meanIndex = Float64Array.from({ length: paths }, (_, path) => {
      let sum = 0;
      for (const [factor, coefficient] of index.entries()) {
        let z = 0;
        for (let step = 0; step < steps; step++) {
          const innovation = at(factor, step)[path];
          z = step === 0 ? innovation : 0.9 * z + Math.sqrt(1 - 0.9 ** 2) * innovation;
          sum += (coefficient * z) / steps;
        }
      }
      return sum;
    });
    /** Its standard deviation: 12⁻² Σ φ^|s−t| over all pairs of months, times the length of the index. */
    let variance = 0;
    for (let s = 0; s < steps; s++)
      for (let t = 0; t < steps; t++) variance += 0.9 ** Math.abs(s - t) / steps ** 2;
    const deviation = indexLength * Math.sqrt(variance);

    test('the mean index of the book comes from a mixture of times as they are and worse ones', () => {
      const mixture = (y: number) => 0.75 * normalCdf(y, 0, 1) + 0.25 * normalCdf(y + shift, 0, 1);
      const uniform = meanIndex.map((mean) => mixture(mean / deviation)).sort();
      const distance = uniform.reduce(
        (most, u, i) => Math.max(most, Math.abs(u - i / paths), Math.abs(u - (i + 1) / paths)),
        0,
      );
      expect(distance).toBeLessThan(distanceAtLevel(paths, 1e-4));
      // Sixteen nets of 256 points each leave no gap wider than a 256th.
      if (sampling === 'sobol') expect(distance).toBeLessThan(1 / 256);
    });

    test('a path weighs by the ratio of densities of its mean index, at most 4/3', () => {
      weights.forEach((weight, path) => {
        const y = meanIndex[path] / deviation;
        const [usual, moved] = [Math.exp((-y * y) / 2), Math.exp(-((y + shift) ** 2) / 2)];
        expect(weight / (usual / (0.75 * usual + 0.25 * moved))).toBeCloseTo(1, 10);
      });
      expect(errorsFrom(1, weights)).toBeLessThan(4);
    });

    test('weighed innovations are standard normal, and strangers to each other', () => {
      for (const [factor, step] of [
        [0, 0],
        [0, 7],
        [1, 0],
        [3, 11],
      ]) {
        const x = at(factor, step);
        for (const [power, moment] of [
          [1, 0],
          [2, 1],
          [3, 0],
          [4, 3],
        ])
          expect(
            errorsFrom(
              moment,
              weighed((path) => x[path] ** power),
            ),
          ).toBeLessThan(4.5);
        for (const [otherFactor, otherStep] of [
          [0, 3],
          [2, 0],
          [2, 7],
        ]) {
          const y = at(otherFactor, otherStep);
          expect(
            errorsFrom(
              0,
              weighed((path) => x[path] * y[path]),
            ),
          ).toBeLessThan(4.5);
        }
      }
    });
  },
);

test('paths weigh the same in every scenario of a seed, whatever regions and products it has', () => {
  const weightsOf = (change: (scenario: Scenario) => void) => {
    const scenario = presetScenario({
      platform: 'marketplace',
      world: 'severe',
      rules: 'united-states',
      strategy: 'as-is',
      run: { months: 12, tailShift: shift },
    });
    change(scenario);
    return new Simulator(planOf(scenario), kernelModule).block(0, lanes).weights;
  };
  const usual = weightsOf(() => {});
  expect(new Set(usual).size).toBe(lanes);
  expect(
    weightsOf(({ platform, world }) => {
      platform.regions.push({ ...platform.regions[0], id: 'abroad', home: false });
      world.factors.weights = { global: 0.3, region: 0.5, product: 0.2 };
    }),
  ).toEqual(usual);
});
