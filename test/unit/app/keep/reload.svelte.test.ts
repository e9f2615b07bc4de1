import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { inMemory, type Storage } from '../../../../src/app/keep/storage';
import type { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { mostKept } from '../../../../src/app/state/recall.svelte';
import { openWith, seedOf } from './openWorkspace';

let storage: Storage;
let workspace: Workspace;
beforeEach(async () => {
  sessionStorage.clear();
  storage = inMemory();
  workspace = await openWith(storage);
});

/** Sets seeds one after another, each a step of its own. */
const step = (of: Workspace, ...seeds: string[]) => {
  for (const seed of seeds) {
    of.store.setRun({ seed });
    of.store.settle();
  }
};

/** What a page has that is opened in a tab that was here before. */
async function reloaded(of: Workspace): Promise<Workspace> {
  const stop = $effect.root(() => of.keepUp());
  flushSync();
  window.dispatchEvent(new Event('pagehide'));
  stop();
  return openWith(storage);
}

/** Seeds of all states that undo leads to, from the nearest on. */
function undone({ store }: Workspace): string[] {
  const seeds: string[] = [];
  while (store.canUndo) {
    store.undo();
    seeds.push(store.shown.scenario.run.seed);
  }
  return seeds;
}

test('undo and redo lead where they led before', async () => {
  step(workspace, 'a', 'b', 'c', 'd');
  workspace.store.undo();
  const again = await reloaded(workspace);
  expect([seedOf(again), again.store.canUndo, again.store.canRedo]).toEqual(['c', true, true]);
  await expect.poll(() => again.store.steps).toEqual(workspace.store.steps);
  again.store.redo();
  expect([seedOf(again), again.store.canRedo]).toEqual(['d', false]);
  await expect.poll(() => undone(again)).toContain('plimsoll');
  while (again.store.canRedo) again.store.redo();
  expect(undone(again)).toEqual(['c', 'b', 'a', 'plimsoll']);
  // Where everything was undone there is nothing that the program has not.
  expect(again.unsaved).toBe(false);
});

test('and over the opening of another study, whose checkpoints are its own', async () => {
  step(workspace, 'mine');
  workspace.addCheckpoint('Here');
  await workspace.store.openStudy('own-share-30');
  const again = await reloaded(workspace);
  expect(again.checkpoints).toEqual([]);
  again.store.undo();
  expect([seedOf(again), again.checkpoints.length, again.unsaved]).toEqual(['mine', 1, true]);
});

test('a change made before all is back forgets what was undone, and that alone', async () => {
  step(workspace, ...'abcdefgh');
  for (let i = 0; i < 4; i += 1) workspace.store.undo();
  const again = await reloaded(workspace);
  step(again, 'other');
  await expect.poll(() => again.store.steps.past).toHaveLength(5);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(again.store.canRedo).toBe(false);
  expect(undone(again)).toEqual(['d', 'c', 'b', 'a', 'plimsoll']);
});

test('the scenario that others are compared with stays, and how Compare was looked at', async () => {
  workspace.store.show('both');
  workspace.store.compareWith('recession');
  workspace.split = true;
  const again = await reloaded(workspace);
  expect(again.store.compared?.id).toBe('recession');
  expect(again.split).toBe(true);
  const another = await openWith(inMemory());
  expect([another.store.compared?.id, another.split]).toEqual(['baseline', false]);
});

test('no more steps are kept than fit', async () => {
  for (let i = 0; i < mostKept + 10; i += 1) step(workspace, `seed ${i}`);
  const { past } = workspace.store.steps;
  expect(past).toHaveLength(mostKept);
  expect(JSON.stringify(past.at(-1))).toContain(`seed ${mostKept + 8}`);
});

test('a step that can’t be read any more ends the past there', async () => {
  step(workspace, 'a', 'b', 'c');
  const broken = {
    ...workspace.store.steps,
    past: workspace.store.steps.past.with(1, { document: 7, shown: '', opening: 0 }),
  };
  const again = await openWith(inMemory());
  step(again, 'now');
  await again.store.recall(broken, () => Promise.resolve());
  expect(again.store.steps.past).toHaveLength(2);
  expect(undone(again).at(-1)).toBe('b');
});
