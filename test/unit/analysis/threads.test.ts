import { afterAll, describe, expect, test } from 'vitest';
import { attribute } from '../../../src/analysis/attribution';
import { breakEven } from '../../../src/analysis/breakEven';
import { Evaluator } from '../../../src/analysis/evaluate';
import { frontierOf } from '../../../src/analysis/frontier';
import { leverRange } from '../../../src/analysis/leverRange';
import { evaluateMatrix, matrixOf } from '../../../src/analysis/matrix';
import { reverseStress } from '../../../src/analysis/reverse';
import { search, searchDraws } from '../../../src/analysis/search';
import { leverIndices } from '../../../src/analysis/sobol';
import type { Statistic } from '../../../src/analysis/statistic';
import { movesOf, tornado } from '../../../src/analysis/tornado';
import type { Runner } from '../../../src/engine/runner';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import type { Scenario } from '../../../src/scenario/scenario';
import { withSettings } from '../../../src/scenario/withLever';
import { emptyKernel, fakePlan, startFake } from '../engine/runners/fakeSimulation';
import { buildFakeThreads } from '../engine/runners/fakeThreads';
import { smallScenario } from '../engine/smallScenario';
import { math } from '../model/laboratory';
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
    takes: 1,
  });

const profit: Statistic = { outcome: 'profit', statistic: 'mean' };
const objective = { statistic: profit, better: 'higher' } as const;
const growth = { path: 'strategy.growth', from: 0.5, to: 2 };
const severity = { path: 'world.severity', from: 0, to: 2 };
const paths = 256;

/** Every analysis, as it goes about its runs. */
const analyses: Record<string, (evaluator: Evaluator) => Promise<unknown>> = {
  async matrix(evaluator) {
    const design = {
      rows: ['base', 'to'].map((id) => ({ id, title: id })),
      columns: [0.5, 1, 1.5].map((level) => ({ id: `${level}`, title: `${level}` })),
      cells: [base, to].map((one) =>
        [0.5, 1, 1.5].map((level) => ({ ...one, world: { ...one.world, severity: level } })),
      ),
    };
    const results = await evaluateMatrix(evaluator, design, { paths, columns: ['profit'] });
    return matrixOf(results, profit, 0.05, base.run.seed);
  },
  attribution: (evaluator) =>
    attribute(evaluator, {
      ...{ from: base, to, paths, grain: 'lever' },
      statistics: [
        profit,
        { outcome: 'profit', statistic: 'shortfall', level: 0.95 },
        { outcome: 'failure', statistic: 'probability' },
      ],
    }),
  tornado: (evaluator) =>
    tornado(
      evaluator,
      base,
      [growth.path, severity.path].map((path) => movesOf(base, path, 0.3)!),
      [profit],
      { paths },
    ),
  sobol: (evaluator) =>
    leverIndices(
      evaluator,
      base,
      [growth.path, severity.path].map((path) => leverRange(base, path, 0.3)!),
      [profit],
      4,
      { paths },
    ),
  async reverse(evaluator) {
    const asked = { columns: ['profit' as const], paths };
    const ends = await evaluator.evaluateAll(
      [0, 2].map((level) => ({ ...base, world: { ...base.world, severity: level } })),
      asked,
    );
    const [calm, worst] = ends.map((one) => one.outcome('profit').mean);
    return reverseStress(evaluator, base, {
      ...{ statistic: profit, threshold: (calm + worst) / 2, axes: [severity], grid: 3, paths },
      ...{ breaks: calm > worst ? 'below' : 'above', tolerance: 1 / 32 },
    });
  },
  frontier: (evaluator) =>
    frontierOf(
      evaluator,
      base,
      {
        ...{ axes: [growth, severity], design: { kind: 'grid', levels: 3 }, paths },
        objectives: [objective, { ...objective, better: 'lower' }],
      },
      math,
    ),
  search: (evaluator) =>
    search(evaluator, base, {
      ...{ axes: [growth, severity], objective, constraints: [], budget: 12, population: 4 },
      ...{ paths: 128, confirmedBy: paths, uniform: searchDraws(base, math) },
    }),
  breakEven: (evaluator) =>
    breakEven(evaluator, base, to, {
      ...{ measure: { kind: 'equal', statistic: profit }, axis: severity, moves: 'b' },
      ...{ grid: 3, tolerance: 1 / 32, paths },
    }),
};

/** What an analysis comes to on some runner, and the blocks that it was delivered. */
async function carriedOut(name: string, runner: Runner, onBlock: (blocks: number) => void) {
  const counting = new CountingRunner(runner, runner.workers);
  const watched: Runner = {
    workers: runner.workers,
    run: (of, request) =>
      counting.run(of, {
        ...request,
        onBlock: (block) => {
          request.onBlock(block);
          onBlock(counting.blocks.length);
        },
      }),
    close: () => counting.close(),
  };
  const result = await analyses[name](new Evaluator(plan, watched));
  runner.close();
  return { result, blocks: counting.blocks.length };
}

const inline = (name: string) =>
  carriedOut(
    name,
    new InlineRunner(
      emptyKernel,
      startFake(() => {}),
    ),
    () => {},
  );

describe.each(Object.keys(analyses))('%s', (name) => {
  test('on one thread, on two, and without threads is the same to the last bit', async () => {
    const { result } = await inline(name);
    for (const workers of [1, 2])
      expect((await carriedOut(name, fake.pool(workers).runner, () => {})).result).toEqual(result);
  });

  test('a thread that is killed in the middle costs nothing but time', async () => {
    const { runner, kill } = fake.pool(2);
    const killedAt = new Set<number>();
    const { result, blocks } = await carriedOut(name, runner, (done) => {
      if (done % 5 === 0 && !killedAt.has(done) && killedAt.size < 3 && kill()) killedAt.add(done);
    });
    const undisturbed = await inline(name);
    expect(killedAt.size).toBeGreaterThan(1);
    // Each block is delivered once.
    expect(blocks).toBe(undisturbed.blocks);
    expect(result).toEqual(undisturbed.result);
  });
});

test('what is attributed has every coalition of three levers', async () => {
  expect((await inline('attribution')).result).toMatchObject({ coalitions: 8 });
});
