import { WebWorkerPool } from '../../../src/engine/runners/webWorkerPool';
import { runnerContract } from '../../unit/engine/runners/contract';
import { emptyKernel } from '../../unit/engine/runners/fakeSimulation';

runnerContract('a pool of Web Workers', (workers) => {
  const started: Worker[] = [];
  const start = () => {
    const worker = new Worker(new URL('./fake.worker.ts', import.meta.url), { type: 'module' });
    started.push(worker);
    return worker;
  };
  return {
    runner: new WebWorkerPool(emptyKernel, workers, start),
    kill() {
      const worker = started.shift();
      worker?.terminate();
      return worker !== undefined;
    },
  };
});
