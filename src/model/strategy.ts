import type { KernelExports, Layout, Pointer } from '../kernel/load';
import { lanes, type Lanes } from './lanes';
import {
  createDecision,
  decideLending,
  type LendingConditions,
  type LendingDecision,
} from './lending';
import { createObservation, observe, startObservation, type Observation } from './observation';
import type { StrategyPlan } from './strategyPlan';
import {
  actionNames,
  createTriggersState,
  metricNames,
  startTriggers,
  stepTriggers,
  type TriggersState,
} from './triggers';

// Step 3, the strategy: what the platform decides from what it can observe.

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

export function createStrategyState(plan: StrategyPlan, layout: Layout): () => StrategyState {
  const { cells } = plan.lending;
  const rows = 5;
  const decisionPointers = Array.from({ length: cells }, () => layout.reserve(8 * lanes * rows));
  return () => {
    const row = (k: number) =>
      decisionPointers.map((pointer) => layout.f64(pointer + 8 * lanes * k, lanes));
    return {
      observation: createObservation(Math.max(...plan.lagSteps), observedMetrics),
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
  observe(state.observation, step, plan.lagSteps[step]);
  stepTriggers(plan.triggers, state.triggers, step, state.observation.seen);
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
  const { learning } = lending.terms[step];
  takeUsual(state, plan.usual[step]);
  const conditions: LendingConditions = { surcharge: 0, experience: 1, declined: 0 };
  for (let i = 0; i < lanes; i++) {
    const learnt = learning > 0 ? experience[i] : 1;
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
