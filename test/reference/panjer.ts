import { normalCdf } from './normalDistribution';

/** Mean and variance of a Poisson number of lognormal amounts. */
export function compoundMoments(rate: number, median: number, sigma: number) {
  const moment = (k: number) => median ** k * Math.exp((k * k * sigma * sigma) / 2);
  return {
    mean: rate * moment(1),
    variance: rate * moment(2),
    /** Variance of the variance of n independent draws, times n: κ₄ + 2κ₂². */
    varianceOfVariance: rate * moment(4) + 2 * (rate * moment(2)) ** 2,
  };
}

/**
 * Panjer's recursion (ASTIN Bulletin 12, 1981) for a Poisson number of lognormal amounts, amounts being rounded to the
 * nearest multiple of a step: P(sum ≤ k × step) for k below `points`.
 */
export function compoundCdf(
  rate: number,
  median: number,
  sigma: number,
  step: number,
  points: number,
): Float64Array {
  const lognormalCdf = (x: number) =>
    x <= 0 ? 0 : normalCdf((Math.log(x) - Math.log(median)) / sigma);
  const amount = Float64Array.from(
    { length: points },
    (_, k) => lognormalCdf((k + 0.5) * step) - lognormalCdf((k - 0.5) * step),
  );
  const probability = new Float64Array(points);
  probability[0] = Math.exp(-rate * (1 - amount[0]));
  for (let k = 1; k < points; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += j * amount[j] * probability[k - j];
    probability[k] = (rate / k) * sum;
  }
  let total = 0;
  return probability.map((one) => (total += one));
}
