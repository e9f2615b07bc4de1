import { afterAll, expect, test } from 'vitest';
import { fingerprint, goldenScenario } from '../../reference/goldenRun';
import golden from '../../reference/goldenRun.txt?raw';
import type { BlockResult } from '../../../src/engine/block';
import { createPlan } from '../../../src/engine/plan';
import { WebWorkerPool } from '../../../src/engine/runners/webWorkerPool';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadBrowser';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { presetsOf } from '../../../src/scenario/presets';

const kernel = await loadKernel();
const pool = new WebWorkerPool(kernel, 2);
afterAll(() => pool.close());

// The text is Node's: test/unit/model/sameBits.test.ts writes it and holds Node's threads to it.
test('a run in the browser’s workers has the bits of the same run in Node, plan and all', async () => {
  const parsed = parseScenarioSync(goldenScenario, presetsOf({}));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  const plan = createPlan(parsed.scenario, instantiateKernel(kernel));
  const blocks: BlockResult[] = [];
  const { paths } = parsed.scenario.run;
  await pool.run(plan, { paths, onBlock: (block) => blocks.push(block) });
  expect(fingerprint(plan, blocks)).toBe(golden);
});
