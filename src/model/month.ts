import type { KernelExports, Layout } from '../kernel/load';
import { createAccountsState, startAccounts, stepAccounts, type AccountsState } from './accounts';
import { type AccountsPlan } from './accountsPlan';
import { lendingRoom } from './lendingRoom';
import { startBook, stepBook } from './book';
import { createBookState, type BookState } from './bookMemory';
import type { BookPlan } from './bookPlan';
import { createConductState, startConduct, stepConduct, type ConductState } from './conduct';
import type { ConductPlan } from './conductPlan';
import {
  createFundingState,
  startFunding,
  stepFunding,
  type FundingPlan,
  type FundingState,
} from './funding';
import { lanes, type Lanes } from './lanes';
import { record } from './observation';
import { createRecordState, startRecord, stepRecord, type RecordState } from './record';
import { createRulesState, startRules, stepRules, type RulesPlan, type RulesState } from './rules';
import {
  createStrategyState,
  experienceMetric,
  startStrategy,
  stepStrategy,
  type StrategyState,
} from './strategy';
import { type StrategyPlan } from './strategyPlan';
import { metricNames } from './triggers';
import { createWorldState, startWorld, stepWorld, type WorldPlan, type WorldState } from './world';

/** The numbers that each step of a month works from. */
export interface ModelPlan {
  world: WorldPlan;
  rules: RulesPlan;
  strategy: StrategyPlan;
  book: BookPlan;
  conduct: ConductPlan;
  funding: FundingPlan;
  accounts: AccountsPlan;
}

/** The parts of a month, in their order. */
export const monthParts = [
  'world',
  'rules',
  'strategy',
  'book',
  'conduct',
  'funding',
  'accounts',
  'record',
] as const;
export type MonthPart = (typeof monthParts)[number];

/** The state of a block of paths: each step owns its slice and writes that alone. */
export interface ModelState {
  world: WorldState;
  rules: RulesState;
  strategy: StrategyState;
  book: BookState;
  conduct: ConductState;
  funding: FundingState;
  accounts: AccountsState;
  record: RecordState;
  /** Most that each path can lend this step. */
  room: Lanes;
  availability: Lanes;
  /** 0 twice the capital minimum and better … 1 no capital. */
  distress: Lanes;
  /** Scratch for what is observed. */
  metric: Lanes;
}

/** Lays the state out in the kernel's memory, once for each plan. */
export function createModelState(plan: ModelPlan, math: KernelExports, layout: Layout): ModelState {
  const world = createWorldState(plan.world, layout);
  const strategy = createStrategyState(plan.strategy, layout);
  const book = createBookState(plan.book, plan.strategy, math, layout);
  const [worldState, strategyState] = [world(), strategy()];
  return {
    world: worldState,
    rules: createRulesState(),
    strategy: strategyState,
    book: book(worldState, strategyState),
    conduct: createConductState(plan.world.regions),
    funding: createFundingState(plan.funding),
    accounts: createAccountsState(plan.accounts, plan.funding.sources),
    record: createRecordState(plan.book, plan.conduct.areas, plan.world.regions),
    room: new Float64Array(lanes),
    availability: new Float64Array(lanes),
    distress: new Float64Array(lanes),
    metric: new Float64Array(lanes),
  };
}

/** Puts every path of the block at its start. */
export function startMonths(
  plan: ModelPlan,
  state: ModelState,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  startWorld(plan.world, state.world, key, from, math);
  startBook(plan.book, state.book);
  startRules(state.rules);
  startConduct(plan.conduct, state.conduct, state.world, key, from, math);
  startFunding(plan.funding, state.funding);
  startAccounts(plan.accounts, state.accounts, plan.funding, plan.rules);
  startRecord(state.record, state.accounts);
  const { accounts } = state;
  startStrategy(
    state.strategy,
    [...metricNames, 'experience'].map((name) => {
      if (name === 'defaultRate') return openingDefaultRate(plan.book);
      if (name === 'capitalRatio') return accounts.capitalRatio[0];
      if (name === 'cashShare')
        return plan.accounts.loans > 0 ? plan.accounts.cash / plan.accounts.loans : 0;
      return name === 'confidence' ? plan.funding.openingConfidence : 1;
    }),
  );
}

