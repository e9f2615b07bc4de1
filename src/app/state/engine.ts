import { createPlan } from '../../engine/plan';
import { WebWorkerPool } from '../../engine/runners/webWorkerPool';
import { instantiateKernel } from '../../kernel/load';
import { loadKernel } from '../../kernel/loadBrowser';
import type { Engine } from './runs';

/** Fetches the kernel and starts a pool of workers. */
export async function loadEngine(): Promise<Engine> {
  const module = await loadKernel();
  const kernel = instantiateKernel(module);
  return {
    plan: (scenario) => createPlan(scenario, kernel),
    runner: new WebWorkerPool(module),
  };
}
