import { describe, expect, test } from 'vitest';
import {
  Evaluator,
  type EvaluationStore,
  type Progress,
  type StoredEvaluation,
} from '../../../src/analysis/evaluate';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import { withLever } from '../../../src/scenario/withLever';
import { smallScenario } from '../engine/smallScenario';
import { emptyKernel, fakeBlock, startFake } from '../engine/runners/fakeSimulation';
import { CountingRunner, fakePlanOf } from './countingRunner';

const base = smallScenario();
const dear = withSurcharge(0.05);
const columns = ['profit', 'creditLoss'] as const;

function withSurcharge(surcharge: number) {
  const changed = withLever(base, 'strategy.pricing.surcharge', surcharge);
  if (!changed.ok) throw new Error(changed.issues[0].at);
  return changed.value;
}

function subject(store?: EvaluationStore, workers = 1) {
  const inline = new InlineRunner(
    emptyKernel,
    startFake(() => {}),
  );
  const runner = new CountingRunner(inline, workers);
  return { runner, evaluator: new Evaluator(fakePlanOf, runner, store) };
}

/** A store that holds copies, as a database would. */
class MemoryStore implements EvaluationStore {
  readonly values = new Map<string, StoredEvaluation>();
  get = (key: string) => Promise.resolve(structuredClone(this.values.get(key)));
  put = async (key: string, value: StoredEvaluation) =>
    void this.values.set(key, structuredClone(value));
}

/** What the fake simulation gives for the first paths of a scenario. */
const expected = (scenario: typeof base, paths: number) =>
  fakeBlock(fakePlanOf(scenario), 0, paths);

