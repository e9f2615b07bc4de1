import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Domain } from '../../../../src/app/charts/chart';
import { niceDomain, stickyDomain } from '../../../../src/app/charts/domain';

const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const domains = fc
  .tuple(numbers, numbers)
  .map(([a, b]): Domain => [Math.min(a, b), Math.max(a, b) + 1]);

test('a held axis never shrinks and always takes in the data', () => {
  fc.assert(
    fc.property(domains, fc.array(domains), (first, later) => {
      let now = first;
      for (const wanted of later) {
        const next = stickyDomain(now, wanted, true);
        expect(next[0]).toBeLessThanOrEqual(Math.min(now[0], wanted[0]));
        expect(next[1]).toBeGreaterThanOrEqual(Math.max(now[1], wanted[1]));
        now = next;
      }
    }),
  );
});

test('a held axis that has room stays the very same', () => {
  const now: Domain = [0, 10];
  expect(stickyDomain(now, [2, 5], true)).toBe(now);
});

test('released, it fits again', () => {
  expect(stickyDomain([0, 10], [2, 5], false)).toEqual([2, 5]);
  expect(stickyDomain(undefined, [2, 5], true)).toEqual([2, 5]);
});

/** As outcomes are: of any size, at times undefined. */
const values = fc.oneof(numbers, fc.constantFrom(NaN, Infinity, -Infinity));

test('an axis takes in every finite value, and is never empty', () => {
  fc.assert(
    fc.property(fc.array(values), (values) => {
      const [low, high] = niceDomain(values);
      const finite = values.filter(Number.isFinite);
      return low < high && finite.every((value) => value >= low - 1e-100 && value <= high + 1e-100);
    }),
  );
});
