import type { Plan } from '../plan';
import { RunFailure, type Runner, type RunRequest } from '../runner';
import { ActiveRun } from './activeRun';
import { closedError } from './closed';
import type { StartSimulation } from './simulation';

/** Computes blocks on the thread it is called from, giving way to other work between blocks. */
export class InlineRunner implements Runner {
  readonly workers = 1;
  readonly #start: StartSimulation;
  readonly #kernel: WebAssembly.Module;
  readonly #runs = new Set<ActiveRun>();
  #closed = false;

  constructor(kernel: WebAssembly.Module, start: StartSimulation) {
    this.#kernel = kernel;
    this.#start = start;
  }

  async run(plan: Plan, request: RunRequest): Promise<void> {
    if (this.#closed) throw closedError();
    const run = new ActiveRun(plan, request, (over) => this.#runs.delete(over));
    if (!run.over) {
      this.#runs.add(run);
      void this.#compute(run);
    }
    return run.promise;
  }

  close(): void {
    this.#closed = true;
    for (const run of this.#runs) run.fail(closedError());
  }

  async #compute(run: ActiveRun): Promise<void> {
    try {
      const simulation = this.#start(run.plan, this.#kernel);
      for (let block; !run.over && (block = run.queue.claim());) {
        run.deliver(simulation.block(block.from, block.count));
        await new Promise((resolve) => setTimeout(resolve));
      }
    } catch (error) {
      run.fail(new RunFailure((error as Error).message, { cause: error }));
    }
  }
}
