import { beforeEach, describe, expect, test } from 'vitest';
import { bundleText } from '../../../../src/app/keep/bundle';
import { freeName } from '../../../../src/app/keep/freeName';
import { mostAutomatic } from '../../../../src/app/keep/ownStudies.svelte';
import { inMemory, type Storage } from '../../../../src/app/keep/storage';
import type { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { openText } from '../../../../src/app/share/openFile';
import { openWith, seedOf } from './openWorkspace';

let storage: Storage;
let workspace: Workspace;
beforeEach(async () => {
  sessionStorage.clear();
  storage = inMemory();
  workspace = await openWith(storage);
});

describe('a checkpoint', () => {
  test('brings everything back in one step that can be undone', async () => {
    const { store } = workspace;
    store.show('cap');
    store.set(['rules', 'rateCap', 'absolute'], 0.24);
    workspace.addCheckpoint('Before');
    store.set(['rules', 'rateCap', 'absolute'], 0.36);
    store.show('recession');
    const [before] = workspace.checkpoints;
    expect(await store.goTo(before)).toBe(true);
    expect(store.shown.id).toBe('cap');
    expect(store.shown.scenario.rules.rateCap.absolute).toBe(0.24);
    store.undo();
    expect(store.entries[2].scenario.rules.rateCap.absolute).toBe(0.36);
  });

  test('can be removed, and put back', () => {
    for (const name of ['One', 'Two', 'Three']) workspace.addCheckpoint(name);
    const [, two] = workspace.checkpoints;
    workspace.removeCheckpoint(two.id);
    expect(workspace.checkpoints.map(({ name }) => name)).toEqual(['One', 'Three']);
    workspace.restoreCheckpoint(two);
    expect(workspace.checkpoints).toHaveLength(3);
  });

  test('belongs to the study it was set in', async () => {
    workspace.addCheckpoint('Here');
    await workspace.store.openStudy('own-share-30');
    expect(workspace.checkpoints).toEqual([]);
    workspace.store.undo();
    expect(workspace.checkpoints.map(({ name }) => name)).toEqual(['Here']);
  });
});

describe('own studies', () => {
  test('are saved, changed, saved again and opened as they were', async () => {
    workspace.store.setRun({ seed: 'mine' });
    expect(workspace.unsaved).toBe(true);
    await workspace.saveAs('Mine');
    expect(workspace.unsaved).toBe(false);
    workspace.store.setRun({ seed: 'changed' });
    await workspace.save();
    await workspace.store.openStudy('own-share-30');
    expect(workspace.source).toBeUndefined();
    const other = await openWith(storage);
    await other.openOwn(other.studies.all[0]);
    expect([other.name, seedOf(other), other.unsaved]).toEqual(['Mine', 'changed', false]);
  });

  test('that two have saved become two', async () => {
    await workspace.saveAs('Ours');
    const other = await openWith(storage);
    await other.openOwn(other.studies.all[0]);
    other.store.setRun({ seed: 'theirs' });
    await other.save();
    workspace.store.setRun({ seed: 'mine' });
    await workspace.save();
    const kept = await storage.studies();
    expect(new Set(kept.map(({ name }) => name))).toEqual(new Set(['Ours', 'Ours (2)']));
    expect(JSON.stringify(kept)).toMatch(/theirs[^]*mine|mine[^]*theirs/);
    expect(workspace.notices.shown.map(({ code }) => code)).toContain('secondVersion');
    expect(workspace.name).toBe('Ours (2)');
  });

  test('that another has deleted are made anew', async () => {
    await workspace.saveAs('Ours');
    await storage.deleteStudy(workspace.source!.id);
    workspace.store.setRun({ seed: 'mine' });
    await workspace.save();
    expect((await storage.studies()).map(({ document }) => JSON.stringify(document))).toEqual([
      expect.stringContaining('"mine"'),
    ]);
  });

  test('can be renamed, duplicated, deleted and brought back', async () => {
    await workspace.saveAs('Ours');
    await workspace.rename(workspace.studies.all[0], 'Yours');
    expect(workspace.name).toBe('Yours');
    await workspace.studies.duplicate(workspace.source!.id);
    const names = () => workspace.studies.all.map(({ name }) => name).sort();
    expect(names()).toEqual(['Yours', 'Yours (2)']);
    await workspace.studies.remove(workspace.source!.id);
    expect(names()).toEqual(['Yours (2)']);
    await workspace.studies.restore();
    expect(names()).toEqual(['Yours', 'Yours (2)']);
  });

  test('go through a file, checkpoints and all', async () => {
    workspace.addCheckpoint('Before');
    workspace.store.setRun({ seed: 'mine' });
    await workspace.saveAs('Ours');
    const text = bundleText(workspace.studies.all, '0.1.0');
    const other = await openWith(inMemory());
    await openText('all.json', text, other);
    await other.openOwn(other.studies.all[0]);
    expect([other.name, seedOf(other)]).toEqual(['Ours', 'mine']);
    await other.store.goTo(other.checkpoints[0]);
    expect(seedOf(other)).toBe('plimsoll');
  });
});

describe('unsaved work', () => {
  test('is kept aside when something else is opened, without being asked for', async () => {
    workspace.store.setRun({ seed: 'mine' });
    await workspace.store.openStudy('own-share-30');
    await expect
      .poll(() => workspace.studies.all)
      .toMatchObject([{ name: 'A rate cap in a recession', automatic: true }]);
    await expect.poll(() => workspace.notices.shown).toMatchObject([{ code: 'keptAside' }]);
  });

  test('what is not work is not kept', async () => {
    await workspace.store.openStudy('own-share-30');
    await workspace.store.openStudy('does-culture-pay');
    expect(await storage.studies()).toEqual([]);
  });

  test('of what is kept so the latest stay', async () => {
    for (let i = 0; i < mostAutomatic + 5; i++)
      await workspace.studies.keepAside('Kept', { document: i, shown: '', checkpoints: [] });
    expect(await storage.studies()).toHaveLength(mostAutomatic);
  });
});

describe('a browser that keeps nothing', () => {
  test('is worked on without, and said so once', async () => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const refusing: Storage = {
      ...inMemory(),
      changeStudy: () => Promise.reject(full),
    };
    const other = await openWith(refusing);
    await other.saveAs('One');
    await other.saveAs('Two');
    expect(other.notices.shown).toEqual([{ code: 'storageFull' }]);
    other.store.setRun({ seed: 'still works' });
    expect(seedOf(other)).toBe('still works');
  });

  test('or whose database is broken opens the page all the same', async () => {
    const broken = Promise.reject(new Error('broken'));
    broken.catch(() => {});
    const other = await openWith({
      ...inMemory(),
      drafts: () => broken,
      studies: () => broken,
    });
    expect(other.store.shown.id).toBe('both');
  });
});

test('the first free name', () => {
  expect(freeName('A', [])).toBe('A');
  expect(freeName('A', ['A', 'A (2)'])).toBe('A (3)');
  expect(freeName('A (2)', ['A', 'A (2)'])).toBe('A (3)');
});
