import type { KernelExports } from '../kernel/load';
import type { AccountsPlan } from './accountsPlan';
import { bearCreditLoss, createBearersState, startBearers, type BearersState } from './bearers';
import type { BookState } from './bookMemory';
import type { ConductState } from './conduct';
import type { FundingPlan, FundingState } from './funding';
import {
  createInsuranceState,
  startInsurance,
  stepInsurance,
  type InsuranceState,
} from './insurance';
import { fail } from './failure';
import { fixedCostOf, nextSize } from './fixedCost';
import { lanes, type Lanes } from './lanes';
import type { RulesPlan } from './rules';
import type { StrategyState } from './strategy';
import type { StrategyPlan } from './strategyPlan';
import type { WorldPlan, WorldState } from './world';

// Step 7, accounts: profit and loss, who bears a loss, provisions, tax, balance sheet, capital, failure.

export interface AccountsState {
  /** 1 until the platform fails. */
  alive: Lanes;
  /** Index of the cause and step (from 1) of failure. */
  cause: Uint8Array;
  failedAt: Uint16Array;
  /** Share of each source in all loans, `[source][path]`. */
  share: Lanes[];
  onBalance: Lanes;
  equity: Lanes;
  cash: Lanes;
  debt: Lanes;
  line: Lanes;
  allowance: Lanes;
  receivable: Lanes;
  lossesCarried: Lanes;
  /** Yearly revenue, smoothed; observed ÷ expected losses, smoothed. */
  yearlyRevenue: Lanes;
  experience: Lanes;
  /** Size of the organisation that fixed cost pays for, as a part of today's. */
  organisation: Lanes;
  /** Guarantee: lent by partners so far, paid for their losses so far. */
  guaranteedVolume: Lanes;
  guaranteePaid: Lanes;
  riskWeighted: Lanes;
  capitalRatio: Lanes;
  /** This step. */
  revenue: Lanes;
  profit: Lanes;
  dividends: Lanes;
  platformLoss: Lanes;
  investorLoss: Lanes;
  complianceCost: Lanes;
  insurance: InsuranceState;
  bearers: BearersState;
  /** Principal on which the platform bears losses, its losses before insurance, and the part paid on guarantees. */
  exposed: Lanes;
  borne: Lanes;
  guarantee: Lanes;
}

/** The capital ratio is shown up to this; beyond it there is hardly any risk to weigh. */
export const highestRatio = 10;

export function createAccountsState(plan: AccountsPlan, sources: number): AccountsState {
  const lane = () => new Float64Array(lanes);
  return {
    alive: lane(),
    cause: new Uint8Array(lanes),
    failedAt: new Uint16Array(lanes),
    share: Array.from({ length: sources }, lane),
    onBalance: lane(),
    equity: lane(),
    cash: lane(),
    debt: lane(),
    line: lane(),
    allowance: lane(),
    receivable: lane(),
    lossesCarried: lane(),
    yearlyRevenue: lane(),
    experience: lane(),
    organisation: lane(),
    guaranteedVolume: lane(),
    guaranteePaid: lane(),
    riskWeighted: lane(),
    capitalRatio: lane(),
    revenue: lane(),
    profit: lane(),
    dividends: lane(),
    platformLoss: lane(),
    investorLoss: lane(),
    complianceCost: lane(),
    insurance: createInsuranceState(),
    bearers: createBearersState(plan.bearers),
    exposed: lane(),
    borne: lane(),
    guarantee: lane(),
  };
}

export function startAccounts(
  plan: AccountsPlan,
  state: AccountsState,
  funding: FundingPlan,
  rules: RulesPlan,
): void {
  state.alive.fill(1);
  state.cause.fill(0);
  state.failedAt.fill(0);
  let onShare = 0;
  let guaranteed = 0;
  state.share.forEach((column, s) => {
    const share = funding.openingShare[s];
    column.fill(share);
    if (funding.onBalance[s]) onShare += share;
    else guaranteed += share * funding.lossShare[s];
  });
  state.onBalance.fill(plan.loans * onShare);
  state.equity.fill(plan.equity);
  state.cash.fill(plan.cash);
  state.debt.fill(plan.debt);
  state.allowance.fill(plan.allowance);
  state.yearlyRevenue.fill(plan.revenue);
  state.experience.fill(1);
  state.organisation.fill(1);
  state.guaranteedVolume.fill(plan.loans * (1 - onShare));
  for (const column of [state.line, state.receivable, state.lossesCarried, state.guaranteePaid])
    column.fill(0);
  const weighted =
    rules.riskWeight[0] * plan.loans * (onShare + rules.guaranteeWeight[0] * guaranteed) +
    12.5 * rules.operationalShare[0] * plan.revenue;
  state.riskWeighted.fill(weighted);
  state.capitalRatio.fill(ratioOf(plan.equity, weighted));
  startInsurance(state.insurance);
  startBearers(state.bearers);
}

