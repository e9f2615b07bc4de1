import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import {
  createBreachesState,
  planBreaches,
  startBreaches,
  stepBreaches,
  type BreachesPlan,
  type BreachesState,
} from './breaches';
import type { Cell } from './cells';
import { stepComplianceCost } from './complianceCost';
import {
  createEventsState,
  planEvents,
  stepEvents,
  type EventsPlan,
  type EventsState,
} from './events';
import { lanes, type Lanes } from './lanes';
import { changeCosts } from './maturity';
import {
  createOnceState,
  happens,
  planOnce,
  startOnce,
  type OncePlan,
  type OnceState,
} from './once';
import type { RulesState } from './rules';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Step 5, conduct: breaches and their discovery, incidents, fraud, claims, culture, and what compliance costs. */
export interface ConductPlan {
  areas: number;
  years: number;
  breaches: BreachesPlan;
  /** Cost of the programme in a step by area, and its part per active loan. */
  fixedCost: Float64Array;
  costPerLoan: Float64Array;
  localisation: number;
  /** Further jurisdiction of each region, from 0; −1 at home. */
  jurisdiction: Int32Array;
  /** Cost of scheduled changes, `[step × areas + area]`, and of a random change of size 1. */
  changeCost: Float64Array;
  costOfChange: number;
  /** Parts of change cost that are legal, technology and training. */
  changeParts: [number, number, number];
  /** By step. */
  auditCost: Float64Array;
  /** Culture: what it tends to, part of the distance left after a step, lost to growth and to each unpunished breach. */
  openingCulture: number;
  cultureTarget: number;
  cultureKept: number;
  growthPressure: number;
  impunity: number;
  cultureEffect: number;
  cyber: EventsPlan;
  cyberRate: number;
  insiderFraud: EventsPlan;
  insiderRate: number;
  claims: EventsPlan;
  claimRate: number;
  claimCost: number;
  /** Data-protection penalty: ln of its median share of the maximum, σ, maxima; by step. */
  dataStream: number;
  dataMedian: Float64Array;
  dataShare: Float64Array;
  dataSum: Float64Array;
  /** Absconding: hazard of a step in full distress under the rules of the step. */
  abscondRate: Float64Array;
  absconding: OncePlan;
}

export interface ConductState {
  breaches: BreachesState;
  culture: Lanes;
  /** This step: cost of the programme by area, of rule changes by area, of audits and inspections, penalties by area. */
  runCost: Lanes[];
  changeCost: Lanes[];
  auditCost: Lanes;
  penalties: Lanes[];
  /** Audits and inspections by area, and what no area has of them: all where no area asks anything. */
  auditByArea: Lanes[];
  auditOfNone: Lanes;
  /** All compliance cost of the step, and all penalties. */
  complianceCost: Lanes;
  allPenalties: Lanes;
  cyberEvents: EventsState;
  insiderEvents: EventsState;
  claimEvents: EventsState;
  /** Events of the step: numbers and costs. */
  incidents: Lanes;
  incidentCost: Lanes;
  insiderFrauds: Lanes;
  insiderLoss: Lanes;
  claims: Lanes;
  claimCost: Lanes;
  /** 1 once someone has run away with the money. */
  absconded: Uint8Array;
  absconding: OnceState;
  rate: Lanes;
}

/** Spread of data-protection penalties (σ of the log): judgement, as for other penalties. */
const dataPenaltySpread = 1.5;
/** Incidents that full security prevents: judgement. */
const securityEffect = 0.9;
/** Part of the cost of a claim that full legal-risk management saves: judgement. */
const legalEffect = 0.5;

