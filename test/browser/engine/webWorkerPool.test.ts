import { WebWorkerPool } from '../../../src/engine/runners/webWorkerPool';
import { runnerContract } from '../../unit/engine/runners/contract';
import { emptyKernel } from '../../unit/engine/runners/fakeSimulation';

runnerContract('a pool of Web Workers', (workers) => {
  const alive: Worker[] = [];
  const start = () => {
    const worker = new Worker(new URL('./fake.worker.ts', import.meta.url), { type: 'module' });
    let answers = 0;
    // The first two say that its life can be watched and that it has the kernel: a worker that is terminated before it
    // has begun to live dies of nothing that a page could bring about.
    worker.addEventListener('message', () => ++answers === 2 && alive.push(worker));
    return worker;
  };
  return {
    runner: new WebWorkerPool(emptyKernel, workers, start),
    kill() {
      const worker = alive.shift();
      worker?.terminate();
      return worker !== undefined;
    },
  };
});
