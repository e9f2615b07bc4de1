import { afterAll, expect, test } from 'vitest';
import { attribute, type Attribution } from '../../../src/analysis/attribution';
import { Evaluator } from '../../../src/analysis/evaluate';
import type { Runner } from '../../../src/engine/runner';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import type { Scenario } from '../../../src/scenario/scenario';
import { withSettings } from '../../../src/scenario/withLever';
import { emptyKernel, fakePlan, startFake } from '../engine/runners/fakeSimulation';
import { buildFakeThreads } from '../engine/runners/fakeThreads';
import { smallScenario } from '../engine/smallScenario';
import { CountingRunner } from './countingRunner';

const fake = await buildFakeThreads();
afterAll(fake.remove);

const base = smallScenario();
const changed = withSettings(base, [
  { path: 'strategy.growth', value: 2 },
  { path: 'strategy.innovation', value: 0.9 },
  { path: 'world.severity', value: 1.4 },
]);
if (!changed.ok) throw new Error(changed.issues[0].at);
const to = changed.value;

/** Every mixture has numbers of its own. */
const plan = ({ strategy, world }: Scenario) =>
  fakePlan({
    seed: Math.round(1000 * (strategy.growth + 10 * strategy.innovation + 100 * world.severity)),
    takes: 3,
  });

async function attributed(runner: Runner, onBlock: (blocks: number) => void = () => {}) {
  const counting = new CountingRunner(runner, runner.workers);
  const evaluator = new Evaluator(plan, counting);
  const result = await attribute(evaluator, {
    from: base,
    to,
    statistics: [
      { outcome: 'profit', statistic: 'mean' },
      { outcome: 'profit', statistic: 'shortfall', level: 0.95 },
      { outcome: 'failure', statistic: 'probability' },
    ],
    paths: 256,
    grain: 'lever',
    onProgress: () => onBlock(counting.blocks.length),
  });
  runner.close();
  return { result: result as Attribution, blocks: counting.blocks.length };
}

const inline = () =>
  attributed(
    new InlineRunner(
      emptyKernel,
      startFake(() => {}),
    ),
  );

test('an attribution on one thread, on two, and without threads is the same to the last bit', async () => {
  const { result } = await inline();
  expect(result.coalitions).toBe(8);
  for (const workers of [1, 2])
    expect((await attributed(fake.pool(workers).runner)).result).toEqual(result);
});

test('a thread that is killed in the middle costs nothing but time', async () => {
  const { runner, kill } = fake.pool(2);
  const killedAt = new Set<number>();
  const { result, blocks } = await attributed(runner, (done) => {
    if (done > 0 && done % 9 === 0 && !killedAt.has(done) && kill()) killedAt.add(done);
  });
  expect(killedAt.size).toBe(3);
  // 8 mixtures of 4 blocks, each delivered once.
  expect(blocks).toBe(32);
  expect(result).toEqual((await inline()).result);
});
