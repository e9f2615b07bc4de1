import { missingDay } from '../tape/tape';
import { dayOf, monthOfDay } from '../tape/tapeDate';
import { ungrouped, type Grouping } from '../tape/grouping';
import type { PeriodCounts } from './mixedProbit';
import type { TimeAtRisk } from './timeAtRisk';

/**
 * How defaults are counted by period. `year`, `quarter`: of the loans on book when a calendar year or quarter begins, those
 * that default within it. `cohort`: of the loans made in a quarter, those that default within twelve months of it.
 */
export const countings = ['year', 'cohort', 'quarter'] as const;
export type Counting = (typeof countings)[number];

/** A period, and the months that it spans. */
export interface DefaultPeriod extends PeriodCounts {
  /** Months since year 0 of its first month, and how many months its defaults are counted over. */
  from: number;
  months: number;
  /** Whether each loan is followed for those months from its own origination. */
  cohort: boolean;
}

/** Fewest loans at risk for a period to count. */
export const leastLoans = 50;
const daysOfYear = 365;

const firstDay = (month: number) => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
const monthIndex = (day: number) => {
  const { year, month } = monthOfDay(day);
  return 12 * year + month - 1;
};

/**
 * Loans at risk and defaults by period and group. Periods that begin before the first loan, or were not looked at to their
 * end, are left out, as are those with fewer than 50 loans.
 */
export function defaultPeriods(
  times: TimeAtRisk,
  grouping: Grouping,
  counting: Counting,
): DefaultPeriod[] {
  const step = counting === 'year' ? 12 : 3;
  const groups = grouping.names.length;
  let [first, last] = [Infinity, -Infinity];
  for (const day of times.start)
    if (day !== missingDay) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  if (first === Infinity) return [];
  const begin = monthIndex(first) - (monthIndex(first) % step);
  const periods: (DefaultPeriod & { opens: number; closes: number })[] = [];
  for (let from = begin; firstDay(from + step) <= times.observed + 1; from += step) {
    const closes = firstDay(from + step);
    // The last loans of a cohort have to be followed for a year.
    if (counting === 'cohort' && closes + daysOfYear > times.observed + 1) break;
    periods.push({
      name: nameOf(from, step),
      loans: Array<number>(groups).fill(0),
      defaults: Array<number>(groups).fill(0),
      macro: [],
      ...{ from, months: counting === 'cohort' ? 12 : step, cohort: counting === 'cohort' },
      ...{ opens: firstDay(from), closes },
    });
  }
  const add = (at: number, group: number, defaulted: boolean) => {
    const period = periods[at];
    if (!period) return;
    (period.loans as number[])[group]++;
    if (defaulted) (period.defaults as number[])[group]++;
  };
  for (let i = 0; i < times.start.length; i++) {
    const [start, end, group] = [times.start[i], times.end[i], grouping.codes[i]];
    if (start === missingDay || group === ungrouped) continue;
    const bad = times.defaulted[i] === 1;
    const made = Math.floor((monthIndex(start) - begin) / step);
    if (counting === 'cohort') {
      add(made, group, bad && end - start <= daysOfYear);
      continue;
    }
    // On book when the period begins: made before it, and not over.
    for (let at = made + 1; at < periods.length; at++) {
      const { opens, closes } = periods[at];
      if (end < opens) break;
      add(at, group, bad && end < closes);
    }
  }
  return periods
    .filter(({ loans }) => loans.reduce((sum, n) => sum + n, 0) >= leastLoans)
    .map(({ opens: _, closes: __, ...period }) => period);
}

function nameOf(from: number, step: number): string {
  const year = Math.floor(from / 12);
  return step === 12 ? String(year) : `${year} Q${Math.floor((from % 12) / 3) + 1}`;
}

/**
 * The counting that tells most: calendar years where there are five, else cohorts, which are of a year each; else calendar
 * quarters.
 */
export function usualCounting(times: TimeAtRisk, grouping: Grouping): Counting {
  const found = (counting: Counting) => defaultPeriods(times, grouping, counting).length;
  if (found('year') >= 5) return 'year';
  return found('cohort') >= 4 ? 'cohort' : 'quarter';
}
