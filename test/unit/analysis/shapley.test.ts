import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  antitheticOrders,
  coalitionsOf,
  has,
  inseparable,
  marginalsOfOrders,
  shapleyMarginals,
  type Coalition,
  type Marginal,
} from '../../../src/analysis/shapley';

const value = (marginals: Marginal[], worth: (coalition: Coalition) => number) =>
  marginals.reduce(
    (sum, { before, after, weight }) => sum + weight * (worth(after) - worth(before)),
    0,
  );

const members = (coalition: Coalition) => [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => has(coalition, i));

/** A game with any worth for any coalition, nobody's included. */
const anyGame = fc.integer({ min: 1, max: 6 }).chain((players) =>
  fc.tuple(
    fc.constant(players),
    fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 2 ** players,
      maxLength: 2 ** players,
    }),
  ),
);

describe('Shapley values', () => {
  test('of the glove game are 2/3, 1/6 and 1/6', () => {
    // One left glove, two right ones; a pair is worth 1 (Shapley & Shubik).
    const worth = (coalition: Coalition) =>
      has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1 : 0;
    const values = shapleyMarginals(3).map((own) => value(own, worth));
    for (const [i, expected] of [2 / 3, 1 / 6, 1 / 6].entries())
      expect(values[i]).toBeCloseTo(expected, 14);
  });

  test('of the airport game share each piece of runway among those who need it', () => {
    // Littlechild & Owen 1973: costs 1, 3, 6, 10 of the longest runway needed.
    const costs = [1, 3, 6, 10];
    const worth = (coalition: Coalition) => Math.max(0, ...members(coalition).map((i) => costs[i]));
    const values = shapleyMarginals(4).map((own) => value(own, worth));
    const expected = [1 / 4, 1 / 4 + 2 / 3, 1 / 4 + 2 / 3 + 3 / 2, 1 / 4 + 2 / 3 + 3 / 2 + 4];
    for (const [i, share] of expected.entries()) expect(values[i]).toBeCloseTo(share, 13);
  });

  test('add up to what everybody is worth more than nobody', () => {
    fc.assert(
      fc.property(anyGame, ([players, worths]) => {
        const values = shapleyMarginals(players).map((own) => value(own, (c) => worths[c]));
        const sum = values.reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(worths[2 ** players - 1] - worths[0], 8);
      }),
    );
  });

  test('are the mean of what players add over all orders', () => {
    const worth = (coalition: Coalition) => (coalition * 37) % 11;
    const permutations = (rest: number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((one) =>
            permutations(rest.filter((other) => other !== one)).map((tail) => [one, ...tail]),
          );
    const all = marginalsOfOrders(4, permutations([0, 1, 2, 3]));
    for (const [player, own] of shapleyMarginals(4).entries())
      expect(value(own, worth)).toBeCloseTo(value(all[player], worth), 12);
  });
});

describe('orders drawn at random', () => {
  test('come with their reverse, are the same for a seed, and are extended by more pairs', () => {
    const orders = antitheticOrders(10, 8, 'seed');
    for (let k = 0; k < orders.length; k += 2)
      expect(orders[k + 1]).toEqual([...orders[k]].reverse());
    for (const order of orders)
      expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(antitheticOrders(10, 12, 'seed').slice(0, 16)).toEqual(orders);
    expect(antitheticOrders(10, 8, 'other')).not.toEqual(orders);
  });

  test('give values that add up as well, and are exact where effects only go in pairs', () => {
    // With effects of single players and of pairs alone, an order and its reverse share each pair evenly.
    const worth = (coalition: Coalition) => {
      const inside = Array.from({ length: 12 }, (_, i) => i).filter((i) => has(coalition, i));
      return inside.reduce(
        (sum, i) => sum + i + inside.reduce((s, j) => s + (i < j ? i * j : 0), 0),
        0,
      );
    };
    const marginals = marginalsOfOrders(12, antitheticOrders(12, 1, 'seed'));
    const pairSum = (i: number) => (i * (66 - i)) / 2;
    for (const [player, own] of marginals.entries())
      expect(value(own, worth)).toBeCloseTo(player + pairSum(player), 9);
    expect(coalitionsOf(marginals)).toHaveLength(2 * 11 + 2);
  });
});

describe('players that can’t be parted', () => {
  test('are joined, and no others', () => {
    // 1 and 3 only come together: every coalition with one of them alone is impossible.
    const impossible = Array.from({ length: 16 }, (_, c) => c).filter(
      (c) => has(c, 1) !== has(c, 3),
    );
    expect(inseparable(4, impossible)).toEqual([[0], [1, 3], [2]]);
  });

  test('no union of classes is an impossible coalition, whatever these are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 62 })), (impossible) => {
        const classes = inseparable(6, impossible);
        expect(classes.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
        for (const coalition of impossible) {
          const split = classes.some((own) => new Set(own.map((i) => has(coalition, i))).size > 1);
          expect(split).toBe(true);
        }
      }),
    );
  });
});
