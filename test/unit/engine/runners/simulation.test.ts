import { expect, test } from 'vitest';
import type { BlockResult } from '../../../../src/engine/block';
import { createPlan } from '../../../../src/engine/plan';
import { InlineRunner } from '../../../../src/engine/runners/inlineRunner';
import { sharingKernel, Simulator } from '../../../../src/engine/simulator';
import { instantiateKernel } from '../../../../src/kernel/load';
import { loadKernel } from '../../../../src/kernel/loadNode';
import { smallScenario } from '../smallScenario';

const module = await loadKernel();
const plan = createPlan(smallScenario(), instantiateKernel(module));
const start = () => new Simulator(plan, module);

async function inlineBlocks(from: number, paths: number): Promise<BlockResult[]> {
  const blocks: BlockResult[] = [];
  const runner = new InlineRunner(module, (given, kernel) => new Simulator(given, kernel));
  await runner.run(plan, { from, paths, onBlock: (block) => blocks.push(block) });
  runner.close();
  return blocks;
}

test('a block is the same to the last bit whatever was computed before it', async () => {
  const expected = [0, 64, 128, 192].map((from) => start().block(from, from < 192 ? 64 : 8));
  expect(await inlineBlocks(0, 200)).toEqual(expected);
  const backwards = start();
  const blocks = [192, 128, 64, 0].map((from) => backwards.block(from, from < 192 ? 64 : 8));
  expect(blocks.reverse()).toEqual(expected);
});

test('a block that is cut short is the beginning of the whole one', () => {
  const whole = start().block(64, 64);
  const part = start().block(64, 10);
  for (const [i, column] of plan.columns.entries()) {
    expect(part.outcomes.slice(i * 10, (i + 1) * 10), column).toEqual(
      whole.outcomes.slice(i * 64, i * 64 + 10),
    );
  }
  expect(part.failureStep).toEqual(whole.failureStep.slice(0, 10));
});

test('a plan survives being posted', () => {
  const posted = structuredClone(plan);
  expect(new Simulator(posted, module).block(0, 64)).toEqual(start().block(0, 64));
});

test('a result gives away all of its buffers and keeps none', () => {
  const simulator = start();
  const block = simulator.block(0, 64);
  structuredClone(block, {
    transfer: [
      block.outcomes.buffer,
      block.series.buffer,
      block.failureStep.buffer,
      block.failureCause.buffer,
    ],
  });
  expect(simulator.block(0, 64)).toEqual(start().block(0, 64));
});

test('plans that share an instance of the kernel have the bits of one alone, whoever takes the memory in between', () => {
  const shared = sharingKernel();
  const plans = Array.from({ length: 3 }, (_, seed) =>
    createPlan(
      { ...smallScenario(), run: { ...smallScenario().run, seed: `shared ${seed}` } },
      instantiateKernel(module),
    ),
  );
  const alone = plans.map((each) => new Simulator(each, module).block(64, 64));
  const together = plans.map((each) => shared(each, module));
  for (let round = 0; round < 3; round++)
    together.forEach((simulator, k) => expect(simulator.block(64, 64)).toEqual(alone[k]));
});

test('memory that was taken back is handed out zeroed, and whoever had it lays it out anew', () => {
  const kernel = instantiateKernel(module);
  const first = new Simulator(plan, kernel);
  const expected = first.block(0, 64);
  const { generation } = kernel.allocator;
  kernel.allocator.restart();
  expect(kernel.allocator.generation).not.toBe(generation);
  const place = kernel.allocator.reserve(1 << 16);
  expect(kernel.allocator.f64(place, 1 << 13).every((x) => x === 0)).toBe(true);
  kernel.allocator.f64(place, 1 << 13).fill(NaN);
  kernel.allocator.restart();
  expect(first.block(0, 64)).toEqual(expected);
});
