import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Run } from '../scenario/run';
import { lanes, type Lanes } from './lanes';
import { drawUniforms, stretchMonths, type Sampling } from './pathDraws';
import { principalDirections } from './principalComponents';
import { replicates } from './replicates';
import { streamOf } from './stream';
import { planTailShift, shiftTail, type TailShiftPlan } from './tailShift';

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
  tailShift: TailShiftPlan;
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

/** The coordinate that says how bad the times of a path are where they are shifted, beyond those of the components. */
const shiftDimension = mostDimensions;

/** Address of the same draw under random sampling. */
const shiftStream = streamOf('factor/bad-times');

/** Persistence a month behind the directions: the default of the global factor. */
const usualPersistence = 0.9;

/** @param index coefficient of each factor in the index of a book spread evenly, the global one first */
export function planInnovations(
  { sampling, tailShift, monthsPerStep }: Pick<Run, 'sampling' | 'tailShift' | 'monthsPerStep'>,
  index: readonly number[],
  steps: number,
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
    tailShift: planTailShift(tailShift, index, steps, persistence),
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
  if (plan.tailShift.by === 0) return;
  const place = plan.sampling === 'random' ? 0 : shiftDimension;
  const stream = plan.sampling === 'random' ? shiftStream : streams[0];
  drawUniforms(plan.sampling, state.pointsPointer, place + 1, stream, 0, key, from, math);
  const uniforms = state.points.subarray(place * lanes, (place + 1) * lanes);
  shiftTail(plan.tailShift, uniforms, state.values, state.weights, math);
}
