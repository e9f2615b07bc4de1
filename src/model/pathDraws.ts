import type { KernelExports, Pointer } from '../kernel/load';
import type { Run } from '../scenario/run';
import { lanes } from './lanes';
import { replicates } from './replicates';

/** How what decides most of a path is drawn. */
export type Sampling = Run['sampling'];

/** Months of a stretch, the usual horizon: what is drawn for whole stretches is the same whatever the horizon. */
export const stretchMonths = 36;

/**
 * Uniforms that decide much of a path, drawn for its whole life or for a stretch of it: coordinates of its scrambled
 * Sobol' point for the stream, or random ones.
 *
 * @param out f64[dimensions][lanes]
 * @param dimensions at most 9
 */
export function drawUniforms(
  sampling: Sampling,
  out: Pointer,
  dimensions: number,
  stream: number,
  stretch: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const [key0, key1] = key;
  if (sampling === 'sobol')
    math.sobolUniforms(out, lanes, dimensions, key0, key1, from, stream, stretch, replicates);
  else
    for (let k = 0; k < dimensions; k++)
      math.uniforms(out + 8 * lanes * k, lanes, key0, key1, from, stretch, stream, k);
}
