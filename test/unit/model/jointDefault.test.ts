import { describe, expect, test } from 'vitest';
import { bivariateNormalTable } from '../../reference/bivariateNormalTable';
import { bivariateNormalCdf, normalCdf } from '../../reference/normalDistribution';
import { lanes } from '../../../src/model/lanes';
import { poolSegments, stillProduct, stillScenario, Walk } from './laboratory';
import { deviationsFrom } from './monteCarlo';

const paths = 2 ** 16;

/** Single loans; each defaults in a year where its asset return is below the threshold. */
interface Loan {
  threshold: number;
  rho: number;
  product?: string;
  region?: string;
}

/** Number of paths on which both of two loans default, `[loan][loan]`. */
function jointDefaults(loans: Loan[], world: object, seed: string): number[][] {
  const scenario = stillScenario({
    platform: {
      products: [stillProduct('loan', 60), stillProduct('other', 60)],
      regions: [{ id: 'all', home: true }, { id: 'elsewhere' }],
      segments: poolSegments(
        loans.map(({ threshold, ...loan }) => ({
          ...loan,
          balance: 1000,
          loans: 1,
          pd: normalCdf(threshold),
        })),
      ),
    },
    world,
    run: { seed },
  });
  const walk = new Walk(scenario);
  const joint = loans.map(() => loans.map(() => 0));
  for (const _ of walk.blocks(paths)) {
    const { balance } = walk.state.book;
    for (let path = 0; path < lanes; path++)
      loans.forEach((_, a) => {
        if (balance[a][path] > 0) return;
        for (let b = 0; b < loans.length; b++) if (balance[b][path] === 0) joint[a][b]++;
      });
  }
  return joint;
}

const thresholds = [-0.5, 0, 0.5];

test('the oracle has the printed values, to one unit in the sixth decimal', () => {
  for (const [a, b, rho, printed] of bivariateNormalTable)
    expect(Math.abs(bivariateNormalCdf(a, b, rho) - printed)).toBeLessThan(1e-6);
});

describe('two loans default together as often as Haug’s table of the bivariate normal says, within 4 standard deviations', () => {
  // The correlation of two loans is √(ρ₁ρ₂). Not to default turns the sign of a return, and so of the correlation.
  const loans = [0.4, 0.625, 0].flatMap((rho) =>
    thresholds.map((threshold) => ({ threshold, rho })),
  );
  const joint = jointDefaults(loans, {}, 'joint default');
  const place = (threshold: number, rho: number) =>
    loans.findIndex((loan) => loan.threshold === threshold && loan.rho === rho);

  test.each(bivariateNormalTable)('a = %d, b = %d, ρ = %d: %d', (a, b, rho, printed) => {
    const first = place(a, 0.4);
    const second = place(rho < 0 ? -b : b, rho === 0 ? 0 : 0.625);
    const both = joint[first][second];
    const count = rho < 0 ? joint[first][first] - both : both;
    expect(deviationsFrom(printed, count, paths)).toBeLessThan(4);
  });
});

describe('loans of one region share its factor, those of one product its', () => {
  const rho = 0.5;
  const loans = [
    { threshold: -0.5, rho, product: 'loan', region: 'all' },
    { threshold: 0, rho, product: 'loan', region: 'elsewhere' },
    { threshold: 0.5, rho, product: 'other', region: 'all' },
    { threshold: 0, rho, product: 'other', region: 'elsewhere' },
  ];
  const weights = { global: 0.5, region: 0.3, product: 0.2 };
  const joint = jointDefaults(loans, { factors: { weights } }, 'factors');

  test.each([
    [0, 1, weights.global + weights.product],
    [0, 2, weights.global + weights.region],
    [0, 3, weights.global],
    [1, 2, weights.global],
  ])('loans %d and %d have %d of the factor variance in common', (a, b, common) => {
    const expected = bivariateNormalCdf(loans[a].threshold, loans[b].threshold, rho * common);
    expect(deviationsFrom(expected, joint[a][b], paths)).toBeLessThan(4);
  });
});
