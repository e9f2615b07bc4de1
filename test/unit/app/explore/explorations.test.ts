import { beforeEach, expect, test, vi } from 'vitest';
import type { analyse, ExplorationAnswer } from '../../../../src/app/explore/analyse';
import { isCurrent, type Asked } from '../../../../src/app/explore/asked';
import { Choices } from '../../../../src/app/explore/choices.svelte';
import { Explorations } from '../../../../src/app/explore/explorations.svelte';
import type { ExplorationStore } from '../../../../src/app/explore/explorationStore';
import type { StoredEvaluation } from '../../../../src/analysis/evaluate';
import { version } from '../../../../src/engine/version';
import { FakeEngine, settled } from '../state/fakeEngine';
import * as v from 'valibot';
import { resolvedScenarioSchema } from '../../../../src/scenario/scenario';
import still from '../../../../scenarios/validation/vasicek.json';

/** What outlives a page: a store in memory, handed from one page to the next. */
class KeptStore implements ExplorationStore {
  refuse = () => {};
  readonly refused = new Promise<void>((resolve) => (this.refuse = resolve));
  readonly kept = new Map<string, StoredEvaluation>();
  readonly answers = new Map<string, ExplorationAnswer>();
  waiting: Asked | undefined;
  evaluations = {
    get: (key: string) => Promise.resolve(this.kept.get(key)),
    put: (key: string, value: StoredEvaluation) => {
      this.kept.set(key, value);
      return Promise.resolve();
    },
  };
  load = () =>
    Promise.resolve({
      answers: [...this.answers.values()],
      ...(this.waiting && { unfinished: this.waiting }),
    });
  keepAnswer = (question: string, answer: ExplorationAnswer) => {
    this.answers.set(question, answer);
    return Promise.resolve();
  };
  keepUnfinished = (asked: Asked | undefined) => {
    this.waiting = asked;
    return Promise.resolve();
  };
}

const scenario = v.parse(resolvedScenarioSchema, { version: 1, ...still.baseline });
const asked: Asked = {
  kind: 'matrix',
  subjects: [{ id: 'still', title: 'Still', scenario }],
  precision: { paths: 1024, most: 1024 },
  design: {
    rows: [{ id: 'a', title: 'A' }],
    columns: [{ id: 'b', title: 'B' }],
    cells: [[scenario]],
  },
  statistic: { outcome: 'profit', statistic: 'mean' },
  tolerance: 0.05,
};

let engine: FakeEngine;
let store: KeptStore;
const opened = (analysis?: typeof analyse) =>
  new Explorations(
    Promise.resolve(engine),
    store,
    () => Promise.reject(new Error('no kernel')),
    undefined,
    analysis,
  );
const state = (of: Explorations, wanted: string) => vi.waitFor(() => expect(of.state).toBe(wanted));

beforeEach(() => {
  engine = new FakeEngine();
  store = new KeptStore();
});

test('a question is answered, and the answer is found again after a reload', async () => {
  engine.free = true;
  const first = opened();
  await state(first, 'idle');
  first.run(asked);
  await vi.waitFor(() => expect(first.answer('matrix')).toBeDefined());
  await settled();
  const again = opened();
  await state(again, 'idle');
  expect(again.answer('matrix')).toEqual(first.answer('matrix'));
});

test('paused and gone on with, no block is computed twice', async () => {
  const explorations = opened();
  await state(explorations, 'idle');
  explorations.run(asked);
  await engine.step(3);
  explorations.pause();
  expect(explorations.state).toBe('paused');
  await engine.step();
  const before = engine.computed.length;
  engine.free = true;
  explorations.resume();
  await vi.waitFor(() => expect(explorations.answer('matrix')).toBeDefined());
  expect(before).toBeGreaterThan(0);
  expect(new Set(engine.computed).size).toBe(engine.computed.length);
});

test('a page that was left before the answer finds the question paused, and its work kept', async () => {
  const first = opened();
  await state(first, 'idle');
  first.run(asked);
  await engine.step(3);
  first.pause();
  await engine.step();
  await settled();
  const before = engine.computed.length;
  engine.free = true;
  const again = opened();
  await state(again, 'paused');
  expect(again.asked).toEqual(asked);
  again.resume();
  await vi.waitFor(() => expect(again.answer('matrix')).toBeDefined());
  expect(before).toBeGreaterThan(0);
  expect(new Set(engine.computed).size).toBe(engine.computed.length);
});

