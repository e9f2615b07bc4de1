import type { KernelExports } from '../kernel/load';
import { ratedDefaultRate } from '../scenario/creditRatings';
import type { Scenario } from '../scenario/scenario';
import type { BookState } from './bookMemory';
import { lanes, type Lanes } from './lanes';
import { stepCorrelationSolver } from './stepCorrelation';
import { stepProbability } from './stepProbability';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Large named exposures, drawn one by one: each defaults or does not, and is repaid at the end of its term. */
export interface ExposuresPlan {
  streams: Uint32Array;
  amount: Float64Array;
  /** Interest of a step. */
  rate: Float64Array;
  termSteps: Int32Array;
  loadings: Float64Array;
  /** Segment of each. */
  segment: Int32Array;
  /** Places of the region's and the product's factor among the world's. */
  regionFactor: Int32Array;
  productFactor: Int32Array;
  /** F⁻¹(PD)/√(1 − ρ), `[step × exposures + exposure]`. */
  thresholds: Float64Array;
  lgdShift: Float64Array;
  lossGivenDefault: Float64Array;
  stepDefaultRate: Float64Array;
  /** Sum of all amounts. */
  opening: number;
}

/** 1 while an exposure performs, `[exposure][path]`. */
export interface ExposuresState {
  performing: Lanes[];
  /** Lost with each over the life of each path, after collection. */
  lost: Lanes[];
  /** Lost with each in this step, before collection; and whether anything was. */
  losing: Lanes[];
  struck: boolean;
  draws: Lanes;
}

export function planExposures(
  { platform, world, run }: Scenario,
  steps: number,
  shifts: Float64Array[],
  quantile: (p: number) => number,
  math: KernelExports,
): ExposuresPlan {
  const list = platform.largeExposures.map((exposure) => ({
    ...exposure,
    annualDefaultRate: ratedDefaultRate(exposure.rating, exposure.annualDefaultRate),
  }));
  const { weights } = world.factors;
  const stepsPerYear = 12 / run.monthsPerStep;
  const segments = list.map(({ segment }) =>
    platform.segments.findIndex(({ id }) => id === segment),
  );
  const stepCorrelation = stepCorrelationSolver(world.factors, run.monthsPerStep, math);
  const correlations = list.map(({ annualDefaultRate, assetCorrelation }) =>
    stepCorrelation(annualDefaultRate, assetCorrelation),
  );
  const specific = correlations.map((rho) => Math.sqrt(1 - rho));
  const stepRate = (annual: number) => stepProbability(annual, stepsPerYear, math);
  return {
    streams: Uint32Array.from(list, ({ id }) => streamOf(`exposure/${id}`)),
    amount: Float64Array.from(list, ({ amount }) => amount),
    rate: Float64Array.from(list, ({ rate }) => rate / stepsPerYear),
    termSteps: Int32Array.from(list, ({ termMonths }) => Math.ceil(termMonths / run.monthsPerStep)),
    loadings: Float64Array.from(
      correlations.flatMap((rho, e) =>
        [weights.global, weights.region, weights.product].map(
          (weight) => Math.sqrt(rho * weight) / specific[e],
        ),
      ),
    ),
    segment: Int32Array.from(segments),
    regionFactor: Int32Array.from(
      segments,
      (s) => 1 + platform.regions.findIndex(({ id }) => id === platform.segments[s].region),
    ),
    productFactor: Int32Array.from(
      segments,
      (s) =>
        1 +
        platform.regions.length +
        platform.products.findIndex(({ id }) => id === platform.segments[s].product),
    ),
    thresholds: Float64Array.from({ length: steps * list.length }, (_, at) => {
      const e = at % list.length;
      const shift = shifts[segments[e]][Math.floor(at / list.length)];
      const annual = list[e].annualDefaultRate;
      return annual <= 0
        ? -Infinity
        : quantile(stepRate(math.normalCdf(math.normalQuantile(annual) + shift))) / specific[e];
    }),
    lgdShift: Float64Array.from(list, ({ annualDefaultRate, lossGivenDefault }, e) => {
      const rate = stepRate(annualDefaultRate);
      return rate <= 0 || lossGivenDefault <= 0
        ? 0
        : (quantile(rate) - quantile(rate * lossGivenDefault)) / specific[e];
    }),
    lossGivenDefault: Float64Array.from(list, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate: Float64Array.from(list, ({ annualDefaultRate }) =>
      stepRate(annualDefaultRate),
    ),
    opening: list.reduce((sum, { amount }) => sum + amount, 0),
  };
}

export function createExposuresState(plan: ExposuresPlan): ExposuresState {
  return {
    performing: Array.from(plan.amount, () => new Float64Array(lanes)),
    lost: Array.from(plan.amount, () => new Float64Array(lanes)),
    losing: Array.from(plan.amount, () => new Float64Array(lanes)),
    struck: false,
    draws: new Float64Array(lanes),
  };
}

export function startExposures(state: ExposuresState): void {
  for (const column of state.performing) column.fill(1);
  for (const column of [...state.lost, ...state.losing]) column.fill(0);
  state.struck = false;
}

/** Keeps what was lost in this step, once collection is done. */
export function keepExposureLosses(state: ExposuresState, lossScale: Lanes): void {
  if (!state.struck) return;
  state.losing.forEach((losing, e) => {
    const lost = state.lost[e];
    for (let i = 0; i < lanes; i++) lost[i] += losing[i] * lossScale[i];
    losing.fill(0);
  });
  state.struck = false;
}

/** Adds interest, defaults, losses and closing balances of the large exposures to the book's totals. */
export function stepExposures(
  plan: ExposuresPlan,
  state: ExposuresState,
  { totals }: BookState,
  world: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { performing, losing, draws } = state;
  for (let e = 0; e < performing.length; e++) {
    if (step >= plan.termSteps[e]) continue;
    const alive = performing[e];
    const last = step === plan.termSteps[e] - 1;
    math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, plan.streams[e], 0);
    draws.set(world.draws);
    const [global, region, product] = [
      world.factors[0],
      world.factors[plan.regionFactor[e]],
      world.factors[plan.productFactor[e]],
    ];
    const threshold = plan.thresholds[step * performing.length + e];
    for (let i = 0; i < lanes; i++) {
      if (alive[i] === 0) continue;
      const x =
        threshold * world.mixing[i] -
        (plan.loadings[3 * e] * global[i] +
          plan.loadings[3 * e + 1] * region[i] +
          plan.loadings[3 * e + 2] * product[i]);
      const p = math.normalCdf(x);
      const amount = plan.amount[e];
      totals.wouldBe[i] += p * amount;
      totals.expectedLoss[i] += plan.stepDefaultRate[e] * plan.lossGivenDefault[e] * amount;
      if (draws[i] > 1 - p) {
        const expected = plan.lossGivenDefault[e];
        const lgd =
          p > 0 && expected > 0
            ? math.normalCdf(x - plan.lgdShift[e] * world.mixing[i]) / p
            : expected;
        alive[i] = 0;
        totals.defaulted[i] += amount;
        totals.loss[i] += amount * lgd;
        losing[e][i] = amount * lgd;
        state.struck = true;
        continue;
      }
      totals.interest[i] += plan.rate[e] * amount;
      totals.activeLoans[i] += last ? 0 : 1;
      if (last) alive[i] = 0;
      else totals.closing[i] += amount;
    }
  }
}
