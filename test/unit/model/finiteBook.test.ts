import { describe, expect, test } from 'vitest';
import { bookLoss, type Factors, type Loans } from '../../reference/bookLoss';
import { outcomesOf, poolSegments, stillProduct, stillScenario } from './laboratory';
import { distanceAtLevel, tailOfCount } from './monteCarlo';

const paths = 2 ** 15;
const level = 1e-6;
/** Money per unit of exposure. */
const unit = 1000;

interface Case {
  name: string;
  book: Loans[];
  factors?: Factors;
  /** The world and the places of the groups that stand for these factors. */
  world?: object;
  groupBy?: 'region' | 'product';
}

const book: Loans[] = [
  { count: 40, exposure: 3, pd: 0.03, rho: 0.15 },
  { count: 25, exposure: 5, pd: 0.08, rho: 0.3 },
  { count: 10, exposure: 8, pd: 0.01, rho: 0.05 },
];
const grouped = book.map((loans, index) => ({ ...loans, group: index === 1 ? 1 : 0 }));
const small: Loans[] = [
  { count: 12, exposure: 2, pd: 0.03, rho: 0.15 },
  { count: 8, exposure: 3, pd: 0.1, rho: 0.3 },
  { count: 1, exposure: 7, pd: 0.02, rho: 0.05 },
];

const cases: Case[] = [
  { name: 'one factor', book },
  {
    name: 'a global and regional factors',
    book: grouped,
    factors: { global: 0.6 },
    world: { factors: { weights: { global: 0.6, region: 0.4, product: 0 } } },
    groupBy: 'region',
  },
  {
    name: 'product factors alone',
    book: grouped,
    factors: { global: 0 },
    world: { factors: { weights: { global: 0, region: 0, product: 1 } } },
    groupBy: 'product',
  },
  {
    name: 'one factor and a t copula with 4 degrees of freedom',
    book: small,
    factors: { degreesOfFreedom: 4 },
    world: { factors: { copula: 'studentT', degreesOfFreedom: 4 } },
  },
];

describe('defaults of a small, uneven book have the exact distribution', () => {
  test.each(cases)('$name', ({ name, book, factors, world = {}, groupBy }) => {
    const pools = book.map(({ count, exposure, group = 0, ...loans }) => ({
      ...loans,
      loans: count,
      balance: count * exposure * unit,
      ...(groupBy && { [groupBy]: `place-${group}` }),
    }));
    const regions = groupBy === 'region' ? ['place-0', 'place-1'] : ['all'];
    const products = groupBy === 'product' ? ['place-0', 'place-1'] : ['loan'];
    const scenario = stillScenario({
      platform: {
        regions: regions.map((id, index) => ({ id, home: index === 0 })),
        products: products.map((id) => stillProduct(id, 12)),
        segments: poolSegments(pools),
      },
      world,
      run: { seed: name },
    });
    const { creditLoss } = outcomesOf(scenario, paths, ['creditLoss']);

    const exact = bookLoss(book, factors);
    const mean = exact.reduce((sum, p, units) => sum + p * units, 0);
    const identity = book.reduce((sum, { count, exposure, pd }) => sum + count * exposure * pd, 0);
    expect(mean).toBeCloseTo(identity, 10);

    const counts = new Array<number>(exact.length).fill(0);
    let rounded = 0;
    for (const loss of creditLoss) {
      const units = Math.round(loss / unit);
      rounded = Math.max(rounded, Math.abs(loss / unit - units));
      counts[units]++;
    }
    // whole loans, but for single precision
    expect(rounded).toBeLessThan(exact.length * 2 ** -22);
    let seen = 0;
    let cdf = 0;
    let furthest = 0;
    exact.forEach((probability, units) => {
      seen += counts[units];
      cdf = Math.min(1, cdf + probability);
      furthest = Math.max(furthest, Math.abs(seen / paths - cdf));
      // at every point, both tails: a binomial count as improbable as this comes once in a million
      expect(tailOfCount(seen, paths, cdf), `${units} units: ${seen}`).toBeGreaterThan(level);
      expect(tailOfCount(counts[units], paths, probability)).toBeGreaterThan(level);
    });
    expect(cdf).toBeCloseTo(1, 12);
    expect(furthest).toBeLessThan(distanceAtLevel(paths, level));
  });
});
