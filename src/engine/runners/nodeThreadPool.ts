import type { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { WorkerPool, type Hand } from './workerPool';
import type { WorkerService } from './workerService';

/** A pool of Node threads. `start` starts one, of a module that calls `serveThread`. */
export class NodeThreadPool extends WorkerPool {
  constructor(kernel: WebAssembly.Module, workers: number, start: () => Worker) {
    super(workers, kernel, (onDeath) => hire(start(), onDeath));
  }
}

function hire(worker: Worker, onDeath: (cause: Error) => void): Hand {
  worker.on('error', onDeath);
  worker.on('messageerror', onDeath);
  worker.on('exit', (code) => onDeath(new Error(`the thread ended with code ${code}`)));
  return {
    service: wrap<WorkerService>(nodeEndpoint(worker)),
    ready: Promise.resolve(),
    dismiss: () => void worker.terminate(),
  };
}
