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

/** What was thrown, as plain data. */
export function plainError(thrown: unknown): PlainError {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { name, message, stack };
}

/** What a worker does for a pool: keeps the simulation of each plan it was given and computes blocks of it. */
export class WorkerService {
  readonly #start: StartSimulation;
  readonly #simulations = new Map<number, Simulation>();
  readonly #plans = new Map<number, Plan>();
  protected kernel: WebAssembly.Module | undefined;

  constructor(start: StartSimulation) {
    this.#start = start;
  }

  /** Takes the compiled kernel, once. */
  prepare(kernel: WebAssembly.Module): void {
    this.kernel = kernel;
  }

  /** Takes a plan and the number it goes by. */
  open(id: number, plan: Plan): void {
    this.#plans.set(id, plan);
  }

  forget(id: number): void {
    this.#plans.delete(id);
    this.#simulations.delete(id);
  }

  /** Computes a block of a plan; the buffers are the caller's. */
  block(id: number, { from, count }: Block): Reply {
    try {
      const block = this.#simulation(id).block(from, count);
      return transfer({ block }, buffersOf(block));
    } catch (thrown) {
      return { error: plainError(thrown) };
    }
  }

  #simulation(id: number): Simulation {
    let simulation = this.#simulations.get(id);
    if (!simulation) {
      simulation = this.#start(this.#plans.get(id)!, this.kernel!);
      this.#plans.delete(id);
      this.#simulations.set(id, simulation);
    }
    return simulation;
  }
}
