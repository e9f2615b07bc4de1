import type { KernelExports, Layout, Pointer } from '../kernel/load';
import { lanes, type Lanes } from './lanes';
import { stretchMonths, type Sampling } from './pathDraws';
import { principalDirections, responses } from './principalComponents';
import { replicates } from './replicates';
import { streamOf } from './stream';

/**
 * What moves the systematic factors, drawn for whole paths at their start: the independent standard normal innovations
 * of each factor in each step.
 *
 * With quasi-random sampling the innovations of a stretch of three years are drawn from Philox and then moved along a
 * few orthonormal directions, so that their parts there are those of a scrambled Sobol' point. The directions are the
 * principal components of an autoregressive path, along which nearly all of what matters lies. They are fixed: no lever
 * and no horizon changes a draw. That the persistence of a factor is another than theirs costs a little accuracy and
 * nothing else, since innovations turned by an orthonormal matrix remain independent and standard normal.
 */
export interface InnovationsPlan {
  sampling: Sampling;
  steps: number;
  /** Steps of a stretch, and stretches that cover the run. */
  stretchSteps: number;
  stretches: number;
  /** `[direction × step of the stretch]`, for the first stretch and for every later one. */
  directions: [Float64Array, Float64Array];
  dimensions: number;
  /** Standard deviations by which half of the paths are moved down along `shiftDirection`; 0 for none. */
  tailShift: number;
  /** Unit vector, `[step]`. */
  shiftDirection: Float64Array;
}

export interface InnovationsState {
  /** `[factor][step × lanes + path]`, whole stretches of them. */
  values: Lanes[];
  pointers: Pointer[];
  /** Where the directions of the first and of every later stretch lie in the kernel's memory. */
  directionsPointers: [Pointer, Pointer];
  /** `[dimension × lanes + path]`. */
  points: Lanes;
  pointsPointer: Pointer;
  /** Likelihood ratio of each path; 1 without a shift. */
  weights: Lanes;
}

/** Sobol' dimensions of a stretch: eight components hold 90 % of the variance of a path with persistence 0.9, and nearly all of that of its mean. */
const mostDimensions = 8;

/** The dimension that says which paths are shifted, beyond those of the components. */
const mixtureDimension = mostDimensions;

/** Persistence a month behind the directions: the default of the global factor. */
const usualPersistence = 0.9;

export function planInnovations(
  sampling: Sampling,
  tailShift: number,
  steps: number,
  monthsPerStep: number,
): InnovationsPlan {
  const stretchSteps = stretchMonths / monthsPerStep;
  let persistence = 1;
  for (let month = 0; month < monthsPerStep; month++) persistence *= usualPersistence;
  return {
    sampling,
    steps,
    stretchSteps,
    stretches: Math.ceil(steps / stretchSteps),
    directions: directionsOf(stretchSteps, persistence),
    dimensions: Math.min(stretchSteps, mostDimensions),
    tailShift,
    shiftDirection: meanDirection(steps, persistence),
  };
}

const known = new Map<number, [Float64Array, Float64Array]>();

/** Of a few steps each has a dimension of its own; the directions of more are computed once. */
function directionsOf(steps: number, persistence: number): [Float64Array, Float64Array] {
  let found = known.get(steps);
  if (!found) {
    const of = (stationary: boolean) => {
      const rows =
        steps <= mostDimensions
          ? Array.from({ length: steps }, (_, i) => new Float64Array(steps).fill(1, i, i + 1))
          : principalDirections(steps, persistence, stationary, mostDimensions);
      return Float64Array.from(rows.flatMap((row) => [...row]));
    };
    known.set(steps, (found = [of(true), of(false)]));
  }
  return found;
}

/**
 * The direction in which the least shift of the innovations lowers the mean of a path over the run by a given amount:
 * that of Aᵀ1, by the inequality of Cauchy and Schwarz. The mean of a factor of the usual persistence moves along it by
 * as many of its standard deviations as the innovations do.
 */
function meanDirection(steps: number, persistence: number): Float64Array {
  const a = responses(steps, persistence, true);
  const sums = new Float64Array(steps);
  for (const row of a) for (let s = 0; s < steps; s++) sums[s] += row[s];
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  const length = Math.sqrt(squares);
  return sums.map((sum) => sum / length);
}

