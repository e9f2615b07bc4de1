import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import { poissonCount } from './events';
import {
  createInnovationsState,
  drawInnovations,
  planInnovations,
  type InnovationsPlan,
  type InnovationsState,
} from './innovations';
import { lanes, type Lanes } from './lanes';
import { macroAt, macroDeviations } from './macro';
import { drawUniforms } from './pathDraws';
import { streamOf } from './stream';

/** Step 1, the world: macro variables, systematic credit factors, market events. */
export interface WorldPlan {
  /** Persistence of the global, the regional and the product factors over one step. */
  persistence: [number, number, number];
  /** Streams of the factors: the global one, then the regions', then the products'. */
  streams: number[];
  regions: number;
  products: number;
  innovations: InnovationsPlan;
  /** Degrees of freedom of the t copula; 0 for the Gaussian. */
  degreesOfFreedom: number;
  mixingStream: number;
  /** The policy rate in each step, a year, as a fraction; and what it was expected to be in the first. */
  policyRate: Float64Array;
  policyRateToday: number;
  /** Failures of peers: expected per step in normal times, and the rise of its log as the global factor falls by one. */
  peerRate: number;
  peerCyclicality: number;
  peerStream: number;
}

/** What the world leaves for later steps; factors lie in the kernel's memory. */
export interface WorldState {
  /** Factors, `[factor][path]` in the order of the streams, and where they lie. */
  factors: Lanes[];
  pointers: Pointer[];
  /** Mixing variable of the copula, √(χ²_ν/ν); 1 for the Gaussian. */
  mixing: Lanes;
  mixingPointer: Pointer;
  peerFailures: Lanes;
  innovations: InnovationsState;
  /** Scratch for draws. */
  draws: Lanes;
  drawsPointer: Pointer;
}

/** Macro deviations that segments are sensitive to are planned with the book; here is what all paths share. */
export function planWorld(scenario: Scenario, steps: number, math: KernelExports): WorldPlan {
  const { world, platform, run } = scenario;
  const exp2 = (x: number) => math.exp(x * 0.6931471805599453);
  const { persistence } = world.factors;
  const overStep = (monthly: number) =>
    monthly === 0 ? 0 : math.exp(run.monthsPerStep * math.log(monthly));
  const path = world.variables.policyRate;
  const policyRate = (month: number) =>
    path
      ? macroAt(path, month, world.afterwards, world.severity, exp2).actual / 100
      : platform.policyRate;
  return {
    persistence: [
      overStep(persistence.global),
      overStep(persistence.region),
      overStep(persistence.product),
    ],
    streams: [
      'factor/global',
      ...platform.regions.map(({ id }) => `factor/region/${id}`),
      ...platform.products.map(({ id }) => `factor/product/${id}`),
    ].map(streamOf),
    regions: platform.regions.length,
    products: platform.products.length,
    innovations: planInnovations(run, evenIndex(scenario), steps),
    degreesOfFreedom: world.factors.copula === 'studentT' ? world.factors.degreesOfFreedom : 0,
    mixingStream: streamOf('copula/mixing'),
    policyRate: Float64Array.from({ length: steps }, (_, step) =>
      policyRate(step * run.monthsPerStep + 1),
    ),
    policyRateToday: path ? path.baseline[0] / 100 : platform.policyRate,
    peerRate: (world.peerFailures.perYear * run.monthsPerStep) / 12,
    peerCyclicality: world.peerFailures.cyclicality,
    peerStream: streamOf('peers/failures'),
  };
}

/** Coefficients of the factors in the index of a book spread evenly: Y = √w_G Z_G + √w_R Σ Z_r ⁄ R + √w_P Σ Z_p ⁄ P. */
function evenIndex({ world, platform: { regions, products } }: Scenario): number[] {
  const { weights } = world.factors;
  return [
    Math.sqrt(weights.global),
    ...regions.map(() => Math.sqrt(weights.region) / regions.length),
    ...products.map(() => Math.sqrt(weights.product) / products.length),
  ];
}

/** Shifts of the probit of the annual default rate, `[segment][step]`: Σ β (x − x⁰), positive where times are worse. */
export function macroShifts(
  scenario: Scenario,
  steps: number,
  math: KernelExports,
): Float64Array[] {
  const exp2 = (x: number) => math.exp(x * 0.6931471805599453);
  const deviations = macroDeviations(scenario.world, steps, scenario.run.monthsPerStep, exp2);
  return scenario.platform.segments.map(({ sensitivities }) =>
    Float64Array.from({ length: steps }, (_, step) =>
      (Object.keys(sensitivities) as (keyof typeof sensitivities)[]).reduce(
        (sum, id) => sum + sensitivities[id] * deviations[id][step],
        0,
      ),
    ),
  );
}

export function createWorldState(plan: WorldPlan, layout: Layout): () => WorldState {
  const pointers = plan.streams.map(() => layout.reserve(8 * lanes));
  const mixingPointer = layout.reserve(8 * lanes);
  const drawsPointer = layout.reserve(8 * lanes);
  const innovations = createInnovationsState(plan.innovations, plan.streams.length, layout);
  return () => ({
    factors: pointers.map((pointer) => layout.f64(pointer, lanes)),
    pointers,
    mixing: layout.f64(mixingPointer, lanes),
    mixingPointer,
    peerFailures: new Float64Array(lanes),
    innovations: innovations(),
    draws: layout.f64(drawsPointer, lanes),
    drawsPointer,
  });
}

/** What moves the factors is drawn for whole paths; the mixing variable once a path, at address month 0. */
export function startWorld(
  plan: WorldPlan,
  state: WorldState,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  drawInnovations(plan.innovations, state.innovations, plan.streams, key, from, math);
  if (plan.degreesOfFreedom === 0) {
    state.mixing.fill(1);
    return;
  }
  const { drawsPointer, draws } = state;
  drawUniforms(plan.innovations.sampling, drawsPointer, 1, plan.mixingStream, 0, key, from, math);
  for (let i = 0; i < lanes; i++)
    state.mixing[i] = Math.sqrt(
      math.chiSquareQuantile(draws[i], plan.degreesOfFreedom) / plan.degreesOfFreedom,
    );
}

/**
 * Factors move by Z_t = φ Z_{t−1} + √(1−φ²) ε_t from a stationary start; peers fail by the inverse transform of a Poisson
 * whose rate is exp(−c Z_G) times the normal one.
 */
export function stepWorld(
  plan: WorldPlan,
  state: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { draws, drawsPointer, factors } = state;
  for (let factor = 0; factor < factors.length; factor++) {
    const z = factors[factor];
    const all = state.innovations.values[factor];
    const innovations = all.subarray(step * lanes, (step + 1) * lanes);
    const persistence = plan.persistence[factor === 0 ? 0 : factor <= plan.regions ? 1 : 2];
    const share = Math.sqrt(1 - persistence * persistence);
    if (step === 0) z.set(innovations);
    else for (let i = 0; i < lanes; i++) z[i] = persistence * z[i] + share * innovations[i];
  }
  if (plan.peerRate === 0) {
    state.peerFailures.fill(0);
    return;
  }
  math.uniforms(drawsPointer, lanes, key[0], key[1], from, step + 1, plan.peerStream, 0);
  const global = factors[0];
  for (let i = 0; i < lanes; i++)
    state.peerFailures[i] = poissonCount(
      plan.peerRate * math.exp(-plan.peerCyclicality * global[i]),
      draws[i],
      math,
    );
}
