import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { vasicekDeviation } from '../../reference/vasicek';
import { poolSegments, stillProduct, stillScenario, Walk } from './laboratory';

const paths = 2 ** 13;
const weights = { global: 0.6, region: 0.2, product: 0.2 };

/** The share of a granular cohort that defaults within a year, path by path, in steps of some months. */
function yearlyDefaults(monthsPerStep: number, persistence: number, pd: number, rho: number) {
  const walk = new Walk(
    stillScenario({
      platform: {
        products: [stillProduct('loan', 84)],
        segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]),
      },
      world: {
        factors: {
          weights,
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