test('what is known already of a frontier is there while it is worked on and paused, and gone with the answer or when dropped', async () => {
  const search: Asked = {
    ...{ kind: 'frontier', subjects: asked.subjects, precision: asked.precision, axes: [] },
    ...{ statistics: [], design: { kind: 'grid', levels: 2 } },
  };
  let finish = () => {};
  const explorations = opened(async (of, { onSoFar, signal }) => {
    onSoFar({ asked: search, paths: 1024, tried: [{ settings: [], values: [1, 2] }] });
    await new Promise<void>((resolve) => (finish = resolve));
    signal.throwIfAborted();
    return { kind: 'frontier', asked: of } as ExplorationAnswer;
  });
  await state(explorations, 'idle');
  expect(explorations.soFar).toBeUndefined();
  explorations.run(search);
  await vi.waitFor(() => expect(explorations.soFar).toMatchObject({ tried: [{ values: [1, 2] }] }));
  explorations.pause();
  expect(explorations.soFar).toBeDefined();
  explorations.cancel();
  expect(explorations.soFar).toBeUndefined();
  explorations.run(search);
  await vi.waitFor(() => expect(explorations.soFar).toBeDefined());
  finish();
  await vi.waitFor(() => expect(explorations.answer('frontier')).toBeDefined());
  expect(explorations.soFar).toBeUndefined();
});

test('progress goes from nothing to all of the work', async () => {
  const explorations = opened();
  await state(explorations, 'idle');
  explorations.run(asked);
  await engine.step();
  const { expected } = explorations.progress;
  expect(explorations.progress.done).toBeLessThan(expected);
  await engine.step(20);
  await state(explorations, 'idle');
  expect(explorations.progress).toEqual({ done: expected, expected });
});

test('what fails says so, keeps the question and can be tried again', async () => {
  engine.free = true;
  let broken = true;
  const { runner } = engine;
  const { run } = runner;
  runner.run = (plan, request) =>
    broken ? Promise.reject(new Error('the worker ended')) : run(plan, request);
  const explorations = opened();
  await state(explorations, 'idle');
  explorations.run(asked);
  await state(explorations, 'failed');
  expect(explorations.trouble).toMatchObject({ message: 'the worker ended' });
  broken = false;
  explorations.resume();
  await vi.waitFor(() => expect(explorations.answer('matrix')).toBeDefined());
});

test('a question that was dropped leaves nothing waiting', async () => {
  const explorations = opened();
  await state(explorations, 'idle');
  explorations.run(asked);
  await engine.step();
  explorations.cancel();
  await engine.step(2);
  expect(explorations.state).toBe('idle');
  expect(explorations.asked).toBeUndefined();
  expect(store.waiting).toBeUndefined();
  expect(explorations.answer('matrix')).toBeUndefined();
});

test('what is chosen in a form is there again on the next page, but not what another form chose', () => {
  const usual = {
    from: undefined as string | undefined,
    limit: 0.1,
    axes: [{ path: 'a', from: 0 }],
  };
  const page = () =>
    new Explorations(
      Promise.resolve(engine),
      store,
      () => Promise.reject(new Error('no kernel')),
      localStorage,
    );
  const first = page();
  first.choices('reverse', usual).set({ from: 'recession', limit: NaN });
  expect(first.choices('reverse', usual).now).toEqual({ ...usual, from: 'recession', limit: NaN });
  const again = page();
  expect(again.choices('reverse', usual).now).toEqual({ ...usual, from: 'recession', limit: NaN });
  expect(again.choices('frontier', usual).now).toEqual(usual);
});

test('choices of another version, or that can’t be read, are let go', () => {
  const usual = { limit: 0.1 };
  const kept = (text: string) => {
    localStorage.setItem('plimsoll:explore:matrix', text);
    return new Choices('matrix', usual, localStorage).now;
  };
  expect(kept(JSON.stringify({ version: 'older', choices: { limit: 2 } }))).toEqual(usual);
  expect(kept('{')).toEqual(usual);
  expect(kept(JSON.stringify({ version, choices: { limit: 2 } }))).toEqual({ limit: 2 });
});

test('choices outlast a visit to another place where the browser keeps nothing', () => {
  const refusing = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('no room', 'QuotaExceededError');
    },
  } as unknown as Storage;
  const choices = new Choices('matrix', { limit: 0.1 }, refusing);
  choices.set({ limit: 0.2 });
  expect(choices.now.limit).toBe(0.2);
});

test('storage that is refused is told, and loses nothing', async () => {
  engine.free = true;
  const explorations = opened();
  await state(explorations, 'idle');
  expect(explorations.kept).toBe(true);
  store.refuse();
  explorations.run(asked);
  await vi.waitFor(() => expect(explorations.answer('matrix')).toBeDefined());
  expect(explorations.kept).toBe(false);
});

test('an answer is of now as long as its scenarios are as they were', () => {
  const entry = { id: 'still', scenario: structuredClone(scenario) };
  expect(isCurrent(asked, [entry])).toBe(true);
  const changed = { ...scenario, run: { ...scenario.run, seed: 'another' } };
  expect(isCurrent(asked, [{ id: 'still', scenario: changed }])).toBe(false);
  expect(isCurrent(asked, [])).toBe(false);
});
