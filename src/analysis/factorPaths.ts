import { blockSize } from '../engine/block';
import type { Plan } from '../engine/plan';
import { instantiateKernel } from '../kernel/load';
import { createWorldState, startWorld, stepWorld } from '../model/world';

/**
 * The systematic factors of some paths, `[factor][path × steps + step]` in the order of the model. They depend on draws
 * alone, so the world is stepped by itself: a run need not have kept them.
 *
 * @param paths numbers of the paths, ascending
 */
export function factorPaths(
  { model, key, steps }: Plan,
  kernel: WebAssembly.Module,
  paths: ArrayLike<number>,
): Float64Array[] {
  const { exports: math, allocator } = instantiateKernel(kernel);
  const state = createWorldState(model.world, allocator)();
  const factors = state.factors.map(() => new Float64Array(paths.length * steps));
  for (let first = 0, next; first < paths.length; first = next) {
    const from = paths[first] - (paths[first] % blockSize);
    next = first;
    while (next < paths.length && paths[next] < from + blockSize) next++;
    startWorld(model.world, state, key, from, math);
    for (let step = 0; step < steps; step++) {
      stepWorld(model.world, state, step, key, from, math);
      for (const [f, values] of factors.entries())
        for (let k = first; k < next; k++)
          values[k * steps + step] = state.factors[f][paths[k] - from];
    }
  }
  return factors;
}
