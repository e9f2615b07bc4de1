import type { KernelExports } from '../kernel/load';

/** Mean and coefficient of variation of loans. */
export interface LoanSizes {
  mean: number;
  variation: number;
}

/**
 * Lognormal loan sizes of a given mean and variation when no loan may exceed `limit` (larger ones are cut down to it):
 * E[min(X, L)] = m Φ((ln L − μ − σ²)/σ) + L (1 − Φ((ln L − μ)/σ)), and E[min(X, L)²] likewise with 2σ².
 * Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1 (1994), §14.2 for the partial moments.
 */
export function limitedSizes(
  { mean, variation }: LoanSizes,
  limit: number,
  math: KernelExports,
): LoanSizes {
  if (limit === Infinity || mean <= 0) return { mean, variation };
  if (variation === 0) return { mean: Math.min(mean, limit), variation: 0 };
  const variance = math.log1p(variation * variation);
  const sigma = Math.sqrt(variance);
  const mu = math.log(mean) - variance / 2;
  const z = (math.log(limit) - mu) / sigma;
  const above = 1 - math.normalCdf(z);
  const first = mean * math.normalCdf(z - sigma) + limit * above;
  const second =
    mean * mean * (1 + variation * variation) * math.normalCdf(z - 2 * sigma) +
    limit * limit * above;
  return { mean: first, variation: Math.sqrt(Math.max(0, second / (first * first) - 1)) };
}
