import { cellSums } from '../kernel/cellDescriptor';
import type { AccountsState } from './accounts';
import type { BookState } from './bookMemory';
import type { BookPlan } from './bookPlan';
import { dimensionNames, yearly, type breakdowns, type Dimension } from './breakdowns';
import type { ConductPlan } from './conductPlan';
import { lanes, type Lanes } from './lanes';
import type { OutcomeName } from './outcomes';
import { ratio, type RecordState } from './record';
import { costByRegion } from './regionalCost';

type CellSum = (typeof cellSums)[number];
type Sum = CellSum | 'complianceCost' | 'penalties' | 'inspections' | 'investorLoss';

/** Outcomes that are told apart by some dimension. */
type ToldApart = { [D in Dimension]: (typeof breakdowns)[D][number] }[Dimension];

/** How each is found from sums over a member: a sum, or one as a share of another. */
const quotients: Record<ToldApart, { part: Sum; whole?: Sum }> = {
  approvalRate: { part: 'lent', whole: 'applied' },
  meanApr: { part: 'rateVolume', whole: 'lent' },
  defaultRate: { part: 'defaulted', whole: 'exposure' },
  originations: { part: 'lent' },
  creditLoss: { part: 'lost' },
  complianceCost: { part: 'complianceCost' },
  penalties: { part: 'penalties' },
  inspections: { part: 'inspections' },
  investorLoss: { part: 'investorLoss' },
};

/** What each dimension is summed over. */
const sumsOf: Record<Dimension, readonly Sum[]> = {
  grade: cellSums,
  region: [...cellSums, 'complianceCost', 'penalties', 'inspections'],
  segment: cellSums,
  area: ['complianceCost', 'penalties'],
  source: ['investorLoss'],
};

/** Sums by member of each dimension, `[member][path]`, and compliance cost in all, over some stretch of time. */
interface Sums {
  by: Record<Dimension, Partial<Record<Sum, Lanes[]>>>;
  compliance: Lanes;
  localisation: Lanes;
  /** All of them, in one order. */
  columns: Lanes[];
}

/**
 * Outcomes of a block of paths told apart by member, year by year and in all. Sums only grow, so that those of a year are
 * what they grew by in it. Memory is laid out once.
 */
export class Breakdowns {
  readonly #book: BookPlan;
  readonly #conduct: ConductPlan;
  /** From the start to now, to the end of the year before, and over the year that has ended. */
  readonly #now: Sums;
  readonly #before: Sums;
  readonly #year: Sums;
  /** Lent in all. */
  readonly #lent: Lanes = new Float64Array(lanes);