export function createInnovationsState(
  plan: InnovationsPlan,
  factors: number,
  layout: Layout,
): () => InnovationsState {
  const length = plan.stretches * plan.stretchSteps * lanes;
  const pointers = Array.from({ length: factors }, () => layout.reserve(8 * length));
  const pointsPointer = layout.reserve(8 * (mostDimensions + 1) * lanes);
  const [first, later] = plan.directions;
  const directionsPointers: [Pointer, Pointer] = [
    layout.reserve(8 * first.length),
    layout.reserve(8 * later.length),
  ];
  return () => {
    plan.directions.forEach((directions, which) =>
      layout.f64(directionsPointers[which], directions.length).set(directions),
    );
    return {
      values: pointers.map((pointer) => layout.f64(pointer, length)),
      pointers,
      directionsPointers,
      points: layout.f64(pointsPointer, (mostDimensions + 1) * lanes),
      pointsPointer,
      weights: new Float64Array(lanes).fill(1),
    };
  };
}

/**
 * Draws the innovations of every factor for a block of paths.
 * @param streams of the factors, the global one first
 */
export function drawInnovations(
  plan: InnovationsPlan,
  state: InnovationsState,
  streams: readonly number[],
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { stretches, stretchSteps } = plan;
  const stepBytes = 8 * lanes;
  const drawn = plan.sampling === 'random' ? plan.steps : stretches * stretchSteps;
  for (const [factor, stream] of streams.entries()) {
    const pointer = state.pointers[factor];
    for (let step = 0; step < drawn; step++)
      math.normals(pointer + step * stepBytes, lanes, key[0], key[1], from, step + 1, stream, 0);
    if (plan.sampling === 'random') continue;
    for (let stretch = 0; stretch < stretches; stretch++) {
      const { dimensions } = plan;
      math.sobolNormals(
        state.pointsPointer,
        lanes,
        dimensions,
        key[0],
        key[1],
        from,
        stream,
        stretch,
        replicates,
      );
      math.moveAlong(
        state.directionsPointers[stretch === 0 ? 0 : 1],
        dimensions,
        stretchSteps,
        pointer + stretch * stretchSteps * stepBytes,
        state.pointsPointer,
        lanes,
      );
    }
  }
  if (plan.tailShift > 0) shift(plan, state, streams[0], key, from, math);
}

/** Address of the draw that says whether a path is shifted. */
const mixtureStream = streamOf('factor/global/shifted');

/**
 * Importance sampling of bad times: half of the paths are drawn from a world whose global factor is moved down by s
 * standard deviations along the direction u of its mean, half from the world itself, and each weighs by the ratio of
 * its density in the world to that in the mixture, with y the part of its innovations along u
 *
 *     w = 1 ÷ (½ + ½ exp(−s y − s²/2)) ≤ 2.
 *
 * (T. Hesterberg 1995, Weighted average importance sampling and defensive mixture distributions; A. Owen & Y. Zhou
 * 2000, Safe and effective importance sampling.) A weight is never more than 2, so that no figure gets much worse
 * while those of the tail get better. Under quasi-random sampling a coordinate of the point of the path's first stretch
 * says which half it belongs to.
 */
function shift(
  plan: InnovationsPlan,
  state: InnovationsState,
  globalStream: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { steps, tailShift, shiftDirection } = plan;
  const mixture = state.points.subarray(mixtureDimension * lanes, (mixtureDimension + 1) * lanes);
  if (plan.sampling === 'random')
    math.uniforms(mixture.byteOffset, lanes, key[0], key[1], from, 0, mixtureStream, 0);
  else
    math.sobolUniforms(
      state.pointsPointer,
      lanes,
      mixtureDimension + 1,
      key[0],
      key[1],
      from,
      globalStream,
      0,
      replicates,
    );
  const [values] = state.values;
  for (let i = 0; i < lanes; i++) {
    const moved = mixture[i] < 0.5 ? tailShift : 0;
    let part = 0;
    for (let t = 0; t < steps; t++) {
      values[t * lanes + i] -= moved * shiftDirection[t];
      part += shiftDirection[t] * values[t * lanes + i];
    }
    state.weights[i] = 2 / (1 + math.exp(-tailShift * (part + tailShift / 2)));
  }
}
