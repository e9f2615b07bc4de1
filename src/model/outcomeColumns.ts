import { cellSums } from '../kernel/cellDescriptor';
import type { AccountsState } from './accounts';
import type { AccountsPlan } from './accountsPlan';
import type { BookState } from './bookMemory';
import type { BookPlan } from './bookPlan';
import type { ConductPlan } from './conduct';
import { lanes, type Lanes } from './lanes';
import { brokenDown, type Dimension } from './breakdowns';
import { outcomeNames, type OutcomeName } from './outcomes';
import { ratio, type RecordState } from './record';
import { costByRegion } from './regionalCost';

/** Writes the outcome columns of the first `count` paths, `[column][path]`; NaN where an outcome is not defined. */
export function writeOutcomes(
  state: RecordState,
  accountsPlan: AccountsPlan,
  conductPlan: ConductPlan,
  bookPlan: BookPlan,
  book: BookState,
  accounts: AccountsState,
  count: number,
  out: Float64Array,
): void {
  const { sums } = state;
  const [legal, technology, training] = conductPlan.changeParts;
  const cells = new SumsOverCells(bookPlan, book);
  const shift = businessShift(cells, bookPlan.regionShare);
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
  const recorded = recordedByMember(
    state,
    conductPlan,
    accounts,
    cells,
    bookPlan,
    book.exposures.lost,
  );
  let column = outcomeNames.length;
  for (const { dimension, name } of brokenDown) {
    const known = recorded[dimension]?.[name];
    const members = known?.length ?? cells.members(dimension);
    for (let member = 0; member < members; member++, column++) {
      const place = out.subarray(column * count, (column + 1) * count);
      if (known) place.set(known[member].subarray(0, count));
      else writeFromCells(cells, bookPlan.stepsPerYear, dimension, name, member, place);
    }
  }
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

type CellSum = (typeof cellSums)[number];

/** Sums over the cells of each member of a dimension of the book, `[member][path]`; each is made once. */
class SumsOverCells {
  readonly #plan: BookPlan;
  readonly #book: BookState;
  readonly #known = new Map<string, Lanes[]>();

  constructor(plan: BookPlan, book: BookState) {
    this.#plan = plan;
    this.#book = book;
  }

  of(dimension: Dimension, sum: CellSum): Lanes[] {
    const key = `${dimension}/${sum}`;
    let totals = this.#known.get(key);
    if (!totals) {
      const place = this.#places(dimension);
      totals = Array.from({ length: this.members(dimension) }, () => new Float64Array(lanes));
      const row = cellSums.indexOf(sum);
      for (let c = 0; c < this.#plan.cells; c++)
        addColumn(totals[place[c]], this.#book.sums[c][row]);
      this.#known.set(key, totals);
    }
    return totals;
  }

  /** Number of members of a dimension of the book. */
  members(dimension: Dimension): number {
    const { grades, regions, segments } = this.#plan;
    return dimension === 'grade' ? grades : dimension === 'region' ? regions : segments;
  }

  #places(dimension: Dimension): Int32Array {
    const { grade, region, segment } = this.#plan;
    return dimension === 'grade' ? grade : dimension === 'region' ? region : segment;
  }

  /** Sum over all cells. */
  all(sum: CellSum): Lanes {
    const total = new Float64Array(lanes);
    const row = cellSums.indexOf(sum);
    for (let c = 0; c < this.#plan.cells; c++) addColumn(total, this.#book.sums[c][row]);
    return total;
  }
}

function addColumn(total: Lanes, column: Lanes): void {
  for (let i = 0; i < lanes; i++) total[i] += column[i];
}

/** Outcomes told apart that are not sums over cells, `[member][path]`. */
function recordedByMember(
  state: RecordState,
  conduct: ConductPlan,
  { bearers }: AccountsState,
  cells: SumsOverCells,
  { regionShare, exposures }: BookPlan,
  exposureLoss: Lanes[],
): Partial<Record<Dimension, Partial<Record<OutcomeName, Lanes[]>>>> {
  const grade = cells.of('grade', 'lost');
  const region = cells.of('region', 'lost');
  const segment = cells.of('segment', 'lost');
  const ofNoGrade = new Float64Array(lanes);
  exposureLoss.forEach((lost, e) => {
    addColumn(ofNoGrade, lost);
    addColumn(region[exposures.regionFactor[e] - 1], lost);
    addColumn(segment[exposures.segment[e]], lost);
  });
  return {
    grade: { creditLoss: exposureLoss.length > 0 ? [...grade, ofNoGrade] : grade },
    segment: { creditLoss: segment },
    area: {
      complianceCost: [...state.areaCost, state.costOfNoArea],
      penalties: state.areaPenalties,
    },
    region: {
      creditLoss: region,
      inspections: state.regionInspections,
      penalties: state.regionPenalties,
      complianceCost: costByRegion(
        {
          total: state.sums.compliance,
          localisation: state.sums.localisation,
          inspections: state.regionInspections,
          penalties: state.regionPenalties,
        },
        conduct.breaches.inspectionCost,
        conduct.jurisdiction,
        cells.of('region', 'exposure'),
        regionShare,
      ),
    },
    source: { investorLoss: bearers.loss },
  };
}

/** Writes an outcome of one member of a dimension of the book: sums over its cells. */
function writeFromCells(
  cells: SumsOverCells,
  stepsPerYear: number,
  dimension: Dimension,
  name: OutcomeName,
  member: number,
  out: Float64Array,
): void {
  const sum = (of: CellSum) => cells.of(dimension, of)[member];
  const write = (part: Lanes, whole: Lanes, factor: number) => {
    for (let i = 0; i < out.length; i++) out[i] = ratio(part[i] * factor, whole[i]);
  };
  if (name === 'approvalRate') write(sum('lent'), sum('applied'), 1);
  else if (name === 'meanApr') write(sum('rateVolume'), sum('lent'), 1);
  else if (name === 'defaultRate') write(sum('defaulted'), sum('exposure'), stepsPerYear);
  else out.set(sum('lent').subarray(0, out.length));
}

/** Half the sum of absolute differences between regions' shares of new lending and of today's applications, by path. */
function businessShift(cells: SumsOverCells, regionShare: Float64Array): Lanes {
  const total = cells.all('lent');
  const parts = cells.of('region', 'lent');
  return total.map((lent, i) => {
    if (lent <= 0) return NaN;
    let shift = 0;
    for (let region = 0; region < parts.length; region++)
      shift += Math.abs(parts[region][i] / lent - regionShare[region]) / 2;
    return shift;
  });
}
