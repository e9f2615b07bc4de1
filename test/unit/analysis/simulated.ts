import { Evaluator } from '../../../src/analysis/evaluate';
import { blockSize } from '../../../src/engine/block';
import type { Plan } from '../../../src/engine/plan';
import type { Runner, RunRequest } from '../../../src/engine/runner';
import { Simulator } from '../../../src/engine/simulator';
import { kernelModule, planOf } from '../model/laboratory';

/** Computes blocks one after the other, without giving way to anything. */
class PlainRunner implements Runner {
  readonly workers = 1;

  async run(plan: Plan, { from = 0, paths, onBlock, signal }: RunRequest): Promise<void> {
    const simulator = new Simulator(plan, kernelModule);
    for (let first = from; first < from + paths; first += blockSize) {
      signal?.throwIfAborted();
      onBlock(simulator.block(first, Math.min(blockSize, from + paths - first)));
    }
    signal?.throwIfAborted();
  }

  close(): void {}
}

/** An evaluator that runs scenarios within the test. */
export function simulatedEvaluator(): Evaluator {
  return new Evaluator(planOf, new PlainRunner());
}
