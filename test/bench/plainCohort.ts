/**
 * The kernel's cohort step as a plain loop over double-precision arrays: the same arithmetic and the same sums as
 * `stepVintages`, one path after the other, for the kernel to be measured against.
 */
export interface PlainCell {
  /** `[vintage][path]`, vintages from old to young. */
  balance: Float64Array;
  payment: Float64Array;
  rate: Float64Array;
  intensity: Float64Array;
  /** By vintage slot. */
  loansPerInstalment: Float64Array;
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
  const { balance, payment, rate, intensity, phi, lgd } = cell;
  const { interest, closing, loans } = sums;
  const nextIntensity = sums.intensity;
  cellDefaulted.fill(0);
  for (let place = 0; place < term; place++) {
    const slot = first + place;
    const keep = cell.keep[place];
    const seasoning = cell.seasoning[place];
    const seasoningNext = cell.seasoningNext[place];
    const loansPerInstalment = cell.loansPerInstalment[slot];
    for (let path = 0, at = slot * paths; path < paths; path++, at++) {
      const left = Math.max(0, 1 - intensity[at] * (phi[path] * seasoning));
      const before = balance[at];
      const open = before * left;
      const instalment = payment[at] * left;
      const paid = rate[at] * open;
      const close = keep * Math.max(0, open + (paid - instalment));
      const next = keep * instalment;
      balance[at] = close;
      payment[at] = next;
      cellDefaulted[path] += before - open;
      interest[path] += paid;
      closing[path] += close;
      nextIntensity[path] += intensity[at] * seasoningNext * close;
      loans[path] += loansPerInstalment * next;
    }
  }
  for (let path = 0; path < paths; path++) {
    sums.defaulted[path] += cellDefaulted[path];
    sums.loss[path] += cellDefaulted[path] * lgd[path];
  }
}
