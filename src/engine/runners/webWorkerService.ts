import { holdLife } from './workerLife';
import { WorkerService } from './workerService';

/** The service as a Web Worker offers it: one whose death can be noticed. */
export class WebWorkerService extends WorkerService {
  /** Resolves once the worker's life can be watched under this name. */
  live(name: string): Promise<void> {
    return holdLife(name);
  }
}
