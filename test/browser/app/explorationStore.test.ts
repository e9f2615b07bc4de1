import { afterEach, expect, test, vi } from 'vitest';
import type { StoredEvaluation } from '../../../src/analysis/evaluate';
import type { ExplorationAnswer } from '../../../src/app/explore/analyse';
import { openExplorations } from '../../../src/app/explore/explorationStore';

let databases = 0;
const fresh = () => `explorations-${++databases}-${performance.now()}`;

/** An evaluation of so many paths of one column: 8 bytes of outcome and 3 of how it ended each. */
const evaluation = (count: number): StoredEvaluation => ({
  shape: {
    ...{ columns: ['profit'], steps: 1, months: [1], monthsPerStep: 1 },
    ...{ requiredCapitalRatio: 0.08, replicated: false, weighted: false },
  } as unknown as StoredEvaluation['shape'],
  stretches: [
    {
      ...{ from: 0, count, outcomes: new Float64Array(count).fill(0.25) },
      ...{ series: new Float32Array(), failureStep: new Uint16Array(count) },
      failureCause: new Uint8Array(count),
    },
  ],
});
const answer = { kind: 'matrix', paths: 1024 } as ExplorationAnswer;
const isPending = Symbol('pending');
const told = (store: { refused: Promise<void> }) =>
  Promise.race([store.refused.then(() => true), Promise.resolve(isPending)]);

/** What the browser does, to be done in the end by what stands in for it. */
const ofStore = (name: 'put' | 'clear') =>
  Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name)!.value as (
    this: IDBObjectStore,
    ...given: unknown[]
  ) => unknown;

afterEach(() => vi.restoreAllMocks());

test('no more is kept than may be: what was used last stays, also over a reload', async () => {
  const name = fresh();
  // Room for three of a thousand paths.
  const { evaluations } = openExplorations(name, 40_000);
  for (const key of ['a', 'b', 'c']) await evaluations.put(key, evaluation(1000));
  expect(await evaluations.get('a')).toEqual(evaluation(1000));
  await evaluations.put('d', evaluation(1000));
  const again = openExplorations(name, 40_000).evaluations;
  const kept = await Promise.all(['a', 'b', 'c', 'd'].map((key) => again.get(key)));
  expect(kept.map(Boolean)).toEqual([true, false, true, true]);
  // One that has grown takes the place of its former self, and one that is too large by itself is not kept.
  await again.put('a', evaluation(2500));
  await again.put('e', evaluation(5000));
  const left = await Promise.all(['a', 'c', 'd', 'e'].map((key) => again.get(key)));
  expect(left.map(Boolean)).toEqual([true, false, true, false]);
});

test('answers, one to a question, and the question that waits are found again', async () => {
  const name = fresh();
  const store = openExplorations(name);
  await store.keepAnswer('matrix', { ...answer, paths: 256 });
  await store.keepAnswer('matrix', answer);
  expect((await openExplorations(name).load()).answers).toEqual([answer]);
  expect(await told(store)).toBe(isPending);
});

test('a browser that forbids its database keeps nothing, says so and does no harm', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  const store = openExplorations(fresh());
  await store.evaluations.put('a', evaluation(10));
  expect(await store.evaluations.get('a')).toBeUndefined();
  expect(await store.load()).toEqual({ answers: [] });
  await store.keepAnswer('matrix', answer);
  await store.refused;
});

test('where there is no room left an answer takes the place of what it was computed from', async () => {
  const name = fresh();
  const store = openExplorations(name);
  await store.evaluations.put('a', evaluation(10));
  const put = ofStore('put');
  let full = true;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given: unknown[]
  ) {
    if (full) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given) as IDBRequest<IDBValidKey>;
  });
  const clear = ofStore('clear');
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
    full = false;
    return clear.apply(this) as IDBRequest<undefined>;
  });
  await store.keepAnswer('matrix', answer);
  expect((await store.load()).answers).toEqual([answer]);
  expect(await store.evaluations.get('a')).toBeUndefined();
  expect(await told(store)).toBe(isPending);
});

test('where nothing makes room, that is told', async () => {
  const store = openExplorations(fresh());
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await store.keepAnswer('matrix', answer);
  await store.refused;
});
