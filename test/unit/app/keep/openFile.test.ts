import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { inMemory } from '../../../../src/app/keep/storage';
import { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { openText } from '../../../../src/app/share/openFile';
import { describeAt } from '../../../../src/scenario/describe';
import { nodePresets } from '../../../../src/scenario/nodePresets';

const presets = nodePresets();
const say = (text: string | { en: string }) => (typeof text === 'string' ? text : text.en);
let workspace: Workspace;
beforeEach(async () => {
  workspace = await Workspace.open(presets, 'rate-cap-recession', inMemory(), say);
});

const study = JSON.stringify(presets.load('study', 'p2p-2016-measures'));
const scenario = JSON.stringify(presets.load('validation', 'vasicek'));
const library = JSON.stringify({
  plimsoll: '0.1.0',
  studies: [{ name: 'One', document: presets.load('study', 'own-share-30'), checkpoints: [{}] }],
});

/** What a slip, a bad disk or a hostile hand does to a text. */
const change = fc.oneof(
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: fc.string() }),
  fc.record({
    ...{ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(3) },
    put: fc.constantFrom(
      ...['{', '}', '[', ']', '"', ',', ':', 'null', '-', '1e999', '1e308', '-1', '0', '""', '[]'],
      ...['{"__proto__":1}', '\u202E', '\u0000', '9'.repeat(400), '['.repeat(60), '\uD800', '{}'],
    ),
  }),
);

test('of 600 spoilt files each is opened or refused with a sentence; none throws, none hangs', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(study, scenario, library),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (text, changes) => {
        const spoilt = changes.reduce((before, { at, cut, put }) => {
          const place = Math.floor(at * before.length);
          return before.slice(0, place) + put + before.slice(place + cut);
        }, text);
        const before = workspace.store.study;
        const { kind } = await openText('spoilt.json', spoilt, workspace);
        if (kind !== 'refused') return;
        refused += 1;
        expect(workspace.store.study).toBe(before);
        const { issues } = workspace.store.refusal!;
        expect(issues.length).toBeGreaterThan(0);
        for (const one of issues.slice(0, 5))
          for (const language of ['en', 'zh'] as const)
            expect(describeAt(one, language).length).toBeGreaterThan(8);
      },
    ),
    { numRuns: 600 },
  );
  expect(refused).toBeGreaterThan(300);
}, 60_000);

test('a file of own studies adds those that can be opened and names those that can’t', async () => {
  const bundle = JSON.parse(library) as { studies: object[] };
  bundle.studies.push({ name: 'Broken', document: { version: 1 } }, { name: 'None' });
  const { kind } = await openText('mine.json', JSON.stringify(bundle), workspace);
  expect(kind).toBe('library');
  expect(workspace.studies.all.map(({ name }) => name)).toEqual(['One']);
  expect(workspace.notices.shown).toEqual([
    { code: 'imported', count: 1, refused: ['Broken', 'None'] },
  ]);
});
