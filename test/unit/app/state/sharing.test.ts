import { expect, test } from 'vitest';
import fc from 'fast-check';
import { sharing } from '../../../../src/app/state/sharing';
import { setAt, type Path } from '../../../../src/scenario/path';

test('what is shared is equal to what was given, whatever stood there before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, value) => {
      expect(JSON.stringify(sharing(before, value))).toBe(JSON.stringify(value));
    }),
  );
});

test('the same value again is the very same thing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sharing(value, structuredClone(value))).toBe(value);
    }),
  );
});

test('one change makes anew what holds it and nothing beside it', () => {
  const before = { rules: { cap: { rate: 0.36 }, limits: [1, 2] }, world: { months: [0, 1] } };
  const path: Path = ['rules', 'cap', 'rate'];
  const after = sharing(before, setAt(structuredClone(before), path, 0.24));
  expect(after.rules.cap).toEqual({ rate: 0.24 });
  expect(after.rules.limits).toBe(before.rules.limits);
  expect(after.world).toBe(before.world);
});
