/**
 * The kernel's cohort step as a plain loop over double-precision arrays: the same formulation, arithmetic and sums as
 * `stepVintagesAlike`, one path after the other, for the kernel to be measured against.
 */
export interface PlainCell {
  /** What is left of each vintage, `[vintage][path]`, vintages from old to young. */
  survivors: Float64Array;
  /** By vintage: rate per step, instalment of one unit, intensity, loans per unit of instalment. */
  rate: Float64Array;
  instalment: Float64Array;
  intensity: Float64Array;
  loansPerInstalment: Float64Array;
  /** By vintage: balance and instalment of one unit as they stand. */
  balance: Float64Array;
  due: Float64Array;
  /** By place from old to young: share kept, seasoning now and in the next step. */
  keep: Float64Array;
  seasoning: Float64Array;
  seasoningNext: Float64Array;
  /** By path: what multiplies intensity × seasoning, and the loss given default. */
  phi: Float64Array;
  lgd: Float64Array;
}

/** Sums by path; a step adds to them. */
export interface PlainSums {
  defaulted: Float64Array;
  loss: Float64Array;
  interest: Float64Array;
  closing: Float64Array;
  loans: Float64Array;
  intensity: Float64Array;
}

/** One step of the vintages in slots [first, first + term) on every path. */
export function stepPlain(
  cell: PlainCell,
  paths: number,
  first: number,
  term: number,
  cellDefaulted: Float64Array,
  sums: PlainSums,
): void {
  const { survivors, phi, lgd } = cell;
  const { interest, closing, loans, intensity } = sums;
  cellDefaulted.fill(0);
  for (let place = 0; place < term; place++) {
    const slot = first + place;
    const before = cell.balance[slot];
    const earned = cell.rate[slot] * before;
    const after = cell.keep[place] * Math.max(0, before + (earned - cell.due[slot]));
    const due = cell.keep[place] * cell.due[slot];
    cell.balance[slot] = after;
    cell.due[slot] = due;
    const hazard = cell.intensity[slot] * cell.seasoning[place];
    const weight = cell.intensity[slot] * cell.seasoningNext[place] * after;
    const count = cell.loansPerInstalment[slot] * due;
    for (let path = 0, at = slot * paths; path < paths; path++, at++) {
      const were = survivors[at];
      const left = were * Math.max(0, 1 - phi[path] * hazard);
      survivors[at] = left;
      cellDefaulted[path] += (were - left) * before;
      interest[path] += left * earned;
      closing[path] += left * after;
      intensity[path] += left * weight;
      loans[path] += left * count;
    }
  }
  for (let path = 0; path < paths; path++) {
    sums.defaulted[path] += cellDefaulted[path];
    sums.loss[path] += cellDefaulted[path] * lgd[path];
  }
}
