import type { LatticeDistribution } from '../../reference/latticeDistribution';
import { spread } from './kernel';

/**
 * Uniforms that try a discrete quantile: even ones, both tails, and pairs just below and just above
 * cumulative probabilities, `tie` apart relative to the smaller tail and at least two steps of a
 * double.
 */
export function tryingUniforms(distribution: LatticeDistribution, tie: number): number[] {
  const even = [...spread(60)];
  const lowerTails = [1e-3, 1e-6, 1e-9, 1e-12, 1e-15].map((u) => u * 1.2345);
  const upperTails = lowerTails.map((u) => 1 - u).filter((u) => u < 1);
  const ties = [...even.slice(0, 25), ...lowerTails.slice(0, 4), ...upperTails.slice(0, 4)].flatMap(
    (u) => {
      const k = distribution.quantile(u);
      const [cdf, tail] = [distribution.cdf(k), distribution.tail(k)];
      const step = Math.max(tie * Math.min(cdf, tail), 2 ** -52 * cdf);
      return [cdf - step, cdf + step];
    },
  );
  return [...even, ...lowerTails, ...upperTails, ...ties].filter((u) => u > 0 && u < 1);
}
