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

test('so is that of a scenario in which rules and strategy change and a place of business departs', async () => {
  const { rules, strategy, platform, ...others } = smallScenario();
  const [{ jurisdiction }] = platform.regions;
  const change = { id: 'cap', title: '', announced: 0, inForce: 3, transitionMonths: 0, size: 0.5 };
  const changing = {
    ...{ ...others, platform },
    rules: {
      ...rules,
      changes: [{ ...change, set: { rateCap: { absolute: 0.2 } } }],
      jurisdictions: [{ id: jurisdiction, title: '', set: { rateCap: { absolute: 0.1 } } }],
    },
    strategy: { ...strategy, changes: [{ title: '', month: 2, set: { growth: 2 } }] },
  };
  const made = createPlan(changing, instantiateKernel(kernel));
  expect(made).not.toEqual(here);
  expect(await planner.plan(changing)).toEqual(made);
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
