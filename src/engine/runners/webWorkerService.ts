import { instantiateKernel, type Kernel } from '../../kernel/load';
import type { Scenario } from '../../scenario/scenario';
import { createPlan, type Plan } from '../plan';
import { holdLife } from './workerLife';
import { plainError, WorkerService, type PlainError } from './workerService';

/** The service as a Web Worker offers it: one whose death can be noticed, and that makes plans. */
export class WebWorkerService extends WorkerService {
  #planning: Kernel | undefined;

  /** Resolves once the worker's life can be watched under this name. */
  live(name: string): Promise<void> {
    return holdLife(name);
  }

  /** Makes the plan of a scenario. */
  plan(scenario: Scenario): { plan: Plan } | { error: PlainError } {
    try {
      this.#planning ??= instantiateKernel(this.kernel!);
      return { plan: createPlan(scenario, this.#planning) };
    } catch (thrown) {
      return { error: plainError(thrown) };
    }
  }
}
