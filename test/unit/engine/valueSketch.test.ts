import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantileRank } from '../../../src/engine/rank';
import { ValueSketch } from '../../../src/engine/valueSketch';

/** What the sketch promises: half the width of a bucket of ten bits. */
const tolerance = 2 ** -11;
const someValues = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
  minLength: 1,
  maxLength: 300,
});
const levels = [0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999];

function sketchOf(values: readonly number[]): ValueSketch {
  const sketch = new ValueSketch();
  for (const value of values) sketch.add(value);
  return sketch;
}

const quantiles = (sketch: ValueSketch) => levels.map((level) => sketch.quantile(level));

describe('a sketch of values', () => {
  test('has every quantile to within a part in 2,048 of the exact one', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const sorted = Float32Array.from(values).sort();
        const sketch = sketchOf(values);
        for (const level of levels) {
          const exact = sorted[quantileRank(sorted.length, level) - 1];
          // Numbers below the least normal one count as 0.
          const off = Math.abs(sketch.quantile(level) - exact);
          expect(off).toBeLessThanOrEqual(Math.max(tolerance * Math.abs(exact), 2 ** -126));
        }
      }),
    );
  });

  test('knows the least normal number from 0', () => {
    const next = Math.fround(2 ** -126 * (1 + 2 ** -23));
    expect(sketchOf([next, next]).quantile(0.5)).toBe(next);
  });

  test('gives zeros, ones and extremes as they are', () => {
    const sketch = sketchOf([0, 0, 0, -0, 1, 1, 1, 1]);
    expect(quantiles(sketch)).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(sketchOf([-3.25]).quantile(0.5)).toBe(-3.25);
    expect(new ValueSketch().quantile(0.5)).toBeNaN();
  });

  test('of parts add up to that of the whole, whatever the parts and their order', () => {
    fc.assert(
      fc.property(someValues, someValues, someValues, (a, b, c) => {
        const merged = sketchOf(c);
        merged.merge(sketchOf(a));
        merged.merge(sketchOf(b));
        expect(quantiles(merged)).toEqual(quantiles(sketchOf([...b, ...c, ...a])));
      }),
    );
  });

  test('counts a value of weight 3 as three values', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const weighted = new ValueSketch();
        for (const value of values) weighted.add(value, 3);
        expect(quantiles(weighted)).toEqual(
          quantiles(sketchOf(values.flatMap((value) => [value, value, value]))),
        );
      }),
    );
  });
});
