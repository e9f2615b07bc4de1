import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import studentTQuantile from '@stdlib/stats-base-dists-t-quantile';
import { describe, expect, test } from 'vitest';
import { bookLoss, type Factors } from '../../reference/bookLoss';
import { fryeJacobsLgd } from '../../reference/fryeJacobs';
import { normalCdf, normalQuantile } from '../../reference/normalDistribution';
import { vasicekCdf, vasicekDeviation, vasicekQuantile } from '../../reference/vasicek';
import { outcomesOf } from '../model/laboratory';
import { countUpTo, deviationsFrom, errorsFrom, tailOfCount } from '../model/monteCarlo';
import { poolOf, validationStudy } from './studies';

// The files of scenarios/validation against the closed forms that their descriptions name.

const levels = [0.5, 0.9, 0.99, 0.999];

describe('vasicek: the default rate has the quantiles of the closed form, chance among 100,000 loans included', () => {
  test.each(Object.entries(validationStudy('vasicek')))('%s', (_, scenario) => {
    const paths = 2 ** 15;
    const { pd, rho } = poolOf(scenario);
    const { defaultRate } = outcomesOf(scenario, paths, ['defaultRate']);
    expect(errorsFrom(pd, defaultRate)).toBeLessThan(4);
    for (const alpha of levels) {
      const x = vasicekQuantile(alpha, pd, rho);
      // the law of large numbers smears the rate by √(x(1 − x)/n); what crosses on either side all but cancels
      const smear = Math.sqrt((x * (1 - x)) / 1e5);
      const band = vasicekCdf(x + smear, pd, rho) - vasicekCdf(x - smear, pd, rho);
      const off = Math.abs(countUpTo(defaultRate, x) / paths - alpha);
      expect(off, `α = ${alpha}`).toBeLessThan(
        4 * Math.sqrt((alpha * (1 - alpha)) / paths) + band / 10,
      );
    }
  });
});

describe('finite-book: each loss is as probable as convolution and quadrature say', () => {
  const factors: Record<string, Factors> = {
    baseline: {},
    regional: { global: 0.6 },
    'student-t': { degreesOfFreedom: 4 },
  };
  test.each(Object.entries(validationStudy('finite-book')))('%s', (id, scenario) => {
    const paths = 2 ** 14;
    const { segments, regions } = scenario.platform;
    const book = segments.map(({ openingBalance, assetCorrelation, region, grades: [grade] }) => ({
      count: Math.round(openingBalance / grade.meanLoan),
      exposure: grade.meanLoan / 1000,
      pd: grade.annualDefaultRate,
      rho: assetCorrelation,
      group: regions.findIndex((one) => one.id === region),
    }));
    const exact = bookLoss(book, factors[id]);
    const { creditLoss } = outcomesOf(scenario, paths, ['creditLoss']);
    const counts = new Array<number>(exact.length).fill(0);
    for (const loss of creditLoss) counts[Math.round(loss / 1000)]++;
    exact.forEach((probability, units) =>
      expect(tailOfCount(counts[units], paths, probability), `${units}`).toBeGreaterThan(1e-6),
    );
  });
});

describe('mean-defaults: PD × exposure in every scenario, within 4 standard errors', () => {
  test.each(Object.entries(validationStudy('mean-defaults')))('%s', (_, scenario) => {
    const { creditLoss } = outcomesOf(scenario, 2 ** 14, ['creditLoss']);
    const expected = scenario.platform.segments.reduce(
      (sum, { openingBalance, grades }) => sum + openingBalance * grades[0].annualDefaultRate,
      0,
    );
    expect(expected).toBeCloseTo(70_000, 6);
    expect(errorsFrom(expected, creditLoss)).toBeLessThan(4);
  });
});

/** Mixing variables √(χ²_ν/ν) of equal probability. */
const mixing = (nu: number) =>
  Array.from({ length: 4000 }, (_, k) => Math.sqrt(chiSquareQuantile((k + 0.5) / 4000, nu) / nu));

describe('t-copula-tail: the default rate has the quantiles of the closed form', () => {
  test.each(Object.entries(validationStudy('t-copula-tail')))('%s', (_, scenario) => {
    const paths = 2 ** 15;
    const { pd, rho } = poolOf(scenario);
    const { copula, degreesOfFreedom: nu } = scenario.world.factors;
    const [points, threshold] =
      copula === 'gaussian' ? [[1], normalQuantile(pd)] : [mixing(nu), studentTQuantile(pd, nu)];
    const cdf = (x: number) =>
      points.reduce(
        (sum, s) =>
          sum +
          normalCdf((Math.sqrt(1 - rho) * normalQuantile(x) - threshold * s) / Math.sqrt(rho)),
        0,
      ) / points.length;
    const { defaultRate } = outcomesOf(scenario, paths, ['defaultRate']);
    expect(errorsFrom(pd, defaultRate)).toBeLessThan(4);
    for (const x of [0.005, 0.02, 0.0775, 0.213, 0.364]) {
      const alpha = cdf(x);
      if (alpha > 0.9999) continue;
      expect(deviationsFrom(alpha, countUpTo(defaultRate, x), paths), `x = ${x}`).toBeLessThan(4);
    }
    const told = { gaussian: 0.0775, 10: 0.213, 4: 0.364 }[copula === 'gaussian' ? copula : nu];
    expect(cdf(told!)).toBeCloseTo(0.999, 4);
  });
});

describe('frye-jacobs: on every path the share lost is the function of the default rate, and on average PD × LGD is lost', () => {
  test.each(Object.entries(validationStudy('frye-jacobs')))('%s', (_, scenario) => {
    const { pd, rho, lgd } = poolOf(scenario);
    const { defaultRate, lossRate } = outcomesOf(scenario, 2 ** 13, ['defaultRate', 'lossRate']);
    expect(errorsFrom(pd * lgd, lossRate)).toBeLessThan(4);
    let furthest = 0;
    // the default rate is a multiple of 2⁻²⁴ of the pool
    for (const [path, rate] of defaultRate.entries())
      if (rate > 1e-3)
        furthest = Math.max(
          furthest,
          Math.abs(lossRate[path] / rate - fryeJacobsLgd(rate, pd, lgd, rho)),
        );
    expect(furthest).toBeLessThan(1e-4);
  });
});

describe('year-in-months: a year varies as Vasicek says, in months with or without memory and in one step', () => {
  test.each(Object.entries(validationStudy('year-in-months')))('%s', (_, scenario) => {
    const { defaultRate } = outcomesOf(scenario, 2 ** 14, ['defaultRate']);
    const { pd, rho } = poolOf(scenario);
    const mean = defaultRate.reduce((sum, rate) => sum + rate, 0) / defaultRate.length;
    const squares = defaultRate.map((rate) => (rate - mean) ** 2);
    const variance = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    // monthly rates are of what is left: (1 − PD of a month)¹¹ takes them back to the cohort
    const { monthsPerStep } = scenario.run;
    const ofCohort = (1 - pd) ** (1 - monthsPerStep / 12);
    const expected = vasicekDeviation(pd, rho) / ofCohort;
    expect(Math.abs(Math.sqrt(variance) / expected - 1)).toBeLessThan(0.04);
  });
});
