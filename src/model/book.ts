import { pathsPerGroup } from '../kernel/cellDescriptor';
import type { KernelExports } from '../kernel/load';
import { totalNames, type BookState } from './bookMemory';
import type { BookPlan } from './bookPlan';
import { keepExposureLosses, startExposures, stepExposures } from './exposures';
import { lanes, type Lanes } from './lanes';
import type { StrategyState } from './strategy';
import type { WorldState } from './world';

// Step 4, the book: originations, interest, amortisation, prepayment, default, recovery.

/** Puts the opening vintages on every path. */
export function startBook(plan: BookPlan, state: BookState): void {
  const { closing } = state.totals;
  closing.fill(plan.exposures.opening);
  state.cells.forEach(({ survivors, capacity }, c) => {
    const slots = plan.termSteps[c];
    for (let slot = 0; slot < slots; slot++) {
      const balance = plan.opening[c][4 * slot];
      const at = slot * pathsPerGroup;
      // a loop: fill() costs more than eight stores
      for (let path = 0; path < pathsPerGroup; path++) survivors[at + path] = balance;
    }
    for (let group = 1; group < lanes / pathsPerGroup; group++)
      survivors.copyWithin(group * capacity * pathsPerGroup, 0, slots * pathsPerGroup);
    state.firstApart[c] = capacity;
    state.balance[c].fill(plan.openingBalance[c]);
    state.intensity[c].fill(plan.openingIntensity[c]);
    state.loans[c].fill(plan.openingLoans[c]);
    for (let i = 0; i < lanes; i++) closing[i] += plan.openingBalance[c];
  });
  for (const part of state.intensityApart) part.fill(0);
  for (const rows of state.sums) for (const row of rows) row.fill(0);
  state.alive.fill(1);
  for (const pool of state.fraud) pool.fill(0);
  for (const rows of state.recentFraud) rows.fill(0);
  startExposures(state.exposures);
}

/**
 * Defaults, instalments and prepayments of a step on the opening balance, then the new loans.
 *
 * @param room most that can be lent on each path, from the funding of last month
 * @param alive 1 where the platform still lives
 */
export function stepBook(
  plan: BookPlan,
  state: BookState,
  strategy: StrategyState,
  world: WorldState,
  room: Lanes,
  alive: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  state.alive.set(alive);
  if (step === 0 || plan.averted[step] !== plan.averted[step - 1])
    for (const { averted } of state.cells) averted[0] = plan.averted[step];
  state.opening.set(state.totals.closing);
  for (const name of totalNames) state.totals[name].fill(0);
  for (let i = 0; i < lanes; i++) state.stay[i] = Math.max(0, 1 - strategy.called[i]);
  math.stepCells(
    state.descriptors,
    plan.cells,
    lanes,
    step,
    state.totalsPointer,
    key[0],
    key[1],
    from,
  );
  stepExposures(plan.exposures, state.exposures, state, world, step, key, from, math);
  collect(plan, state, strategy, step);
  keepExposureLosses(state.exposures, state.lossScale);
  settleFraud(plan, state);
  lend(plan, state, strategy, room, step, math);
}

/** Collection moves the loss given default and costs a share of the balance that defaulted; alerts cost their price. */
function collect(
  plan: BookPlan,
  { totals, collectionCost, alertCost, lossScale, alive }: BookState,
  strategy: StrategyState,
  step: number,
): void {
  const [effort, effect, cost] = [
    plan.collectionLevel[step],
    plan.collectionEffect[step],
    plan.collectionCost[step],
  ];
  const recovery = plan.recovery[step];
  const [alertsPerDefault, costPerAlert] = [plan.alertsPerDefault[step], plan.costPerAlert[step]];
  const { defaulted, loss, closing, activeLoans, wouldBe } = totals;
  for (let i = 0; i < lanes; i++) {
    const level = Math.min(1, effort + strategy.collectionRaise[i]);
    const before = loss[i];
    loss[i] = Math.min(defaulted[i], before * recovery * (1 - effect * 2 * (level - 0.5)));
    lossScale[i] = before > 0 ? (alive[i] * loss[i]) / before : 0;
    collectionCost[i] = cost * level * level * defaulted[i];
    const meanBalance = activeLoans[i] > 0 ? closing[i] / activeLoans[i] : 0;
    alertCost[i] =
      meanBalance > 0 ? (costPerAlert * alertsPerDefault * wouldBe[i]) / meanBalance : 0;
  }
}

/** Fraud defaults in equal parts over the first months and nothing is recovered. */
function settleFraud(plan: BookPlan, { totals, fraud }: BookState): void {
  for (let age = 0; age < plan.fraudSteps; age++) {
    const pool = fraud[age];
    const part = 1 / (plan.fraudSteps - age);
    for (let i = 0; i < lanes; i++) {
      const gone = pool[i] * part;
      totals.defaulted[i] += gone;
      totals.loss[i] += gone;
      pool[i] -= gone;
    }
  }
  fraud.unshift(fraud.pop()!);
  for (let age = 1; age < plan.fraudSteps; age++)
    for (let i = 0; i < lanes; i++) totals.closing[i] += fraud[age][i];
}

/** New loans: what was granted, scaled by triggers and by the room that funding leaves. */
function lend(
  plan: BookPlan,
  state: BookState,
  strategy: StrategyState,
  room: Lanes,
  step: number,
  math: KernelExports,
): void {
  const { scale, granted, fraud } = state;
  math.grantedMoney(state.descriptors, plan.cells, lanes, state.grantedPointer);
  for (let i = 0; i < lanes; i++) {
    const wanted = granted[i] * strategy.lendingScale[i];
    scale[i] =
      wanted > 0 ? strategy.lendingScale[i] * Math.min(1, Math.max(0, room[i]) / wanted) : 0;
  }
  math.lendCells(
    state.descriptors,
    plan.cells,
    lanes,
    step,
    state.totalsPointer,
    state.scalePointer,
    state.lossScalePointer,
    plan.fraudShare[step],
    plan.anyFraud ? plan.fraudSteps : 0,
    plan.stepsPerYear,
  );
  fraud[0].set(state.totals.fraud);
}
