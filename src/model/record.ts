import { type AccountsState } from './accounts';
import type { AccountsPlan } from './accounts';
import type { BookPlan, BookState } from './book';
import type { ConductPlan, ConductState } from './conduct';
import type { FundingState } from './funding';
import { lanes, type Lanes } from './lanes';
import { gradeOutcomeNames, outcomeNames, seriesNames, type OutcomeName, type SeriesName } from './outcomes';
import type { WorldState } from './world';

/** Step 8, the record: outcomes of each path, over time and at the horizon. */
export interface RecordState {
  /** Sums over the life of each path. */
  sums: Record<SumName, Lanes>;
  lowest: Record<'capitalRatio' | 'liquidity' | 'confidence', Lanes>;
  gradeApplied: Lanes[];
  gradeOriginated: Lanes[];
  gradeRateVolume: Lanes[];
  /** Balances of each cell when the path was last alive, `[cell][path]`. */
  cellBalance: Lanes[];
  exposureBalance: Lanes[];
  effective: Lanes;
  loans: Lanes;
}

const sumNames = [
  'balance', 'defaulted', 'loss', 'platformLoss', 'investorLoss', 'insurerLoss', 'runCost', 'changeCost', 'auditCost',
  'penalties', 'compliance', 'loanYears', 'revenue', 'profit', 'years', 'applied', 'originated', 'made', 'rateVolume',
  'peerFailures', 'breaches',
] as const;
type SumName = (typeof sumNames)[number];

export function createRecordState(book: BookPlan): RecordState {
  const lane = () => new Float64Array(lanes);
  const list = (length: number) => Array.from({ length }, lane);
  return {
    sums: Object.fromEntries(sumNames.map((name) => [name, lane()])) as Record<SumName, Lanes>,
    lowest: { capitalRatio: lane(), liquidity: lane(), confidence: lane() },
    gradeApplied: list(book.grades),
    gradeOriginated: list(book.grades),
    gradeRateVolume: list(book.grades),
    cellBalance: list(book.cells),
    exposureBalance: list(book.exposures.amount.length),
    effective: lane(),
    loans: lane(),
  };
}

export function startRecord(state: RecordState, accounts: AccountsState): void {
  for (const name of sumNames) state.sums[name].fill(0);
  for (const columns of [state.gradeApplied, state.gradeOriginated, state.gradeRateVolume]) for (const column of columns) column.fill(0);
  for (const name of ['capitalRatio', 'liquidity', 'confidence'] as const) state.lowest[name].fill(Infinity);
  state.lowest.capitalRatio.set(accounts.capitalRatio);
}

