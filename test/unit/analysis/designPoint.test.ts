import { describe, expect, test } from 'vitest';
import { designPoint } from '../../../src/analysis/designPoint';
import {
  autoregressiveCovariance,
  principalComponents,
} from '../../../src/analysis/principalComponents';
import { math } from '../model/laboratory';

describe('principal components', () => {
  const steps = 24;
  const matrix = autoregressiveCovariance(0.9, steps);
  const components = principalComponents(matrix, steps);

  test('are orthonormal directions that make up the matrix', () => {
    for (let s = 0; s < steps; s++)
      for (let t = 0; t < steps; t++) {
        const made = components.reduce(
          (sum, { direction, variance }) => sum + variance * direction[s] * direction[t],
          0,
        );
        expect(made).toBeCloseTo(matrix[s * steps + t], 11);
        const inner = components[s].direction.reduce(
          (sum, x, i) => sum + x * components[t].direction[i],
          0,
        );
        expect(inner).toBeCloseTo(s === t ? 1 : 0, 11);
      }
  });

  test('of an AR(1) have the variances (1 − φ²) ÷ (1 − 2 φ cos ω + φ²) of its spectrum (Grenander & Szegő)', () => {
    // Each ω solves tan(nω) = −(1 − φ²) sin ω ÷ (cos ω (1 + φ²) − 2φ): checked by putting ω of each variance in.
    const φ = 0.9;
    for (const { variance } of components) {
      const cosine = (1 + φ * φ - (1 - φ * φ) / variance) / (2 * φ);
      expect(Math.abs(cosine)).toBeLessThanOrEqual(1);
      const ω = Math.acos(cosine);
      const left = Math.sin(steps * ω) * ((1 + φ * φ) * Math.cos(ω) - 2 * φ);
      const right = -(1 - φ * φ) * Math.sin(ω) * Math.cos(steps * ω);
      expect(left).toBeCloseTo(right, 8);
    }
  });
});

describe('the design point of a half-space', () => {
  const direction = [0.8, 0, -0.6, 0];
  const beta = 2;
  const normal = (i: number, k: number) => math.normalQuantile(math.uniform(i, 1, k, 0, 3, 4));
  /** Samples on which the direction's variable, mixed with `noise` of chance of its own, is beyond β. */
  const samples = (n: number, strength: number) =>
    Array.from({ length: n }, (_, i) =>
      Float64Array.from(direction, (__, k) => normal(i, k)),
    ).filter((sample, i) => {
      const index = sample.reduce((sum, x, k) => sum + x * direction[k], 0);
      return strength * index + Math.sqrt(1 - strength * strength) * normal(i, 9) > beta;
    });
  const p = math.normalCdf(-beta);

  test('lies β from the origin towards it, and decides about all of the event', () => {
    const found = designPoint(samples(60_000, 1), p, math);
    expect(found.reliabilityIndex).toBeCloseTo(beta, 9);
    // 1365 samples: the bandwidth is about a tenth, and the mode lies about that far inside the edge.
    for (const [k, a] of direction.entries())
      expect(Math.abs(found.mode[k] - beta * a)).toBeLessThan(0.35);
    expect(found.strength).toBeGreaterThan(0.95);
    // The mean of a normal variable beyond β is φ(β) ÷ Φ(−β), 2.3732 for 2.
    const length = Math.hypot(...found.mean);
    expect(length).toBeCloseTo(2.3732, 1);
  });

  test('has the strength with which its variables decide', () => {
    const found = designPoint(samples(60_000, 0.6), p, math);
    // The mean is shorter by just that: E[aᵀz | event] = 0.6 φ(β) ÷ p. 1365 samples give it to ± 0.02.
    expect(found.strength).toBeGreaterThan(0.54);
    expect(found.strength).toBeLessThan(0.66);
  });

  test('is no strength where the variables have no part in it', () => {
    expect(designPoint(samples(60_000, 0), p, math).strength).toBeLessThan(0.05);
  });

  test('of a single sample is that sample', () => {
    const only = Float64Array.of(1, -2);
    const found = designPoint([only], 0.001, math);
    expect([...found.mode]).toEqual([1, -2]);
    expect(found.nearest).toBe(0);
  });
});
