import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotted, getAt, parsePath, setAt } from '../../../src/scenario/path';

const thing = { a: { b: [{ c: 1 }, { c: 2 }] }, d: 3 };

test('a path reads as a person writes it', () => {
  expect(dotted(['platform', 'segments', 0, 'grades', 2, 'rate'])).toBe(
    'platform.segments[0].grades[2].rate',
  );
  expect(dotted([])).toBe('');
  expect(dotted(['a', 'b c'])).toBe('a["b c"]');
});

test('a written path leads to the same keys', () => {
  const key = fc.oneof(fc.nat({ max: 50 }), fc.stringMatching(/^[a-zA-Z][\w-]{0,8}$/));
  fc.assert(
    fc.property(fc.array(key), (path) => {
      expect(parsePath(dotted(path))).toEqual(path);
    }),
  );
});

describe('setting', () => {
  test('changes one place of a copy and shares the rest', () => {
    const changed = setAt(thing, 'a.b[1].c', 9);
    expect(changed).toEqual({ a: { b: [{ c: 1 }, { c: 9 }] }, d: 3 });
    expect(thing.a.b[1].c).toBe(2);
    expect(changed.a.b[0]).toBe(thing.a.b[0]);
  });

  test('undefined takes a key or an item away', () => {
    expect(setAt(thing, 'd', undefined)).toEqual({ a: thing.a });
    expect(setAt(thing, 'a.b[0]', undefined)).toEqual({ a: { b: [{ c: 2 }] }, d: 3 });
  });

  test('makes what is missing on the way, and adds at the end of a list', () => {
    expect(setAt({}, 'x.y', 1)).toEqual({ x: { y: 1 } });
    expect(setAt({ l: [1] }, 'l[1]', 2)).toEqual({ l: [1, 2] });
    expect(() => setAt({ l: [1] }, 'l[5]', 2)).toThrow('invalid index');
  });

  test('never reaches a prototype', () => {
    expect(() => setAt({}, '__proto__.polluted', 1)).toThrow('__proto__');
    expect(getAt({}, 'constructor.name')).toBeUndefined();
  });
});
