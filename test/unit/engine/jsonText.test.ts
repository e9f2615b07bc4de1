import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../../src/engine/jsonText';

test('the text reads back as what JSON.stringify would have kept', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('lists of plain values stand on one line, everything else is indented', () => {
  expect(jsonText({ a: [1, 2.5, null], b: { c: [] }, d: {}, e: [{ f: 'x' }] })).toBe(
    [
      '{',
      '  "a": [1, 2.5, null],',
      '  "b": {',
      '    "c": []',
      '  },',
      '  "d": {},',
      '  "e": [',
      '    {',
      '      "f": "x"',
      '    }',
      '  ]',
      '}',
    ].join('\n'),
  );
});

test('numbers keep all their digits; what is not defined is null, or left out as a key', () => {
  expect(jsonText([0.1 + 0.2, 1e-300, 5e-324])).toBe('[0.30000000000000004, 1e-300, 5e-324]');
  expect(jsonText({ a: NaN, b: Infinity, c: undefined, d: [undefined] })).toBe(
    '{\n  "a": null,\n  "b": null,\n  "d": [null]\n}',
  );
});
