import { transfer } from 'comlink';
import type { BlockResult } from '../block';
import type { Plan } from '../plan';
import type { Block } from './blockQueue';
import { buffersOf, type Simulation, type StartSimulation } from './simulation';

/** An error as plain data: a thrown one would lose its fields on the way between threads. */
export interface PlainError {
  name: string;
  message: string;
  stack?: string;
}

export type Reply = { block: BlockResult } | { error: PlainError };

/** What a worker does for a pool: keeps a simulation for each run it works on and computes blocks of it. */
export class WorkerService {
  readonly #start: StartSimulation;
  readonly #simulations = new Map<number, Simulation>();
  readonly #plans = new Map<number, Plan>();
  #kernel: WebAssembly.Module | undefined;

  constructor(start: StartSimulation) {
    this.#start = start;
  }

  /** Takes the compiled kernel, once. */
  prepare(kernel: WebAssembly.Module): void {
    this.#kernel = kernel;
  }

  /** Takes the plan of a run. */
  open(run: number, plan: Plan): void {
    this.#plans.set(run, plan);
  }

  /** Forgets a run that is over. */
  forget(run: number): void {
    this.#plans.delete(run);
    this.#simulations.delete(run);
  }

  /** Computes a block; the buffers are the caller's. */
  block(run: number, { from, count }: Block): Reply {
    try {
      const block = this.#simulation(run).block(from, count);
      return transfer({ block }, buffersOf(block));
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      return { error: { name: error.name, message: error.message, stack: error.stack } };
    }
  }

  #simulation(run: number): Simulation {
    let simulation = this.#simulations.get(run);
    if (!simulation) {
      simulation = this.#start(this.#plans.get(run)!, this.#kernel!);
      this.#plans.delete(run);
      this.#simulations.set(run, simulation);
    }
    return simulation;
  }
}
