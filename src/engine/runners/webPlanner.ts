import type { Remote } from 'comlink';
import { calendarOf } from '../../scenario/calendar';
import type { Scenario } from '../../scenario/scenario';
import type { Plan } from '../plan';
import type { WebWorkerService } from './webWorkerService';
import { hire, startWorker, type WebHand } from './webWorkerPool';
import { failureFrom } from './workerPool';

/**
 * Makes plans in a Web Worker of its own: the page is not held up by them, nor are they by the blocks that a pool is
 * busy with, and the page need not fetch what makes them; what checks rules and strategies the page has, so that the
 * worker is told which are in force in each step. A worker that dies is replaced, and the plan
 * under way is made again.
 */
export class WebPlanner {
  readonly #kernel: WebAssembly.Module;
  readonly #start: () => Worker;
  #hand: WebHand | undefined;
  /** Reject the plans under way. */
  readonly #waiting = new Set<(cause: Error) => void>();

  /** Starts the worker. `start` starts one; tests give their own. */
  constructor(kernel: WebAssembly.Module, start = startWorker) {
    this.#kernel = kernel;
    this.#start = start;
    this.#ready();
  }

  /**
   * The plan of a resolved and checked scenario. Rejects with what `createPlan` throws, as a `RunFailure`; with the
   * cause where two workers in turn died of it.
   */
  async plan(scenario: Scenario): Promise<Plan> {
    const reply = await this.#asked(scenario).catch(() => this.#asked(scenario));
    if ('plan' in reply) return reply.plan;
    throw failureFrom(reply.error);
  }

  /** Ends the worker; plans under way are never made. */
  close(): void {
    this.#hand?.dismiss();
    this.#hand = undefined;
  }

  #asked(scenario: Scenario) {
    const { service, ready } = this.#ready();
    const made = async () => {
      await ready;
      // In one message equal settings stay the same object.
      return service.plan(scenario, calendarOf(scenario));
    };
    return this.#unlessItDies(made());
  }

  #unlessItDies<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      void work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  #ready(): { service: Remote<WebWorkerService>; ready: Promise<void> } {
    if (this.#hand) return this.#hand;
    const hand = hire(this.#start(), (cause) => {
      if (this.#hand !== hand) return;
      this.close();
      for (const reject of this.#waiting) reject(cause);
    });
    this.#hand = hand;
    hand.service.prepare(this.#kernel).catch(() => {});
    return hand;
  }
}
