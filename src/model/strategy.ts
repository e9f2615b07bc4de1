import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Localized } from '../scenario/quantity';
import { averageLife } from './amortisation';
import type { Cell } from './cells';
import { lanes, type Lanes } from './lanes';
import { createDecision, decideLending, pricingMethods, type LendingConditions, type LendingDecision, type LendingPlan } from './lending';
import { limitedSizes, type LoanSizes } from './loanSizes';
import type { MixDimension } from './mix';
import { createObservation, observe, startObservation, type Observation } from './observation';
import { loanLimitOf, rateCapOf, regionAllowed } from './rules';
import { confusionSolver, observedDefaultRates, powerInMonth } from './scoring';
import { actionNames, createTriggersState, metricNames, planTriggers, startTriggers, stepTriggers, type TriggersPlan, type TriggersState } from './triggers';

/** Step 3, the strategy: what the platform decides from what it can observe. */
export interface StrategyPlan {
  lending: LendingPlan;
  /** The decision on every path on which nothing was triggered or learnt, by step. */
  usual: LendingDecision[];
  triggers: TriggersPlan;
  lagSteps: number;
  /** Cost of re-estimating the scoring model, by step. */
  reestimationCost: Float64Array;
  /** Sizes of new loans, `[step × cells + cell]`. */
  meanLoan: Float64Array;
  loanVariation: Float64Array;
}

/** Metrics observed: those of the triggers, then observed ÷ expected losses. */
export const observedMetrics = metricNames.length + 1;
export const experienceMetric = metricNames.length;

export interface StrategyState {
  observation: Observation;
  triggers: TriggersState;
  /** Decisions in the kernel's memory, `[cell][path]`: money granted before funding limits, rate, intensity, instalment per unit, money applied for. */
  granted: Lanes[];
  rate: Lanes[];
  intensity: Lanes[];
  instalment: Lanes[];
  applied: Lanes[];
  decisionPointers: Pointer[];
  /** Share of lending that triggers leave. */
  lendingScale: Lanes;
  collectionRaise: Lanes;
  lineDraw: Lanes;
  /** Scratch for the decision on one path. */
  own: LendingDecision;
}

/**
 * @param shifts macro shifts of the probit are not foreseen: prices rest on the default rates of normal times
 */
