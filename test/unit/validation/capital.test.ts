import { describe, expect, test } from 'vitest';
import { fryeJacobsLgd } from '../../reference/fryeJacobs';
import { irbCapital, irbConfidence, irbCorrelation, type IrbClass } from '../../reference/irb';
import { irbColumns, irbRows } from '../../reference/irbTable';
import { vasicekCdf } from '../../reference/vasicek';
import { outcomesOf } from '../model/laboratory';
import { countUpTo, deviationsFrom } from '../model/monteCarlo';
import { poolOf, validationStudy } from './studies';

// The study irb-capital against the risk-weight functions and the weights that the Basel Committee printed.

type Retail = Exclude<IrbClass['kind'], 'corporate'>;

const study = validationStudy('irb-capital');
const classes: Record<string, Retail> = {
  baseline: 'mortgage',
  revolving: 'revolvingRetail',
  'other-retail': 'otherRetail',
};

/** P(a share of the pool above `limit` is lost) where losses given default rise with the default rate. */
function chanceOfMore(limit: number, { pd, rho, lgd }: ReturnType<typeof poolOf>): number {
  let [low, high] = [1e-9, 1 - 1e-9];
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (middle * fryeJacobsLgd(middle, pd, lgd, rho) < limit) low = middle;
    else high = middle;
  }
  return 1 - vasicekCdf(low, pd, rho);
}

describe('irb-capital: equity is the expected loss and the capital of the formula, whose risk weight is printed', () => {
  test.each(Object.entries(classes))('%s', (id, kind) => {
    const { pd, rho, lgd, balance } = poolOf(study[id]);
    const capital = irbCapital(pd, lgd, { kind });
    expect(lgd).toBe(1);
    expect(rho).toBeCloseTo(irbCorrelation(pd, { kind }), 12);
    expect(study[id].platform.equity / balance).toBeCloseTo(pd + capital, 8);
    const column = irbColumns.findIndex((one) => one.kind === kind && one.lgd === 0.45);
    const [, ...weights] = irbRows.find(([percent]) => percent === 100 * pd)!;
    expect(Math.abs(100 * 12.5 * 0.45 * capital - weights[column])).toBeLessThan(0.011);
  });
});

describe('irb-capital: of 65,536 years as many end in insolvency as closed forms say, one in a thousand with the capital of the formula', () => {
  const paths = 2 ** 16;
  test.each(Object.entries(study))('%s', (id, scenario) => {
    const pool = poolOf(scenario);
    const share = scenario.platform.equity / pool.balance;
    const expected = chanceOfMore(share, pool);
    if (id in classes) expect(expected).toBeCloseTo(1 - irbConfidence, 7);
    const told = { half: 0.0105, 'mean-lgd': 0.0024 }[id];
    if (told) expect(expected).toBeCloseTo(told, 4);
    const { capitalRatioEnd, lossRate } = outcomesOf(scenario, paths, [
      'capitalRatioEnd',
      'lossRate',
    ]);
    const insolvent = countUpTo(capitalRatioEnd, -1e-12);
    expect(insolvent).toBe(paths - countUpTo(lossRate, share));
    expect(deviationsFrom(expected, insolvent, paths), `${insolvent} fail`).toBeLessThan(4);
  });
});
