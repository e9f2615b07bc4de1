import { describe, expect, test } from 'vitest';
import { latticePoints } from '../../../src/analysis/latticePoints';
import { saltelliPoints, sobolIndices } from '../../../src/analysis/sobolIndices';

const indices = (f: (x: Float64Array) => number, dimensions: number, count: number) =>
  sobolIndices(saltelliPoints(dimensions, count, 'seed').map(f), dimensions, 'seed');

/** Ishigami & Homma 1990 with a = 7, b = 0.1. */
const ishigami = (x: Float64Array) => {
  const [x1, x2, x3] = x.map((u) => (2 * u - 1) * Math.PI);
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
};

function ishigamiIndices() {
  const v1 = (1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2;
  const v2 = 49 / 8;
  const v13 = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const v = v1 + v2 + v13;
  return { first: [v1 / v, v2 / v, 0], total: [(v1 + v13) / v, v2 / v, v13 / v], variance: v };
}

/** Sobol' g: variances of the factors multiply (Saltelli & Sobol' 1995). */
const a = [0, 1, 4.5, 9, 99, 99];
const g = (x: Float64Array) =>
  x.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + a[i])) / (1 + a[i]), 1);

function gIndices() {
  const own = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const v = own.reduce((product, vi) => product * (1 + vi), 1) - 1;
  return {
    first: own.map((vi) => vi / v),
    total: own.map((vi) => (vi * (v + 1)) / (1 + vi) / v),
    variance: v,
  };
}

describe.each([
  ['Ishigami’s function', ishigami, ishigamiIndices(), 3],
  ['Sobol’s g', g, gIndices(), 6],
])('%s', (_, f, known, dimensions) => {
  test('has the indices that are known of it', () => {
    const found = indices(f, dimensions, 2048);
    expect(Math.abs(found.variance / known.variance - 1)).toBeLessThan(0.03);
    for (let k = 0; k < dimensions; k++) {
      expect(Math.abs(found.first[k].value - known.first[k])).toBeLessThan(0.03);
      expect(Math.abs(found.total[k].value - known.total[k])).toBeLessThan(0.03);
    }
  });

  test('of few points lies within intervals about as often as they say', () => {
    let inside = 0;
    const runs = 20;
    for (let run = 0; run < runs; run++) {
      const values = saltelliPoints(dimensions, 128, `run ${run}`).map(f);
      const found = sobolIndices(values, dimensions, `run ${run}`);
      for (const [which, all] of [
        ['first', found.first],
        ['total', found.total],
      ] as const)
        for (const [k, { interval }] of all.entries())
          if (interval[0] <= known[which][k] && known[which][k] <= interval[1]) inside++;
    }
    // Points of a lattice are spread more evenly than drawn ones, so that the intervals err on the wide side.
    expect(inside / (runs * 2 * dimensions)).toBeGreaterThan(0.88);
  });
});

test('an additive function owes each input what it owes it in all, and nothing to an idle one', () => {
  const { first, total } = indices((x) => 3 * x[0] + x[1], 3, 512);
  for (const [k, share] of [0.9, 0.1, 0].entries()) {
    expect(Math.abs(first[k].value - share)).toBeLessThan(0.01);
    expect(Math.abs(total[k].value - share)).toBeLessThan(0.01);
  }
  expect([first[2], total[2]]).toEqual([
    { value: 0, interval: [0, 0] },
    { value: 0, interval: [0, 0] },
  ]);
});

test('intervals keep to what a part of a whole can be, whatever few points estimate', () => {
  // One input decides all: with sixteen points the resamples pass 1, and those of the idle one fall below 0.
  for (let run = 0; run < 20; run++) {
    const values = saltelliPoints(3, 16, `run ${run}`).map(([x, y]) => x ** 3 + 0.05 * y);
    const { first, total } = sobolIndices(values, 3, `run ${run}`);
    for (const { interval } of [...first, ...total]) {
      expect(interval[0]).toBeGreaterThanOrEqual(0);
      expect(interval[1]).toBeLessThanOrEqual(1);
      expect(interval[0]).toBeLessThanOrEqual(interval[1]);
    }
  }
});

test('a constant owes nothing to anything', () => {
  const { first, total, variance } = indices(() => 0.1, 2, 64);
  expect(variance).toBe(0);
  expect([...first, ...total].map(({ value }) => value)).toEqual([0, 0, 0, 0]);
});

describe('points of a lattice', () => {
  test('lie one to each n-th of the range in every coordinate', () => {
    const count = 256;
    const points = latticePoints(count, 12, 'seed');
    for (let k = 0; k < 12; k++) {
      const cells = new Set(
        points.map((x) => Math.floor(((x[k] - points[0][k] + 1) % 1) * count + 1e-6)),
      );
      expect(cells.size).toBe(count);
      for (const x of points) expect(x[k] >= 0 && x[k] < 1).toBe(true);
    }
  });

  test('integrate a smooth function far better than as many drawn points', () => {
    const points = latticePoints(512, 6, 'seed');
    const f = (x: Float64Array) => x.reduce((p, u) => p * (1 + 0.5 * (u * u - 1 / 3)), 1);
    const mean = points.reduce((sum, x) => sum + f(x), 0) / points.length;
    // The standard deviation of f is √((1 + 1/45)^6 − 1) ≈ 0.38: drawn points would err by about 0.017.
    expect(Math.abs(mean - 1)).toBeLessThan(0.003);
  });
});
