import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostLevels, readJson, unsafe } from '../../../src/scenario/json';
import { syntaxTrouble } from '../../../src/scenario/syntax';

/** Text that is nearly JSON: JSON with a few characters changed. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0123.eE+-tfn \\/\'\n'.split(''), '')), {
      maxLength: 3,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [place, sign]) => {
      const at = place % (changed.length + 1);
      return changed.slice(0, at) + sign + changed.slice(at + 1);
    }, text),
  );

test('the place of a syntax error is found exactly when the engine refuses the text', () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      let taken = true;
      try {
        JSON.parse(text);
      } catch {
        taken = false;
      }
      expect(syntaxTrouble(text) === undefined, text).toBe(taken);
    }),
    { numRuns: 2000 },
  );
});

describe('the place is where a person would look', () => {
  test.each([
    ['{"a": 1,}', 8, 'trailingComma'],
    ['[1, 2, ]', 7, 'trailingComma'],
    ['{"a": 1 /* one */}', 8, 'comment'],
    ["{'a': 1}", 1, 'quotes'],
    ['{a: 1}', 1, 'quotes'],
    ['{"a": +1}', 6, 'notANumber'],
    ['{"a": -Infinity}', 6, 'notANumber'],
    ['{"a": .5}', 6, 'notANumber'],
    ['{"a": 01}', 7, 'notANumber'],
    ['{"a": 1', 7, 'ended'],
    ['{"a": "b', 6, 'ended'],
    ['{"a" 1}', 5, undefined],
    ['{"a": 1} {}', 9, undefined],
  ])('%s at %i: %s', (text, offset, hint) => {
    expect(syntaxTrouble(text)).toEqual({ offset, ...(hint && { hint }) });
  });
});

test('a long text that is spoilt at its end is refused without a hang', () => {
  const long = `["${'x'.repeat(1_000_000)}", ${'"\\n", '.repeat(5_000)}`;
  expect(readJson(long)).toMatchObject({ ok: false, issues: [{ code: 'notJson' }] });
});

describe('a text that may come from anywhere', () => {
  test('is read if it is JSON, with or without a byte-order mark', () => {
    expect(readJson('\uFEFF{"a": [1, null]}')).toEqual({ ok: true, value: { a: [1, null] } });
  });

  test('is read down to the deepest level and no deeper', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(readJson(nested(mostLevels)).ok).toBe(true);
    expect(readJson(nested(mostLevels + 1)).ok).toBe(false);
    expect(readJson(`{"a": "${'['.repeat(1000)}"}`).ok).toBe(true);
  });

  test('never puts anything into prototypes', () => {
    readJson('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('a value that may come from anywhere', () => {
  test('may hold what JSON holds, and keys without a value', () => {
    expect(unsafe({ a: [1, 'x', true, null, { b: undefined }] })).toEqual([]);
  });

  test.each([
    ['infinite', { a: Infinity }],
    ['a function', { a: () => 1 }],
    ['a big integer', { a: 1n }],
    ['a symbol', { a: Symbol('x') }],
    ['a map', { a: new Map() }],
    ['a hole in a list', { a: [undefined] }],
  ])('is refused when something in it is %s', (_, value) => {
    expect(unsafe(value)).toMatchObject([{ code: 'notData' }]);
  });

  test('ends even if it contains itself', () => {
    const loop: unknown[] = [];
    loop.push(loop, loop);
    expect(unsafe(loop).map(({ code }) => code)).toEqual(['tooDeep']);
  });
});
