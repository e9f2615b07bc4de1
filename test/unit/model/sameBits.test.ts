import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, describe, expect, test } from 'vitest';
import { fingerprint, goldenScenario } from '../../reference/goldenRun';
import type { BlockResult } from '../../../src/engine/block';
import { ResultCollector } from '../../../src/engine/results';
import type { Runner } from '../../../src/engine/runner';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import { NodeThreadPool } from '../../../src/engine/runners/nodeThreadPool';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { presetsOf } from '../../../src/scenario/presets';
import { kernelModule, planOf, presetScenario } from './laboratory';

const parsed = parseScenarioSync(goldenScenario, presetsOf({}));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
const { scenario } = parsed;
const plan = planOf(scenario);
const { paths } = scenario.run;

// Node's threads read JavaScript, so the worker is built first.
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-same-bits-'));
await build({
  configFile: false,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: join(import.meta.dirname, '../../../src/cli/node.worker.ts'),
    outDir: folder,
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
  },
});
afterAll(() => rmSync(folder, { recursive: true }));

async function blocksOf(runner: Runner, from = 0, count = paths): Promise<BlockResult[]> {
  const blocks: BlockResult[] = [];
  await runner.run(plan, { from, paths: count, onBlock: (block) => blocks.push(block) });
  runner.close();
  return blocks;
}

const inline = () => new InlineRunner(kernelModule, (plan, kernel) => new Simulator(plan, kernel));
const threads = (workers: number) =>
  new NodeThreadPool(kernelModule, workers, () => new Worker(join(folder, 'worker.mjs')));
const expected = fingerprint(plan, await blocksOf(inline()));

describe('a run has the same bits', () => {
  test('as when its results were last meant to change (renew with vitest -u)', async () => {
    await expect(expected).toMatchFileSnapshot('../../reference/goldenRun.txt');
  });

  test.each([1, 2])('on %d threads', async (workers) => {
    expect(fingerprint(plan, await blocksOf(threads(workers)))).toBe(expected);
  });

  test('with its blocks computed in any order by one simulator', () => {
    const simulator = new Simulator(plan, kernelModule);
    const blocks = [128, 0, 64].map((from) => simulator.block(from, lanes));
    expect(fingerprint(plan, blocks)).toBe(expected);
  });

  test('in shards that are computed apart and merged', async () => {
    const shards = [await blocksOf(threads(2), 64, 128), await blocksOf(inline(), 0, 64)];
    expect(fingerprint(plan, shards.flat())).toBe(expected);
    const merged = new ResultCollector(plan);
    const whole = new ResultCollector(plan);
    shards.flat().forEach((block) => merged.add(block));
    (await blocksOf(inline())).forEach((block) => whole.add(block));
    for (const name of ['profit', 'defaultRate', 'investorLoss'] as const) {
      const [a, b] = [merged.results().outcome(name), whole.results().outcome(name)];
      expect([a.mean, a.standardError, a.quantile(0.99)]).toEqual([
        b.mean,
        b.standardError,
        b.quantile(0.99),
      ]);
    }
  });
});

describe('two equal policies under one seed differ nowhere', () => {
  // The second says what the first leaves to the defaults, under other names and in another order.
  const parts = {
    platform: 'p2p-2016',
    world: 'severe',
    rules: 'light-touch',
    strategy: 'defensive',
    run: { months: 24, seed: 'equal' },
  };
  const said = presetScenario({
    run: { seed: 'equal', months: 24 },
    strategy: {
      title: 'Another name',
      preset: 'defensive',
      with: { pricing: { surcharge: 0, learning: 0 }, growth: 1 },
    },
    rules: { preset: 'light-touch', with: { rateCap: {}, homeRegionOnly: false } },
    world: 'severe',
    platform: { title: 'The same', preset: 'p2p-2016', with: { applicationFraud: 0.012 } },
  });
  const [a, b] = [presetScenario(parts), said].map(planOf);

  test('in no outcome, series or failure, on no path, by no bit', () => {
    for (const from of [0, 64, 6400]) {
      const [first, second] = [a, b].map((plan) =>
        new Simulator(plan, kernelModule).block(from, lanes),
      );
      expect(fingerprint(b, [second])).toBe(fingerprint(a, [first]));
      expect(second).toEqual(first);
    }
  });

  test('while another seed changes nearly everything', () => {
    const other = planOf(presetScenario({ ...parts, run: { months: 24, seed: 'other' } }));
    const [first, second] = [a, other].map((plan) =>
      new Simulator(plan, kernelModule).block(0, lanes),
    );
    const profit = a.columns.indexOf('profit') * lanes;
    for (let path = 0; path < lanes; path++)
      expect(second.outcomes[profit + path]).not.toBe(first.outcomes[profit + path]);
  });
});
