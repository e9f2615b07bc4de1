import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCrossings, type Measured } from '../../../src/analysis/crossing';

/** A function that is known to ± `half`. */
const measured = (of: (x: number) => number, half = 0) => {
  const asked: number[] = [];
  const measure = (x: number): Promise<Measured> => {
    asked.push(x);
    const value = of(x);
    return Promise.resolve({ value, interval: [value - half, value + half] });
  };
  return { measure, asked };
};

describe('a crossing', () => {
  test('of two straight lines is where algebra puts it, with the interval that their noise leaves', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0.5, max: 5, noNaN: true }),
        fc.boolean(),
        async (root, slope, rises) => {
          const sign = rises ? 1 : -1;
          const half = 0.05 * slope;
          const { measure } = measured((x) => sign * slope * (x - root), half);
          const { crossings } = await findCrossings(measure, [0, 1], 1e-3);
          expect(crossings).toHaveLength(1);
          const [{ at, bracket, interval, rises: found }] = crossings;
          expect(found).toBe(rises);
          expect(at).toBeCloseTo(root, 9);
          expect(bracket[1] - bracket[0]).toBeLessThanOrEqual(1e-3);
          expect(bracket[0]).toBeLessThanOrEqual(root);
          expect(bracket[1]).toBeGreaterThanOrEqual(root);
          // Told from zero where slope · |x − root| > half: a twentieth away.
          expect(interval[0]).toBeLessThan(root - 0.05);
          expect(interval[0]).toBeGreaterThan(root - 0.0511);
          expect(interval[1]).toBeGreaterThan(root + 0.05);
          expect(interval[1]).toBeLessThan(root + 0.0511);
        },
      ),
    ));

  test('is narrowed down to the tolerance where the function jumps', async () => {
    const { measure } = measured((x) => (x < 0.3 ? -1 : 1));
    const { crossings } = await findCrossings(measure, [0, 1], 1e-4);
    expect(crossings[0].bracket[0]).toBeLessThan(0.3);
    expect(crossings[0].bracket[1]).toBeGreaterThanOrEqual(0.3);
    expect(crossings[0].bracket[1] - crossings[0].bracket[0]).toBeLessThanOrEqual(1e-4);
  });

  test('has an open interval where noise hides the sign as far as the grid goes', async () => {
    const { measure } = measured((x) => x - 0.1, 0.5);
    const [{ interval }] = (await findCrossings(measure, [0, 1], 0.01)).crossings;
    expect(interval[0]).toBeNull();
    expect(interval[1]).toBeCloseTo(0.6, 1);
  });

  test('may have an end beyond the neighbours between which it lies', async () => {
    const { measure } = measured((x) => x - 0.55, 0.2);
    const [{ interval }] = (await findCrossings(measure, [0, 0.25, 0.5, 0.75, 1], 0.001)).crossings;
    expect(interval[0]).toBeCloseTo(0.35, 2);
    expect(interval[1]).toBeCloseTo(0.75, 2);
  });
});

test('every change of sign on the grid is found, none where there is none', async () => {
  const wave = measured((x) => Math.cos(x)).measure;
  const { crossings } = await findCrossings(wave, [0, 1, 2, 3, 4, 5, 6], 1e-6);
  expect(crossings.map(({ rises }) => rises)).toEqual([false, true]);
  expect(crossings[0].at).toBeCloseTo(Math.PI / 2, 8);
  expect(crossings[1].at).toBeCloseTo((3 * Math.PI) / 2, 8);
  expect((await findCrossings(measured(() => 1).measure, [0, 1], 0.1)).crossings).toEqual([]);
});

test('no place is looked at twice, and all are told', async () => {
  const { measure, asked } = measured((x) => x - 0.4, 0.1);
  const { places } = await findCrossings(measure, [0, 0.5, 1], 1e-3);
  expect(new Set(asked).size).toBe(asked.length);
  expect(places.map(({ at }) => at)).toEqual([...asked].sort((a, b) => a - b));
});

test('where only whole places are possible, these alone are looked at, and the bracket is between two neighbours', async () => {
  const seen: number[] = [];
  const { crossings } = await findCrossings(
    (at) => {
      seen.push(at);
      return Promise.resolve({ value: at - 6.5, interval: [at - 6.6, at - 6.4] });
    },
    [0, 2.6, 10.2, 20],
    1e-3,
    Math.round,
  );
  expect(seen.every(Number.isInteger)).toBe(true);
  expect(crossings).toMatchObject([{ bracket: [6, 7], interval: [6, 7], rises: true }]);
});

test('a grid that does not ascend and a tolerance of nothing are refused', async () => {
  const { measure } = measured((x) => x);
  await expect(findCrossings(measure, [1, 0], 0.1)).rejects.toThrow('invalid grid');
  await expect(findCrossings(measure, [0], 0.1)).rejects.toThrow('invalid grid');
  await expect(findCrossings(measure, [0, 1], 0)).rejects.toThrow('invalid tolerance');
});
