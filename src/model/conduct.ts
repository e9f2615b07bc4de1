import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import { createBreachesState, startBreaches, stepBreaches, type BreachesState } from './breaches';
import { stepComplianceCost } from './complianceCost';
import type { ConductPlan } from './conductPlan';
import { createEventsState, stepEvents, type EventsState } from './events';
import { lanes, type Lanes } from './lanes';
import { createOnceState, happens, startOnce, type OnceState } from './once';
import type { RulesState } from './rules';
import type { WorldState } from './world';

// Step 5, conduct: breaches and their discovery, incidents, fraud, claims, culture, and what compliance costs.

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
  const [target, pressure] = [plan.cultureTarget[step], plan.growthPressure[step]];
  for (let i = 0; i < lanes; i++) {
    const built = target + (culture[i] - target) * plan.cultureKept;
    culture[i] = Math.min(1, Math.max(0, built - pressure - plan.impunity * breaches.open[i]));
  }

  // Incidents, insider fraud, claims.
  const { rate } = state;
  rate.fill(plan.cyberRate[step]);
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
  for (let i = 0; i < lanes; i++) state.claimCost[i] *= plan.claimCost[step];
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
