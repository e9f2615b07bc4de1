import type { KernelExports } from '../kernel/load';
import { lanes, type Lanes } from './lanes';
import { responses } from './principalComponents';

/**
 * Importance sampling of bad times.
 *
 * What is bad for a whole book lies along one direction d in the space of all innovations: that in which the least
 * move lowers the mean over the run of the index Y of a book spread evenly over regions and products. By the inequality
 * of Cauchy and Schwarz that is the direction of the coefficients with which the innovations enter this mean: of a factor's
 * steps those of Aᵀ1 with Z = A ε, times the factor's coefficient in Y. The part y of the innovations along d is standard
 * normal and a stranger to the rest; it is drawn from a mixture of that normal with one moved down by s, and a path weighs
 * by the ratio of the densities
 *
 *     w = φ(y) ÷ ((1 − a) φ(y) + a φ(y + s)) = 1 ÷ (1 − a + a exp(−s y − s²/2)) ≤ 1 ÷ (1 − a)
 *
 * (T. Hesterberg 1995, Weighted average importance sampling and defensive mixture distributions; A. Owen & Y. Zhou
 * 2000, Safe and effective importance sampling.) Since a weight is never above 4/3, no variance between independent paths grows by
 * more than a third, while those of the tail fall; and y is drawn by inversion of the mixture's distribution, so that one coordinate of a
 * quasi-random point spreads the paths evenly over good and bad times.
 */
export interface TailShiftPlan {
  /** Standard deviations s; 0 for no shift. */
  by: number;
  /** Entries of d: a factor's times a step's. */
  loadings: Float64Array;
  profile: Float64Array;
}

/** Share a of the mixture that is moved: weights stay below 4/3. */
const shiftedShare = 0.25;

/**
 * @param by standard deviations s
 * @param index coefficient of each factor in Y
 * @param persistence of a factor over a step, as usual
 */
export function planTailShift(
  by: number,
  index: readonly number[],
  steps: number,
  persistence: number,
): TailShiftPlan {
  const sums = new Float64Array(steps);
  for (const row of responses(steps, persistence, true))
    for (let s = 0; s < steps; s++) sums[s] += row[s];
  return { by, loadings: ofUnitLength(index), profile: ofUnitLength(sums) };
}

function ofUnitLength(vector: ArrayLike<number>): Float64Array {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) squares += vector[i] * vector[i];
  const length = Math.sqrt(squares);
  return Float64Array.from(vector, (x) => x / length);
}

/**
 * Moves the innovations of a block along d, and weighs its paths.
 * @param uniforms one a path
 * @param innovations `[factor][step × lanes + path]`
 */
export function shiftTail(
  { by, loadings, profile }: TailShiftPlan,
  uniforms: Lanes,
  innovations: readonly Lanes[],
  weights: Lanes,
  math: KernelExports,
): void {
  for (let i = 0; i < lanes; i++) {
    const y = mixtureQuantile(uniforms[i], by, math);
    let found = 0;
    for (const [factor, values] of innovations.entries())
      for (let t = 0; t < profile.length; t++)
        found += loadings[factor] * profile[t] * values[t * lanes + i];
    for (const [factor, values] of innovations.entries())
      for (let t = 0; t < profile.length; t++)
        values[t * lanes + i] += loadings[factor] * profile[t] * (y - found);
    weights[i] = 1 / (1 - shiftedShare + shiftedShare * math.exp(-by * (y + by / 2)));
  }
}

/** The quantile at u of (1 − a) Φ(y) + a Φ(y + s), by bisection to the accuracy of a double: it lies within s below Φ⁻¹(u). */
function mixtureQuantile(u: number, shift: number, math: KernelExports): number {
  let high = math.normalQuantile(u);
  let low = high - shift;
  for (let halvings = 0; halvings < 53; halvings++) {
    const middle = (low + high) / 2;
    const up =
      (1 - shiftedShare) * math.normalCdf(middle) + shiftedShare * math.normalCdf(middle + shift);
    if (up < u) low = middle;
    else high = middle;
  }
  return high;
}
