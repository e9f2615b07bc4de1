import { describe, expect, test } from 'vitest';
import { fryeJacobsLgd, fryeJacobsShift, fryeJacobsTable } from '../../reference/fryeJacobs';
import { normalMean, normalQuantile } from '../../reference/normalDistribution';
import { conditionalDefaultRate } from '../../reference/vasicek';
import { kernelCell } from './kernelCell';
import { outcomesOf, poolSegments, stillScenario } from './laboratory';
import { errorsFrom } from './monteCarlo';

/** Loss given default by the kernel at conditional default rates. */
function kernelLgd(rates: number[], pd: number, lgd: number, rho: number): number[] {
  const lgdShift = fryeJacobsShift(pd, lgd, rho);
  return rates.map((rate) => {
    const cell = kernelCell(8, 1, { threshold: normalQuantile(rate), lgdShift, lgdExpected: lgd });
    for (const column of [cell.balance, cell.intensity, cell.loans]) column.fill(1);
    cell.uniform.fill(0.5);
    cell.drawDefaults();
    return cell.lgd[0];
  });
}

describe('the loss given default is the published one', () => {
  test.each(fryeJacobsTable)(
    'at a default rate of $conditionalDefaultRate: $printed',
    ({ conditionalDefaultRate, defaultRate, lossGivenDefault, correlation, printed }) => {
      const given = [defaultRate, lossGivenDefault, correlation] as const;
      expect(fryeJacobsLgd(conditionalDefaultRate, ...given)).toBeCloseTo(printed, 4);
      expect(kernelLgd([conditionalDefaultRate], ...given)[0]).toBeCloseTo(printed, 4);
    },
  );
});

const cases = [
  { pd: 0.08, lgd: 0.4, rho: 0.2 },
  { pd: 0.005, lgd: 0.85, rho: 0.04 },
  { pd: 0.2, lgd: 0.6, rho: 0.5 },
];

describe('over the cycle the loss is PD × LGD', () => {
  test.each(cases)('∫ LGD·cDR for PD $pd, LGD $lgd, ρ $rho, by quadrature', ({ pd, lgd, rho }) => {
    const loss = (z: number) => {
      const rate = conditionalDefaultRate(z, pd, rho);
      return rate > 1e-15 ? kernelLgd([rate], pd, lgd, rho)[0] * rate : 0;
    };
    expect(normalMean(loss, 0.2)).toBeCloseTo(pd * lgd, 12);
  });

  test.each(cases)(
    'and so is the mean loss rate of 16,384 simulated years for PD $pd, LGD $lgd, ρ $rho, within 4 standard errors',
    ({ pd, lgd, rho }) => {
      const segments = poolSegments([{ balance: 1e9, loans: 1e6, pd, rho, lgd }]);
      const scenario = stillScenario({ platform: { segments } });
      const { lossRate, defaultRate } = outcomesOf(scenario, 2 ** 14, ['lossRate', 'defaultRate']);
      expect(errorsFrom(pd * lgd, lossRate)).toBeLessThan(4);
      expect(errorsFrom(pd, defaultRate)).toBeLessThan(4);
    },
  );

  // PD × LGD × loans of a copula with fat tails: the loss rate is t-copula-distributed as the default rate is
  test.each([3, 8])(
    'under a t copula with %d degrees of freedom too, within 4 standard errors',
    (degreesOfFreedom) => {
      const pool = { balance: 1e9, loans: 1e6, pd: 0.05, rho: 0.1, lgd: 0.5 };
      const large = { id: 'large', segment: 'pool-0', amount: 1e9, termMonths: 24 };
      const scenario = stillScenario({
        platform: {
          segments: poolSegments([pool]),
          largeExposures: [
            { ...large, annualDefaultRate: 0.1, lossGivenDefault: 0.4, assetCorrelation: 0.2 },
          ],
        },
        world: { factors: { copula: 'studentT', degreesOfFreedom } },
      });
      const { creditLoss } = outcomesOf(scenario, 2 ** 15, ['creditLoss']);
      const expected = 1e9 * (0.05 * 0.5 + 0.1 * 0.4);
      expect(errorsFrom(expected, creditLoss)).toBeLessThan(4);
    },
  );

  test('loans of which nothing is lost in default lose nothing', () => {
    const pool = { balance: 1e9, loans: 1e6, pd: 0.05, rho: 0.1, lgd: 0 };
    const large = { id: 'large', segment: 'pool-0', amount: 1e6, termMonths: 24 };
    const scenario = stillScenario({
      platform: {
        segments: poolSegments([pool]),
        largeExposures: [{ ...large, annualDefaultRate: 0.5, lossGivenDefault: 0 }],
      },
    });
    const { creditLoss, defaultRate } = outcomesOf(scenario, 64, ['creditLoss', 'defaultRate']);
    expect(new Set(creditLoss)).toEqual(new Set([0]));
    expect(Math.min(...defaultRate)).toBeGreaterThan(0);
  });

  test('the worse the year, the larger the share that is lost', () => {
    const rates = [0.001, 0.01, 0.05, 0.2, 0.6, 0.99];
    for (const { pd, lgd, rho } of cases) {
      const lgds = kernelLgd(rates, pd, lgd, rho);
      expect(lgds).toEqual([...lgds].sort((a, b) => a - b));
      expect(lgds.every((value) => value > 0 && value < 1)).toBe(true);
    }
  });
});
