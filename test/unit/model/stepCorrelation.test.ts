import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import studentTQuantile from '@stdlib/stats-base-dists-t-quantile';
import { describe, expect, test } from 'vitest';
import { instantiateKernel } from '../../../src/kernel/load';
import { lanes } from '../../../src/model/lanes';
import { stepCorrelationSolver } from '../../../src/model/stepCorrelation';
import { bivariateNormalCdf, normalCdf } from '../../reference/normalDistribution';
import { vasicekDeviation } from '../../reference/vasicek';
import { kernelModule, poolSegments, stillProduct, stillScenario, Walk } from './laboratory';
import { errorsFrom } from './monteCarlo';

const paths = 2 ** 13;
const weights = { global: 0.6, region: 0.2, product: 0.2 };

/** The share of a granular cohort that defaults within a year, path by path, in steps of some months. */
function yearlyDefaults(
  monthsPerStep: number,
  persistence: number,
  pd: number,
  rho: number,
  degreesOfFreedom?: number,
) {
  const walk = new Walk(
    stillScenario({
      platform: {
        products: [stillProduct('loan', 84)],
        segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]),
      },
      world: {
        factors: {
          weights,
          ...(degreesOfFreedom !== undefined && { copula: 'studentT', degreesOfFreedom }),
          persistence: { global: persistence, region: persistence, product: persistence },
        },
      },
      run: { months: 12, monthsPerStep, seed: `year ${monthsPerStep} ${persistence} ${pd}` },
    }),
  );
  const survived = new Float64Array(paths).fill(1);
  for (const { from } of walk.blocks(paths)) {
    const { opening, totals } = walk.state.book;
    for (let path = 0; path < lanes; path++)
      survived[from + path] *= 1 - totals.defaulted[path] / opening[path];
  }
  return survived.map((share) => 1 - share);
}

/** Standard deviation of a sample and its standard error, from the fourth moment. */
function deviationAndError(values: Float64Array) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let [squares, fourths] = [0, 0];
  for (const value of values) {
    squares += (value - mean) ** 2 / n;
    fourths += (value - mean) ** 4 / n;
  }
  const deviation = Math.sqrt(squares);
  return { deviation, error: Math.sqrt((fourths - squares ** 2) / n) / (2 * deviation) };
}

// What is linear in the rate of each step is exact, products of two are left out: 2 % of the deviation allows for them.
describe('the default rate of a year varies as Vasicek’s with the annual correlation, however long a step and memory are', () => {
  test.each(
    [
      { pd: 0.04, rho: 0.04 },
      { pd: 0.1, rho: 0.04 },
      { pd: 0.02, rho: 0.16 },
    ].flatMap((pool) =>
      [1, 3, 12].flatMap((monthsPerStep) =>
        [0, 0.9].map((persistence) => ({ ...pool, monthsPerStep, persistence })),
      ),
    ),
  )(
    'PD $pd, ρ $rho, steps of $monthsPerStep months, persistence $persistence: within 4 standard errors and 2 %',
    ({ monthsPerStep, persistence, pd, rho }) => {
      const { deviation, error } = deviationAndError(
        yearlyDefaults(monthsPerStep, persistence, pd, rho),
      );
      const expected = vasicekDeviation(pd, rho);
      const inexact = monthsPerStep === 12 ? 0 : 0.02 * expected;
      expect(Math.abs(deviation - expected)).toBeLessThan(4 * error + inexact);
    },
  );
});

/**
 * The default rate of a year in steps whose factors have no memory, under a t copula whose mixing variable s is one for
 * the path. Given s the steps are independent: with p a step's rate, E p = Φ(c s) and E p² = Φ₂(c s, c s; ρ), c being the t
 * quantile of a step's PD; so E(1 − L) = E(1 − Φ(c s))ᴺ and E(1 − L)² = E(1 − 2Φ(c s) + Φ₂(c s, c s; ρ))ᴺ.
 */
function yearUnderT(monthsPerStep: number, pd: number, rho: number, nu: number) {
  const steps = 12 / monthsPerStep;
  const threshold = studentTQuantile(1 - (1 - pd) ** (1 / steps), nu);
  const points = 1000;
  let [kept, squares] = [0, 0];
  for (let k = 0; k < points; k++) {
    const c = threshold * Math.sqrt(chiSquareQuantile((k + 0.5) / points, nu) / nu);
    const p = normalCdf(c);
    kept += (1 - p) ** steps / points;
    squares += (1 - 2 * p + bivariateNormalCdf(c, c, rho)) ** steps / points;
  }
  return { mean: 1 - kept, deviation: Math.sqrt(squares - kept * kept) };
}

describe('under a t copula, whose mixing variable is one for a path, a year has the mean and the deviation of quadrature', () => {
  const { exports } = instantiateKernel(kernelModule);
  const still = { persistence: { global: 0, region: 0, product: 0 }, weights } as const;
  const [pd, rho, nu] = [0.04, 0.04, 8];
  const rhoOf = (monthsPerStep: number) =>
    stepCorrelationSolver(
      { ...still, copula: 'studentT', degreesOfFreedom: nu },
      monthsPerStep,
      exports,
    )(pd, rho);

  test.each([1, 3, 12])('in steps of %i months', (monthsPerStep) => {
    const values = yearlyDefaults(monthsPerStep, 0, pd, rho, nu);
    const { deviation, error } = deviationAndError(values);
    const expected = yearUnderT(monthsPerStep, pd, rhoOf(monthsPerStep), nu);
    expect(errorsFrom(expected.mean, values)).toBeLessThan(4);
    expect(Math.abs(deviation - expected.deviation)).toBeLessThan(4 * error);
  });

  test('which in months is more volatile than in one step, about a slightly lower mean', () => {
    const [months, year] = [1, 12].map((step) => yearUnderT(step, pd, rhoOf(step), nu));
    expect(year.mean).toBeCloseTo(pd, 4);
    expect(year.deviation).toBeCloseTo(0.044, 3);
    expect(months.mean).toBeCloseTo(0.035, 3);
    expect(months.deviation).toBeCloseTo(0.089, 3);
    // what 8 degrees of freedom are to a year, 40 are to its months
    expect(yearUnderT(1, pd, rhoOf(1), 40).deviation).toBeCloseTo(0.043, 3);
  });
});
