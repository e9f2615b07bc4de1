import { afterAll, expect, test } from 'vitest';
import type { BlockResult } from '../../../src/engine/block';
import { createPlan } from '../../../src/engine/plan';
import { WebWorkerPool } from '../../../src/engine/runners/webWorkerPool';
import { Simulator } from '../../../src/engine/simulator';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadBrowser';
import { smallScenario } from '../../unit/engine/smallScenario';

const module = await loadKernel();
const plan = createPlan(smallScenario(), instantiateKernel(module));
const pools = [1, 2].map((workers) => new WebWorkerPool(module, workers));
afterAll(() => pools.forEach((pool) => pool.close()));

test('workers give the bits that the page itself would compute, be they one or two', async () => {
  const simulator = new Simulator(plan, module);
  const expected = [0, 64, 128, 192].map((from) => simulator.block(from, from < 192 ? 64 : 8));
  for (const pool of pools) {
    const blocks: BlockResult[] = [];
    await pool.run(plan, { paths: 200, onBlock: (block) => blocks.push(block) });
    expect(blocks.sort((a, b) => a.from - b.from)).toEqual(expected);
  }
});
