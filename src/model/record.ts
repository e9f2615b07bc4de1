import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import type { BookState } from './bookMemory';
import type { BookPlan } from './bookPlan';
import type { ConductState } from './conduct';
import type { ConductPlan } from './conductPlan';
import type { FundingState } from './funding';
import { lanes, type Lanes } from './lanes';
import { seriesNames, type SeriesName } from './series';
import type { RulesState } from './rules';
import type { WorldState } from './world';

/** Step 8, the record: outcomes of each path, over time and at the horizon. */
export interface RecordState {
  /** Sums over the life of each path. */
  sums: Record<SumName, Lanes>;
  lowest: Record<'capitalRatio' | 'liquidity' | 'confidence', Lanes>;
  /** Compliance cost by area and what no area has of it; penalties by area; inspections and penalties by region. */
  areaCost: Lanes[];
  costOfNoArea: Lanes;
  areaPenalties: Lanes[];
  regionInspections: Lanes[];
  regionPenalties: Lanes[];
  /** Balances of each cell when the path was last alive, `[cell][path]`. */
  cellBalance: Lanes[];
  exposureBalance: Lanes[];
  effective: Lanes;
  loans: Lanes;
  culture: Lanes;
  /** Scratch for the numbers of paths. */
  living: Uint8Array;
}

const sumNames = [
  'balance',
  'defaulted',
  'loss',
  'platformLoss',
  'investorLoss',
  'insurerLoss',
  'runCost',
  'changeCost',
  'auditCost',
  'localisation',
  'penalties',
  'compliance',
  'loanYears',
  'revenue',
  'profit',
  'years',
  'applied',
  'originated',
  'made',
  'rateVolume',
  'peerFailures',
  'breaches',
  'inspections',
  'suspended',
  'incidents',
  'cyberLoss',
  'insiderLoss',
  'claims',
  'ruleChanges',
] as const;
type SumName = (typeof sumNames)[number];

/** @param areas number of requirement areas */
export function createRecordState(book: BookPlan, areas: number, regions: number): RecordState {
  const lane = () => new Float64Array(lanes);
  const list = (length: number) => Array.from({ length }, lane);
  return {
    sums: Object.fromEntries(sumNames.map((name) => [name, lane()])) as Record<SumName, Lanes>,
    lowest: { capitalRatio: lane(), liquidity: lane(), confidence: lane() },
    areaCost: list(areas),
    costOfNoArea: lane(),
    areaPenalties: list(areas),
    regionInspections: list(regions),
    regionPenalties: list(regions),
    cellBalance: list(book.cells),
    exposureBalance: list(book.exposures.amount.length),
    effective: lane(),
    loans: lane(),
    culture: lane(),
    living: new Uint8Array(lanes),
  };
}

export function startRecord(state: RecordState, accounts: AccountsState): void {
  for (const name of sumNames) state.sums[name].fill(0);
  for (const columns of [
    state.areaCost,
    [state.costOfNoArea],
    state.areaPenalties,
    state.regionInspections,
    state.regionPenalties,
  ])
    for (const column of columns) column.fill(0);
  for (const name of ['capitalRatio', 'liquidity', 'confidence'] as const)
    state.lowest[name].fill(Infinity);
  state.lowest.capitalRatio.set(accounts.capitalRatio);
}

