import { instantiateKernel, type Kernel } from '../../kernel/load';
import type { Calendar } from '../../scenario/calendar';
import type { Scenario } from '../../scenario/scenario';
import { planOf, type Plan } from '../plan';
import { holdLife } from './workerLife';
import { plainError, WorkerService, type PlainError } from './workerService';

/** How often a plan is made again for practice, how long (ms) after the last that was asked for, and how far apart. */
const rehearsals = { count: 24, after: 1500, every: 60 };

/** The service as a Web Worker offers it: one whose death can be noticed, and that makes plans. */
export class WebWorkerService extends WorkerService {
  #planning: Kernel | undefined;
  #rehearsed = 0;
  #rehearsal: ReturnType<typeof setTimeout> | undefined;

  /** Resolves once the worker's life can be watched under this name. */
  live(name: string): Promise<void> {
    return holdLife(name);
  }

  /** Makes the plan of a scenario whose calendar is known. */
  plan(scenario: Scenario, calendar: Calendar): { plan: Plan } | { error: PlainError } {
    try {
      this.#planning ??= instantiateKernel(this.kernel!);
      const plan = planOf(scenario, calendar, this.#planning);
      this.#rehearse(scenario, calendar, rehearsals.after);
      return { plan };
    } catch (thrown) {
      return { error: plainError(thrown) };
    }
  }

  /**
   * Plans are few, and a person waits for each: the first is made again while nothing is asked, until the browser has
   * compiled what makes it.
   */
  #rehearse(scenario: Scenario, calendar: Calendar, wait: number): void {
    clearTimeout(this.#rehearsal);
    if (this.#rehearsed === rehearsals.count) return;
    this.#rehearsal = setTimeout(() => {
      this.#rehearsed++;
      planOf(scenario, calendar, this.#planning!);
      this.#rehearse(scenario, calendar, rehearsals.every);
    }, wait);
  }
}
