import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seasoningWeights } from '../../../src/model/seasoning';
import { math } from './laboratory';

/** Probability of default over a whole term with a hazard in each step. */
const lifetime = (hazards: number[]) =>
  1 - hazards.reduce((left, hazard) => left * (1 - hazard), 1);

const weightsOf = (hazard: number, steps: number, peak: number, strength: number) => [
  ...seasoningWeights(hazard, steps, peak, strength, math),
];

test('whatever the shape, the probability of default over the term is that of a flat hazard', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -6, max: -0.046, noNaN: true }).map((e) => 10 ** e),
      fc.integer({ min: 1, max: 84 }),
      fc.double({ min: 1, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (hazard, steps, peak, strength) => {
        // up to 0.9 in one step, the most that a scenario may say
        const hazards = weightsOf(hazard, steps, peak, strength).map((weight) => weight * hazard);
        expect(Math.max(...hazards)).toBeLessThanOrEqual(1);
        expect(Math.min(...hazards)).toBeGreaterThanOrEqual(0);
        const [flat, shaped] = [lifetime(Array<number>(steps).fill(hazard)), lifetime(hazards)];
        expect(Math.abs(shaped - flat)).toBeLessThan(2e-12);
      },
    ),
    { numRuns: 2000, seed: 4 },
  );
});

test('hazards rise to the peak and fall after it', () => {
  const weights = weightsOf(0.01, 36, 12, 0.5);
  expect(weights.indexOf(Math.max(...weights))).toBe(11);
  expect(weights.slice(0, 12)).toEqual([...weights.slice(0, 12)].sort((a, b) => a - b));
  expect(weights.slice(11)).toEqual([...weights.slice(11)].sort((a, b) => b - a));
});

test('a strength of 0 is a flat hazard; a loan of one step has no shape', () => {
  expect(weightsOf(0.02, 24, 6, 0)).toEqual(Array<number>(24).fill(1));
  expect(weightsOf(0.02, 1, 6, 1)).toEqual([1]);
});

test('where nobody defaults the weights still average to one', () => {
  for (const hazard of [0, -0]) {
    const weights = weightsOf(hazard, 24, 6, 0.8);
    expect(weights.reduce((sum, weight) => sum + weight, 0) / 24).toBeCloseTo(1, 13);
  }
});
