import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { StartSimulation } from './simulation';
import { WorkerService } from './workerService';

/** In a Node thread: offers the service to the pool that started it. */
export function serveThread(start: StartSimulation): void {
  expose(new WorkerService(start), nodeEndpoint(parentPort!));
}