/** Adds the step of paths that were alive when it began, and keeps the levels that paths ended it with. */
export function stepRecord(
  state: RecordState,
  accountsPlan: AccountsPlan,
  bookPlan: BookPlan,
  conductPlan: ConductPlan,
  world: WorldState,
  book: BookState,
  conduct: ConductState,
  funding: FundingState,
  accounts: AccountsState,
  step: number,
  series: Float32Array,
  steps: number,
): void {
  const { sums, lowest } = state;
  const row = (name: SeriesName) => (seriesNames.indexOf(name) * steps + step) * lanes;
  const before = (offset: number, i: number) => (step > 0 ? series[offset - lanes + i] : NaN);
  const rows = Object.fromEntries(seriesNames.map((name) => [name, row(name)])) as Record<SeriesName, number>;
  const perYear = 1 / accountsPlan.years;
  for (let i = 0; i < lanes; i++) {
    const failed = accounts.failedAt[i];
    if (failed > 0 && failed <= step) {
      for (const name of levels) series[rows[name] + i] = before(rows[name], i);
      for (const name of flows) series[rows[name] + i] = 0;
      for (const name of ratios) series[rows[name] + i] = NaN;
      continue;
    }
    sums.balance[i] += book.opening[i] * accountsPlan.years;
    sums.defaulted[i] += book.totals.defaulted[i];
    sums.loss[i] += book.totals.loss[i];
    sums.platformLoss[i] += accounts.platformLoss[i];
    sums.investorLoss[i] += accounts.investorLoss[i];
    sums.insurerLoss[i] += accounts.insurance.claims[i];
    sums.runCost[i] += conduct.runCost[i];
    sums.changeCost[i] += conductPlan.changeCost[step];
    sums.auditCost[i] += conductPlan.auditCost[step];
    sums.penalties[i] += conduct.penalties[i];
    sums.compliance[i] += accounts.complianceCost[i];
    sums.loanYears[i] += book.totals.activeLoans[i] * accountsPlan.years;
    sums.revenue[i] += accounts.revenue[i];
    sums.profit[i] += accounts.profit[i];
    sums.years[i] += accountsPlan.years;
    sums.applied[i] += book.totals.applied[i];
    sums.originated[i] += book.totals.originated[i];
    sums.made[i] += book.totals.made[i];
    sums.rateVolume[i] += book.totals.rateVolume[i];
    sums.peerFailures[i] += world.peerFailures[i];
    sums.breaches[i] += conduct.breaches[i];
    for (let g = 0; g < bookPlan.grades; g++) {
      state.gradeApplied[g][i] += book.grades[3 * g][i];
      state.gradeOriginated[g][i] += book.grades[3 * g + 1][i];
      state.gradeRateVolume[g][i] += book.grades[3 * g + 2][i];
    }
    const liquidity = (accounts.cash[i] + accountsPlan.lineLimit - accounts.line[i]) / Math.max(1, accountsPlan.loans);
    lowest.capitalRatio[i] = Math.min(lowest.capitalRatio[i], accounts.capitalRatio[i]);
    lowest.liquidity[i] = Math.min(lowest.liquidity[i], liquidity);
    lowest.confidence[i] = Math.min(lowest.confidence[i], funding.confidence[i]);
    state.loans[i] = book.totals.closing[i];

    series[rows.capitalRatio + i] = accounts.capitalRatio[i];
    series[rows.defaultRate + i] = book.opening[i] > 0 ? (book.totals.defaulted[i] / book.opening[i]) * perYear : NaN;
    series[rows.lossRate + i] = book.opening[i] > 0 ? (book.totals.loss[i] / book.opening[i]) * perYear : NaN;
    series[rows.loans + i] = book.totals.closing[i];
    series[rows.originations + i] = book.totals.originated[i];
    series[rows.approvalRate + i] = book.totals.applied[i] > 0 ? book.totals.originated[i] / book.totals.applied[i] : NaN;
    series[rows.meanApr + i] = book.totals.originated[i] > 0 ? book.totals.rateVolume[i] / book.totals.originated[i] : NaN;
    series[rows.complianceCost + i] = accounts.complianceCost[i];
    series[rows.profit + i] = accounts.profit[i];
    series[rows.equity + i] = accounts.equity[i];
    series[rows.cash + i] = accounts.cash[i];
    series[rows.confidence + i] = funding.confidence[i];
  }
  const last = Math.min(step + 1, steps - 1);
  for (let i = 0; i < lanes; i++) {
    if (step + 1 < steps ? accounts.failedAt[i] !== step + 1 : accounts.failedAt[i] > 0 && accounts.failedAt[i] <= step) continue;
    let effective = 0;
    for (let c = 0; c < bookPlan.cells; c++) {
      const balance = book.balance[c][i];
      state.cellBalance[c][i] = balance;
      const borrowers = book.loans[c][i] * bookPlan.effective[last * bookPlan.cells + c];
      if (borrowers > 0) effective += (balance * balance) / borrowers;
    }
    for (let e = 0; e < state.exposureBalance.length; e++) {
      const balance = step + 1 < bookPlan.exposures.termSteps[e] ? book.exposures.performing[e][i] * bookPlan.exposures.amount[e] : 0;
      state.exposureBalance[e][i] = balance;
      effective += balance * balance;
    }
    state.effective[i] = effective;
  }
}

/** What a failed path keeps, what it no longer has, and what is no longer defined. */
const levels: SeriesName[] = ['capitalRatio', 'loans', 'equity', 'cash', 'confidence'];
const flows: SeriesName[] = ['originations', 'complianceCost', 'profit'];
const ratios: SeriesName[] = ['defaultRate', 'lossRate', 'approvalRate', 'meanApr'];

/** Writes the outcome columns of the first `count` paths, `[column][path]`; NaN where an outcome is not defined. */
export function writeOutcomes(
  state: RecordState,
  accountsPlan: AccountsPlan,
  accounts: AccountsState,
  count: number,
  out: Float64Array,
): void {
  const { sums } = state;
  const ratio = (a: number, b: number) => (b > 0 ? a / b : NaN);
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
    };
    outcomeNames.forEach((name, column) => (out[column * count + i] = values[name]));
    gradeOutcomeNames.forEach((name, k) => {
      state.gradeApplied.forEach((applied, g) => {
        const originated = state.gradeOriginated[g][i];
        const value =
          name === 'approvalRate' ? ratio(originated, applied[i]) : name === 'meanApr' ? ratio(state.gradeRateVolume[g][i], originated) : originated;
        out[(outcomeNames.length + k * state.gradeApplied.length + g) * count + i] = value;
      });
    });
  }
}
