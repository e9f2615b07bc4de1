import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyMix, type MixDimension } from '../../../src/model/mix';

const power = (base: number, exponent: number) => base ** exponent;
const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, amount) => sum + amount, 0);

/** Amounts after the mix, from plain lists; a cell may be granted what was applied for. */
function mixed(amounts: number[], dimensions: MixDimension[], adjustment = 0, available = amounts) {
  const result = Float64Array.from(amounts);
  applyMix(result, Float64Array.from(available), dimensions, adjustment, power);
  return [...result];
}

const capped = (groups: number[][], cap: number): MixDimension =>
  groups.map((cells) => ({ cells, cap, target: NaN }));
const each = (n: number) => Array.from({ length: n }, (_, c) => [c]);

/**
 * The largest total that a cap on the share of each group leaves: V with Σ min(a_g, cap·V) = V, by bisection on V; the
 * left side less V falls once it has begun to.
 */
function largestTotal(sums: number[], cap: number): number {
  let [low, high] = [0, total(sums)];
  const fits = (v: number) => total(sums.map((sum) => Math.min(sum, cap * v))) >= v * (1 - 1e-14);
  if (fits(high)) return high;
  for (let round = 0; round < 200; round++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const anyAmounts = fc.array(
  fc.oneof(
    fc.constant(0),
    fc.double({ min: -3, max: 6, noNaN: true }).map((e) => 10 ** e),
  ),
  { minLength: 2, maxLength: 8 },
);
const anyCap = fc.double({ min: 0.05, max: 1, noNaN: true });

describe('a cap on shares', () => {
  test('holds, never raises a cell, and lets the total fall as little as it can', () => {
    fc.assert(
      fc.property(anyAmounts, anyCap, (amounts, cap) => {
        const after = mixed(amounts, [capped(each(amounts.length), cap)]);
        const left = total(after);
        after.forEach((amount, c) => {
          expect(amount).toBeLessThanOrEqual(amounts[c] * (1 + 1e-12));
          expect(amount).toBeLessThanOrEqual(cap * left * (1 + 1e-9));
        });
        const most = largestTotal(amounts, cap);
        expect(Math.abs(left - most)).toBeLessThanOrEqual(1e-9 * total(amounts));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  test('scales the cells of a group alike', () => {
    const after = mixed([60, 20, 20, 10], [capped([[0, 1], [2], [3]], 0.5)]);
    expect(after).toEqual([22.5, 7.5, 20, 10]);
  });

  test('that cannot be held by the groups there are leaves no lending', () => {
    expect(mixed([5, 5], [capped([[0], [1]], 0.4)])).toEqual([0, 0]);
    expect(mixed([7, 0, 0], [capped(each(3), 0.5)])).toEqual([0, 0, 0]);
  });

  test('that binds nowhere changes nothing', () => {
    expect(mixed([3, 4, 3], [capped(each(3), 0.4)])).toEqual([3, 4, 3]);
  });
});

describe('caps in several dimensions', () => {
  // cells: product × region × grade, 2 × 2 × 3
  const cells = Array.from({ length: 12 }, (_, c) => c);
  const by = (key: (c: number) => number, groups: number, cap: number) =>
    capped(
      Array.from({ length: groups }, (_, g) => cells.filter((c) => key(c) === g)),
      cap,
    );

  test('hold together, and no cell is raised', () => {
    let worst = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.double({ min: 0, max: 3, noNaN: true }).map((e) => 10 ** e),
          { minLength: 12, maxLength: 12 },
        ),
        fc.double({ min: 0.51, max: 0.95, noNaN: true }),
        fc.double({ min: 0.51, max: 0.95, noNaN: true }),
        fc.double({ min: 0.36, max: 0.95, noNaN: true }),
        (amounts, ...caps) => {
          const dimensions = [
            by((c) => Math.floor(c / 6), 2, caps[0]),
            by((c) => Math.floor(c / 3) % 2, 2, caps[1]),
            by((c) => c % 3, 3, caps[2]),
          ];
          const after = mixed(amounts, dimensions);
          const left = total(after);
          after.forEach((amount, c) =>
            expect(amount).toBeLessThanOrEqual(amounts[c] * (1 + 1e-12)),
          );
          for (const groups of dimensions)
            for (const { cells, cap } of groups)
              worst = Math.max(worst, total(cells.map((c) => after[c])) / left / cap - 1);
        },
      ),
      { numRuns: 500, seed: 5 },
    );
    expect(worst).toBeLessThan(1e-9);
  });
});

describe('targets', () => {
  const targets: MixDimension = [
    { cells: [0], cap: 1, target: 0.5 },
    { cells: [1], cap: 1, target: 0.3 },
    { cells: [2], cap: 1, target: 0.2 },
  ];

  test('are reached at full adjustment where enough is applied for', () => {
    const after = mixed([10, 60, 30], [targets], 1, [100, 100, 100]);
    [50, 30, 20].forEach((amount, c) => expect(after[c]).toBeCloseTo(amount, 12));
  });

  test('are approached half-way on the log scale at half adjustment, the total staying as it was', () => {
    const after = mixed([10, 60, 30], [targets], 0.5, [100, 100, 100]);
    expect(total(after)).toBeCloseTo(100, 12);
    const ratio = after[0] / after[1] / (10 / 60);
    expect(ratio).toBeCloseTo(Math.sqrt(0.5 / 0.3 / (10 / 60)), 12);
  });

  test('never lend more than was applied for', () => {
    expect(mixed([10, 60, 30], [targets], 1, [20, 60, 30])[0]).toBe(20);
  });

  test('do nothing without adjustment, nor where nothing is lent', () => {
    expect(mixed([10, 60, 30], [targets], 0)).toEqual([10, 60, 30]);
    expect(mixed([0, 0, 0], [targets], 1)).toEqual([0, 0, 0]);
  });
});
