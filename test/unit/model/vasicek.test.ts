import { describe, expect, test } from 'vitest';
import {
  standardisedQuantiles,
  vasicekCdf,
  vasicekDeviation,
  vasicekQuantile,
} from '../../reference/vasicek';
import { outcomesOf, poolSegments, stillScenario } from './laboratory';
import { countUpTo, deviationsFrom } from './monteCarlo';

describe('the closed form has the standardised quantiles tabulated by Vasicek (2002)', () => {
  test.each(standardisedQuantiles)('for p = $p, ρ = $rho', ({ p, rho, quantiles }) => {
    for (const [alpha, value] of quantiles) {
      const quantile = vasicekQuantile(alpha, p, rho);
      expect((quantile - p) / vasicekDeviation(p, rho)).toBeCloseTo(value, 3);
      expect(vasicekCdf(quantile, p, rho)).toBeCloseTo(alpha, 12);
    }
  });
});

const paths = 2 ** 16;

// A billion loans: what binomial chance adds to the default rate is 3 millionths.
// Quantiles below a millionth are left out: a default rate is a multiple of 2⁻²⁴ of a vintage.
describe(`the simulated default rate of a granular pool has Vasicek’s quantiles: of ${paths} paths as many lie below as should, within 4 standard deviations`, () => {
  test.each([
    { p: 0.01, rho: 0.1 },
    { p: 0.01, rho: 0.4 },
    { p: 0.001, rho: 0.1 },
    { p: 0.08, rho: 0.04 },
    { p: 0.3, rho: 0.2 },
  ])('p = $p, ρ = $rho', ({ p, rho }) => {
    const scenario = stillScenario({
      platform: { segments: poolSegments([{ balance: 1e9, loans: 1e9, pd: p, rho }]) },
      run: { seed: `vasicek ${p} ${rho}` },
    });
    const { defaultRate } = outcomesOf(scenario, paths, ['defaultRate']);
    for (const alpha of [0.1, 0.5, 0.9, 0.99, 0.999, 0.9999]) {
      const quantile = vasicekQuantile(alpha, p, rho);
      if (quantile < 1e-6) continue;
      const below = countUpTo(defaultRate, quantile);
      expect(deviationsFrom(alpha, below, paths), `α = ${alpha}: ${below} below`).toBeLessThan(4);
    }
  });
});
