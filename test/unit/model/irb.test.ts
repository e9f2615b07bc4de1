import { describe, expect, test } from 'vitest';
import {
  irbCapital,
  irbConfidence,
  irbCorrelation,
  irbRiskWeight,
  type IrbClass,
} from '../../reference/irb';
import { irbColumns, irbRows } from '../../reference/irbTable';
import { vasicekQuantile } from '../../reference/vasicek';
import { outcomesOf, poolSegments, stillScenario } from './laboratory';
import { countUpTo, deviationsFrom } from './monteCarlo';

const classOf = (column: (typeof irbColumns)[number]): IrbClass =>
  column.kind === 'corporate'
    ? { kind: column.kind, maturityYears: 2.5, salesInMillions: column.sales }
    : { kind: column.kind };

describe('risk weights are those that the Basel Committee printed, to 0.011 percentage points', () => {
  test.each(irbColumns.map((column, index) => ({ ...column, column, index })))(
    '$name',
    ({ column, lgd, index }) => {
      for (const [pd, ...weights] of irbRows) {
        const weight = 100 * irbRiskWeight(pd / 100, lgd, classOf(column));
        expect(Math.abs(weight - weights[index]), `PD ${pd} %`).toBeLessThan(0.011);
      }
    },
  );
});

test('capital of retail is the 99.9 % quantile of the default rate less its mean, times LGD', () => {
  for (const pd of [0.001, 0.02, 0.15])
    expect(irbCapital(pd, 0.6, { kind: 'mortgage' })).toBeCloseTo(
      0.6 * (vasicekQuantile(0.999, pd, 0.15) - pd),
      12,
    );
});

const paths = 2 ** 15;

describe(`what a granular pool loses in the worst year of a thousand, beyond its mean, is the capital asked for: of ${paths} paths as many lose less as should, within 4 standard deviations`, () => {
  test.each([
    { kind: 'mortgage', pd: 0.01 },
    { kind: 'revolvingRetail', pd: 0.05 },
    { kind: 'otherRetail', pd: 0.08 },
  ] as const)('$kind, PD $pd', ({ kind, pd }) => {
    const rho = irbCorrelation(pd, { kind });
    const scenario = stillScenario({
      platform: { segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]) },
      run: { seed: `irb ${kind} ${pd}` },
    });
    const { lossRate } = outcomesOf(scenario, paths, ['lossRate']);
    const below = countUpTo(lossRate, pd + irbCapital(pd, 1, { kind }));
    expect(deviationsFrom(irbConfidence, below, paths), `${below} below`).toBeLessThan(4);
  });
});

test('what cannot fail and what has failed need no capital for what is not expected', () => {
  for (const pd of [0, 1]) expect(irbCapital(pd, 0.5, { kind: 'otherRetail' })).toBe(0);
});