/** Equity ÷ risk-weighted assets, at most `highestRatio` either way. */
function ratioOf(equity: number, riskWeighted: number): number {
  if (riskWeighted <= 0) return equity >= 0 ? highestRatio : -highestRatio;
  return Math.max(-highestRatio, Math.min(highestRatio, equity / riskWeighted));
}

/**
 * Closes the month's books. Loans + expected recoveries + cash − allowance = debt + credit line + equity holds after it on
 * every path, and equity changes by profit less dividends.
 */
export function stepAccounts(
  plan: AccountsPlan,
  state: AccountsState,
  fundingPlan: FundingPlan,
  funding: FundingState,
  rules: RulesPlan,
  worldPlan: WorldPlan,
  world: WorldState,
  strategyPlan: StrategyPlan,
  strategy: StrategyState,
  book: BookState,
  conduct: ConductState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { sources } = fundingPlan;
  const policyRate = worldPlan.policyRate[step];
  // what lenders are paid on a yield or a loan to the platform, before their own spread
  const base = policyRate + fundingPlan.widening[step];
  const otherIncomeShare = plan.otherIncomeShare[step];
  const acquisition = plan.acquisition[step];
  const recoveredShare = plan.recovered[step];
  const provisioning = plan.provisioning[step];
  const targetRatio = plan.targetRatio[step];
  const dividendShare = plan.dividendShare[step];
  const liquidityBuffer = plan.liquidityBuffer[step];
  const { borne } = state;
  state.revenue.fill(0);
  state.profit.fill(0);
  state.dividends.fill(0);
  state.platformLoss.fill(0);
  state.investorLoss.fill(0);
  state.complianceCost.fill(0);
  for (let i = 0; i < lanes; i++) {
    // Who bears this month's loss, before insurance.
    let onShare = 0;
    let guaranteed = 0;
    for (let s = 0; s < sources; s++) {
      if (fundingPlan.onBalance[s]) onShare += state.share[s][i];
      else guaranteed += state.share[s][i] * fundingPlan.lossShare[s];
    }
    const maximum = rules.guaranteeMaximum[step];
    const room =
      maximum === Infinity
        ? Infinity
        : Math.max(0, maximum * state.guaranteedVolume[i] - state.guaranteePaid[i]);
    const promised = guaranteed * book.totals.loss[i];
    const guarantee = Math.min(promised, room);
    state.guarantee[i] = guarantee;
    state.bearers.madeGood[i] = promised > 0 ? guarantee / promised : 0;
    borne[i] = state.alive[i] * (onShare * book.totals.loss[i] + guarantee);
    state.exposed[i] = (onShare + guaranteed) * book.opening[i];
  }
  bearCreditLoss(
    plan.bearers,
    state.bearers,
    fundingPlan,
    state.share,
    state.alive,
    book.totals.loss,
  );
  stepInsurance(
    plan.insurance,
    state.insurance,
    world,
    state.exposed,
    borne,
    step,
    key,
    from,
    math,
  );

  for (let i = 0; i < lanes; i++) {
    if (state.alive[i] === 0) continue;
    const guarantee = state.guarantee[i];
    const opening = book.opening[i];
    const lent = book.totals.originated[i];
    const kept = book.totals.closing[i] - lent;
    const repaid = opening - book.totals.defaulted[i] - kept;

    // Income: interest on own loans, what partners leave of theirs, fees.
    let onShare = 0;
    let offIncome = 0;
    let offLoss = 0;
    for (let s = 0; s < sources; s++) {
      const share = state.share[s][i];
      if (fundingPlan.onBalance[s]) {
        onShare += share;
        continue;
      }
      offLoss += share * book.totals.loss[i];
      offIncome += fundingPlan.passThrough[s]
        ? share * opening * fundingPlan.servicingFee[s] * plan.years
        : share * (book.totals.interest[i] - opening * (base + fundingPlan.spread[s]) * plan.years);
    }
    const interest = onShare * book.totals.interest[i];
    const revenue =
      interest + offIncome + book.totals.fees[i] + otherIncomeShare * book.totals.interest[i];

    // Costs.
    const debtInterest =
      state.debt[i] * (base + fundingPlan.debtSpread) * plan.years +
      state.line[i] * (policyRate + plan.lineSpread) * plan.years;
    const operating =
      fixedCostOf(plan.fixedCost, state.organisation[i]) +
      plan.technologyCost[step] +
      plan.servicing * book.totals.activeLoans[i] +
      acquisition * lent +
      plan.applicationCost[step] * book.totals.applied[i] +
      book.alertCost[i] +
      (onShare + (offLoss > 0 ? guarantee / book.totals.loss[i] : 0)) * book.collectionCost[i] +
      strategyPlan.reestimationCost[step];
    const compliance = conduct.complianceCost[i];
    const eventLoss = conduct.incidentCost[i] + conduct.insiderLoss[i] + conduct.claimCost[i];
    const premium = state.insurance.premium[i];
    const claims = state.insurance.claims[i];

    // Loans by source after the month: what was there runs off alike, new lending comes in the shares of the month.
    let newOn = 0;
    let newDebt = 0;
    let available = 0;
    for (let s = 0; s < sources; s++)
      available += fundingPlan.share[step * sources + s] * funding.inflow[s][i];
    let onAfter = 0;
    let guaranteedAfter = 0;
    for (let s = 0; s < sources; s++) {
      const share = fundingPlan.share[step * sources + s];
      // where all confidence went within the month, what was lent before came from the usual sources
      const part = (available > 0 ? (share * funding.inflow[s][i]) / available : share) * lent;
      const loans = state.share[s][i] * kept + part;
      if (fundingPlan.onBalance[s]) {
        newOn += part;
        onAfter += loans;
        if (fundingPlan.debt[s]) newDebt += part;
      } else {
        guaranteedAfter += loans * fundingPlan.lossShare[s];
        state.guaranteedVolume[i] += part;
      }
      if (book.totals.closing[i] > 0) state.share[s][i] = loans / book.totals.closing[i];
    }
    state.guaranteePaid[i] += guarantee;

    // Losses, recoveries and the allowance.
    const loss = onShare * book.totals.loss[i];
    const recovered = state.receivable[i] * recoveredShare;
    state.receivable[i] += onShare * (book.totals.defaulted[i] - book.totals.loss[i]) - recovered;
    if (book.totals.expectedLoss[i] > 0) {
      const ratio = Math.min(8, book.totals.loss[i] / book.totals.expectedLoss[i]);
      state.experience[i] += plan.experienceWeight * (ratio - state.experience[i]);
    }
    const expectedYearly =
      opening > 0
        ? (book.totals.expectedLoss[i] / plan.years / opening) *
          Math.min(4, Math.max(0.25, state.experience[i]))
        : 0;
    const allowance = Math.max(
      rules.provisionMinimum[step] * onAfter,
      Math.min(
        onAfter + guaranteedAfter,
        provisioning * expectedYearly * (onAfter + guaranteedAfter),
      ),
    );
    const provisions = allowance - state.allowance[i];
    state.allowance[i] = allowance;

    // Profit, tax, dividends.
    const beforeTax =
      revenue -
      debtInterest -
      operating -
      compliance -
      eventLoss -
      loss -
      guarantee -
      premium +
      claims -
      provisions;
    const taxable = Math.max(0, beforeTax - state.lossesCarried[i]);
    state.lossesCarried[i] = Math.max(0, state.lossesCarried[i] - beforeTax);
    const profit = beforeTax - plan.taxRate * taxable;
    const dividends = state.capitalRatio[i] > targetRatio ? dividendShare * Math.max(0, profit) : 0;
    state.equity[i] += profit - dividends;

    // Cash, debt, credit line. Debt is repaid as the loans that it funds run off, and on withdrawal.
    const runOff =
      opening > 0 ? state.debt[i] * ((repaid + book.totals.defaulted[i]) / opening) : state.debt[i];
    const withdrawn = (state.debt[i] - runOff) * funding.outflow[i];
    state.debt[i] += newDebt - runOff - withdrawn;
    let cash =
      state.cash[i] +
      (profit + provisions + loss) + // neither provisions nor own losses move cash
      onShare * repaid +
      recovered -
      dividends -
      newOn +
      newDebt -
      runOff -
      withdrawn;
    const spare = Math.max(0, cash - liquidityBuffer * onAfter);
    const needed = cash < 0 ? state.line[i] - cash : Math.max(0, state.line[i] - spare);
    const line = Math.min(plan.lineLimit, Math.max(needed, strategy.lineDraw[i] * plan.lineLimit));
    cash += line - state.line[i];
    state.line[i] = line;
    state.cash[i] = cash;

    state.onBalance[i] = onAfter;
    state.yearlyRevenue[i] += plan.revenueWeight * (revenue / plan.years - state.yearlyRevenue[i]);
    state.organisation[i] = nextSize(plan.fixedCost, state.organisation[i], revenue);
    state.riskWeighted[i] =
      rules.riskWeight[step] * (onAfter + rules.guaranteeWeight[step] * guaranteedAfter) +
      12.5 * rules.operationalShare[step] * Math.max(0, state.yearlyRevenue[i]);
    state.capitalRatio[i] = ratioOf(state.equity[i], state.riskWeighted[i]);
    state.revenue[i] = revenue;
    state.profit[i] = profit;
    state.dividends[i] = dividends;
    state.platformLoss[i] = loss + guarantee - claims;
    state.investorLoss[i] = offLoss - guarantee;
    state.complianceCost[i] = compliance;

    const cause = conduct.absconded[i]
      ? 4
      : conduct.breaches.withdrawn[i]
        ? 3
        : state.capitalRatio[i] < rules.closureRatio[step]
          ? 1
          : cash < -1e-9 * Math.max(1, plan.loans)
            ? 2
            : 0;
    if (cause > 0) fail(plan, state, fundingPlan, book, cause, step, i);
  }
}
