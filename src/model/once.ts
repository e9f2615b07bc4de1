import type { KernelExports } from '../kernel/load';
import type { Run } from '../scenario/run';
import { lanes, type Lanes } from './lanes';
import { drawUniforms, type Sampling } from './pathDraws';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Something that happens at most once on a path, such as the loss of the licence. */
export interface OncePlan {
  stream: number;
  sampling: Sampling;
}

export interface OnceState {
  /** The probability of having been spared at which it happens, and that of having been spared so far. */
  threshold: Lanes;
  spared: Lanes;
}

export const planOnce = (name: string, { sampling }: Run): OncePlan => ({
  stream: streamOf(name),
  sampling,
});

export const createOnceState = (): OnceState => ({
  threshold: new Float64Array(lanes),
  spared: new Float64Array(lanes),
});

/** Draws the one number that says on each path when it happens. */
export function startOnce(
  { sampling, stream }: OncePlan,
  { threshold, spared }: OnceState,
  { drawsPointer, draws }: WorldState,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  drawUniforms(sampling, drawsPointer, 1, stream, 0, key, from, math);
  threshold.set(draws);
  spared.fill(1);
}

/**
 * Whether it happens on path i on one more occasion, or has happened before. The occasion is the inverse transform of one
 * uniform U: the first at which Π (1 − p) ≤ U, which among those that are spared until then happens with probability p.
 *
 * @param p its probability on this occasion, where it has not happened yet
 */
export function happens({ threshold, spared }: OnceState, i: number, p: number): boolean {
  spared[i] *= 1 - p;
  return spared[i] <= threshold[i];
}
