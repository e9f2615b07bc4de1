import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import type { FundingPlan, FundingState } from './funding';
import { lanes, type Lanes } from './lanes';
import type { RulesPlan } from './rules';

/**
 * Most that each path can lend this step: what sources still bring, cash beyond the buffer for the part that is not
 * borrowed, the leverage cap, and the capital minimum, given the loans that have been repaid this step.
 */
export function lendingRoom(
  plan: AccountsPlan,
  state: AccountsState,
  fundingPlan: FundingPlan,
  funding: FundingState,
  rules: RulesPlan,
  step: number,
  out: Lanes,
  availability: Lanes,
): void {
  const { sources } = fundingPlan;
  for (let i = 0; i < lanes; i++) {
    if (state.alive[i] === 0) {
      out[i] = 0;
      availability[i] = 0;
      continue;
    }
    let available = 0;
    let own = 0;
    let borrowed = 0;
    let weight = 0;
    for (let s = 0; s < sources; s++) {
      const share = fundingPlan.share[step * sources + s] * funding.inflow[s][i];
      available += share;
      if (fundingPlan.debt[s]) borrowed += share;
      else if (fundingPlan.onBalance[s]) own += share;
      weight +=
        share *
        rules.riskWeight[step] *
        (fundingPlan.onBalance[s] ? 1 : rules.guaranteeWeight[step] * fundingPlan.lossShare[s]);
    }
    availability[i] = available;
    let room = Infinity;
    if (available > 0) {
      own /= available;
      borrowed /= available;
      weight /= available;
    }
    if (own > 0)
      room = Math.min(
        room,
        Math.max(0, state.cash[i] - plan.liquidityBuffer[step] * state.onBalance[i]) / own,
      );
    const leverage = rules.leverageMaximum[step];
    if (borrowed > 0 && leverage < Infinity)
      room = Math.min(
        room,
        Math.max(0, leverage * Math.max(0, state.equity[i]) - state.debt[i]) / borrowed,
      );
    if (weight > 0 && rules.capitalMinimum[step] > 0)
      room = Math.min(
        room,
        Math.max(0, state.equity[i] / rules.capitalMinimum[step] - state.riskWeighted[i]) / weight,
      );
    out[i] = room;
  }
}
