import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserPresets } from '../../../src/scenario/browserPresets';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { describeAt } from '../../../src/scenario/describe';
import type { Issue } from '../../../src/scenario/issue';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { presetKinds, presetOfFile } from '../../../src/scenario/presets';
import { partNames } from '../../../src/scenario/scenario';
import { isStudy, parseStudySync } from '../../../src/scenario/study';

const presets = nodePresets();
const files = presetKinds.flatMap((kind) => presets.list(kind));
const parts = files.filter(({ kind }) => partNames.some((name) => name === kind));
const said = (issues: Issue[]) => issues.map((one) => describeAt(one, 'en'));

test('there are platforms, worlds, rules, strategies, studies, validation cases and exercises', () => {
  for (const kind of presetKinds) expect(presets.list(kind), kind).not.toEqual([]);
});

describe('every preset', () => {
  test.each(files)(
    '$kind $id is called what its file is called, in both languages',
    ({ kind, id, title }) => {
      const content = presets.load(kind, id) as { id?: string; title: object; description: object };
      expect(content.id).toBe(id);
      for (const text of [title, content.description] as { en: string; zh: string }[]) {
        expect(text.en).toMatch(/\S/);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        expect(text.zh).toMatch(/\p{Script=Han}/u);
      }
    },
  );
});

describe('every part goes with every platform', () => {
  const [world, rules, strategy] = ['calm', 'light-touch', 'as-is'];
  const pairs = presets
    .list('platform')
    .flatMap(({ id: platform }) => parts.map(({ kind, id }) => ({ platform, kind, id })));

  test.each(pairs)('$platform with the $kind $id', ({ platform, kind, id }) => {
    const file = { version: 1, platform, world, rules, strategy, [kind]: id };
    const parsed = parseScenarioSync(file, presets);
    expect(parsed.ok ? [] : said(parsed.issues)).toEqual([]);
  });
});

describe('every study and validation case can be run', () => {
  test.each(files.filter(({ kind }) => kind === 'study' || kind === 'validation'))(
    '$id',
    ({ kind, id }) => {
      const content = presets.load(kind, id);
      const parsed = isStudy(content)
        ? parseStudySync(content, presets)
        : parseScenarioSync(content, presets);
      expect(said(parsed.ok ? parsed.warnings : parsed.issues)).toEqual([]);
    },
  );
});

describe('a page has the same presets as the command line', () => {
  test('in its menus', () => {
    for (const kind of presetKinds) expect(browserPresets.list(kind)).toEqual(presets.list(kind));
  });

  test('and in full when they are asked for', async () => {
    for (const { kind, id } of files)
      expect(await browserPresets.load(kind, id)).toEqual(presets.load(kind, id));
  });

  test('and no others', async () => {
    await expect(browserPresets.load('world', 'nowhere')).rejects.toThrow('nowhere');
  });
});

describe('presets in a folder of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'));
  mkdirSync(join(folder, 'macro'));
  writeFileSync(join(folder, 'macro', 'mine.json'), '{"title": "Mine", "severity": 0.5}');
  writeFileSync(join(folder, 'macro', 'broken.json'), '{');

  test('are listed by their files, those that can’t be read too', () => {
    expect(nodePresets(folder).list('world')).toEqual([
      { kind: 'world', id: 'broken', title: 'broken' },
      { kind: 'world', id: 'mine', title: 'Mine' },
    ]);
    expect(nodePresets(folder).list('rules')).toEqual([]);
  });
});

test('a file’s place says what it is', () => {
  expect(presetOfFile('/scenarios/macro/calm.json')).toEqual({ kind: 'world', id: 'calm' });
  expect(presetOfFile('C:\\x\\regulation\\japan.json')).toEqual({ kind: 'rules', id: 'japan' });
  expect(presetOfFile('/scenarios/schema/world.schema.json')).toBeUndefined();
});
