import { WebPlanner } from '../../engine/runners/webPlanner';
import { WebWorkerPool } from '../../engine/runners/webWorkerPool';
import { loadKernel } from '../../kernel/loadBrowser';
import type { Engine } from './runs';

/** Fetches the kernel and starts the workers: one that plans, so that the page never waits for it, and a pool that runs. */
export async function loadEngine(): Promise<Engine> {
  const module = await loadKernel();
  const planner = new WebPlanner(module);
  return {
    plan: (scenario) => planner.plan(scenario),
    runner: new WebWorkerPool(module),
  };
}
