import type { BlockResult } from '../block';
import type { Plan } from '../plan';

/** What computes the blocks of one plan. */
export interface Simulation {
  block(from: number, count: number): BlockResult;
}

/** Makes ready to compute the blocks of a plan. The runners know the engine through this alone. */
export type StartSimulation = (plan: Plan, kernel: WebAssembly.Module) => Simulation;

/** The buffers of a block, which a worker gives away with it. */
export function buffersOf(block: BlockResult): ArrayBuffer[] {
  return [
    block.outcomes.buffer,
    block.series.buffer,
    ...(block.yearly ? [block.yearly.buffer] : []),
    ...(block.weights ? [block.weights.buffer] : []),
    block.failureStep.buffer,
    block.failureCause.buffer,
  ];
}
