import { describe, expect, test } from 'vitest';
import { irbCapital, irbRiskWeight, type IrbClass } from '../../../src/model/irb';
import { irbColumns, irbRows } from '../../reference/irbTable';
import { vasicekQuantile } from '../../reference/vasicek';
import { math } from './laboratory';

const classOf = (column: (typeof irbColumns)[number]): IrbClass =>
  column.kind === 'corporate'
    ? { kind: column.kind, maturityYears: 2.5, salesInMillions: column.sales }
    : { kind: column.kind };

describe('risk weights are those that the Basel Committee printed, to 0.011 percentage points', () => {
  test.each(irbColumns.map((column, index) => ({ ...column, column, index })))(
    '$name',
    ({ column, lgd, index }) => {
      for (const [pd, ...weights] of irbRows) {
        const weight = 100 * irbRiskWeight(pd / 100, lgd, classOf(column), math);
        expect(Math.abs(weight - weights[index]), `PD ${pd} %`).toBeLessThan(0.011);
      }
    },
  );
});

test('capital of retail is the 99.9 % quantile of the default rate less its mean, times LGD', () => {
  for (const pd of [0.001, 0.02, 0.15])
    expect(irbCapital(pd, 0.6, { kind: 'mortgage' }, math)).toBeCloseTo(
      0.6 * (vasicekQuantile(0.999, pd, 0.15) - pd),
      12,
    );
});

test('what cannot fail and what has failed need no capital for what is not expected', () => {
  for (const pd of [0, 1]) expect(irbCapital(pd, 0.5, { kind: 'otherRetail' }, math)).toBe(0);
});
