import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Rules } from '../scenario/rules';
import { rulesOfBusiness } from '../scenario/rulesInForce';
import type { Scenario } from '../scenario/scenario';
import type { Localized } from '../scenario/quantity';
import { averageLife } from './amortisation';
import type { Cell } from './cells';
import { lanes, type Lanes } from './lanes';
import {
  createDecision,
  decideLending,
  pricingMethods,
  type LendingConditions,
  type LendingDecision,
  type LendingPlan,
} from './lending';
import { limitedSizes, type LoanSizes } from './loanSizes';
import type { MixDimension } from './mix';
import { createObservation, observe, startObservation, type Observation } from './observation';
import { loanLimitOf, rateCapOf, regionAllowed } from './rules';
import { observedRatesAt, powerInMonth } from './scoring';
import {
  actionNames,
  createTriggersState,
  metricNames,
  planTriggers,
  startTriggers,
  stepTriggers,
  type TriggersPlan,
  type TriggersState,
} from './triggers';

/** Step 3, the strategy: what the platform decides from what it can observe. */
export interface StrategyPlan {
  lending: LendingPlan;
  /** The decision on every path on which nothing was triggered or learnt, by step. */
  usual: LendingDecision[];
  triggers: TriggersPlan;
  /** Segment of each cell. */
  segment: Int32Array;
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
  /** Share of loans that are called this step. */
  called: Lanes;
  /** Scratch for the decision on one path. */
  own: LendingDecision;
  /** The usual decision that was taken last, and whether it still stands on every path. */
  taken: LendingDecision;
  allUsual: boolean;
}

/**
 * Macro shifts of the probit are not foreseen: prices rest on the default rates of normal times.
 *
 * @param fundingCost what new money costs in each step, a year
 */
