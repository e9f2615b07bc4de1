import { describe, expect, test } from 'vitest';
import { giniByPairs } from '../../reference/gini';
import { bivariateNormalCdf, normalQuantile } from '../../reference/normalDistribution';
import { outcomesOf } from '../model/laboratory';
import { validationStudy } from './studies';

// The study scoring-gini: default rates by grade, as they are simulated, against the Gini asked for.

const gini = (shares: number[], rates: number[]) =>
  giniByPairs(
    shares.map((share, grade) => share * (1 - rates[grade])),
    shares.map((share, grade) => share * rates[grade]),
  );

/** Default rates of the grades of a score correlated with true creditworthiness: rectangles under the bivariate normal. */
function observedRates(shares: number[], rates: number[], correlation: number): number[] {
  const inner = shares.slice(1).map((_, g) => shares.slice(0, g + 1).reduce((a, b) => a + b));
  const cuts = [-9, ...inner.map(normalQuantile), 9];
  const upTo = (i: number, j: number) => bivariateNormalCdf(cuts[i], cuts[j], correlation);
  return shares.map((share, j) =>
    rates.reduce((sum, rate, i) => {
      const both = upTo(i + 1, j + 1) - upTo(i, j + 1) - upTo(i + 1, j) + upTo(i, j);
      return sum + (rate * both) / share;
    }, 0),
  );
}

/** Correlation of the score whose grades have a Gini coefficient, by bisection. */
function correlationFor(wanted: number, shares: number[], rates: number[]): number {
  let [low, high] = [0, 0.9999];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (gini(shares, observedRates(shares, rates, middle)) < wanted) low = middle;
    else high = middle;
  }
  return low;
}

describe('scoring-gini: grades that default as simulated have the Gini asked for, and default as the bivariate normal says', () => {
  test.each(Object.entries(validationStudy('scoring-gini')))('%s', (_, scenario) => {
    const [{ grades }] = scenario.platform.segments;
    const shares = grades.map(({ share }) => share);
    const own = grades.map(({ annualDefaultRate }) => annualDefaultRate);
    const { scoringPower } = scenario.strategy.underwriting;
    const columns = grades.map(({ grade }) => `defaultRate/grade/${grade}`);
    const outcomes = outcomesOf(scenario, 512, columns);
    const seen = columns.map((name) => outcomes[name].reduce((sum, rate) => sum + rate, 0) / 512);

    const perfect = gini(shares, own);
    expect(perfect).toBeCloseTo(0.2933, 4);
    expect(Math.abs(gini(shares, seen) - scoringPower * perfect)).toBeLessThan(2e-5);
    const expected =
      scoringPower === 1
        ? own
        : observedRates(shares, own, correlationFor(scoringPower * perfect, shares, own));
    seen.forEach((rate, grade) => expect(Math.abs(rate - expected[grade])).toBeLessThan(2e-5));
    const inAll = (rates: number[]) => rates.reduce((sum, rate, g) => sum + rate * shares[g], 0);
    expect(inAll(seen)).toBeCloseTo(inAll(own), 5);
  });
});
