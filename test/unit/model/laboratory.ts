import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { vi } from 'vitest';
import { createPlan, type Plan } from '../../../src/engine/plan';
import { Simulator } from '../../../src/engine/simulator';
import { placeIn } from '../../../src/kernel/cellDescriptor';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { lanes } from '../../../src/model/lanes';
import {
  createModelState,
  startMonths,
  stepMonth,
  type ModelState,
} from '../../../src/model/month';
import { seriesNames } from '../../../src/model/series';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { mergePatch } from '../../../src/scenario/mergePatch';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { resolvedScenarioSchema, type Scenario } from '../../../src/scenario/scenario';

// Tens of thousands of paths take their time where other programs want the processor too.
vi.setConfig({ testTimeout: 60_000 });

export const kernelModule = await loadKernel();
/** A kernel for plans and formulas; simulations have their own. */
export const kernel = instantiateKernel(kernelModule);
export const math = kernel.exports;

const vasicek = join(import.meta.dirname, '../../../scenarios/validation/vasicek.json');
const { baseline } = JSON.parse(readFileSync(vasicek, 'utf8')) as { baseline: object };

/**
 * A scenario in which nothing happens but what a patch (RFC 7396) asks for: the validation scenario, in which default
 * alone is switched on and the platform outlives any loss.
 */
export function stillScenario(patch: object = {}): Scenario {
  return v.parse(resolvedScenarioSchema, mergePatch({ version: 1, ...baseline }, patch));
}

/** A segment of one grade whose loans are alike and do nothing but default. */
export interface Pool {
  id?: string;
  product?: string;
  region?: string;
  balance: number;
  loans: number;
  pd: number;
  rho: number;
  lgd?: number;
}

/** Pools as segments of the still scenario's platform. */
export function poolSegments(pools: Pool[]): object[] {
  return pools.map(({ id, product, region, balance, loans, pd, rho, lgd }, index) => ({
    id: id ?? `pool-${index}`,
    product: product ?? 'loan',
    region: region ?? 'all',
    demandPerMonth: 0,
    openingBalance: balance,
    priceElasticity: 0,
    adverseSelection: 0,
    assetCorrelation: rho,
    sensitivities: { unemployment: 0, gdpGrowth: 0 },
    grades: [
      {
        grade: 'pool',
        share: 1,
        annualDefaultRate: pd,
        lossGivenDefault: lgd ?? 1,
        rate: 0.05,
        meanLoan: balance / loans,
        loanVariation: 0,
      },
    ],
  }));
}

/** A product of the still scenario. */
export function stillProduct(id: string, termMonths: number): object {
  return { id, termMonths, prepaymentPerYear: 0, originationFee: 0, seasoningStrength: 0 };
}

export function planOf(scenario: Scenario): Plan {
  return createPlan(scenario, kernel);
}

/** Values of outcome columns, path by path from path 0; `paths` is rounded up to whole blocks. */
export function outcomesOf<const Name extends string>(
  scenario: Scenario,
  paths: number,
  names: readonly Name[],
): Record<Name, Float64Array> {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const blocks = Math.ceil(paths / lanes);
  const values = names.map((name) => ({
    column: plan.columns.indexOf(name),
    values: new Float64Array(blocks * lanes),
  }));
  for (let block = 0; block < blocks; block++) {
    const { outcomes } = simulator.block(block * lanes, lanes);
    for (const one of values)
      one.values.set(
        outcomes.subarray(one.column * lanes, (one.column + 1) * lanes),
        block * lanes,
      );
  }
  return Object.fromEntries(names.map((name, index) => [name, values[index].values])) as Record<
    Name,
    Float64Array
  >;
}

/** One block of paths at a time, step by step, with the state of the model open to view. */
export class Walk {
  readonly plan: Plan;
  readonly state: ModelState;
  readonly #kernel = instantiateKernel(kernelModule);
  readonly #series: Float32Array;
  #from = 0;
  #step = 0;

  constructor(scenario: Scenario, plan = planOf(scenario)) {
    this.plan = plan;
    this.state = createModelState(this.plan.model, this.#kernel.exports, this.#kernel.allocator);
    this.#series = new Float32Array(seriesNames.length * this.plan.steps * lanes);
  }

  /** Puts the block of paths from `from` on at the start. */
  start(from = 0): void {
    const { plan, state } = this;
    startMonths(plan.model, state, plan.key, from, this.#kernel.exports);
    [this.#from, this.#step] = [from, 0];
  }

  /** Takes the next step and gives its number, from 0. */
  step(): number {
    const { plan, state } = this;
    const step = this.#step++;
    const { exports } = this.#kernel;
    stepMonth(plan.model, state, step, plan.key, this.#from, exports, this.#series);
    return step;
  }

  /** The kernel's scratch with φ of the cell that was drawn last. */
  phiOfLastCell(): Float32Array {
    const { allocator } = this.#kernel;
    return allocator.f32(placeIn(allocator, this.state.book.descriptors, 'phi'), lanes);
  }

  /** Principal of the large exposures that perform on a path after the last step. */
  performing(path: number): number {
    const { amount, termSteps } = this.plan.model.book.exposures;
    return this.state.book.exposures.performing.reduce(
      (sum, column, e) => sum + (this.#step < termSteps[e] ? column[path] * amount[e] : 0),
      0,
    );
  }

  get finished(): boolean {
    return this.#step === this.plan.steps;
  }

  /** Every step of as many paths as asked for, rounded up to whole blocks. */
  *blocks(paths: number): Generator<{ step: number; from: number }> {
    for (let from = 0; from < paths; from += lanes) {
      this.start(from);
      while (!this.finished) yield { step: this.step(), from };
    }
  }
}

const presets = nodePresets();

/** A scenario put together from presets by name, each with changes if need be. */
export function presetScenario(parts: {
  platform: unknown;
  world: unknown;
  rules: unknown;
  strategy: unknown;
  run?: object;
}): Scenario {
  const parsed = parseScenarioSync({ version: 1, ...parts }, presets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return parsed.scenario;
}