export function planStrategy(
  scenario: Scenario,
  cells: Cell[],
  inForce: Rules[],
  policyRate: Float64Array,
  policyRateToday: number,
  fundingCost: Float64Array,
  math: KernelExports,
): StrategyPlan {
  const { platform, strategy, run } = scenario;
  const { pricing, underwriting, mix } = strategy;
  const steps = inForce.length;
  const stepsPerYear = 12 / run.monthsPerStep;
  const table = () => new Float64Array(steps * cells.length);
  const termSteps = Int32Array.from(cells, (cell) =>
    Math.ceil(platform.products[cell.product].termMonths / run.monthsPerStep),
  );
  const feeRate = Float64Array.from(cells, (cell, c) => {
    const fee = platform.products[cell.product].originationFee;
    return fee === 0
      ? 0
      : fee / averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
  });
  const stepDefaultRate = Float64Array.from(cells, ({ annualDefaultRate }) =>
    stepProbability(annualDefaultRate, stepsPerYear, math),
  );

  const observedDefaultRate = table();
  const scoringIntensity = table();
  const rateCap = table();
  const demand = table();
  const sizeFactor = table();
  const meanLoan = table();
  const loanVariation = table();
  const allowed = new Uint8Array(steps * cells.length);
  const observedRates = observedRatesByStep(scenario, cells, steps, math);
  const rulesOfCell = rulesByBusiness(scenario);
  const attraction = regionAttraction(scenario, cells);
  for (let step = 0; step < steps; step++) {
    const rules = inForce[step];
    const market = marketFactor(scenario, step * run.monthsPerStep + 1);
    const before = step > 0 && inForce[step - 1] === rules ? (step - 1) * cells.length : -1;
    cells.forEach((cell, c) => {
      const at = step * cells.length + c;
      observedDefaultRate[at] = observedRates[step][c];
      scoringIntensity[at] =
        stepDefaultRate[c] > 0
          ? stepProbability(observedRates[step][c], stepsPerYear, math) / stepDefaultRate[c]
          : 1;
      demand[at] =
        cell.demandPerMonth *
        run.monthsPerStep *
        strategy.growth *
        market *
        attraction[cell.region];
      if (before >= 0) {
        for (const column of [rateCap, sizeFactor, meanLoan, loanVariation])
          column[at] = column[before + c];
        allowed[at] = allowed[before + c];
        return;
      }
      const segment = platform.segments[cell.segment];
      const own = rulesOfCell(rules, cell);
      const sizes: LoanSizes = { mean: cell.meanLoan, variation: cell.loanVariation };
      const limited = limitedSizes(
        sizes,
        loanLimitOf(own, mix.borrowerLimit, segment.meanAnnualIncome),
        math,
      );
      meanLoan[at] = limited.mean;
      loanVariation[at] = limited.variation;
      sizeFactor[at] = limited.mean / sizes.mean;
      const cap = rateCapOf(own, platform.regions[cell.region].id, limited.mean);
      rateCap[at] = own.rateCap.feesIncluded ? cap - feeRate[c] : cap;
      allowed[at] = regionAllowed(own, scenario, cell) ? 1 : 0;
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
    fundingCost,
    operatingCost: Float64Array.from(cells, (cell, c) => {
      const life = averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
      const perLoan = (12 * platform.costs.servicingPerLoan) / cell.meanLoan;
      return (
        perLoan +
        (platform.costs.acquisitionShare + platform.costs.costPerApplication / cell.meanLoan) / life
      );
    }),
    lossWeight: Float64Array.from({ length: steps }, (_, step) =>
      fundingShares(scenario, inForce[step]).reduce(
        (sum, share, s) => sum + share * lossWeightOf(platform.fundingSources[s]),
        0,
      ),
    ),
    rate: Float64Array.from(cells, ({ rate }) => rate),
    grade: Int32Array.from(cells, ({ grade }) => grade),
    fromWorst: Int32Array.from(cells, ({ grade }) => worst - grade),
    termSteps,
    elasticity: Float64Array.from(
      cells,
      ({ segment }) => platform.segments[segment].priceElasticity * (0.5 + platform.competition),
    ),
    adverseSelection: Float64Array.from(
      cells,
      ({ segment }) => platform.segments[segment].adverseSelection,
    ),
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    originationFee: Float64Array.from(
      cells,
      ({ product }) => platform.products[product].originationFee,
    ),
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
    triggers: planTriggers(
      [...strategy.triggers, ...scenario.rules.triggers],
      platform.segments.map(({ id }) => id),
      run.monthsPerStep,
    ),
    segment: Int32Array.from(cells, ({ segment }) => segment),
    lagSteps: Math.round((strategy.monitoring.lagMonths * quickness(scenario)) / run.monthsPerStep),
    reestimationCost: Float64Array.from({ length: steps }, (_, step) => {
      let cost = 0;
      for (
        let month = step * run.monthsPerStep + 1;
        month <= (step + 1) * run.monthsPerStep;
        month++
      )
        if (month > 1 && (month - 1) % underwriting.reestimationMonths === 0)
          cost += underwriting.reestimationCost;
      return cost;
    }),
    meanLoan,
    loanVariation,
  };
}

/** Probability over one step of an event with a given annual probability: 1 − (1 − p)^(1/steps per year). */
export function stepProbability(annual: number, stepsPerYear: number, math: KernelExports): number {
  if (annual <= 0) return 0;
  return stepsPerYear === 1 ? annual : -math.expm1(math.log1p(-annual) / stepsPerYear);
}

/**
 * Shares of new lending by source under the rules: where a minimum own share binds, sources on the balance sheet are raised
 * and those off it lowered in proportion (own funds step in where nothing is on the balance sheet today).
 */
export function fundingShares({ platform }: Scenario, rules: Rules): number[] {
  const sources = platform.fundingSources;
  const onBalance = sources.reduce(
    (sum, { treatment, share }) => sum + (treatment === 'offBalanceSheet' ? 0 : share),
    0,
  );
  if (onBalance >= rules.ownShareMinimum) return sources.map(({ share }) => share);
  const own = sources.findIndex(({ treatment }) => treatment !== 'offBalanceSheet');
  return sources.map(({ treatment, share }, s) => {
    if (treatment === 'offBalanceSheet')
      return (share * (1 - rules.ownShareMinimum)) / (1 - onBalance);
    return onBalance > 0
      ? (share * rules.ownShareMinimum) / onBalance
      : s === own
        ? rules.ownShareMinimum
        : 0;
  });
}

/** Share of expected loss that a price must cover for a source: what the platform bears, or a pass-through investor. */
function lossWeightOf(source: Scenario['platform']['fundingSources'][number]): number {
  return source.treatment !== 'offBalanceSheet' || source.remuneration === 'passThrough'
    ? 1
    : source.platformLossShare;
}

/** Part of the blindness of scoring that the deepest data remove: judgement. */
const depthEffect = 0.3;

/** Months over which a lead or lag in innovation reaches its full effect on applications. */
const innovationMonths = 24;

/** Part of the monitoring lag that coordination and automated assessment leave. */
function quickness({ platform, strategy }: Scenario): number {
  return (
    (1 - platform.conduct.coordinationSpeed * strategy.controls.coordination) *
    (1 -
      platform.technology.automatedAssessment.monitoringLag *
        strategy.technology.automatedAssessment)
  );
}

/** Applications gained by the bold and lost by the timid, as a multiple. */
function marketFactor({ platform, strategy }: Scenario, month: number): number {
  return (
    1 +
    platform.innovation.demandGain *
      (2 * strategy.innovation - 1) *
      Math.min(1, month / innovationMonths)
  );
}

/**
 * Multiple of each region's applications when marketing follows leniency: in proportion to intensity^−leniency (linear
 * between none and the full shift), applications in all staying the same.
 */
export function regionAttraction({ platform, rules, strategy }: Scenario, cells: Cell[]): number[] {
  const { leniency } = strategy.mix;
  const intensities = platform.regions.map(
    ({ id }) =>
      rules.enforcement.intensityByRegion.find(({ region }) => region === id)?.intensity ?? 1,
  );
  const pull = intensities.map((intensity) => 1 - leniency + leniency / Math.max(0.05, intensity));
  let before = 0;
  let after = 0;
  for (const { region, demandPerMonth } of cells) {
    before += demandPerMonth;
    after += demandPerMonth * pull[region];
  }
  return pull.map((factor) => (after > 0 ? (factor * before) / after : 1));
}

/** The rules that a cell's business is under; looked up once for each era and place of business. */
function rulesByBusiness({ platform }: Scenario): (rules: Rules, cell: Cell) => Rules {
  const known = new Map<Rules, Map<string, Rules>>();
  return (rules, cell) => {
    if (rules.jurisdictions.length === 0 && rules.businessLines.length === 0) return rules;
    const ofEra = known.get(rules) ?? new Map<string, Rules>();
    known.set(rules, ofEra);
    const { jurisdiction } = platform.regions[cell.region];
    const product = platform.products[cell.product].id;
    const place = `${jurisdiction}/${product}`;
    const own = ofEra.get(place) ?? rulesOfBusiness(rules, jurisdiction, product);
    ofEra.set(place, own);
    return own;
  };
}

/** Annual default rate of each cell's observed grade, by step; steps of equal scoring power share one array. */
function observedRatesByStep(
  scenario: Scenario,
  cells: Cell[],
  steps: number,
  math: KernelExports,
): Float64Array[] {
  const { underwriting, technology } = scenario.strategy;
  const programmes = scenario.platform.technology;
  const blindness =
    (1 - underwriting.scoringPower) *
    (1 - programmes.bigData.scoring * technology.bigData) *
    (1 - programmes.machineLearning.scoring * technology.machineLearning) *
    (1 - depthEffect * underwriting.dataDepth);
  const fresh = 1 - blindness;
  const drift =
    underwriting.driftPerYear * (1 + programmes.machineLearning.drift * technology.machineLearning);
  const powerOfStep = Array.from({ length: steps }, (_, step) =>
    powerInMonth(
      step * scenario.run.monthsPerStep + 1,
      fresh,
      drift,
      underwriting.reestimationMonths,
    ),
  );
  const powers = [...new Set(powerOfStep)];
  const ratesAt = powers.map(() => new Float64Array(cells.length));
  scenario.platform.segments.forEach((_, index) => {
    const members = cells
      .map((cell, c) => ({ cell, c }))
      .filter(({ cell }) => cell.segment === index);
    const money = members.reduce(
      (sum, { cell }) => sum + cell.demandPerMonth + cell.openingBalance,
      0,
    );
    const shares = members.map(({ cell }) =>
      money > 0 ? (cell.demandPerMonth + cell.openingBalance) / money : 1 / members.length,
    );
    const own = members.map(({ cell }) => cell.annualDefaultRate);
    observedRatesAt(math, shares, own, powers).forEach((rates, k) =>
      members.forEach(({ c }, place) => (ratesAt[k][c] = rates[place])),
    );
  });
  return powerOfStep.map((power) => ratesAt[powers.indexOf(power)]);
}

/** Caps of the rules and the platform's own, and its targets, as groups of cells; dimensions without either are left out. */
function mixOf(
  { platform, strategy }: Scenario,
  { concentration }: Rules,
  cells: Cell[],
): MixDimension[] {
  const { mix } = strategy;
  const dimensions: {
    key: 'product' | 'region' | 'grade';
    ids: { id: string; title?: Localized | string }[];
    cap: number;
  }[] = [
    {
      key: 'product',
      ids: platform.products,
      cap: Math.min(concentration.product ?? 1, mix.productCap ?? 1),
    },
    {
      key: 'region',
      ids: platform.regions,
      cap: Math.min(concentration.region ?? 1, mix.regionCap ?? 1),
    },
    {
      key: 'grade',
      ids: platform.grades,
      cap: Math.min(concentration.grade ?? 1, mix.gradeCap ?? 1),
    },
  ];
  return dimensions
    .map(({ key, ids, cap }) =>
      ids.map(({ id }, place) => ({
        cells: cells.flatMap((cell, c) => (cell[key] === place ? [c] : [])),
        cap,
        target:
          mix.targets.find((target) => target.dimension === key && target.id === id)?.share ?? NaN,
      })),
    )
    .filter((groups) => groups.some(({ cap, target }) => cap < 1 || !Number.isNaN(target)));
}

export function createStrategyState(plan: StrategyPlan, layout: Layout): () => StrategyState {
  const { cells } = plan.lending;
  const rows = 5;
  const decisionPointers = Array.from({ length: cells }, () => layout.reserve(8 * lanes * rows));
  return () => {
    const row = (k: number) =>
      decisionPointers.map((pointer) => layout.f64(pointer + 8 * lanes * k, lanes));
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
      called: new Float64Array(lanes),
      own: createDecision(cells),
      taken: createDecision(cells),
      allUsual: false,
    };
  };
}

/** @param opening opening value of each observed metric */
export function startStrategy(state: StrategyState, opening: number[]): void {
  startTriggers(state.triggers);
  startObservation(state.observation, opening);
}

const decisionRows = ['granted', 'rate', 'intensity', 'instalment', 'applied'] as const;

/** The usual decision on every path; what stands there already, as in most months, is left. */
function takeUsual(state: StrategyState, usual: LendingDecision): void {
  for (const name of decisionRows) {
    const [rows, before, now] = [state[name], state.taken[name], usual[name]];
    for (let c = 0; c < rows.length; c++) {
      if (state.allUsual && before[c] === now[c]) continue;
      rows[c].fill(now[c]);
      before[c] = now[c];
    }
  }
  state.allUsual = true;
}

const action = (name: (typeof actionNames)[number]) => actionNames.indexOf(name);

/** Observes, pulls triggers and decides on lending; paths on which nothing was triggered or learnt take the usual decision. */
export function stepStrategy(
  plan: StrategyPlan,
  state: StrategyState,
  step: number,
  math: KernelExports,
): void {
  observe(state.observation, step);
  stepTriggers(plan.triggers, state.triggers, state.observation.seen);
  const { strength } = state.triggers;
  const suspended = strength[action('suspendLending')];
  const declined = strength[action('raiseCutOff')];
  const surcharge = strength[action('raisePrices')];
  const experience = state.observation.seen[experienceMetric];
  state.collectionRaise.set(strength[action('stepUpCollection')]);
  state.lineDraw.set(strength[action('drawCreditLine')]);
  state.called.set(strength[action('callLoans')]);
  for (let i = 0; i < lanes; i++) state.lendingScale[i] = Math.max(0, 1 - suspended[i]);

  const { lending } = plan;
  takeUsual(state, plan.usual[step]);
  const conditions: LendingConditions = { surcharge: 0, experience: 1, declined: 0 };
  for (let i = 0; i < lanes; i++) {
    const learnt = lending.learning > 0 ? experience[i] : 1;
    if (surcharge[i] === 0 && declined[i] === 0 && learnt === 1) continue;
    conditions.surcharge = surcharge[i];
    conditions.declined = declined[i];
    conditions.experience = learnt;
    state.allUsual = false;
    decideLending(lending, step, conditions, math, state.own);
    for (let c = 0; c < lending.cells; c++) {
      state.granted[c][i] = state.own.granted[c];
      state.rate[c][i] = state.own.rate[c];
      state.intensity[c][i] = state.own.intensity[c];
      state.instalment[c][i] = state.own.instalment[c];
      state.applied[c][i] = state.own.applied[c];
    }
  }
  plan.triggers.segment.forEach((segment, k) => {
    if (segment < 0) return;
    state.allUsual = false;
    const suspendedHere = state.triggers.segmentStrength[k];
    for (let c = 0; c < lending.cells; c++)
      if (plan.segment[c] === segment)
        for (let i = 0; i < lanes; i++) state.granted[c][i] *= Math.max(0, 1 - suspendedHere[i]);
  });
}
