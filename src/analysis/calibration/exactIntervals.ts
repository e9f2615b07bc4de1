import type { KernelExports } from '../../kernel/load';

/** What lies beyond each end of a two-sided 95 % interval. */
const tail = 0.025;

/**
 * The exact 95 % interval for the mean of a Poisson distribution of which `count` was drawn: half the quantiles of χ²
 * with 2k and 2k + 2 degrees of freedom (Garwood, Biometrika 28, 1936). It holds the mean at least as often as it says.
 */
export function garwood(count: number, math: KernelExports): [number, number] {
  return [
    count === 0 ? 0 : math.chiSquareQuantile(tail, 2 * count) / 2,
    math.chiSquareQuantile(1 - tail, 2 * count + 2) / 2,
  ];
}

/**
 * The exact 95 % interval for a probability with `count` successes in `of` trials: quantiles of the beta distribution
 * (Clopper & Pearson, Biometrika 26, 1934). [0, 1] where nothing was tried.
 */
export function clopperPearson(count: number, of: number, math: KernelExports): [number, number] {
  if (of === 0) return [0, 1];
  return [
    count === 0 ? 0 : betaQuantile(tail, count, of - count + 1, math),
    count === of ? 1 : betaQuantile(1 - tail, count + 1, of - count, math),
  ];
}

/** By bisection to the last bit but one. */
function betaQuantile(p: number, a: number, b: number, math: KernelExports): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (math.incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
