import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextStream } from '../../../../src/analysis/tape/textStream';

/** The text of bytes that come a few at a time, from 0 or from another place on. */
function decoded(bytes: Uint8Array, cuts: readonly number[]): { text: string; encoding: string } {
  const stream = new TextStream();
  const places = [...new Set([0, ...cuts.map((cut) => cut % bytes.length), bytes.length])];
  places.sort((a, b) => a - b);
  const parts = places
    .slice(1)
    .map((to, i) => stream.decode(bytes.subarray(places[i], to), to === bytes.length));
  return { text: parts.join(''), encoding: stream.encoding };
}

const lines = (text: string) => text.replace(/\r\n?/g, '\n');
const cuts = fc.array(fc.nat(), { maxLength: 12 });
const text = fc
  .array(fc.constantFrom('a', '1', ',', '\r\n', '\n', '\r', '"', '浙江', '¥', '€', '𠮷'), {
    minLength: 1,
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('text is the same however its bytes are cut', () => {
  test('in UTF-8', () => {
    fc.assert(
      fc.property(text, cuts, (whole, at) => {
        expect(decoded(new TextEncoder().encode(whole), at).text).toBe(lines(whole));
      }),
    );
  });

  test('in UTF-16 with its mark', () => {
    fc.assert(
      fc.property(text, cuts, (whole, at) => {
        // The first piece has the mark.
        const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')]);
        expect(
          decoded(
            bytes,
            at.map((cut) => Math.max(2, cut % bytes.length)),
          ).text,
        ).toBe(lines(whole));
      }),
    );
  });

  test('in GB18030 behind ASCII', () => {
    // 浙江 as GB18030 writes it.
    const name = [0xd5, 0xe3, 0xbd, 0xad];
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), cuts, (before, count, at) => {
        const ascii = 'x'.repeat(before);
        const bytes = new Uint8Array([
          ...new TextEncoder().encode(ascii),
          ...Array.from({ length: count }, () => [...name, 0x0a]).flat(),
        ]);
        expect(decoded(bytes, at)).toEqual({
          text: ascii + '浙江\n'.repeat(count),
          encoding: 'gb18030',
        });
      }),
    );
  });

  test('bytes that can’t be UTF-8 behind letters that are become marks, and nothing is lost', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('浙\n'), 0xff, 0x0a, 0x61]);
    const { text: found, encoding } = decoded(bytes, [4]);
    expect(encoding).toBe('utf-8');
    expect(found).toBe('浙\n\uFFFD\na');
  });
});