/** @param weights share of the business in each region */
export function planConduct(
  scenario: Scenario,
  cells: Cell[],
  inForce: Rules[],
  weights: number[],
  math: KernelExports,
): ConductPlan {
  const { platform, strategy, run, rules } = scenario;
  const { conduct, events, technology } = platform;
  const { compliance, controls } = strategy;
  const steps = inForce.length;
  const years = run.monthsPerStep / 12;
  const power = (base: number, exponent: number) =>
    base > 0 ? math.exp(exponent * math.log(base)) : 0;
  // Cost ∝ level^convexity; coordination saves what is done twice; automation saves up to half of the work per loan and
  // adds up to a fifth of the fixed cost (judgement). Controls cost their price in the area that they serve.
  const saved = 1 - conduct.coordinationSaving * controls.coordination;
  const effort = areaIds.map(
    (area) => (power(compliance.level[area], conduct.convexity) / areaIds.length) * saved,
  );
  const ownCost: Partial<Record<(typeof areaIds)[number], number>> = {
    disclosure: strategy.disclosureCost * strategy.disclosure,
    dataProtection: controls.securityCost * power(controls.security, conduct.convexity),
    consumerProtection: controls.legalCost * controls.legalRiskManagement,
    internalControl:
      controls.trainingCost * controls.training + controls.coordinationCost * controls.coordination,
  };
  const { legal, technology: systems, training } = conduct.changeCost;
  const change = legal + systems + training;
  const home = (platform.regions.find((region) => region.home) ?? platform.regions[0]).jurisdiction;
  const abroad = [...new Set(platform.regions.map(({ jurisdiction }) => jurisdiction))].filter(
    (jurisdiction) => jurisdiction !== home,
  );
  const audits = Float64Array.from({ length: steps }, (_, step) => {
    const until = (month: number) => Math.floor((month * compliance.auditsPerYear) / 12 + 1e-9);
    return until((step + 1) * run.monthsPerStep) - until(step * run.monthsPerStep);
  });
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  return {
    areas: areaIds.length,
    years,
    breaches: planBreaches(scenario, cells, inForce, weights, audits, math),
    fixedCost: Float64Array.from(
      areaIds,
      (area, a) =>
        (conduct.fixedCostPerYear * effort[a] * (1 + compliance.automation / 5) +
          (ownCost[area] ?? 0)) *
        years,
    ),
    costPerLoan: Float64Array.from(
      effort,
      (part) => conduct.costPerLoanPerYear * part * (1 - compliance.automation / 2) * years,
    ),
    localisation: conduct.localisationCostPerYear * abroad.length * years,
    jurisdiction: Int32Array.from(platform.regions, ({ jurisdiction }) =>
      abroad.indexOf(jurisdiction),
    ),
    changeCost: changeCosts(scenario, steps),
    costOfChange: change,
    changeParts: change > 0 ? [legal / change, systems / change, training / change] : [0, 0, 0],
    auditCost: audits.map((count) => count * compliance.auditCost * compliance.auditDepth),
    openingCulture: conduct.openingCulture,
    cultureTarget: controls.training,
    cultureKept: math.exp(-run.monthsPerStep / conduct.cultureMonths),
    growthPressure: conduct.growthPressure * Math.max(0, strategy.growth - 1) * years,
    impunity: conduct.impunity * years,
    cultureEffect: conduct.cultureEffect,
    cyber: planEvents('cyber', events.cyber.median, events.cyber.spread, run, math),
    cyberRate:
      events.cyber.perYear *
      years *
      (1 - securityEffect * controls.security) *
      (1 - technology.distributedLedger.security * strategy.technology.distributedLedger) *
      (1 + technology.bigData.exposure * strategy.technology.bigData) *
      (1 + strategy.underwriting.dataDepth / 2),
    insiderFraud: planEvents(
      'insiderFraud',
      events.insiderFraud.median,
      events.insiderFraud.spread,
      run,
      math,
    ),
    insiderRate: events.insiderFraud.perYear * years,
    claims: planEvents('claims', events.claims.median, events.claims.spread, run, math),
    claimRate: events.claims.perYear * years,
    claimCost: 1 - legalEffect * controls.legalRiskManagement,
    dataStream: streamOf('dataPenalty'),
    dataMedian: column(({ enforcement }) => enforcement.dataPenaltyMedian),
    dataShare: column(({ enforcement }) => enforcement.dataPenaltyShare),
    dataSum: column(({ enforcement }) => enforcement.dataPenaltySum),
    abscondRate: column(
      ({ custodyRequired }) =>
        events.absconding.perYear *
        years *
        (1 -
          events.absconding.custodyEffect *
            (custodyRequired || rules.custodyRequired || controls.custody ? 1 : 0)),
    ),
    absconding: planOnce('absconding', run),
  };
}

