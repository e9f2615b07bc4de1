import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import type { ConductPlan } from './conductPlan';
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
  const { total, squares, largest } = balances(state, count);
  const valueOf: Record<OutcomeName, (i: number) => number> = {
    defaultRate: (i) => ratio(sums.defaulted[i], sums.balance[i]),
    lossRate: (i) => ratio(sums.loss[i], sums.balance[i]),
    creditLoss: (i) => sums.loss[i],
    platformLoss: (i) => sums.platformLoss[i],
    investorLoss: (i) => sums.investorLoss[i],
    insurerLoss: (i) => sums.insurerLoss[i],
    complianceCost: (i) => sums.compliance[i],
    complianceRunCost: (i) => sums.runCost[i],
    complianceChangeCost: (i) => sums.changeCost[i],
    complianceLegalCost: (i) => sums.changeCost[i] * legal,
    complianceTechnologyCost: (i) => sums.changeCost[i] * technology,
    complianceTrainingCost: (i) => sums.changeCost[i] * training,
    complianceLocalisationCost: (i) => sums.localisation[i],
    complianceAuditCost: (i) => sums.auditCost[i],
    penalties: (i) => sums.penalties[i],
    complianceCostShare: (i) => ratio(sums.compliance[i], sums.revenue[i]),
    complianceCostPerLoan: (i) => ratio(sums.compliance[i], sums.loanYears[i]),
    revenue: (i) => sums.revenue[i],
    profit: (i) => sums.profit[i],
    returnOnEquity: (i) => ratio(sums.profit[i], accountsPlan.equity * sums.years[i]),
    capitalRatioMinimum: (i) => state.lowest.capitalRatio[i],
    capitalRatioEnd: (i) => accounts.capitalRatio[i],
    liquidityMinimum: (i) => state.lowest.liquidity[i],
    confidenceMinimum: (i) => state.lowest.confidence[i],
    approvalRate: (i) => ratio(sums.originated[i], sums.applied[i]),
    originations: (i) => sums.originated[i],
    borrowersServed: (i) => sums.made[i],
    meanApr: (i) => ratio(sums.rateVolume[i], sums.originated[i]),
    concentrationIndex: (i) => ratio(squares[i], total[i] * total[i]),
    effectiveBorrowers: (i) =>
      state.effective[i] > 0 ? (total[i] * total[i]) / state.effective[i] : NaN,
    largestShare: (i) => ratio(largest[i], total[i]),
    loansEnd: (i) => state.loans[i],
    peerFailures: (i) => sums.peerFailures[i],
    breaches: (i) => sums.breaches[i],
    inspections: (i) => sums.inspections[i],
    suspendedMonths: (i) => sums.suspended[i],
    incidents: (i) => sums.incidents[i],
    operationalLoss: (i) => sums.cyberLoss[i] + sums.insiderLoss[i] + sums.claims[i],
    cyberLoss: (i) => sums.cyberLoss[i],
    insiderLoss: (i) => sums.insiderLoss[i],
    legalClaims: (i) => sums.claims[i],
    cultureEnd: (i) => state.culture[i],
    ruleChanges: (i) => sums.ruleChanges[i],
    businessShift: (i) => shift[i],
  };
  outcomeNames.forEach((name, column) => {
    const of = valueOf[name];
    for (let i = 0; i < count; i++) out[column * count + i] = of(i);
  });
  let column = outcomeNames.length;
  for (const { dimension, name } of brokenDown)
    for (let member = 0; member < apart.members(dimension, name); member++, column++)
      apart.write(dimension, name, member, out.subarray(column * count, (column + 1) * count));
}

/** Sum, sum of squares and largest of what single cells and large exposures owe, by path. */
function balances({ cellBalance, exposureBalance }: RecordState, count: number) {
  const [total, squares, largest] = [0, 1, 2].map(() => new Float64Array(count));
  for (const column of [...cellBalance, ...exposureBalance])
    for (let i = 0; i < count; i++) {
      const balance = column[i];
      total[i] += balance;
      squares[i] += balance * balance;
      if (balance > largest[i]) largest[i] = balance;
    }
  return { total, squares, largest };
}
