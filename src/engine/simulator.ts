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

/**
 * Computes blocks of a plan with a kernel of its own. A path's result depends on the plan and its number alone.
 */
export class Simulator {
  readonly #plan: Plan;
  readonly #kernel: Kernel;
  readonly #state: ModelState;
  readonly #series: Float32Array<ArrayBuffer>;
  readonly #apart: Breakdowns;

  constructor(plan: Plan, module: WebAssembly.Module) {
    this.#plan = plan;
    this.#kernel = instantiateKernel(module);
    this.#state = createModelState(plan.model, this.#kernel.exports, this.#kernel.allocator);
    this.#series = new Float32Array(seriesNames.length * plan.steps * lanes);
    const { book, conduct } = plan.model;
    this.#apart = new Breakdowns(book, conduct, this.#state.accounts.bearers.loss.length);
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
    const state = this.#state;
    const math = this.#kernel.exports;
    const apart = this.#apart;
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
    const { accounts, conduct } = plan.model;
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
