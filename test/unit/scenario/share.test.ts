import { deflateRawSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeAt } from '../../../src/scenario/describe';
import { forbiddenCharacter } from '../../../src/scenario/characters';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { setAt } from '../../../src/scenario/path';
import { partNames, type PartName } from '../../../src/scenario/scenario';
import {
  mostCodeCharacters,
  readShareCode,
  shareCode,
  studyFingerprint,
  type SharedStudy,
} from '../../../src/scenario/share';
import { parseStudySync } from '../../../src/scenario/study';
import { levers } from '../../../src/scenario/walk';
import { readJson } from '../../../src/scenario/json';

const presets = nodePresets();
const shared = (study: object): SharedStudy => ({
  study: study as Record<string, unknown>,
  shown: 'cap',
  plimsoll: '0.1.0',
  fingerprint: 'abc',
});

/** A code made by another program, with Node's own deflate and checksum. */
function codeOf(text: string | Buffer): string {
  const packed = deflateRawSync(text);
  const sum = createHash('sha256').update(packed).digest().subarray(0, 4);
  return `1${Buffer.concat([packed, sum]).toString('base64url')}`;
}

const codesOf = (code: string) => {
  const read = readShareCode(code);
  if (read.ok) return [];
  for (const one of read.issues)
    for (const language of ['en', 'zh'] as const)
      expect(describeAt(one, language)).toMatch(/[.。？?]$/);
  return read.issues.map((one) => one.code);
};