/** @param regions number of regions */
export function createConductState(regions: number): ConductState {
  const lane = () => new Float64Array(lanes);
  const byArea = () => areaIds.map(lane);
  return {
    breaches: createBreachesState(regions),
    culture: lane(),
    runCost: byArea(),
    changeCost: byArea(),
    auditCost: lane(),
    penalties: byArea(),
    auditByArea: byArea(),
    auditOfNone: lane(),
    complianceCost: lane(),
    allPenalties: lane(),
    cyberEvents: createEventsState(),
    insiderEvents: createEventsState(),
    claimEvents: createEventsState(),
    incidents: lane(),
    incidentCost: lane(),
    insiderFrauds: lane(),
    insiderLoss: lane(),
    claims: lane(),
    claimCost: lane(),
    absconded: new Uint8Array(lanes),
    absconding: createOnceState(),
    rate: lane(),
  };
}

export function startConduct(
  plan: ConductPlan,
  state: ConductState,
  world: WorldState,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  startBreaches(plan.breaches, state.breaches, world, key, from, math);
  state.culture.fill(plan.openingCulture);
  state.absconded.fill(0);
  startOnce(plan.absconding, state.absconding, world, key, from, math);
}

/**
 * @param activeLoans loans on the book, which the programme costs a part for each
 * @param revenue yearly revenue as of last month
 * @param distress 0 well capitalised … 1 at the end, as of last month
 */
export function stepConduct(
  plan: ConductPlan,
  state: ConductState,
  rules: RulesState,
  world: WorldState,
  activeLoans: Lanes,
  revenue: Lanes,
  distress: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { culture, breaches } = state;
  for (const column of state.penalties) column.fill(0);
  stepBreaches(
    plan.breaches,
    breaches,
    culture,
    plan.cultureEffect,
    rules,
    revenue,
    state.penalties,
    world,
    step,
    key,
    from,
    math,
  );

  // Culture: built by training, eroded by growth and by what goes unpunished.
  for (let i = 0; i < lanes; i++) {
    const built = plan.cultureTarget + (culture[i] - plan.cultureTarget) * plan.cultureKept;
    culture[i] = Math.min(
      1,
      Math.max(0, built - plan.growthPressure - plan.impunity * breaches.open[i]),
    );
  }

  // Incidents, insider fraud, claims.
  const { rate } = state;
  rate.fill(plan.cyberRate);
  stepEvents(
    plan.cyber,
    state.cyberEvents,
    rate,
    state.incidents,
    state.incidentCost,
    world,
    step,
    key,
    from,
    math,
  );
  const control = areaIds.indexOf('internalControl');
  for (let i = 0; i < lanes; i++)
    rate[i] =
      plan.insiderRate *
      (1 - breaches.maturity[control][i]) *
      (1 - plan.cultureEffect * culture[i]);
  stepEvents(
    plan.insiderFraud,
    state.insiderEvents,
    rate,
    state.insiderFrauds,
    state.insiderLoss,
    world,
    step,
    key,
    from,
    math,
  );
  const consumer = breaches.gap[areaIds.indexOf('consumerProtection')];
  const disclosure = breaches.gap[areaIds.indexOf('disclosure')];
  for (let i = 0; i < lanes; i++) rate[i] = (plan.claimRate * (consumer[i] + disclosure[i])) / 2;
  stepEvents(
    plan.claims,
    state.claimEvents,
    rate,
    state.claims,
    state.claimCost,
    world,
    step,
    key,
    from,
    math,
  );
  for (let i = 0; i < lanes; i++) state.claimCost[i] *= plan.claimCost;
  penaliseLeaks(plan, state, revenue, step, key, from, math);

  stepComplianceCost(plan, state, rules, activeLoans, step);

  for (let i = 0; i < lanes; i++) {
    const hazard = plan.abscondRate[step] * distress[i] * distress[i];
    if (happens(state.absconding, i, -math.expm1(-hazard))) state.absconded[i] = 1;
  }
}

/** A leak is penalised by a lognormal share of the greater of a sum and a share of turnover, in proportion to the data law. */
function penaliseLeaks(
  plan: ConductPlan,
  { incidents, breaches, penalties }: ConductState,
  revenue: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const data = areaIds.indexOf('dataProtection');
  for (let i = 0; i < lanes; i++)
    for (let k = 0; k < incidents[i]; k++) {
      const z = math.normalQuantile(
        math.uniform(from + i, step + 1, plan.dataStream, k, key[0], key[1]),
      );
      const part = Math.min(1, plan.dataMedian[step] * math.exp(dataPenaltySpread * z));
      penalties[data][i] +=
        breaches.strictness[data][i] *
        part *
        Math.max(plan.dataSum[step], plan.dataShare[step] * Math.max(0, revenue[i]));
    }
}
