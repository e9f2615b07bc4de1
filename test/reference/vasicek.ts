import { bivariateNormalCdf, normalCdf, normalQuantile } from './normalDistribution';

/*
 * The default rate L of a pool of very many equal loans with default probability p whose assets have correlation ρ
 * through one normal factor: O. Vasicek (2002), Loan portfolio value, Risk 15(12).
 */

/** The default rate in a year in which the factor is z, high in good years. */
export function conditionalDefaultRate(z: number, p: number, rho: number): number {
  return normalCdf((normalQuantile(p) - Math.sqrt(rho) * z) / Math.sqrt(1 - rho));
}

/** P(L ≤ x). */
export function vasicekCdf(x: number, p: number, rho: number): number {
  return normalCdf((Math.sqrt(1 - rho) * normalQuantile(x) - normalQuantile(p)) / Math.sqrt(rho));
}

/** The x with P(L ≤ x) = α. */
export function vasicekQuantile(alpha: number, p: number, rho: number): number {
  return conditionalDefaultRate(-normalQuantile(alpha), p, rho);
}

/** Standard deviation of L: the root of P(both of two loans default) − p². */
export function vasicekDeviation(p: number, rho: number): number {
  const threshold = normalQuantile(p);
  return Math.sqrt(bivariateNormalCdf(threshold, threshold, rho) - p * p);
}

/**
 * Quantiles of (L − p)/s, s the standard deviation of L, at α = 0.9, 0.99, 0.999 and 0.9999: the cases tabulated in
 * Vasicek (2002), with three decimals.
 */
export const standardisedQuantiles: {
  p: number;
  rho: number;
  quantiles: [alpha: number, value: number][];
}[] = [
  {
    p: 0.01,
    rho: 0.1,
    quantiles: [
      [0.9, 1.188],
      [0.99, 3.823],
      [0.999, 7.012],
      [0.9999, 10.665],
    ],
  },
  {
    p: 0.01,
    rho: 0.4,
    quantiles: [
      [0.9, 0.548],
      [0.99, 4.511],
      [0.999, 11.041],
      [0.9999, 18.185],
    ],
  },
  {
    p: 0.001,
    rho: 0.1,
    quantiles: [
      [0.9, 0.979],
      [0.99, 4.086],
      [0.999, 8.834],
      [0.9999, 15.367],
    ],
  },
  {
    p: 0.001,
    rho: 0.4,
    quantiles: [
      [0.9, 0.117],
      [0.99, 3.245],
      [0.999, 13.177],
      [0.9999, 31.746],
    ],
  },
];