  /** @param sources number of those who bear the loss of investors */
  constructor(book: BookPlan, conduct: ConductPlan, sources: number) {
    this.#book = book;
    this.#conduct = conduct;
    const members: Record<Dimension, number> = {
      grade: book.grades,
      region: book.regions,
      segment: book.segments,
      area: conduct.areas,
      source: sources,
    };
    const sums = (): Sums => {
      const list = (length: number) => Array.from({ length }, () => new Float64Array(lanes));
      const by = {} as Sums['by'];
      for (const dimension of dimensionNames) {
        by[dimension] = {};
        for (const sum of sumsOf[dimension]) by[dimension][sum] = list(members[dimension]);
      }
      // what has no grade, and what has no area
      if (book.exposures.amount.length > 0) by.grade.lost!.push(...list(1));
      by.area.complianceCost!.push(...list(1));
      const [compliance, localisation] = list(2);
      const columns = dimensionNames.flatMap((dimension) => Object.values(by[dimension]).flat());
      return { by, compliance, localisation, columns: [...columns, compliance, localisation] };
    };
    [this.#now, this.#before, this.#year] = [sums(), sums(), sums()];
  }

  /** Puts every path at its start. */
  start(): void {
    for (const column of this.#now.columns) column.fill(0);
    for (const column of this.#before.columns) column.fill(0);
  }

  /** Takes in what has been recorded up to the end of a year; the last one may be shorter. */
  endYear(record: RecordState, book: BookState, { bearers }: AccountsState): void {
    const now = this.#now;
    this.#addCells(book);
    const copy = (dimension: Dimension, sum: Sum, columns: Lanes[]) =>
      columns.forEach((column, member) => now.by[dimension][sum]![member].set(column));
    copy('area', 'complianceCost', [...record.areaCost, record.costOfNoArea]);
    copy('area', 'penalties', record.areaPenalties);
    copy('region', 'inspections', record.regionInspections);
    copy('region', 'penalties', record.regionPenalties);
    copy('source', 'investorLoss', bearers.loss);
    now.compliance.set(record.sums.compliance);
    now.localisation.set(record.sums.localisation);

    now.columns.forEach((column, k) =>
      endWith(column, this.#before.columns[k], this.#year.columns[k]),
    );
    this.#shareCostByRegion();
  }

  /** Sums over the cells of the book, with large exposures where they belong. */
  #addCells({ sums, exposures }: BookState): void {
    const { grade, region, segment } = this.#now.by;
    const plan = this.#book;
    this.#lent.fill(0);
    for (const [row, name] of cellSums.entries()) {
      const [byGrade, byRegion, bySegment] = [grade[name]!, region[name]!, segment[name]!];
      for (const totals of [byGrade, byRegion, bySegment])
        for (const total of totals) total.fill(0);
      for (let c = 0; c < plan.cells; c++)
        addToThree(
          byGrade[plan.grade[c]],
          byRegion[plan.region[c]],
          bySegment[plan.segment[c]],
          sums[c][row],
        );
    }
    for (let c = 0; c < plan.cells; c++) add(this.#lent, sums[c][cellSums.indexOf('lent')]);
    exposures.lost.forEach((lost, e) => {
      add(grade.lost![plan.grades], lost);
      add(region.lost![plan.exposures.regionFactor[e] - 1], lost);
      add(segment.lost![plan.exposures.segment[e]], lost);
    });
  }

  /** Compliance cost of the year by region; over several years the sum of theirs. */
  #shareCostByRegion(): void {
    const { by, compliance, localisation } = this.#year;
    const cost = costByRegion(
      {
        ...{ total: compliance, localisation },
        ...{ inspections: by.region.inspections!, penalties: by.region.penalties! },
      },
      this.#conduct.breaches.inspectionCost,
      this.#conduct.jurisdiction,
      by.region.exposure!,
      this.#book.regionShare,
    );
    cost.forEach((column, region) => {
      by.region.complianceCost![region].set(column);
      add(this.#now.by.region.complianceCost![region], column);
      this.#before.by.region.complianceCost![region].set(
        this.#now.by.region.complianceCost![region],
      );
    });
  }

  /** Members of a dimension for which an outcome is told apart. */
  members(dimension: Dimension, name: OutcomeName): number {
    return this.#now.by[dimension][quotients[name as ToldApart].part]!.length;
  }

  /** Writes an outcome of one member over the whole life of each path, or over the year that has ended. */
  write(
    dimension: Dimension,
    name: OutcomeName,
    member: number,
    out: Float64Array | Float32Array,
    of: 'life' | 'year' = 'life',
  ): void {
    const sums = (of === 'life' ? this.#now : this.#year).by[dimension];
    const { part, whole } = quotients[name as ToldApart];
    const above = sums[part]![member];
    if (!whole) {
      for (let i = 0; i < out.length; i++) out[i] = above[i];
      return;
    }
    const below = sums[whole]![member];
    const factor = name === 'defaultRate' ? this.#book.stepsPerYear : 1;
    for (let i = 0; i < out.length; i++) out[i] = ratio(above[i] * factor, below[i]);
  }

  /** Writes the year that has ended of the first `count` paths into `[column][year][path]`, the columns as `yearly` has them. */
  writeYear(year: number, years: number, count: number, out: Float32Array): void {
    let row = year;
    for (const { dimension, name } of yearly)
      for (let member = 0; member < this.members(dimension, name); member++, row += years)
        this.write(dimension, name, member, out.subarray(row * count, (row + 1) * count), 'year');
  }

  /** Half the sum of absolute differences between regions' shares of new lending and of today's applications, by path. */
  businessShift(): Lanes {
    const parts = this.#now.by.region.lent!;
    const { regionShare } = this.#book;
    return this.#lent.map((lent, i) => {
      if (lent <= 0) return NaN;
      let shift = 0;
      for (let region = 0; region < parts.length; region++)
        shift += Math.abs(parts[region][i] / lent - regionShare[region]) / 2;
      return shift;
    });
  }
}

/** What a sum grew by since the year before, which is over. */
function endWith(now: Lanes, before: Lanes, year: Lanes): void {
  for (let i = 0; i < lanes; i++) {
    year[i] = now[i] - before[i];
    before[i] = now[i];
  }
}

function add(total: Lanes, column: Lanes): void {
  for (let i = 0; i < lanes; i++) total[i] += column[i];
}

function addToThree(one: Lanes, two: Lanes, three: Lanes, column: Lanes): void {
  for (let i = 0; i < lanes; i++) {
    const value = column[i];
    one[i] += value;
    two[i] += value;
    three[i] += value;
  }
}
