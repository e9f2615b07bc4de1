import type { KernelExports } from '../kernel/load';

/**
 * Weights by which the default probability per step is multiplied over the steps on book: flat, mixed with a hump
 * (t/peak)·exp(1 − t/peak), and scaled so that the probability of default over the whole term is what it is with a flat
 * hazard: Π (1 − h w_k) = (1 − h)^n. No weight lets a hazard exceed one.
 *
 * @param hazard default probability of one step
 * @param steps steps of the term
 * @param peak step with most defaults, counted from 1
 * @param strength 0 flat … 1 all hump
 */
export function seasoningWeights(
  hazard: number,
  steps: number,
  peak: number,
  strength: number,
  math: KernelExports,
): Float64Array {
  const shape = Float64Array.from({ length: steps }, (_, k) => {
    const t = (k + 1) / peak;
    return 1 - strength + strength * t * math.exp(1 - t);
  });
  if (strength === 0 || steps === 1) return new Float64Array(steps).fill(1);
  const wanted = steps * math.log1p(-hazard);
  const mean = shape.reduce((sum, value) => sum + value, 0) / steps;
  const highest = shape.reduce((most, value) => Math.max(most, value), 0);
  let scale = Math.min(1 / mean, hazard > 0 ? (1 - 1e-12) / (hazard * highest) : Infinity);
  // Newton in the scale, from above: log survival is concave in it, and at a mean weight of one at most what is wanted
  for (let round = 0; round < 60; round++) {
    let log = 0;
    let slope = 0;
    for (let k = 0; k < steps; k++) {
      log += math.log1p(-hazard * scale * shape[k]);
      slope += (hazard * shape[k]) / (1 - hazard * scale * shape[k]);
    }
    const move = (wanted - log) / slope;
    if (!(move > 1e-15 * scale)) break;
    scale -= move;
  }
  return shape.map((value) => value * scale);
}