describe('an evaluation', () => {
  test('keeps the asked outcomes in path order, and how each path ended', async () => {
    const { evaluator } = subject();
    const results = await evaluator.evaluate(dear, { columns, paths: 200 });
    const { outcomes, failureCause, failureStep } = expected(dear, 200);
    expect(results.paths).toBe(200);
    expect([...results.pathNumbers()]).toEqual(Array.from({ length: 200 }, (_, path) => path));
    expect(results.values('profit')).toEqual(outcomes.subarray(0, 200));
    expect(results.values('creditLoss')).toEqual(outcomes.subarray(200, 400));
    expect(results.failureCause()).toEqual(failureCause);
    expect(results.failureStep()).toEqual(failureStep);
    expect(() => results.values('approvalRate')).toThrow('unknown outcome');
    expect(() => results.series('cash')).toThrow('the series were not kept');
  });

  test('that was made before costs nothing, under whatever name and number of paths', async () => {
    const { evaluator, runner } = subject();
    await evaluator.evaluate(base, { columns, paths: 200 });
    expect(runner.blocks).toHaveLength(4);
    const again = { ...base, id: 'again', title: 'Again', run: { ...base.run, paths: 99 } };
    const results = await evaluator.evaluate(again, { columns, paths: 150 });
    expect(runner.blocks).toHaveLength(4);
    expect(results.values('profit')).toEqual(expected(base, 150).outcomes.subarray(0, 150));
  });

  test('of more paths runs those alone, and of a stretch further on only that', async () => {
    const { evaluator, runner } = subject();
    await evaluator.evaluate(base, { columns, paths: 100 });
    await evaluator.evaluate(base, { columns, paths: 64, from: 256 });
    await evaluator.evaluate(base, { columns, paths: 400 });
    expect(runner.blocks.map(({ from }) => from)).toEqual([0, 64, 256, 128, 192, 320, 384]);
    const results = await evaluator.evaluate(base, { columns, paths: 130, from: 64 });
    const { outcomes } = expected(base, 400);
    expect(results.values('creditLoss')).toEqual(outcomes.subarray(400 + 64, 400 + 194));
    expect(results.pathNumbers()[0]).toBe(64);
    expect(runner.blocks).toHaveLength(7);
  });

  test('of an outcome that was not kept runs the scenario once more, and keeps both', async () => {
    const { evaluator, runner } = subject();
    await evaluator.evaluate(base, { columns: ['profit'], paths: 64 });
    const both = await evaluator.evaluate(base, { columns: ['creditLoss'], paths: 64 });
    expect(runner.blocks).toHaveLength(2);
    expect(both.shape.columns).toEqual(['profit', 'creditLoss']);
    await evaluator.evaluate(base, { columns: ['profit'], paths: 64 });
    expect(runner.blocks).toHaveLength(2);
  });

  test('asked for twice at once is run once', async () => {
    const { evaluator, runner } = subject(undefined, 2);
    await Promise.all([
      evaluator.evaluate(base, { columns, paths: 100 }),
      evaluator.evaluateAll([base, dear, base], { columns, paths: 100 }),
    ]);
    expect(runner.blocks).toHaveLength(4);
  });

  test('tells beforehand what work there is, and at the end that all of it is done', async () => {
    const { evaluator } = subject();
    await evaluator.evaluate(base, { columns, paths: 128 });
    const seen: Progress[] = [];
    await evaluator.evaluateAll([base, dear], {
      columns,
      paths: 192,
      onProgress: (progress) => seen.push(progress),
    });
    // One block of the first, three of the second.
    expect(seen).toHaveLength(5);
    const { expected } = seen[0];
    expect(seen.map(({ done }) => done / expected)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});

describe('an evaluation that is cancelled', () => {
  const cancelAfter = (blocks: number) => {
    const controller = new AbortController();
    let left = blocks;
    const onProgress = ({ done }: Progress) => {
      if (done > 0 && --left === 0) controller.abort();
    };
    return { signal: controller.signal, onProgress };
  };

  test('rejects with an AbortError and goes on from there when asked again', async () => {
    const { evaluator, runner } = subject();
    const cancelled = evaluator.evaluateAll([base, dear], {
      columns,
      paths: 320,
      ...cancelAfter(3),
    });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(runner.blocks).toHaveLength(3);
    const [, results] = await evaluator.evaluateAll([base, dear], { columns, paths: 320 });
    expect(runner.blocks).toHaveLength(10);
    expect(results.values('profit')).toEqual(expected(dear, 320).outcomes.subarray(0, 320));
  });

  test('resumes from a store after everything else is gone', async () => {
    const store = new MemoryStore();
    const before = subject(store);
    const request = { columns, paths: 320 };
    const cancelled = before.evaluator.evaluateAll([base, dear], { ...request, ...cancelAfter(7) });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });

    const after = subject(store);
    const resumed = await after.evaluator.evaluateAll([base, dear], request);
    const ran = [...before.runner.blocks, ...after.runner.blocks];
    expect(ran).toHaveLength(10);
    const uninterrupted = await subject().evaluator.evaluateAll([base, dear], request);
    for (const [i, results] of resumed.entries()) {
      expect(results.values('profit')).toEqual(uninterrupted[i].values('profit'));
      expect(results.failureCause()).toEqual(uninterrupted[i].failureCause());
      expect(results.shape).toEqual(uninterrupted[i].shape);
    }
    const last = subject(store);
    await last.evaluator.evaluateAll([base, dear], request);
    expect(last.runner.blocks).toHaveLength(0);
  });
});

test('trouble in one scenario ends the others, and is what is told', async () => {
  const inline = new InlineRunner(
    emptyKernel,
    startFake(() => {}),
  );
  const runner = new CountingRunner(inline, 2);
  const evaluator = new Evaluator(
    (scenario) => ({ ...fakePlanOf(scenario), ...(scenario === dear && { throwsAt: 100 }) }),
    runner,
  );
  const all = evaluator.evaluateAll([base, dear, withSurcharge(0.06)], { columns, paths: 6400 });
  await expect(all).rejects.toMatchObject({ message: 'no such grade on path 100' });
  expect(runner.blocks.length).toBeLessThan(10);
});