function openingDefaultRate(book: BookPlan): number {
  let expected = 0;
  let balance = 0;
  for (let c = 0; c < book.cells; c++) {
    expected += book.stepDefaultRate[c] * book.openingIntensity[c];
    balance += book.openingBalance[c];
  }
  return balance > 0 ? (expected / balance) * book.stepsPerYear : 0;
}

/** Where rules ask for no capital, distress is measured against half of Basel's 8 %: judgement. */
const usualMinimum = 0.04;

/**
 * One month (or longer step) of the model, in its fixed order: world, rules, strategy, book, conduct, funding, accounts,
 * record. Hard numbers of the rules follow from the calendar and are part of the plan.
 *
 * @param series `[series][step][path]`, written at this step
 * @param done called after each part of the month with its name, for measurements
 */
export function stepMonth(
  plan: ModelPlan,
  state: ModelState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
  series: Float32Array,
  done?: (part: MonthPart) => void,
): void {
  const { world, strategy, book, conduct, funding, accounts } = state;
  stepWorld(plan.world, world, step, key, from, math);
  done?.('world');
  stepRules(plan.rules, state.rules, world, step, key, from, math);
  done?.('rules');
  stepStrategy(plan.strategy, strategy, step, math);
  done?.('strategy');
  lendingRoom(
    plan.accounts,
    accounts,
    plan.funding,
    funding,
    plan.rules,
    step,
    state.room,
    state.availability,
  );
  for (let i = 0; i < lanes; i++)
    strategy.lendingScale[i] *= conduct.breaches.suspended[i] > 0 ? 0 : state.availability[i];
  stepBook(plan.book, book, strategy, world, state.room, accounts.alive, step, key, from, math);
  done?.('book');
  const comfort = 2 * (plan.rules.capitalMinimum[step] || usualMinimum);
  for (let i = 0; i < lanes; i++)
    state.distress[i] = Math.min(1, Math.max(0, 1 - accounts.capitalRatio[i] / comfort));
  stepConduct(
    plan.conduct,
    conduct,
    state.rules,
    world,
    book.totals.activeLoans,
    accounts.yearlyRevenue,
    state.distress,
    step,
    key,
    from,
    math,
  );
  done?.('conduct');
  stepFunding(
    plan.funding,
    funding,
    world,
    state.rules,
    book,
    conduct,
    accounts.yearlyRevenue,
    step,
    math,
  );
  done?.('funding');
  stepAccounts(
    plan.accounts,
    accounts,
    plan.funding,
    funding,
    plan.rules,
    plan.world,
    world,
    plan.strategy,
    strategy,
    book,
    conduct,
    step,
    key,
    from,
    math,
  );
  done?.('accounts');
  stepRecord(
    state.record,
    plan.accounts,
    plan.book,
    plan.conduct,
    world,
    state.rules,
    book,
    conduct,
    funding,
    accounts,
    step,
    series,
  );
  remember(plan, state, step);
  done?.('record');
}

/** Records what the platform will see of this month once the monitoring lag has passed. */
function remember(plan: ModelPlan, state: ModelState, step: number): void {
  const { book, accounts, funding, metric } = state;
  const { observation } = state.strategy;
  for (let i = 0; i < lanes; i++)
    metric[i] =
      book.opening[i] > 0
        ? (book.totals.defaulted[i] / book.opening[i]) * plan.book.stepsPerYear
        : 0;
  record(observation, step, metricNames.indexOf('defaultRate'), metric);
  record(observation, step, metricNames.indexOf('capitalRatio'), accounts.capitalRatio);
  for (let i = 0; i < lanes; i++)
    metric[i] = book.totals.closing[i] > 0 ? accounts.cash[i] / book.totals.closing[i] : 0;
  record(observation, step, metricNames.indexOf('cashShare'), metric);
  record(observation, step, metricNames.indexOf('confidence'), funding.confidence);
  record(observation, step, experienceMetric, accounts.experience);
}