/** Adds the step of paths that were alive when it began, and keeps the levels that paths ended it with. */
export function stepRecord(
  state: RecordState,
  accountsPlan: AccountsPlan,
  bookPlan: BookPlan,
  conductPlan: ConductPlan,
  world: WorldState,
  rules: RulesState,
  book: BookState,
  conduct: ConductState,
  funding: FundingState,
  accounts: AccountsState,
  step: number,
  series: Float32Array,
): void {
  const { steps } = bookPlan;
  const { sums, lowest } = state;
  const { years } = accountsPlan;
  const { totals } = book;
  const { failedAt } = accounts;
  const lived = pathsThatLived(state, failedAt, step);

  // Flows: what each sum grows by on paths that began the step alive.
  const grow = (name: SumName, flow: Lanes, factor = 1) => addTo(sums[name], flow, factor, lived);
  const growAll = (columns: Lanes[], flows: Lanes[]) => {
    for (let k = 0; k < columns.length; k++) addTo(columns[k], flows[k], 1, lived);
  };
  grow('balance', book.opening, years);
  grow('defaulted', totals.defaulted);
  grow('loss', totals.loss);
  grow('platformLoss', accounts.platformLoss);
  grow('investorLoss', accounts.investorLoss);
  grow('insurerLoss', accounts.insurance.claims);
  for (let area = 0; area < conductPlan.areas; area++)
    addArea(state, conduct, rules.changed[area], area, lived);
  addTo(state.costOfNoArea, conduct.auditOfNone, 1, lived);
  growAll(state.regionInspections, conduct.breaches.inspections);
  growAll(state.regionPenalties, conduct.breaches.penaltiesByRegion);
  for (const inspections of conduct.breaches.inspections) grow('inspections', inspections);
  grow('auditCost', conduct.auditCost);
  grow('penalties', conduct.allPenalties);
  grow('compliance', accounts.complianceCost);
  grow('loanYears', totals.activeLoans, years);
  grow('revenue', accounts.revenue);
  grow('profit', accounts.profit);
  grow('applied', totals.applied);
  grow('originated', totals.originated);
  grow('made', totals.made);
  grow('rateVolume', totals.rateVolume);
  grow('peerFailures', world.peerFailures);
  grow('breaches', conduct.breaches.arisen);
  grow('incidents', conduct.incidents);
  grow('cyberLoss', conduct.incidentCost);
  grow('insiderLoss', conduct.insiderLoss);
  grow('claims', conduct.claimCost);
  for (const i of lived) {
    sums.years[i] += years;
    sums.localisation[i] += conductPlan.localisation;
    state.costOfNoArea[i] += conductPlan.localisation;
    if (conduct.breaches.suspended[i] > 0) sums.suspended[i] += 12 * years;
    const liquidity =
      (accounts.cash[i] + accountsPlan.lineLimit - accounts.line[i]) /
      Math.max(1, accountsPlan.loans);
    lowest.capitalRatio[i] = Math.min(lowest.capitalRatio[i], accounts.capitalRatio[i]);
    lowest.liquidity[i] = Math.min(lowest.liquidity[i], liquidity);
    lowest.confidence[i] = Math.min(lowest.confidence[i], funding.confidence[i]);
    state.loans[i] = totals.closing[i];
    state.culture[i] = conduct.culture[i];
  }

  // Series: a failed path keeps its levels, has no more flows, and its ratios are no longer defined.
  const rowOf = (name: SeriesName) => (seriesNames.indexOf(name) * steps + step) * lanes;
  const level = (name: SeriesName, values: Lanes) => {
    const at = rowOf(name);
    if (lived.length === lanes) {
      series.set(values, at);
      return;
    }
    series.copyWithin(at, at - lanes, at);
    for (const i of lived) series[at + i] = values[i];
  };
  const flow = (name: SeriesName, values: Lanes) => {
    const at = rowOf(name);
    if (lived.length === lanes) {
      series.set(values, at);
      return;
    }
    series.fill(0, at, at + lanes);
    for (const i of lived) series[at + i] = values[i];
  };
  const share = (name: SeriesName, part: Lanes, whole: Lanes, factor = 1) => {
    const at = rowOf(name);
    series.fill(NaN, at, at + lanes);
    for (const i of lived) series[at + i] = ratio(part[i], whole[i] * factor);
  };
  level('capitalRatio', accounts.capitalRatio);
  share('defaultRate', totals.defaulted, book.opening, years);
  share('lossRate', totals.loss, book.opening, years);
  level('loans', totals.closing);
  flow('originations', totals.originated);
  share('approvalRate', totals.originated, totals.applied);
  share('meanApr', totals.rateVolume, totals.originated);
  flow('complianceCost', accounts.complianceCost);
  flow('profit', accounts.profit);
  level('equity', accounts.equity);
  level('cash', accounts.cash);
  level('confidence', funding.confidence);
  level('culture', conduct.culture);

  // Concentration is taken where a path ends: at its failure or at the horizon.
  const next = Math.min(step + 1, steps - 1);
  for (let i = 0; i < lanes; i++) {
    const ends = failedAt[i] === step + 1 || (step + 1 === steps && failedAt[i] === 0);
    if (!ends) continue;
    let effective = 0;
    for (let c = 0; c < bookPlan.cells; c++) {
      const balance = book.balance[c][i];
      state.cellBalance[c][i] = balance;
      const borrowers = book.loans[c][i] * bookPlan.effective[next * bookPlan.cells + c];
      if (borrowers > 0) effective += (balance * balance) / borrowers;
    }
    for (let e = 0; e < state.exposureBalance.length; e++) {
      const open = step + 1 < bookPlan.exposures.termSteps[e];
      const balance = open ? book.exposures.performing[e][i] * bookPlan.exposures.amount[e] : 0;
      state.exposureBalance[e][i] = balance;
      effective += balance * balance;
    }
    state.effective[i] = effective;
  }
}

/** Numbers of the paths that began the step alive. */
function pathsThatLived({ living }: RecordState, failedAt: Uint16Array, step: number): Uint8Array {
  let count = 0;
  for (let i = 0; i < lanes; i++) if (failedAt[i] === 0 || failedAt[i] > step) living[count++] = i;
  return living.subarray(0, count);
}

/** What a requirement area cost and what was penalised in it, on paths that began the step alive; all in one pass. */
function addArea(
  { sums, areaCost, areaPenalties }: RecordState,
  conduct: ConductState,
  changed: Lanes,
  area: number,
  paths: Uint8Array,
): void {
  const [cost, penalised] = [areaCost[area], areaPenalties[area]];
  const [run, change] = [conduct.runCost[area], conduct.changeCost[area]];
  const [penalties, audits] = [conduct.penalties[area], conduct.auditByArea[area]];
  const { runCost, changeCost, ruleChanges } = sums;
  const all = paths.length === lanes;
  for (let k = 0; k < paths.length; k++) {
    const i = all ? k : paths[k];
    cost[i] = cost[i] + run[i] + change[i] + penalties[i] + audits[i];
    penalised[i] += penalties[i];
    runCost[i] += run[i];
    changeCost[i] += change[i];
    ruleChanges[i] += changed[i];
  }
}

function addTo(sum: Lanes, flow: Lanes, factor: number, paths: Uint8Array): void {
  // most blocks are whole, and quicker without a list of who lives
  if (paths.length === lanes) {
    for (let i = 0; i < lanes; i++) sum[i] += flow[i] * factor;
    return;
  }
  for (let k = 0; k < paths.length; k++) sum[paths[k]] += flow[paths[k]] * factor;
}

/** A share of nothing is not defined. */
export const ratio = (a: number, b: number) => (b > 0 ? a / b : NaN);
