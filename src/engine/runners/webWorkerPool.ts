import { wrap, type Remote } from 'comlink';
import type { WebWorkerService } from './webWorkerService';
import { locks, whenLifeEnds } from './workerLife';
import { WorkerPool, type Hand } from './workerPool';

/** Starts a worker that simulates and plans. */
export function startWorker(): Worker {
  return new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });
}

/** Workers that leave the page a processor to draw with; two at least. */
export function usualWorkers(): number {
  return Math.min(16, Math.max(2, (navigator.hardwareConcurrency || 2) - 1));
}

/** A pool of Web Workers. `start` starts one; tests give their own. */
export class WebWorkerPool extends WorkerPool {
  constructor(kernel: WebAssembly.Module, workers = usualWorkers(), start = startWorker) {
    super(workers, kernel, (onDeath) => hire(start(), onDeath));
  }
}

/** A Web Worker in someone's service. */
export interface WebHand extends Hand {
  service: Remote<WebWorkerService>;
}

/** Takes a worker into service; `onDeath` is called when it ends, or becomes unusable, by itself. */
export function hire(worker: Worker, onDeath: (cause: Error) => void): WebHand {
  const service = wrap<WebWorkerService>(worker);
  let stopWatching = () => {};
  let gone = false;

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onDeath(new Error(event.message || 'the worker could not be loaded'));
  });
  worker.addEventListener('messageerror', () => {
    onDeath(new Error('a message could not be read'));
  });
  async function watch(): Promise<void> {
    if (!locks()) return;
    const name = `plimsoll-worker-${crypto.randomUUID()}`;
    try {
      await service.live(name);
    } catch {
      return; // The page may not use locks.
    }
    if (!gone) stopWatching = whenLifeEnds(name, () => onDeath(new Error('the worker ended')));
  }

  return {
    service,
    ready: watch(),
    dismiss() {
      gone = true;
      stopWatching();
      worker.terminate();
    },
  };
}
