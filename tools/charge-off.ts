/**
 * From charge-off shares to annual default rates.
 *
 * What LendingClub's statistics give is a share of *completed* loans: of those that have come to an end, how many were
 * charged off. It pools loans of 36 and of 60 months, and it is a lifetime's figure. The model asks for a probability
 * of default a year, by term. Two steps lead from one to the other.
 */
import type { KernelExports } from '../src/kernel/load';
import { seasoningWeights } from '../src/model/seasoning';

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
  for (let i = 0; i < 60; i++) {
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

/** The probability of an event in a month that makes it `perYear` in twelve. */
export const perMonth = (perYear: number) => 1 - (1 - perYear) ** (1 / 12);

/** How a product's loans come to their end. */
export interface Course {
  months: number;
  prepaymentPerYear: number;
  /** Month on book with most defaults, and how much they gather there; as in the model's products. */
  seasoningPeakMonth: number;
  seasoningStrength: number;
}

/**
 * Share of completed loans that end in default when in month k a loan defaults with probability h·wₖ, w being the
 * model's seasoning, and one that does not is repaid early with probability s. A loan is still there at the start of
 * month k with probability aₖ = Π (1 − h·wⱼ)(1 − s) over j < k, so the share is Σ h·wₖ·aₖ. With a flat hazard that is
 * h·(1 − aⁿ) ÷ (1 − a), a = (1 − h)(1 − s).
 */
export function lifetimeDefaults(annualRate: number, course: Course): number {
  const hazard = perMonth(annualRate);
  const staysUnpaid = 1 - perMonth(course.prepaymentPerYear);
  const { months, seasoningPeakMonth, seasoningStrength } = course;
  let there = 1;
  let defaulted = 0;
  for (const weight of seasoningWeights(
    hazard,
    months,
    seasoningPeakMonth,
    seasoningStrength,
    math,
  )) {
    defaulted += there * hazard * weight;
    there *= (1 - hazard * weight) * staysUnpaid;
  }
  return defaulted;
}

/** All that seasoning takes of the kernel; preset figures are rounded far above the last bit. */
const math = { exp: Math.exp, log1p: Math.log1p } as unknown as KernelExports;

/**
 * Step 2: the probability of default a year that ends, with early repayment running at a constant yearly rate beside
 * it, in a given share of charge-offs among completed loans.
 */
export function annualDefaultRate(chargeOff: number, course: Course): number {
  return crossing((rate) => lifetimeDefaults(rate, course) - chargeOff, 0, 0.9);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
