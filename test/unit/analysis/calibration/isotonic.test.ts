import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isotonic } from '../../../../src/analysis/calibration/isotonic';

const spread = (pools: ReturnType<typeof isotonic>) =>
  pools.flatMap(({ from, to, value }) => Array<number>(to - from).fill(value));

test('a rising sequence stays as it is; neighbours out of order share their mean', () => {
  expect(spread(isotonic([1, 2, 3], [1, 1, 1]))).toEqual([1, 2, 3]);
  expect(isotonic([1, 3, 2, 4], [1, 1, 3, 1])).toEqual([
    { from: 0, to: 1, value: 1 },
    { from: 1, to: 3, value: 2.25 },
    { from: 3, to: 4, value: 4 },
  ]);
});

test('no rising sequence is nearer: it is the greatest lower sum of Barlow’s max-min formula', () => {
  const item = fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 9 }), (items) => {
      const mean = (from: number, to: number) => {
        const part = items.slice(from, to);
        const weight = part.reduce((sum, one) => sum + one.weight, 0);
        return part.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
      };
      const expected = items.map((_, i) =>
        Math.max(
          ...Array.from({ length: i + 1 }, (_, from) =>
            Math.min(
              ...Array.from({ length: items.length - i }, (_, more) => mean(from, i + 1 + more)),
            ),
          ),
        ),
      );
      const found = spread(
        isotonic(
          items.map((one) => one.value),
          items.map((one) => one.weight),
        ),
      );
      found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 9));
    }),
  );
});
