import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { giniByPairs } from '../../reference/gini';
import { bivariateNormalCdf, normalQuantile } from '../../reference/normalDistribution';
import {
  confusionMatrix,
  confusionSolver,
  giniOf,
  gradeCuts,
  observedDefaultRates,
  powerAtAge,
  type ConfusionMatrix,
} from '../../../src/model/scoring';
import { scoringModels } from '../../../src/model/scoringModel';
import { math, stillScenario } from './laboratory';

const segments = [
  {
    shares: [0.17, 0.28, 0.27, 0.16, 0.08, 0.03, 0.01],
    rates: [0.026, 0.06, 0.097, 0.133, 0.157, 0.198, 0.231],
  },
  { shares: [0.3, 0.35, 0.25, 0.1], rates: [0.04, 0.07, 0.115, 0.18] },
  { shares: [0.6, 0.4], rates: [0.01, 0.3] },
];

/** Gini against default of the grades in which a score puts applicants, from the whole matrix. */
function impliedGini(shares: number[], rates: number[], matrix: ConfusionMatrix): number {
  const inGrade = (weight: (i: number) => number) =>
    shares.map((_, j) =>
      shares.reduce((sum, share, i) => sum + share * weight(i) * matrix[i][j], 0),
    );
  return giniByPairs(
    inGrade((i) => 1 - rates[i]),
    inGrade((i) => rates[i]),
  );
}

describe.each(segments)('grades of $shares', ({ shares, rates }) => {
  const perfect = giniByPairs(
    shares.map((share, i) => share * (1 - rates[i])),
    shares.map((share, i) => share * rates[i]),
  );

  test('the Gini of the grades themselves is that of all pairs of borrowers', () => {
    expect(giniOf(shares, rates)).toBeCloseTo(perfect, 13);
  });

  // What the 16-point quadrature of the matrix leaves; it is coarsest where hardly anyone changes grade.
  test.each([
    [0.05, 1e-5],
    [0.3, 1e-5],
    [0.6, 1e-5],
    [0.9, 1e-5],
    [0.97, 1e-5],
    [0.999, 1e-3],
  ])('a score of power %d has that share of their Gini, to %d', (power, precision) => {
    const matrix = confusionSolver(shares, rates, math)(power);
    const share = impliedGini(shares, rates, matrix) / perfect;
    expect(Math.abs(share - power)).toBeLessThan(precision);
  });

  test.each([0, 0.3, 0.7, 0.95, 1])('rows of the matrix sum to one at power %d', (power) => {
    for (const row of confusionSolver(shares, rates, math)(power)) {
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 13);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    }
  });

  test('power 1 sees every grade as it is', () => {
    const matrix = confusionSolver(shares, rates, math)(1);
    expect(matrix.map((row) => [...row])).toEqual(
      shares.map((_, i) => shares.map((_, j) => (i === j ? 1 : 0))),
    );
    observedDefaultRates(shares, rates, matrix).forEach((rate, grade) => {
      expect(rate).toBeCloseTo(rates[grade], 15);
    });
  });

  test('power 0 gives every grade the mean default rate', () => {
    const mean = shares.reduce((sum, share, i) => sum + share * rates[i], 0);
    const observed = observedDefaultRates(shares, rates, confusionSolver(shares, rates, math)(0));
    for (const rate of observed) expect(rate).toBeCloseTo(mean, 13);
  });

  test.each([0.2, 0.6, 0.9])(
    'cells of the matrix are rectangles under the bivariate normal at correlation %d, to 5 in 100,000 applicants',
    (correlation) => {
      const cuts = [
        -9,
        ...shares
          .slice(1)
          .map((_, g) => normalQuantile(shares.slice(0, g + 1).reduce((a, b) => a + b))),
        9,
      ];
      const upTo = (i: number, j: number) => bivariateNormalCdf(cuts[i], cuts[j], correlation);
      const matrix = confusionMatrix(gradeCuts(shares, math), correlation, math);
      let worst = 0;
      shares.forEach((share, i) =>
        shares.forEach((_, j) => {
          const rectangle = upTo(i + 1, j + 1) - upTo(i, j + 1) - upTo(i + 1, j) + upTo(i, j);
          worst = Math.max(worst, Math.abs(share * matrix[i][j] - rectangle));
        }),
      );
      expect(worst).toBeLessThan(5e-5);
    },
  );

  test('noise moves borrowers between grades and leaves the mean default rate', () => {
    const mean = shares.reduce((sum, share, i) => sum + share * rates[i], 0);
    for (const power of [0.2, 0.6, 0.9]) {
      const matrix = confusionSolver(shares, rates, math)(power);
      const observed = observedDefaultRates(shares, rates, matrix);
      const after = shares.reduce((sum, share, j) => sum + share * observed[j], 0);
      expect(Math.abs(after / mean - 1)).toBeLessThan(1e-5);
      expect([...observed]).toEqual([...observed].sort((a, b) => a - b));
      expect(observed[0]).toBeGreaterThan(rates[0]);
      expect(observed.at(-1)).toBeLessThan(rates.at(-1));
    }
  });
});

test('a score loses power evenly until it is estimated anew', () => {
  const { platform, strategy, run } = stillScenario({
    strategy: { underwriting: { scoringPower: 0.9, driftPerYear: 0.06, reestimationMonths: 12 } },
    run: { months: 36, monthsPerStep: 1 },
  });
  const months = Array.from({ length: 36 }, () => strategy);
  const { power } = scoringModels({ ...stillScenario(), platform, run }, months);
  const expected = [0.9, 0.87, 0.9 - 0.06 * (11 / 12), 0.9, 0.9];
  [1, 7, 12, 13, 25].forEach((month, k) => expect(power[month - 1]).toBeCloseTo(expected[k], 15));
  expect(powerAtAge(0.1, 0.5, 119)).toBe(0);
});

test('any grades and any power: the Gini is what was asked, or that of blind grading', () => {
  const grades = fc
    .array(
      fc.tuple(
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
      ),
      { minLength: 2, maxLength: 8 },
    )
    .map((list) => {
      const total = list.reduce((sum, [weight]) => sum + weight, 0);
      return {
        shares: list.map(([weight]) => weight / total),
        rates: list.map(([, rate]) => rate).sort((a, b) => a - b),
      };
    });
  let worst = 0;
  fc.assert(
    fc.property(grades, fc.double({ min: 0, max: 1, noNaN: true }), ({ shares, rates }, power) => {
      const perfect = giniOf(shares, rates);
      fc.pre(perfect > 1e-3);
      const matrix = confusionSolver(shares, rates, math)(power);
      worst = Math.max(worst, Math.abs(impliedGini(shares, rates, matrix) - power * perfect));
    }),
    { numRuns: 300, seed: 8 },
  );
  expect(worst).toBeLessThan(1e-3);
});
