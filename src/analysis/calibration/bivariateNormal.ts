import type { KernelExports } from '../../kernel/load';
import { gaussLegendre } from './quadrature';

const { nodes, weights } = gaussLegendre(32);

/**
 * P(X ≤ a, Y ≤ b) of standard normals with correlation ρ, |ρ| < 1: Φ(a)Φ(b) and the integral of the density over the
 * correlation, taken over its arc sine (Drezner & Wesolowsky, Journal of Statistical Computation and Simulation 35,
 * 1990), by 32 points of Gauss and Legendre.
 */
export function bivariateNormalCdf(a: number, b: number, rho: number, math: KernelExports): number {
  const half = Math.asin(rho) / 2;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const sine = Math.sin(half * (1 + nodes[i]));
    const exponent = (a * b * sine - (a * a + b * b) / 2) / (1 - sine * sine);
    sum += weights[i] * Math.exp(exponent);
  }
  return math.normalCdf(a) * math.normalCdf(b) + (half * sum) / (2 * Math.PI);
}
