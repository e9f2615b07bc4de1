import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import type { Scenario } from '../../../src/scenario/scenario';
import { poolSegments, stillProduct, stillScenario, Walk } from './laboratory';
import { errorsFrom, meanAndError } from './monteCarlo';

const paths = 2 ** 13;

/** Four pools of different size, quality and correlation in two regions and two products. */
const pools = [
  { balance: 40_000, loans: 40, pd: 0.02, rho: 0, product: 'loan', region: 'all' },
  { balance: 90_000, loans: 3000, pd: 0.07, rho: 0.1, product: 'loan', region: 'elsewhere' },
  { balance: 60_000, loans: 12, pd: 0.2, rho: 0.3, product: 'other', region: 'all' },
  { balance: 50_000, loans: 500, pd: 0.01, rho: 0.6, product: 'other', region: 'elsewhere' },
];

function fourPools(world: object, run: object): Scenario {
  return stillScenario({
    platform: {
      products: [stillProduct('loan', 36), stillProduct('other', 60)],
      regions: [{ id: 'all', home: true }, { id: 'elsewhere' }],
      segments: poolSegments(pools),
    },
    world,
    run,
  });
}

const global = { global: 1, region: 0, product: 0 };
const mixed = { global: 0.5, region: 0.3, product: 0.2 };
const gaussian = { copula: 'gaussian' };
const studentT = { copula: 'studentT', degreesOfFreedom: 3 };

describe('mean defaults of the first step are Σ PD × exposure, within 4 standard errors', () => {
  test.each(
    [global, mixed].flatMap((weights) =>
      [gaussian, studentT].flatMap((copula) =>
        [12, 3, 1].map((monthsPerStep) => ({ ...copula, monthsPerStep, weights })),
      ),
    ),
  )(
    '$copula copula, steps of $monthsPerStep months, weights $weights',
    ({ monthsPerStep, ...factors }) => {
      const persistence = { global: 0.9, region: 0.9, product: 0.9 };
      const run = { months: monthsPerStep, monthsPerStep, seed: JSON.stringify(factors) };
      const walk = new Walk(fourPools({ factors: { ...factors, persistence } }, run));
      const defaulted = new Float64Array(paths);
      for (const { from } of walk.blocks(paths))
        defaulted.set(walk.state.book.totals.defaulted, from);
      const expected = pools.reduce(
        (sum, { balance, pd }) => sum + balance * (1 - (1 - pd) ** (monthsPerStep / 12)),
        0,
      );
      expect(errorsFrom(expected, defaulted)).toBeLessThan(4);
    },
  );
});

describe('where factors have no memory, defaults of every later month too are PD × what is left on the book, whatever was lent, repaid or lost before', () => {
  const cells = pools.length;
  const scenario = fourPools(
    { factors: { weights: mixed, persistence: { global: 0, region: 0, product: 0 } } },
    { months: 24, monthsPerStep: 1, seed: 'memoryless' },
  );
  for (const product of scenario.platform.products) {
    product.seasoningStrength = 0.8;
    product.prepaymentPerYear = 0.2;
  }
  for (const segment of scenario.platform.segments) segment.demandPerMonth = 2000;
  const walk = new Walk(scenario);
  const { book } = walk.plan.model;
  // Defaults less what was expected when the month began.
  const surprise = Array.from({ length: walk.plan.steps }, () => new Float64Array(paths));
  for (let from = 0; from < paths; from += lanes) {
    walk.start(from);
    while (!walk.finished) {
      const expected = new Float64Array(lanes);
      for (let c = 0; c < cells; c++)
        for (let path = 0; path < lanes; path++)
          expected[path] += book.stepDefaultRate[c] * walk.state.book.intensity[c][path];
      const step = walk.step();
      for (let path = 0; path < lanes; path++)
        surprise[step][from + path] = walk.state.book.totals.defaulted[path] - expected[path];
    }
  }

  test.each([0, 5, 11, 17, 23])('in step %d, within 4 standard errors', (step) => {
    expect(errorsFrom(0, surprise[step])).toBeLessThan(4);
  });

  test('over all months, within 4 standard errors', () => {
    const total = Float64Array.from({ length: paths }, (_, path) =>
      surprise.reduce((sum, column) => sum + column[path], 0),
    );
    const { mean, error } = meanAndError(total);
    expect(Math.abs(mean)).toBeLessThan(4 * error);
  });
});
