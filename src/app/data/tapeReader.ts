import { wrap, type Remote } from 'comlink';
import { locks, whenLifeEnds } from '../../engine/runners/workerLife';
import { loadKernel } from '../../kernel/loadBrowser';
import type { TapeService } from './tapeService';

export function startTapeWorker(): Worker {
  return new Worker(new URL('./tape.worker.ts', import.meta.url), { type: 'module' });
}

interface Hand {
  service: Remote<TapeService>;
  /** Rejects when the worker ends, or becomes unusable, by itself. */
  death: Promise<never>;
  dismiss: () => void;
}

/**
 * Calls the worker that reads tapes. One that has died takes what it held with it: what was asked of it rejects, and the
 * next call finds a new one.
 */
export class TapeReader {
  readonly #start: () => Worker;
  readonly #kernel: () => Promise<WebAssembly.Module>;
  #hand: Promise<Hand> | undefined;

  /** `start` starts a worker; tests give their own. */
  constructor(start = startTapeWorker, kernel = loadKernel) {
    this.#start = start;
    this.#kernel = kernel;
  }

  async call<T>(work: (service: Remote<TapeService>) => Promise<T>): Promise<T> {
    this.#hand ??= this.#hire();
    const hand = this.#hand;
    const forget = () => {
      if (this.#hand === hand) this.#hand = undefined;
    };
    try {
      const { service, death } = await hand;
      death.catch(forget);
      return await Promise.race([work(service), death]);
    } catch (cause) {
      // Whatever it throws, it is no longer known to be well.
      forget();
      void hand.then(({ dismiss }) => dismiss()).catch(() => {});
      throw cause;
    }
  }

  async #hire(): Promise<Hand> {
    const kernel = await this.#kernel();
    const worker = this.#start();
    const service = wrap<TapeService>(worker);
    let stopWatching = () => {};
    const death = new Promise<never>((_, reject) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        reject(new Error(event.message || 'the worker could not be loaded'));
      });
      worker.addEventListener('messageerror', () => {
        reject(new Error('a message could not be read'));
      });
      if (!locks()) return;
      const name = `plimsoll-tape-${crypto.randomUUID()}`;
      // The page may not use locks.
      service.live(name).then(
        () => (stopWatching = whenLifeEnds(name, () => reject(new Error('the worker ended')))),
        () => {},
      );
    });
    death.catch(() => {});
    await Promise.race([service.prepare(kernel), death]);
    return {
      ...{ service, death },
      dismiss() {
        stopWatching();
        worker.terminate();
      },
    };
  }
}
