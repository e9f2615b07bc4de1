import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { inMemory } from '../../../../src/app/keep/storage';
import { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { openText } from '../../../../src/app/share/openFile';
import { describeAt } from '../../../../src/scenario/describe';
import { openLink } from '../../../../src/app/share/links';
import { getAt, setAt, type Path } from '../../../../src/scenario/path';
import { shareCode } from '../../../../src/scenario/share';
import { parseStudySync } from '../../../../src/scenario/study';
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

/** Whether a value still has something that a place can be in, after what was changed before. */
const hasPlace = (file: unknown, path: Path) => {
  const parent = getAt(file, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent)) return typeof key === 'number' && key <= parent.length;
  return typeof parent === 'object' && parent !== null;
};

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

/** Every place of a value, as the keys that lead to it. */
function* placesOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const whole = parseStudySync(presets.load('study', 'p2p-2016-measures'), presets);
if (!whole.ok) throw new Error('the study can be read');
const { platform, world, rules, strategy, run } = whole.study.baseline.scenario;
/** A study whose parts are all written out, a link to it, and where anything in it may go wrong. */
const written = {
  ...{ version: 1, title: { en: 'All', zh: '全' }, scenarios: [{ id: 'other', rules: {} }] },
  baseline: { platform, world, rules, strategy, run },
};
const places = [...placesOf(written)].filter((path) => path.length > 0);
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 1e15, -1e300, 1e308, '', [], {}, [[]], [null]),
  fc.constantFrom<unknown>('x'.repeat(5000), { en: 'x'.repeat(5000), zh: '长' }, { en: 'x' }),
  fc.constantFrom<unknown>(
    Array.from({ length: 500 }, () => ({})),
    { id: '../..' },
    { with: {} },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

test('of 600 files and links with odd values in them none throws, each refusal is a sentence', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (changes, asLink) => {
        const spoilt = changes.reduce<unknown>(
          (file, [path, value]) => (hasPlace(file, path) ? setAt(file, path, value) : file),
          written,
        ) as Record<string, unknown>;
        const { store, notices } = workspace;
        store.dismissRefusal();
        if (asLink) {
          const code = shareCode({ study: spoilt, plimsoll: '0', fingerprint: '' });
          await openLink(`#s=${code}`, 'the link', store, notices);
        } else await openText('odd.json', JSON.stringify(spoilt), workspace);
        if (!store.refusal) return;
        refused += 1;
        for (const one of store.refusal.issues.slice(0, 5))
          for (const language of ['en', 'zh'] as const)
            expect(describeAt(one, language)).toMatch(/[.。?？]$/);
      },
    ),
    { numRuns: 600 },
  );
  expect(refused).toBeGreaterThan(300);
}, 120_000);

const deep = (levels: number) => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
test.each([
  ['200 kB of nested objects', deep(33_000), 'tooDeep'],
  ['200 kB of nested lists', '['.repeat(1e5) + ']'.repeat(1e5), 'tooDeep'],
  ['a prototype', study.replace('{', '{"__proto__":{"version":1},'), 'forbiddenKey'],
  ['a constructor', study.replace('{', '{"constructor":{"prototype":{}},'), 'forbiddenKey'],
  ['a number beyond all numbers', study.replace(/: \d+|:\d+/, ':1e999'), 'notData'],
  [
    'a title that turns the direction',
    study.replace(/"en":"/, '"en":"\u202Egnp.'),
    'forbiddenCharacter',
  ],
  ['a title of 100 kB', study.replace(/"en":"/, `"en":"${'W'.repeat(1e5)}`), 'textLength'],
])('a hostile file is refused, and changes nothing: %s', async (_, text, code) => {
  const before = workspace.store.study;
  expect(await openText('hostile.json', text, workspace)).toEqual({ kind: 'refused' });
  expect(workspace.store.study).toBe(before);
  expect(workspace.store.refusal!.issues.map((one) => one.code)).toContain(code);
  expect(({} as { version?: number }).version).toBeUndefined();
});

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
