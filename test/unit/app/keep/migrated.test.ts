import { expect, test, vi } from 'vitest';
import { inMemory } from '../../../../src/app/keep/storage';
import { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { openText } from '../../../../src/app/share/openFile';
import type { Migration } from '../../../../src/scenario/migrate';
import { nodePresets } from '../../../../src/scenario/nodePresets';

/** A version that never was, after which every file of today is an older one: the horizon was called `horizon`. */
vi.mock(import('../../../../src/scenario/scenario'), async (original) => ({
  ...(await original()),
  formatVersion: 2 as never,
}));
vi.mock(import('../../../../src/scenario/migrate'), async (original) => {
  const actual = await original();
  const step: Migration = {
    from: 1,
    to: 2,
    changed: { en: 'The question is asked in English too.', zh: '问题也用英文提出。' },
    migrate: (file) => ({ ...file, question: { en: 'Was it older?', zh: '是旧文件吗？' } }),
  };
  return { ...actual, migrate: (given) => actual.migrate(given, [step], 2) };
});

test('a file of an older version opens, is kept in the current one, and says what that changed', async () => {
  const presets = nodePresets();
  const say = (text: string | { en: string }) => (typeof text === 'string' ? text : text.en);
  const workspace = await Workspace.open(presets, 'rate-cap-recession', inMemory(), say);
  const older = JSON.stringify(presets.load('study', 'own-share-30'));
  expect(await openText('older.json', older, workspace)).toEqual({ kind: 'study' });
  const { store, notices } = workspace;
  expect(store.study.question).toEqual({ en: 'Was it older?', zh: '是旧文件吗？' });
  expect(JSON.parse(store.text)).toMatchObject({ version: 2 });
  expect(notices.shown).toMatchObject([
    { code: 'migrated', changed: [{ en: 'The question is asked in English too.' }] },
  ]);
  store.setRun({ seed: 'edited' });
  expect(store.shown.runnable).toBe(true);
});
