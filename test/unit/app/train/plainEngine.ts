import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../../../src/app/state/runs';
import { blockSize } from '../../../../src/engine/block';
import { createPlan } from '../../../../src/engine/plan';
import { Simulator } from '../../../../src/engine/simulator';
import { compileKernel, instantiateKernel } from '../../../../src/kernel/load';

const file = join(import.meta.dirname, '../../../../src/kernel/kernel.wasm');
const kernel = await compileKernel(readFileSync(file));
const planner = instantiateKernel(kernel);

/** An engine of one thread, which can be told to break down. */
export class PlainEngine implements Engine {
  broken = false;

  readonly plan: Engine['plan'] = (scenario) => createPlan(scenario, planner);

  readonly runner: Engine['runner'] = {
    workers: 1,
    close() {},
    run: async (plan, { paths, from = 0, onBlock, signal }) => {
      const simulator = new Simulator(plan, kernel);
      for (let first = from; first < from + paths; first += blockSize) {
        signal?.throwIfAborted();
        if (this.broken) throw new Error('the worker died twice');
        onBlock(simulator.block(first, blockSize));
      }
    },
  };
}
