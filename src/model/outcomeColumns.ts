import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import type { ConductPlan } from './conduct';
import { brokenDown } from './breakdowns';
import { outcomeNames, type OutcomeName } from './outcomes';
import { ratio, type RecordState } from './record';
import type { Breakdowns } from './toldApart';

/**
 * Writes the outcome columns of the first `count` paths, `[column][path]`; NaN where an outcome is not defined.
 * @param apart what the paths gave by member, their last year ended
 */
export function writeOutcomes(
  state: RecordState,
  accountsPlan: AccountsPlan,
  conductPlan: ConductPlan,
  accounts: AccountsState,
  apart: Breakdowns,
  count: number,
  out: Float64Array,
): void {
  const { sums } = state;
  const [legal, technology, training] = conductPlan.changeParts;
  const shift = apart.businessShift();
  for (let i = 0; i < count; i++) {
    let total = 0;
    let squares = 0;
    let largest = 0;
    for (const balances of [state.cellBalance, state.exposureBalance])
      for (const column of balances) {
        const balance = column[i];
        total += balance;
        squares += balance * balance;
        largest = Math.max(largest, balance);
      }
    const values: Record<OutcomeName, number> = {
      defaultRate: ratio(sums.defaulted[i], sums.balance[i]),
      lossRate: ratio(sums.loss[i], sums.balance[i]),
      creditLoss: sums.loss[i],
      platformLoss: sums.platformLoss[i],
      investorLoss: sums.investorLoss[i],
      insurerLoss: sums.insurerLoss[i],
      complianceCost: sums.compliance[i],
      complianceRunCost: sums.runCost[i],
      complianceChangeCost: sums.changeCost[i],
      complianceLegalCost: sums.changeCost[i] * legal,
      complianceTechnologyCost: sums.changeCost[i] * technology,
      complianceTrainingCost: sums.changeCost[i] * training,
      complianceLocalisationCost: sums.localisation[i],
      complianceAuditCost: sums.auditCost[i],
      penalties: sums.penalties[i],
      complianceCostShare: ratio(sums.compliance[i], sums.revenue[i]),
      complianceCostPerLoan: ratio(sums.compliance[i], sums.loanYears[i]),
      revenue: sums.revenue[i],
      profit: sums.profit[i],
      returnOnEquity: ratio(sums.profit[i], accountsPlan.equity * sums.years[i]),
      capitalRatioMinimum: state.lowest.capitalRatio[i],
      capitalRatioEnd: accounts.capitalRatio[i],
      liquidityMinimum: state.lowest.liquidity[i],
      confidenceMinimum: state.lowest.confidence[i],
      approvalRate: ratio(sums.originated[i], sums.applied[i]),
      originations: sums.originated[i],
      borrowersServed: sums.made[i],
      meanApr: ratio(sums.rateVolume[i], sums.originated[i]),
      concentrationIndex: ratio(squares, total * total),
      effectiveBorrowers: state.effective[i] > 0 ? (total * total) / state.effective[i] : NaN,
      largestShare: ratio(largest, total),
      loansEnd: state.loans[i],
      peerFailures: sums.peerFailures[i],
      breaches: sums.breaches[i],
      inspections: sums.inspections[i],
      suspendedMonths: sums.suspended[i],
      incidents: sums.incidents[i],
      operationalLoss: sums.cyberLoss[i] + sums.insiderLoss[i] + sums.claims[i],
      cyberLoss: sums.cyberLoss[i],
      insiderLoss: sums.insiderLoss[i],
      legalClaims: sums.claims[i],
      cultureEnd: state.culture[i],
      ruleChanges: sums.ruleChanges[i],
      businessShift: shift[i],
    };
    outcomeNames.forEach((name, column) => (out[column * count + i] = values[name]));
  }
  let column = outcomeNames.length;
  for (const { dimension, name } of brokenDown)
    for (let member = 0; member < apart.members(dimension, name); member++, column++)
      apart.write(dimension, name, member, out.subarray(column * count, (column + 1) * count));
}
