import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../src/engine/plan';
import { moments } from '../../../src/engine/moments';
import {
  createInnovationsState,
  drawInnovations,
  planInnovations,
} from '../../../src/model/innovations';
import { instantiateKernel } from '../../../src/kernel/load';
import { lanes } from '../../../src/model/lanes';
import { streamOf } from '../../../src/model/stream';
import { kernelModule } from './laboratory';
import { errorsFrom } from './monteCarlo';

const months = 12;
const streams = ['global', 'a', 'b', 'c'].map(streamOf);

function ready(steps: number) {
  const kernel = instantiateKernel(kernelModule);
  const plan = planInnovations(
    { sampling: 'sobol', tailShift: 0, monthsPerStep: 1 },
    streams.map(() => 1),
    steps,
  );
  return {
    ...{ kernel, plan },
    state: createInnovationsState(plan, streams.length, kernel.allocator)(),
  };
}

/** Innovations of every factor, `[factor][step × paths + path]`. */
function draw(seed: string, paths: number, steps: number, { kernel, plan, state } = ready(steps)) {
  const drawn = streams.map(() => new Float64Array(steps * paths));
  for (let from = 0; from < paths; from += lanes) {
    drawInnovations(plan, state, streams, keyOf(seed), from, kernel.exports);
    state.values.forEach((values, factor) => {
      for (let step = 0; step < steps; step++)
        drawn[factor].set(values.subarray(step * lanes, (step + 1) * lanes), step * paths + from);
    });
  }
  return drawn;
}

describe('quasi-random innovations', () => {
  const paths = 4096;
  const [first, other] = draw('strangers', paths, 40);
  const at = (all: Float64Array, step: number) => all.subarray(step * paths, (step + 1) * paths);
  const product = (a: Float64Array, b: Float64Array) => a.map((x, i) => x * b[i]);

  test('are standard normal in every step and strangers to those of other steps and factors', () => {
    for (const step of [0, 1, 17, 35, 36, 39]) {
      const x = at(first, step);
      expect(errorsFrom(0, x)).toBeLessThan(5);
      expect(errorsFrom(1, product(x, x))).toBeLessThan(5);
      expect(errorsFrom(3, product(product(x, x), product(x, x)))).toBeLessThan(5);
      expect(errorsFrom(0, product(x, at(other, step)))).toBeLessThan(5);
      for (const earlier of [0, 16, 35])
        if (earlier < step) expect(errorsFrom(0, product(x, at(first, earlier)))).toBeLessThan(5);
    }
  });

  test('of a shorter run are the first of a longer one', () => {
    const short = draw('strangers', 128, 20);
    const long = draw('strangers', 128, 100);
    short.forEach((values, factor) => expect(long[factor].slice(0, 20 * 128)).toEqual(values));
  });

  /*
   * A function of four factors in which these work on each other, in many runs: the variance of its mean from run to run
   * against that between replicates within a run. 150 runs tell the first to 12 %, the second better.
   */
  test('spread from run to run as replicates say: these are strangers', () => {
    const runs = 150;
    const tools = ready(months);
    const size = 256;
    const numbers = Uint32Array.from({ length: size }, (_, path) => path);
    const sample = { numbers, replicated: true };
    const means = new Float64Array(runs);
    let within = 0;
    for (let run = 0; run < runs; run++) {
      const factors = draw(`run ${run}`, size, months, tools);
      const values = new Float64Array(size);
      for (let path = 0; path < size; path++) {
        let sum = 0;
        for (const [factor, all] of factors.entries())
          for (let step = 0; step < months; step++)
            sum += (factor === 0 ? 0.15 : 0.08) * all[step * size + path];
        values[path] = Math.exp(sum);
      }
      const { mean, standardError } = moments(values, sample);
      means[run] = mean;
      within += standardError ** 2 / runs;
    }
    const { standardDeviation } = moments(means);
    const ratio = standardDeviation ** 2 / within;
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(1.5);
    // E exp of a normal sum with variance 12 (0.15² + 3 × 0.08²)
    expect(errorsFrom(Math.exp(6 * (0.15 ** 2 + 3 * 0.08 ** 2)), means)).toBeLessThan(4);
  });
});