export function planStrategy(
  scenario: Scenario,
  cells: Cell[],
  inForce: Rules[],
  policyRate: Float64Array,
  policyRateToday: number,
  math: KernelExports,
): StrategyPlan {
  const { platform, strategy, run } = scenario;
  const { pricing, underwriting, mix } = strategy;
  const steps = inForce.length;
  const stepsPerYear = 12 / run.monthsPerStep;
  const table = () => new Float64Array(steps * cells.length);
  const termSteps = Int32Array.from(cells, (cell) => Math.ceil(platform.products[cell.product].termMonths / run.monthsPerStep));
  const feeRate = Float64Array.from(cells, (cell, c) => {
    const fee = platform.products[cell.product].originationFee;
    return fee === 0 ? 0 : fee / averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
  });
  const stepDefaultRate = Float64Array.from(cells, ({ annualDefaultRate }) => stepProbability(annualDefaultRate, stepsPerYear, math));

  const observedDefaultRate = table();
  const scoringIntensity = table();
  const rateCap = table();
  const demand = table();
  const sizeFactor = table();
  const meanLoan = table();
  const loanVariation = table();
  const allowed = new Uint8Array(steps * cells.length);
  const observedRates = observedRatesByStep(scenario, cells, steps, math);
  for (let step = 0; step < steps; step++) {
    const rules = inForce[step];
    const before = step > 0 && inForce[step - 1] === rules ? (step - 1) * cells.length : -1;
    cells.forEach((cell, c) => {
      const at = step * cells.length + c;
      observedDefaultRate[at] = observedRates[step][c];
      scoringIntensity[at] =
        stepDefaultRate[c] > 0 ? stepProbability(observedRates[step][c], stepsPerYear, math) / stepDefaultRate[c] : 1;
      demand[at] = cell.demandPerMonth * run.monthsPerStep * strategy.growth;
      if (before >= 0) {
        for (const column of [rateCap, sizeFactor, meanLoan, loanVariation]) column[at] = column[before + c];
        allowed[at] = allowed[before + c];
        return;
      }
      const segment = platform.segments[cell.segment];
      const sizes: LoanSizes = { mean: cell.meanLoan, variation: cell.loanVariation };
      const limited = limitedSizes(sizes, loanLimitOf(rules, mix.borrowerLimit, segment.meanAnnualIncome), math);
      meanLoan[at] = limited.mean;
      loanVariation[at] = limited.variation;
      sizeFactor[at] = limited.mean / sizes.mean;
      const cap = rateCapOf(rules, platform.regions[cell.region].id, limited.mean);
      rateCap[at] = rules.rateCap.feesIncluded ? cap - feeRate[c] : cap;
      allowed[at] = regionAllowed(rules, scenario, cell) ? 1 : 0;
    });
  }

  const eras = [...new Set(inForce)];
  const worst = platform.grades.length - 1;
  const lending: LendingPlan = {
    cells: cells.length,
    method: pricingMethods.indexOf(pricing.method),
    flatRate: pricing.flatRate,
    riskLoading: pricing.riskLoading,
    margin: pricing.margin,
    surcharge: pricing.surcharge,
    floor: pricing.floor,
    hurdleMargin: pricing.hurdleMargin,
    lendBelowHurdle: pricing.lendBelowHurdle,
    learning: pricing.learning,
    marketMove: policyRate.map((rate) => pricing.passThrough * (rate - policyRateToday)),
    fundingCost: policyRate.map((rate, step) =>
      fundingShares(scenario, inForce[step]).reduce((sum, share, s) => sum + share * (rate + platform.fundingSources[s].spread), 0),
    ),
    operatingCost: Float64Array.from(cells, (cell, c) => {
      const life = averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
      const perLoan = (12 * platform.costs.servicingPerLoan) / cell.meanLoan;
      return perLoan + (platform.costs.acquisitionShare + platform.costs.costPerApplication / cell.meanLoan) / life;
    }),
    lossWeight: Float64Array.from({ length: steps }, (_, step) =>
      fundingShares(scenario, inForce[step]).reduce((sum, share, s) => sum + share * lossWeightOf(platform.fundingSources[s]), 0),
    ),
    rate: Float64Array.from(cells, ({ rate }) => rate),
    grade: Int32Array.from(cells, ({ grade }) => grade),
    fromWorst: Int32Array.from(cells, ({ grade }) => worst - grade),
    termSteps,
    elasticity: Float64Array.from(cells, ({ segment }) => platform.segments[segment].priceElasticity * (0.5 + platform.competition)),
    adverseSelection: Float64Array.from(cells, ({ segment }) => platform.segments[segment].adverseSelection),
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    originationFee: Float64Array.from(cells, ({ product }) => platform.products[product].originationFee),
    feeRate,
    gradesDeclined: underwriting.gradesDeclined,
    stepsPerYear,
    adjustment: mix.adjustment,
    observedDefaultRate,
    scoringIntensity,
    rateCap,
    demand,
    sizeFactor,
    allowed,
    mixOfStep: Int32Array.from(inForce, (rules) => eras.indexOf(rules)),
    mixes: eras.map((rules) => mixOf(scenario, rules, cells)),
  };
  const conditions: LendingConditions = { surcharge: 0, experience: 1, declined: 0 };
  const usual: LendingDecision[] = [];
  for (let step = 0; step < steps; step++) {
    const decision = createDecision(cells.length);
    decideLending(lending, step, conditions, math, decision);
    usual.push(decision);
  }
  return {
    lending,
    usual,
    triggers: planTriggers(strategy, run.monthsPerStep),
    lagSteps: Math.round(strategy.monitoring.lagMonths / run.monthsPerStep),
    reestimationCost: Float64Array.from({ length: steps }, (_, step) => {
      let cost = 0;
      for (let month = step * run.monthsPerStep + 1; month <= (step + 1) * run.monthsPerStep; month++)
        if (month > 1 && (month - 1) % underwriting.reestimationMonths === 0) cost += underwriting.reestimationCost;
      return cost;
    }),
    meanLoan,
    loanVariation,
  };
}

