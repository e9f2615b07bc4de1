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

  test('the worse the year, the larger the share that is lost', () => {
    const rates = [0.001, 0.01, 0.05, 0.2, 0.6, 0.99];
    for (const { pd, lgd, rho } of cases) {
      const lgds = kernelLgd(rates, pd, lgd, rho);
      expect(lgds).toEqual([...lgds].sort((a, b) => a - b));
      expect(lgds.every((value) => value > 0 && value < 1)).toBe(true);
    }
  });
});
