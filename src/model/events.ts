import type { KernelExports } from '../kernel/load';
import { lanes, type Lanes } from './lanes';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Events that come as a Poisson process and cost a lognormal amount each. */
export interface EventsPlan {
  /** ln of the median, and σ. */
  logMedian: number;
  spread: number;
  arrivalStream: number;
  sizeStream: number;
}

export function planEvents(
  name: string,
  median: number,
  spread: number,
  math: KernelExports,
): EventsPlan {
  return {
    logMedian: median > 0 ? math.log(median) : -Infinity,
    spread,
    arrivalStream: streamOf(`${name}/arrival`),
    sizeStream: streamOf(`${name}/size`),
  };
}

/** Streams that an event type draws from. */
export function eventStreams(name: string): string[] {
  return [`${name}/arrival`, `${name}/size`];
}

/**
 * Uniforms below this draw a count of 0 from a Poisson distribution, as most do of rare events, and need no distribution:
 * e^−m ≥ 1 − m + m²/2 − m³/6. The margin is far above the accuracy of the kernel's quantile, which thus would have given
 * 0 as well.
 */
export function surelyNone(mean: number): number {
  return 1 - mean * (1 - (mean / 2) * (1 - mean / 3)) - 1e-9;
}

/** The Poisson quantile. */
export function poissonCount(mean: number, u: number, math: KernelExports): number {
  return u < surelyNone(mean) ? 0 : math.poissonQuantile(mean, u);
}

/**
 * Number and total cost of a step's events on each path. Numbers are the inverse transform of one uniform, so they rise
 * with the rate on every path; the k-th event of a step always draws the same size.
 *
 * @param rate events expected in the step on each path
 */
export function stepEvents(
  plan: EventsPlan,
  rate: Lanes,
  counts: Lanes,
  costs: Lanes,
  world: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, plan.arrivalStream, 0);
  for (let i = 0; i < lanes; i++) {
    costs[i] = 0;
    counts[i] = poissonCount(rate[i], world.draws[i], math);
    for (let k = 0; k < counts[i]; k++) {
      const z = math.normalQuantile(
        math.uniform(from + i, step + 1, plan.sizeStream, k, key[0], key[1]),
      );
      costs[i] += math.exp(plan.logMedian + plan.spread * z);
    }
  }
}