/** Probability over one step of an event with a given annual probability: 1 − (1 − p)^(1/steps per year). */
export function stepProbability(annual: number, stepsPerYear: number, math: KernelExports): number {
  return stepsPerYear === 1 ? annual : -math.expm1(math.log1p(-annual) / stepsPerYear);
}

/**
 * Shares of new lending by source under the rules: where a minimum own share binds, sources on the balance sheet are raised
 * and those off it lowered in proportion (own funds step in where nothing is on the balance sheet today).
 */
export function fundingShares({ platform }: Scenario, rules: Rules): number[] {
  const sources = platform.fundingSources;
  const onBalance = sources.reduce((sum, { treatment, share }) => sum + (treatment === 'offBalanceSheet' ? 0 : share), 0);
  if (onBalance >= rules.ownShareMinimum) return sources.map(({ share }) => share);
  const own = sources.findIndex(({ treatment }) => treatment !== 'offBalanceSheet');
  return sources.map(({ treatment, share }, s) => {
    if (treatment === 'offBalanceSheet') return (share * (1 - rules.ownShareMinimum)) / (1 - onBalance);
    return onBalance > 0 ? (share * rules.ownShareMinimum) / onBalance : s === own ? rules.ownShareMinimum : 0;
  });
}

/** Share of expected loss that a price must cover for a source: what the platform bears, or a pass-through investor. */
function lossWeightOf(source: Scenario['platform']['fundingSources'][number]): number {
  return source.treatment !== 'offBalanceSheet' || source.remuneration === 'passThrough' ? 1 : source.platformLossShare;
}

/** Annual default rate of each cell's observed grade, by step; steps of equal scoring power share one array. */
function observedRatesByStep(scenario: Scenario, cells: Cell[], steps: number, math: KernelExports): Float64Array[] {
  const { underwriting } = scenario.strategy;
  const segments = scenario.platform.segments.map((_, index) => {
    const members = cells.map((cell, c) => ({ cell, c })).filter(({ cell }) => cell.segment === index);
    const money = members.reduce((sum, { cell }) => sum + cell.demandPerMonth + cell.openingBalance, 0);
    const shares = members.map(({ cell }) => (money > 0 ? (cell.demandPerMonth + cell.openingBalance) / money : 1 / members.length));
    const own = members.map(({ cell }) => cell.annualDefaultRate);
    return { places: members.map(({ c }) => c), shares, own, solve: confusionSolver(shares, own, math) };
  });
  const known = new Map<number, Float64Array>();
  return Array.from({ length: steps }, (_, step) => {
    const month = step * scenario.run.monthsPerStep + 1;
    const power = powerInMonth(month, underwriting.scoringPower, underwriting.driftPerYear, underwriting.reestimationMonths);
    let rates = known.get(power);
    if (!rates) {
      rates = new Float64Array(cells.length);
      for (const { places, shares, own, solve } of segments)
        observedDefaultRates(shares, own, solve(power)).forEach((rate, place) => (rates![places[place]] = rate));
      known.set(power, rates);
    }
    return rates;
  });
}

