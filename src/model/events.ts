import type { KernelExports } from '../kernel/load';
import type { Run } from '../scenario/run';
import { lanes, type Lanes } from './lanes';
import { drawUniforms, stretchMonths, type Sampling } from './pathDraws';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Events that come as a Poisson process and cost a lognormal amount each. */
export interface EventsPlan {
  /** ln of the median, and σ. */
  logMedian: number;
  spread: number;
  stream: number;
  sampling: Sampling;
  /** Steps for which events are drawn together. */
  stretchSteps: number;
}

/**
 * What might happen in a stretch of each path, the rarest first: `[event][path]`. Every stretch of every path holds
 * endlessly many; only those are known that the rates so far have asked for.
 */
export interface EventsState {
  /** The rate (events per step) above which it happens. */
  rarity: Lanes[];
  /** Its step, from the start of the stretch. */
  when: Lanes[];
  known: Uint32Array;
}

/** Two coordinates each of the rarest events of a stretch come from its Sobol' point: it is they that decide. */
const rarest = 2;

export function planEvents(
  name: string,
  median: number,
  spread: number,
  run: Run,
  math: KernelExports,
): EventsPlan {
  return {
    logMedian: median > 0 ? math.log(median) : -Infinity,
    spread,
    stream: streamOf(name),
    sampling: run.sampling,
    stretchSteps: stretchMonths / run.monthsPerStep,
  };
}

export function createEventsState(): EventsState {
  return { rarity: [], when: [], known: new Uint32Array(lanes) };
}

/**
 * Number and total cost of a step's events on each path.
 *
 * Events are the points of a Poisson process of density one in the plane of time (in steps) and rarity r: those with
 * r < λ(t) happen, which makes a process of rate λ, and r/λ is uniform on (0, 1) for each, so that the loss of an event
 * is the quantile of its distribution at 1 − r/λ. Along r the points of a stretch of S steps lie as those of a process of
 * rate S: what parts them is exponential with mean 1/S, and the step of each is uniform (J. F. C. Kingman 1993, Poisson
 * Processes). On every path a higher rate thus leaves each event in place, makes it no smaller and adds
 * others, smaller ones first; and two numbers say when the worst event of three years comes and how bad it is.
 *
 * @param rate events expected in the step on each path
 */
export function stepEvents(
  plan: EventsPlan,
  state: EventsState,
  rate: Lanes,
  counts: Lanes,
  costs: Lanes,
  world: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const stretch = Math.floor(step / plan.stretchSteps);
  const now = step % plan.stretchSteps;
  if (now === 0) drawRarest(plan, state, world, stretch, key, from, math);
  const { rarity, when, known } = state;
  for (let i = 0; i < lanes; i++) {
    costs[i] = 0;
    counts[i] = 0;
    while (rarity[known[i] - 1][i] < rate[i]) drawNext(plan, state, i, stretch, key, from, math);
    for (let k = 0; rarity[k][i] < rate[i]; k++) {
      if (when[k][i] !== now) continue;
      counts[i]++;
      costs[i] += math.exp(
        plan.logMedian - plan.spread * math.normalQuantile(rarity[k][i] / rate[i]),
      );
    }
  }
}

/** Draws the rarest events of a stretch of every path. */
function drawRarest(
  plan: EventsPlan,
  { rarity, when, known }: EventsState,
  { innovations: { points, pointsPointer } }: WorldState,
  stretch: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { stretchSteps, sampling, stream } = plan;
  drawUniforms(sampling, pointsPointer, 2 * rarest, stream, stretch, key, from, math);
  for (let k = 0; k < rarest; k++) {
    rarity[k] ??= new Float64Array(lanes);
    when[k] ??= new Float64Array(lanes);
    for (let i = 0; i < lanes; i++) {
      const apart = -math.log1p(-points[2 * k * lanes + i]) / stretchSteps;
      rarity[k][i] = (k > 0 ? rarity[k - 1][i] : 0) + apart;
      when[k][i] = Math.floor(points[(2 * k + 1) * lanes + i] * stretchSteps);
    }
  }
  known.fill(rarest);
}

/** Draws one event more of a path. */
function drawNext(
  { stretchSteps, stream }: EventsPlan,
  { rarity, when, known }: EventsState,
  i: number,
  stretch: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const k = known[i]++;
  rarity[k] ??= new Float64Array(lanes);
  when[k] ??= new Float64Array(lanes);
  const uniform = (index: number) => math.uniform(from + i, stretch, stream, index, key[0], key[1]);
  rarity[k][i] = rarity[k - 1][i] - math.log1p(-uniform(2 * k)) / stretchSteps;
  when[k][i] = Math.floor(uniform(2 * k + 1) * stretchSteps);
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
