/**
 * From charge-off shares to annual default rates.
 *
 * What LendingClub's statistics give is a share of *completed* loans: of those that have come to an end, how many were
 * charged off. It pools loans of 36 and of 60 months, and it is a lifetime's figure. The model asks for a probability
 * of default a year, by term. Two steps lead from one to the other.
 */

/** Charge-offs of completed loans of one sub-grade, both terms together. */
export interface SubGrade {
  id: string;
  /** Completed loans. */
  loans: number;
  /** Share of them that was charged off. */
  chargeOff: number;
}

/** What the same statistics say of all sub-grades together. */
export interface Totals {
  chargeOff: number;
  /** Share of completed loans that had the long term, and the share of those that was charged off. */
  longShare: number;
  longChargeOff: number;
}

export interface ByTerm {
  short: number;
  long: number;
}

/** Where an increasing function crosses zero between two points. */
function crossing(increasing: (x: number) => number, low: number, high: number): number {
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Step 1: charge-off shares by sub-grade *and* term.
 *
 * The share of long loans within a grade is known for one quarter only (`longShareNow`). Its odds are moved by one
 * factor, the same for all, so that the whole comes to the share of long loans among completed ones. Then the odds of
 * a charge-off are put higher for long loans than for short ones of the same sub-grade by another single factor, so
 * that the long loans as a whole come to their published share while the two terms of a sub-grade average to what was
 * read off for it. Shares are first scaled so that they pool to the printed total.
 */
export function byTerm(
  subGrades: readonly SubGrade[],
  longShareNow: (id: string) => number,
  totals: Totals,
): Map<string, ByTerm> {
  const all = sum(subGrades, (s) => s.loans);
  const pooled = sum(subGrades, (s) => s.loans * s.chargeOff) / all;
  const chargeOff = (s: SubGrade) => (s.chargeOff * totals.chargeOff) / pooled;

  const longShare = (s: SubGrade, shift: number) => logistic(logit(longShareNow(s.id)) + shift);
  const shift = crossing(
    (x) => sum(subGrades, (s) => s.loans * longShare(s, x)) / all - totals.longShare,
    -5,
    5,
  );

  const split = (s: SubGrade, term: number): ByTerm => {
    const long = longShare(s, shift);
    const short = crossing(
      (x) => (1 - long) * logistic(x) + long * logistic(x + term) - chargeOff(s),
      -20,
      20,
    );
    return { short: logistic(short), long: logistic(short + term) };
  };
  const longLoans = sum(subGrades, (s) => s.loans * longShare(s, shift));
  const term = crossing(
    (x) =>
      sum(subGrades, (s) => s.loans * longShare(s, shift) * split(s, x).long) / longLoans -
      totals.longChargeOff,
    -5,
    5,
  );
  return new Map(subGrades.map((s) => [s.id, split(s, term)]));
}

/**
 * Share of completed loans that end in default when, each month, a loan defaults with probability h and one that does
 * not is repaid early with probability s, over a term of n months. A loan is still there at the start of month m with
 * probability aᵐ⁻¹, a = (1 − h)(1 − s), so the share is h · (1 + a + … + aⁿ⁻¹) = h · (1 − aⁿ) ÷ (1 − a).
 */
export function lifetimeDefaults(hazard: number, prepayment: number, months: number): number {
  const stays = (1 - hazard) * (1 - prepayment);
  return stays === 1 ? 0 : (hazard * (1 - stays ** months)) / (1 - stays);
}

/** The probability of an event in a month that makes it `perYear` in twelve. */
export const perMonth = (perYear: number) => 1 - (1 - perYear) ** (1 / 12);

/**
 * Step 2: the probability of default a year that ends, with early repayment running at a constant yearly rate beside
 * it, in a given share of charge-offs among completed loans.
 */
export function annualDefaultRate(
  chargeOff: number,
  prepaymentPerYear: number,
  months: number,
): number {
  const hazard = crossing(
    (h) => lifetimeDefaults(h, perMonth(prepaymentPerYear), months) - chargeOff,
    0,
    0.5,
  );
  return 1 - (1 - hazard) ** 12;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
