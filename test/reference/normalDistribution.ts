import stdlibCdf from '@stdlib/stats-base-dists-normal-cdf';
import stdlibQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Φ and Φ⁻¹ of stdlib, so that no oracle rests on the kernel's own. */
export const normalCdf = (x: number): number => stdlibCdf(x, 0, 1);
export const normalQuantile = (p: number): number => stdlibQuantile(p, 0, 1);

/** Points and weights of E f(Z) for a standard normal Z. */
export interface Quadrature {
  points: number[];
  weights: number[];
}

/**
 * The trapezoid rule on [−9, 9]. For the analytic integrands of factor models its error falls as
 * exp(−2π²/h²): it is below double precision for steps up to 0.2, and so is what lies beyond 9.
 */
export function normalQuadrature(step = 0.1): Quadrature {
  const half = Math.round(9 / step);
  const points = Array.from({ length: 2 * half + 1 }, (_, k) => (k - half) * step);
  const weights = points.map((z) => (step / Math.sqrt(2 * Math.PI)) * Math.exp((-z * z) / 2));
  return { points, weights };
}

/** E f(Z) for a standard normal Z. */
export function normalMean(f: (z: number) => number, step = 0.1): number {
  const { points, weights } = normalQuadrature(step);
  return points.reduce((sum, z, k) => sum + weights[k] * f(z), 0);
}

/**
 * P(X ≤ a, Y ≤ b) for standard normals with correlation ρ, |ρ| < 1, by Plackett's identity in the form of Genz (2004),
 * Numerical computation of rectangular bivariate and trivariate normal and t probabilities, Statistics and Computing
 * 14, eq. 3: Φ(a)Φ(b) + 1/2π ∫₀^{arcsin ρ} exp(−(a² + b² − 2ab sin θ)/(2 cos² θ)) dθ; Simpson's rule.
 */
export function bivariateNormalCdf(a: number, b: number, rho: number): number {
  const panels = 400;
  const end = Math.asin(rho);
  const integrand = (theta: number) =>
    Math.exp(-(a * a + b * b - 2 * a * b * Math.sin(theta)) / (2 * Math.cos(theta) ** 2));
  let sum = integrand(0) + integrand(end);
  for (let k = 1; k < panels; k++) sum += (k % 2 === 1 ? 4 : 2) * integrand((k * end) / panels);
  return normalCdf(a) * normalCdf(b) + (sum * end) / (3 * panels) / (2 * Math.PI);
}
