import { instantiateKernel, type Kernel } from '../kernel/load';
import { lanes } from '../model/lanes';
import { createModelState, startMonths, stepMonth, type ModelState } from '../model/month';
import { seriesNames } from '../model/series';
import { writeOutcomes } from '../model/outcomeColumns';
import { Breakdowns } from '../model/toldApart';
import { blockSize, type BlockResult } from './block';
import type { Plan } from './plan';

/** Looks at the state of a block after each step (from 0). */
export type Watch = (step: number, state: ModelState) => void;

/** Memory (bytes) that simulators of one kernel fill with their states before it is handed out anew. */
const mostMemory = 0x180_0000;

/**
 * Computes blocks of a plan. A path's result depends on the plan and its number alone.
 *
 * Simulators may share an instance of the kernel, for they take turns: engines compile what calls an instance for that
 * very instance, and would do so again for each plan that brought its own. Their states lie side by side in its memory; one
 * whose state had to give way lays it out anew.
 */
export class Simulator {
  readonly #plan: Plan;
  readonly #kernel: Kernel;
  readonly #series: Float32Array<ArrayBuffer>;
  #state: ModelState | undefined;
  #apart: Breakdowns | undefined;
  #generation = 0;

  /** @param kernel an instance that nothing but simulators reserves memory of, or a module to make one of */
  constructor(plan: Plan, kernel: Kernel | WebAssembly.Module) {
    this.#plan = plan;
    this.#kernel = kernel instanceof WebAssembly.Module ? instantiateKernel(kernel) : kernel;
    this.#series = new Float32Array(seriesNames.length * plan.steps * lanes);
  }

  /** The state, in memory that is still its own. */
  #laidOut(): ModelState {
    const { allocator, exports } = this.#kernel;
    if (this.#state && this.#generation === allocator.generation) return this.#state;
    if (allocator.end > mostMemory) allocator.restart();
    this.#state = createModelState(this.#plan.model, exports, allocator);
    this.#generation = allocator.generation;
    return this.#state;
  }

  /**
   * @param from first path, a multiple of the block size
   * @param count paths wanted, at most the block size
   * @param watch called after each step with the state of the block, which is not to be written
   */
  block(from: number, count: number, watch?: Watch): BlockResult {
    if (from % blockSize !== 0 || !(count >= 1 && count <= blockSize))
      throw new RangeError(`invalid block: ${count} paths from ${from}`);
    const plan = this.#plan;
    const state = this.#laidOut();
    const math = this.#kernel.exports;
    const { book, conduct, accounts } = plan.model;
    const apart = (this.#apart ??= new Breakdowns(
      book,
      conduct,
      state.accounts.bearers.loss.length,
    ));
    const { years } = plan;
    const byYear = new Float32Array(plan.yearlyColumns.length * years.length * count);
    startMonths(plan.model, state, plan.key, from, math);
    apart.start();
    for (let step = 0, year = 0; step < plan.steps; step++) {
      stepMonth(plan.model, state, step, plan.key, from, math, this.#series);
      watch?.(step, state);
      if (plan.months[step] !== years[year]) continue;
      apart.endYear(state.record, state.book, state.accounts);
      apart.writeYear(year++, years.length, count, byYear);
    }

    const outcomes = new Float64Array(plan.columns.length * count);
    writeOutcomes(state.record, accounts, conduct, state.accounts, apart, count, outcomes);
    const rows = seriesNames.length * plan.steps;
    const series = new Float32Array(rows * count);
    for (let row = 0; row < rows; row++)
      series.set(this.#series.subarray(row * lanes, row * lanes + count), row * count);
    return {
      from,
      count,
      outcomes,
      series,
      yearly: byYear,
      ...(plan.weighted && { weights: state.world.innovations.weights.slice(0, count) }),
      failureStep: state.accounts.failedAt.slice(0, count),
      failureCause: state.accounts.cause.slice(0, count),
    };
  }
}

/** Makes simulators that share one instance of the kernel, for a thread that has one kernel only. */
export function sharingKernel(): (plan: Plan, module: WebAssembly.Module) => Simulator {
  let kernel: Kernel | undefined;
  return (plan, module) => new Simulator(plan, (kernel ??= instantiateKernel(module)));
}
