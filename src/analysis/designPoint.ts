/** What the kernel is asked for. */
export interface NormalMath {
  exp: (x: number) => number;
  log: (x: number) => number;
  normalQuantile: (p: number) => number;
}

/** Where in the space of some standard normal variables an event is most likely to lie. */
export interface DesignPoint {
  /** Mean of each variable given the event, and its standard error. */
  mean: Float64Array;
  standardError: Float64Array;
  /** The most likely place given the event. */
  mode: Float64Array;
  /** The sample nearest to the mode. */
  nearest: number;
  /** Φ⁻¹(1 − p): how many standard deviations away an event of that probability lies, were it a half-space. */
  reliabilityIndex: number;
  /**
   * How far the variables decide about the event: 0 not at all, 1 alone and by a linear rule. The length of the mean, less
   * what noise adds to it, ÷ φ(β) ÷ p, which is the mean of a normal variable beyond β.
   */
  strength: number;
}

/** Variables, among those whose mean the event moves most, in which the mode is looked for; the others are at their mean. */
const leading = 2;

/**
 * The design point: of all places in standard normal space where an event happens, the one where the density is highest
 * (Hasofer & Lind, Journal of the Engineering Mechanics Division 100, 1974). Where the event depends on other chance as well it
 * is the mode of the density given the event. That is estimated from samples of the event: in the two variables that the
 * event moves most, the sample where a kernel estimate of the density is highest, moved to the mean of the samples around it until
 * it stays (mean shift: Comaniciu & Meer, IEEE Transactions on Pattern Analysis and Machine Intelligence 24, 2002). The kernel is
 * Epanechnikov's with the bandwidth for a normal density (Silverman 1986, Density Estimation, equation 4.14).
 *
 * @param samples the variables of each sample on which the event happened, `[sample][variable]`
 * @param probability of the event
 * @param weights likelihood ratios of the samples; all the same unless given
 */
export function designPoint(
  samples: readonly Float64Array[],
  probability: number,
  math: NormalMath,
  weights: Float64Array = new Float64Array(samples.length).fill(1),
): DesignPoint {
  const n = samples.length;
  if (n === 0) throw new RangeError('invalid samples: none');
  const dimensions = samples[0].length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = new Float64Array(dimensions);
  const deviation = new Float64Array(dimensions);
  const variance = new Float64Array(dimensions);
  for (const [i, sample] of samples.entries())
    for (let k = 0; k < dimensions; k++) mean[k] += (weights[i] / total) * sample[k];
  for (const [i, sample] of samples.entries())
    for (let k = 0; k < dimensions; k++) {
      const square = (weights[i] / total) * (sample[k] - mean[k]) ** 2;
      deviation[k] += square * (n / (n - 1));
      variance[k] += (weights[i] / total) * square * (n / (n - 1));
    }
  const standardError = variance.map((square) => Math.sqrt(square));

  const axes = Array.from(mean, (_, k) => k)
    .sort((a, b) => Math.abs(mean[b]) - Math.abs(mean[a]))
    .slice(0, Math.min(leading, dimensions));
  const mode = mean.slice();
  if (n > 1) {
    const bandwidths = axes.map(
      (k) => factor(axes.length, n, math) * Math.sqrt(Math.max(deviation[k], Number.MIN_VALUE)),
    );
    const found = modeOf(samples, weights, axes, bandwidths);
    for (const [j, k] of axes.entries()) mode[k] = found[j];
  }
  let nearest = 0;
  let least = Infinity;
  for (const [i, sample] of samples.entries()) {
    const distance = sample.reduce((sum, x, k) => sum + (x - mode[k]) ** 2, 0);
    if (distance < least) [nearest, least] = [i, distance];
  }

  const reliabilityIndex = math.normalQuantile(1 - probability);
  const density = math.exp((-reliabilityIndex * reliabilityIndex) / 2) / Math.sqrt(2 * Math.PI);
  const length = mean.reduce((sum, m, k) => sum + m * m - standardError[k] ** 2, 0);
  const strength = probability < 1 ? Math.sqrt(Math.max(0, length)) / (density / probability) : 0;
  return {
    ...{ mean, standardError, mode, nearest, reliabilityIndex },
    strength: Number.isFinite(strength) ? Math.min(1, strength) : 0,
  };
}

/** Silverman's factor for Epanechnikov's kernel: (8 (d + 4) (2√π)^d ÷ c_d)^(1/(d+4)) n^(−1/(d+4)), c_d the unit ball. */
function factor(dimensions: number, n: number, math: NormalMath): number {
  const ball = dimensions === 1 ? 2 : Math.PI;
  const root = 2 * Math.sqrt(Math.PI);
  const constant = (8 * (dimensions + 4) * (dimensions === 1 ? root : root * root)) / ball;
  return math.exp(math.log(constant / n) / (dimensions + 4));
}

function modeOf(
  samples: readonly Float64Array[],
  weights: Float64Array,
  axes: number[],
  bandwidths: number[],
): number[] {
  const points = samples.map((sample) => axes.map((k, j) => sample[k] / bandwidths[j]));
  const squared = (one: number[], other: number[]) =>
    one.reduce((sum, x, j) => sum + (x - other[j]) ** 2, 0);
  let place = points[0];
  let highest = -Infinity;
  for (const point of points) {
    let density = 0;
    for (const [i, other] of points.entries())
      density += weights[i] * Math.max(0, 1 - squared(point, other));
    if (density > highest) [place, highest] = [point, density];
  }
  for (let step = 0; step < 100; step++) {
    const next = place.map(() => 0);
    let total = 0;
    for (const [i, point] of points.entries()) {
      if (squared(point, place) >= 1) continue;
      total += weights[i];
      for (const [j, x] of point.entries()) next[j] += weights[i] * x;
    }
    for (let j = 0; j < next.length; j++) next[j] /= total;
    const moved = squared(next, place);
    place = next;
    if (moved < 1e-12) break;
  }
  return place.map((x, j) => x * bandwidths[j]);
}
