import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import { bearTheft, bearUncovered } from './bearers';
import type { BookState } from './bookMemory';
import type { FundingPlan } from './funding';

/**
 * Ends a platform on path `i` when its month is closed; the step and the cause stay. What lenders are owed beyond what there
 * is, they lose; and of what those take who abscond, everyone who had money there loses a part.
 * @param cause from 1, as `failureCauses` has them
 */
export function fail(
  plan: AccountsPlan,
  state: AccountsState,
  fundingPlan: FundingPlan,
  book: BookState,
  cause: number,
  step: number,
  i: number,
): void {
  state.alive[i] = 0;
  state.cause[i] = cause;
  state.failedAt[i] = step + 1;
  const debt = state.debt[i];
  const uncovered = Math.min(debt + state.line[i], Math.max(0, -state.equity[i]));
  state.investorLoss[i] += uncovered;
  bearUncovered(
    plan.bearers,
    state.bearers,
    fundingPlan,
    state.share,
    debt,
    state.line[i],
    uncovered,
    i,
  );
  if (cause === 4) {
    state.investorLoss[i] +=
      plan.abscondLoss * (debt + book.totals.closing[i] - state.onBalance[i]);
    bearUncovered(
      plan.bearers,
      state.bearers,
      fundingPlan,
      state.share,
      debt,
      0,
      plan.abscondLoss * debt,
      i,
    );
    bearTheft(
      plan.bearers,
      state.bearers,
      fundingPlan,
      state.share,
      plan.abscondLoss * book.totals.closing[i],
      i,
    );
  }
}
