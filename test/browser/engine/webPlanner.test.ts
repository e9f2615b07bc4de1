import { afterAll, expect, test } from 'vitest';
import { createPlan } from '../../../src/engine/plan';
import { RunFailure } from '../../../src/engine/runner';
import { WebPlanner } from '../../../src/engine/runners/webPlanner';
import { startWorker } from '../../../src/engine/runners/webWorkerPool';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadBrowser';
import { smallScenario } from '../../unit/engine/smallScenario';

const kernel = await loadKernel();
const started: Worker[] = [];
const planner = new WebPlanner(kernel, () => {
  const worker = startWorker();
  started.push(worker);
  return worker;
});
afterAll(() => planner.close());

const here = createPlan(smallScenario(), instantiateKernel(kernel));

test('a plan made in a worker is the plan that the page itself would make, to the bit', async () => {
  expect(await planner.plan(smallScenario())).toEqual(here);
});

test('what planning throws arrives as a failure that names it', async () => {
  const broken = { ...smallScenario(), platform: undefined } as never;
  const failure = await planner.plan(broken).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RunFailure);
  expect((failure as RunFailure).message).toMatch(/undefined/);
});

test('a worker that dies is replaced, and its plan made by the next', async () => {
  const pending = planner.plan(smallScenario());
  started.at(-1).terminate();
  expect(await pending).toEqual(here);
  expect(started).toHaveLength(2);
});

test('a plan that two workers die of fails with the cause; the next one is made', async () => {
  const before = started.length;
  const mortal = new WebPlanner(kernel, () => {
    const worker = startWorker();
    started.push(worker);
    const death = new ErrorEvent('error', { message: 'out of memory', cancelable: true });
    if (started.length <= before + 2) setTimeout(() => worker.dispatchEvent(death));
    return worker;
  });
  await expect(mortal.plan(smallScenario())).rejects.toThrow('out of memory');
  expect(await mortal.plan(smallScenario())).toEqual(here);
  mortal.close();
});
