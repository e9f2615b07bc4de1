import { expect, test } from 'vitest';
import { principalDirections, responses } from '../../../src/model/principalComponents';

const steps = 36;
const phi = 0.9;
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + x * b[i], 0);

test('what follows from innovations has the covariance φ^|s−t| of a stationary autoregression', () => {
  const a = responses(steps, phi, true);
  for (let s = 0; s < steps; s++)
    for (let t = 0; t < steps; t++) expect(dot(a[s], a[t])).toBeCloseTo(phi ** Math.abs(s - t), 12);
});

test.each([true, false])('directions are orthonormal (stationary: %s)', (stationary) => {
  const directions = principalDirections(steps, phi, stationary, steps);
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++)
      expect(dot(directions[i], directions[j])).toBeCloseTo(i === j ? 1 : 0, 11);
});

/*
 * The covariance φ^|s−t| has eigenvalues (1 − φ²) ÷ (1 − 2φ cos θ + φ²), θ being the roots in (0, π) of
 * sin((n+1)θ) − 2φ sin(nθ) + φ² sin((n−1)θ) = 0 (U. Grenander & G. Szegő 1958, Toeplitz Forms, section 5.3).
 */
test('principal components have the variances of the closed form, the largest first', () => {
  const f = (x: number) =>
    Math.sin((steps + 1) * x) -
    2 * phi * Math.sin(steps * x) +
    phi ** 2 * Math.sin((steps - 1) * x);
  const expected: number[] = [];
  const grid = 100_000;
  for (let i = 1; i < grid - 1; i++) {
    let [low, high] = [(i * Math.PI) / grid, ((i + 1) * Math.PI) / grid];
    if (f(low) * f(high) > 0) continue;
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2;
      if (f(low) * f(middle) <= 0) high = middle;
      else low = middle;
    }
    expected.push((1 - phi ** 2) / (1 - 2 * phi * Math.cos(low) + phi ** 2));
  }
  expect(expected).toHaveLength(steps);
  const a = responses(steps, phi, true);
  const found = principalDirections(steps, phi, true, steps).map((direction) =>
    a.reduce((sum, row) => sum + dot(row, direction) ** 2, 0),
  );
  found.forEach((value, k) => expect(value / expected[k]).toBeCloseTo(1, 10));
  // what the dimensions of a stretch are chosen by
  const total = found.reduce((sum, value) => sum + value, 0);
  expect(total).toBeCloseTo(steps, 10);
  expect(found.slice(0, 8).reduce((sum, value) => sum + value, 0) / total).toBeGreaterThan(0.9);
});
