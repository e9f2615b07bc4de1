import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Evaluator } from '../analysis/evaluate';
import { blockSize } from '../engine/block';
import { createPlan, type Plan } from '../engine/plan';
import type { Timing } from '../engine/resultDocument';
import { ResultCollector, type Results } from '../engine/results';
import { NodeThreadPool } from '../engine/runners/nodeThreadPool';
import { instantiateKernel } from '../kernel/load';
import { loadKernel } from '../kernel/loadNode';
import type { Language } from '../scenario/language';
import type { Scenario } from '../scenario/scenario';
import { Progress } from './progress';

export interface Outcome {
  results: Results;
  timing: Timing;
}

/** Runs scenarios one after the other on threads that stay warm; an interrupt (Ctrl-C) cancels. */
export class Engine {
  readonly #pool: NodeThreadPool;
  readonly #module: WebAssembly.Module;
  readonly #controller = new AbortController();
  readonly #interrupt = () => this.#controller.abort();

  private constructor(module: WebAssembly.Module, workers: number) {
    this.#module = module;
    const entry = new URL('./node.worker.js', import.meta.url);
    this.#pool = new NodeThreadPool(module, workers, () => new Worker(entry));
    process.once('SIGINT', this.#interrupt).once('SIGTERM', this.#interrupt);
  }

  /** @param paths the most that will be asked for in one run; no more threads are started than they can use */
  static async open(workers = availableParallelism(), paths = Infinity): Promise<Engine> {
    const useful = Math.min(workers, Math.ceil(paths / blockSize));
    return new Engine(await loadKernel(), useful);
  }

  /** The compiled kernel, for what is computed on this thread. */
  get kernel(): WebAssembly.Module {
    return this.#module;
  }

  /** Aborted by an interrupt. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  plan(scenario: Scenario): Plan {
    return createPlan(scenario, instantiateKernel(this.#module));
  }

  /** Evaluates scenarios on these threads; what it has run it knows for as long as it lasts. */
  evaluator(): Evaluator {
    return new Evaluator((scenario) => this.plan(scenario), this.#pool);
  }

  async run(scenario: Scenario, label: string, language: Language): Promise<Outcome> {
    const plan = this.plan(scenario);
    const collector = new ResultCollector(plan, scenario.run.paths);
    const { paths } = scenario.run;
    const progress = new Progress(label, language, paths);
    const began = performance.now();
    try {
      await this.#pool.run(plan, {
        paths,
        signal: this.#controller.signal,
        onBlock(block) {
          collector.add(block);
          progress.show(collector.paths);
        },
      });
    } finally {
      progress.clear();
    }
    return {
      results: collector.results(),
      timing: {
        wallMilliseconds: performance.now() - began,
        workers: this.#pool.workers,
        cellMonths: plan.cellMonths * paths,
      },
    };
  }

  close(): void {
    process.off('SIGINT', this.#interrupt).off('SIGTERM', this.#interrupt);
    this.#pool.close();
  }
}
