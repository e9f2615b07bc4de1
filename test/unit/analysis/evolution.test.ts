import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolve, isPreferred, type Fitness } from '../../../src/analysis/evolution';
import { haltonPoint } from '../../../src/analysis/halton';
import { kernel } from '../model/laboratory';

const uniform = (seed: number) => (generation: number, member: number, index: number) =>
  kernel.exports.uniform(member, generation, 7, index, seed, 1);

/** Looks for the best of a plain function in a box. */
function look(
  of: (x: number[]) => Fitness,
  {
    dimensions = 2,
    budget = 800,
    seed = 1,
    population = 20,
    settle,
  }: {
    dimensions?: number;
    budget?: number;
    seed?: number;
    population?: number;
    settle?: (place: number[]) => number[];
  } = {},
) {
  const asked: number[][] = [];
  const search = evolve({
    ...{ dimensions, population, budget, uniform: uniform(seed), settle },
    evaluate(places) {
      asked.push(...places);
      return Promise.resolve(places.map(of));
    },
  });
  return search.then((kept) => ({ kept, asked }));
}

describe('the search', () => {
  test('finds the constrained optimum that Lagrange gives', async () => {
    // Largest x + y within a quarter of a circle of radius ½ about the origin: x = y = ½ / √2.
    const { kept } = await look(([x, y]) => ({
      objective: x + y,
      violation: Math.max(0, Math.hypot(x, y) - 0.5),
    }));
    expect(kept[0].fitness.violation).toBe(0);
    // The sum falls by the square of the distance along the circle, so it is known better than the place.
    expect(kept[0].fitness.objective).toBeCloseTo(Math.SQRT1_2, 3);
    for (const x of kept[0].place) expect(Math.abs(x - 0.5 / Math.SQRT2)).toBeLessThan(0.02);
  });

  test.each([1, 2, 3])('finds the top of a hill in a corner, with seed %i', async (seed) => {
    const { kept } = await look(
      (place) => ({ objective: -place.reduce((sum, x) => sum + x * x, 0), violation: 0 }),
      { dimensions: 4, seed },
    );
    for (const x of kept[0].place) expect(x).toBeLessThan(0.02);
  });

  test('where no constraint can be met comes as near as it can', async () => {
    const { kept } = await look(([x]) => ({ objective: x, violation: 1 + Math.abs(x - 0.25) }), {
      dimensions: 1,
    });
    expect(kept[0].place[0]).toBeCloseTo(0.25, 3);
  });

  test('is the same for a seed, another for another, and stays in the box and the budget', async () => {
    const of = ([x, y]: number[]) => ({
      objective: Math.sin(9 * x) * Math.cos(7 * y),
      violation: 0,
    });
    const [one, again, other] = await Promise.all([
      look(of, { budget: 105 }),
      look(of, { budget: 105 }),
      look(of, { budget: 105, seed: 2 }),
    ]);
    expect(again.asked).toEqual(one.asked);
    expect(other.asked).not.toEqual(one.asked);
    expect(one.asked).toHaveLength(100);
    for (const place of one.asked) for (const x of place) expect(x >= 0 && x <= 1).toBe(true);
  });

  test('asks for settled places alone', async () => {
    const settle = (place: number[]) => place.map((x) => Math.round(4 * x) / 4);
    const { asked, kept } = await look(([x]) => ({ objective: -Math.abs(x - 0.7), violation: 0 }), {
      dimensions: 1,
      settle,
    });
    for (const [x] of asked) expect(Number.isInteger(4 * x)).toBe(true);
    expect(kept[0].place).toEqual([0.75]);
  });
});

test('preference is an order: nothing is preferred to itself, never both ways, and it chains', () => {
  const fitness = fc.record({
    objective: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(NaN)),
    violation: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fitness, fitness, fitness, (a, b, c) => {
      expect(isPreferred(a, a)).toBe(false);
      expect(isPreferred(a, b) && isPreferred(b, a)).toBe(false);
      if (isPreferred(a, b) && isPreferred(b, c)) expect(isPreferred(a, c)).toBe(true);
    }),
  );
});

describe("Halton's sequence", () => {
  test('begins as published', () => {
    expect([0, 1, 2, 3, 4].map((i) => haltonPoint(i, 2))).toEqual(
      [
        [1 / 2, 1 / 3],
        [1 / 4, 2 / 3],
        [3 / 4, 1 / 9],
        [1 / 8, 1 / 9 + 1 / 3],
        [5 / 8, 1 / 9 + 2 / 3],
      ].map((point) => point.map((x) => expect.closeTo(x, 14) as number)),
    );
  });

  test('fills each of 2^k · 3^m equal boxes once with as many points', () => {
    const boxes = new Set(
      Array.from({ length: 72 }, (_, i) => {
        const [x, y] = haltonPoint(i, 2);
        return `${Math.floor(8 * x)} ${Math.floor(9 * y + 1e-9)}`;
      }),
    );
    // 71 of the 72 boxes at least: the sequence begins after its point 0, whose box the last takes.
    expect(boxes.size).toBeGreaterThanOrEqual(71);
  });
});