describe('a code', () => {
  test('is read as it was made, whatever the study says', () => {
    const json = fc.dictionary(
      fc.string().filter((key) => !/^(__proto__|constructor|prototype)$/.test(key)),
      fc.jsonValue({ maxDepth: 4 }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(json, (study) => {
        const text = JSON.stringify(study);
        fc.pre(readJson(text).ok);
        const given = shared(JSON.parse(text) as object);
        const code = shareCode(given);
        expect(code).toMatch(/^1[A-Za-z0-9_-]+$/);
        expect(readShareCode(code)).toEqual({ ok: true, shared: given });
      }),
      { numRuns: 300 },
    );
  });

  test('made with another deflate is read as well', () => {
    const given = shared({ version: 1, title: '利率上限' });
    expect(readShareCode(codeOf(JSON.stringify(given)))).toEqual({ ok: true, shared: given });
  });

  test.each(presets.list('study').map(({ id }) => id))(
    'of the study %s fits the address bar of common programs',
    (id) => {
      expect(shareCode(shared(presets.load('study', id) as object)).length).toBeLessThan(4500);
    },
  );

  test('with any one character changed, put in or left out is refused', () => {
    const code = shareCode(shared(presets.load('study', 'rate-cap-recession') as object));
    const letters = 'ABCxyz019-_ .%é';
    fc.assert(
      fc.property(
        fc.nat(code.length - 1),
        fc.constantFrom(...letters.split(''), ''),
        fc.nat(1),
        (at, sign, kept) => {
          const changed = code.slice(0, at) + sign + code.slice(at + 1 - kept);
          fc.pre(changed !== code);
          const read = readShareCode(changed);
          // The last character may carry bits that no byte needs.
          if (read.ok) expect(at).toBeGreaterThanOrEqual(code.length - 1);
          else expect(codesOf(changed)).toHaveLength(1);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('cut short anywhere is refused', () => {
    const code = shareCode(shared(presets.load('study', 'rate-cap-recession') as object));
    for (let length = 0; length < code.length; length += 7)
      expect(codesOf(code.slice(0, length)), `${length}`).toEqual(['linkDamaged']);
  });
});

describe('a hostile code is refused', () => {
  const zeros = Buffer.alloc(40_000_000, 0x20);
  const deep = '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000);
  const whole = (study: string) => `{"plimsoll":"1","fingerprint":"x","study":${study}}`;
  test.each([
    ['a bomb of 40 MB', codeOf(zeros), 'linkTooLarge'],
    ['a code of 70,000 characters', `1${'A'.repeat(70_000)}`, 'linkTooLong'],
    ['another alphabet', '1%3Cscript%3E', 'linkStrange'],
    ['a right-to-left override', '1abc\u202E', 'linkStrange'],
    ['another kind', '9AAAA', 'linkNewer'],
    ['nothing', '', 'linkDamaged'],
    ['noise', '1AAAAAAAAAAAA', 'linkDamaged'],
    ['bytes that are no UTF-8', codeOf(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 'linkDamaged'],
    ['text that is no JSON', codeOf('{"study":'), 'notJson'],
    ['200 kB of nested JSON', codeOf(whole(deep)), 'tooDeep'],
    ['a prototype', codeOf(whole('{"__proto__":{"version":1}}')), 'forbiddenKey'],
    ['a number beyond all numbers', codeOf(whole('{"version":1e999}')), 'notData'],
    ['a turned title', codeOf(whole('{"title":"\u202Egnitnuocca"}')), 'forbiddenCharacter'],
    ['a control in a title', codeOf(whole('{"title":"a\\u0000b"}')), 'forbiddenCharacter'],
    ['half a character', codeOf(whole('{"title":"\\ud800"}')), 'forbiddenCharacter'],
    ['a list instead of a study', codeOf(whole('[]')), 'wrongType'],
    ['a study alone', codeOf('[1]'), 'wrongType'],
    ['an object for a name', codeOf('{"study":{},"shown":{}}'), 'wrongType'],
  ])('%s', (_, code, expected) => {
    expect(code.length).toBeLessThan(mostCodeCharacters * 2);
    expect(codesOf(code)).toEqual([expected]);
  });

  test('no character that people write with is refused', () => {
    for (const text of [
      'naïve €5 “x”',
      '利率上限（15.4%）',
      'مخاطر',
      'ריבית',
      '👩‍🔬 family',
      'a\tb\nc',
    ])
      expect(forbiddenCharacter(text), text).toBeUndefined();
  });
});

describe('every lever goes with a study through a link', () => {
  const document = presets.load('study', 'rate-cap-recession') as {
    baseline: Record<string, unknown>;
  };
  const parsed = parseStudySync(document, presets);
  if (!parsed.ok) throw new Error('the study can be read');
  const { scenario } = parsed.study.baseline;

  test('and is what it was', () => {
    let seen = 0;
    for (const lever of levers()) {
      const [part, ...rest] = lever.path.split('.');
      // Levers within lists go with the whole part below.
      if (lever.path.includes('[]') || lever.kind === 'list' || lever.kind === 'seed') continue;
      const value =
        lever.kind === 'flag'
          ? !lever.default
          : lever.kind === 'choice'
            ? Object.keys(lever.labels).at(-1)
            : lever.kind === 'steps'
              ? lever.options[1]
              : lever.info.min + (lever.info.max - lever.info.min) / 3;
      const rounded =
        'info' in lever && lever.info.integer ? Math.round(value as number) : (value as unknown);
      const written = setAt<unknown>({}, rest, rounded);
      const name = document.baseline[part];
      const spec = part === 'run' ? written : { preset: name, with: written };
      const study = { ...document, baseline: { ...document.baseline, [part]: spec } };
      const read = readShareCode(shareCode(shared(study)));
      expect(read.ok && read.shared.study, lever.path).toEqual(study);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(100);
  });

  test('also where a part is written out in full, lists and all', () => {
    const baseline = Object.fromEntries(
      [...partNames, 'run' as const].map((name) => [name, scenario[name as PartName]]),
    );
    const study = { version: 1, baseline, scenarios: [] };
    const read = readShareCode(shareCode(shared(study)));
    if (!read.ok) throw new Error('not read');
    const again = parseStudySync(read.shared.study, presets);
    if (!again.ok) throw new Error(again.issues[0].code);
    expect(studyFingerprint([again.study.baseline.scenario])).toBe(studyFingerprint([scenario]));
  });
});

test('the fingerprint of a study changes with what its presets hold, not with what it is called', () => {
  const parsed = parseStudySync(presets.load('study', 'rate-cap-recession'), presets);
  if (!parsed.ok) throw new Error('the study can be read');
  const { scenario } = parsed.study.baseline;
  const print = studyFingerprint([scenario]);
  expect(studyFingerprint([{ ...scenario, title: 'Another' }])).toBe(print);
  expect(studyFingerprint([{ ...scenario, run: { ...scenario.run, seed: 'other' } }])).not.toBe(
    print,
  );
  expect(studyFingerprint([scenario, scenario])).not.toBe(print);
});