/** Caps of the rules and the platform's own, and its targets, as groups of cells; dimensions without either are left out. */
function mixOf({ platform, strategy }: Scenario, { concentration }: Rules, cells: Cell[]): MixDimension[] {
  const { mix } = strategy;
  const dimensions: { key: 'product' | 'region' | 'grade'; ids: { id: string; title?: Localized | string }[]; cap: number }[] = [
    { key: 'product', ids: platform.products, cap: Math.min(concentration.product ?? 1, mix.productCap ?? 1) },
    { key: 'region', ids: platform.regions, cap: Math.min(concentration.region ?? 1, mix.regionCap ?? 1) },
    { key: 'grade', ids: platform.grades, cap: Math.min(concentration.grade ?? 1, mix.gradeCap ?? 1) },
  ];
  return dimensions
    .map(({ key, ids, cap }) =>
      ids.map(({ id }, place) => ({
        cells: cells.flatMap((cell, c) => (cell[key] === place ? [c] : [])),
        cap,
        target: mix.targets.find((target) => target.dimension === key && target.id === id)?.share ?? NaN,
      })),
    )
    .filter((groups) => groups.some(({ cap, target }) => cap < 1 || !Number.isNaN(target)));
}

export function createStrategyState(plan: StrategyPlan, layout: Layout): () => StrategyState {
  const { cells } = plan.lending;
  const rows = 5;
  const decisionPointers = Array.from({ length: cells }, () => layout.reserve(8 * lanes * rows));
  return () => {
    const row = (k: number) => decisionPointers.map((pointer) => layout.f64(pointer + 8 * lanes * k, lanes));
    return {
      observation: createObservation(plan.lagSteps, observedMetrics),
      triggers: createTriggersState(plan.triggers),
      granted: row(0),
      rate: row(1),
      intensity: row(2),
      instalment: row(3),
      applied: row(4),
      decisionPointers,
      lendingScale: new Float64Array(lanes),
      collectionRaise: new Float64Array(lanes),
      lineDraw: new Float64Array(lanes),
      own: createDecision(cells),
    };
  };
}

/** @param opening opening value of each observed metric */
export function startStrategy(state: StrategyState, opening: number[]): void {
  startTriggers(state.triggers);
  startObservation(state.observation, opening);
}

const action = (name: (typeof actionNames)[number]) => actionNames.indexOf(name);

/** Observes, pulls triggers and decides on lending; paths on which nothing was triggered or learnt take the usual decision. */
export function stepStrategy(plan: StrategyPlan, state: StrategyState, step: number, math: KernelExports): void {
  observe(state.observation, step);
  stepTriggers(plan.triggers, state.triggers, state.observation.seen);
  const { strength } = state.triggers;
  const suspended = strength[action('suspendLending')];
  const declined = strength[action('raiseCutOff')];
  const surcharge = strength[action('raisePrices')];
  const experience = state.observation.seen[experienceMetric];
  state.collectionRaise.set(strength[action('stepUpCollection')]);
  state.lineDraw.set(strength[action('drawCreditLine')]);
  for (let i = 0; i < lanes; i++) state.lendingScale[i] = Math.max(0, 1 - suspended[i]);

  const { lending } = plan;
  const usual = plan.usual[step];
  for (let c = 0; c < lending.cells; c++) {
    state.granted[c].fill(usual.granted[c]);
    state.rate[c].fill(usual.rate[c]);
    state.intensity[c].fill(usual.intensity[c]);
    state.instalment[c].fill(usual.instalment[c]);
    state.applied[c].fill(usual.applied[c]);
  }
  const conditions: LendingConditions = { surcharge: 0, experience: 1, declined: 0 };
  for (let i = 0; i < lanes; i++) {
    const learnt = lending.learning > 0 ? experience[i] : 1;
    if (surcharge[i] === 0 && declined[i] === 0 && learnt === 1) continue;
    conditions.surcharge = surcharge[i];
    conditions.declined = declined[i];
    conditions.experience = learnt;
    decideLending(lending, step, conditions, math, state.own);
    for (let c = 0; c < lending.cells; c++) {
      state.granted[c][i] = state.own.granted[c];
      state.rate[c][i] = state.own.rate[c];
      state.intensity[c][i] = state.own.intensity[c];
      state.instalment[c][i] = state.own.instalment[c];
      state.applied[c][i] = state.own.applied[c];
    }
  }
}
