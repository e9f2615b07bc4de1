import { daysPerMonth, missingDay, standings, type Tape } from '../tape/tape';

/** When each loan was at risk, in days since 1970-01-01, and how that ended. */
export interface TimeAtRisk {
  /** First day; `missingDay` where the loan's time is not known. */
  start: Int32Array;
  /** Last day. */
  end: Int32Array;
  /** 1 where it ended in default. */
  defaulted: Uint8Array;
  /** Loans whose time is known, and those whose is not. */
  known: number;
  unknown: number;
  /** The latest day on which any loan was looked at. */
  observed: number;
}

const [, inDefault, repaid] = standings.keys();

/**
 * When loans were at risk: from origination to the day of default (as given, or by months on book), to the last day that a
 * loan was looked at, or to `observed` where the tape has no such column; a loan that is neither in default nor repaid
 * is not followed beyond its term. `undefined` where the tape doesn't say when loans began, how they stand or when that was.
 */
export function timeAtRisk(tape: Tape, observed?: number): TimeAtRisk | undefined {
  const { origination, standing, last, defaultDay, monthsToDefault, term, rows } = tape;
  if (!origination || !standing || !(last || observed !== undefined || defaultDay))
    return undefined;
  const start = new Int32Array(rows).fill(missingDay);
  const end = new Int32Array(rows).fill(missingDay);
  const defaulted = new Uint8Array(rows);
  // Without a day of observation, nothing is known to have happened after the last default.
  let latest = observed ?? missingDay;
  for (const days of [last, observed === undefined && !last ? defaultDay : undefined])
    for (const day of days ?? []) if (day > latest) latest = day;
  let known = 0;
  for (let i = 0; i < rows; i++) {
    const begin = origination[i];
    if (begin === missingDay) continue;
    const bad = standing[i] === inDefault;
    let until = last ? last[i] : latest;
    if (bad) {
      if (defaultDay && defaultDay[i] !== missingDay) until = defaultDay[i];
      else if (monthsToDefault && monthsToDefault[i] >= 0)
        until = begin + Math.round(monthsToDefault[i] * daysPerMonth);
      else if (!last) until = missingDay;
    } else {
      const matures = term && term[i] > 0 ? begin + Math.round(term[i] * daysPerMonth) : Infinity;
      // When a loan was repaid is told by its own last day alone.
      if (standing[i] === repaid && !last) until = missingDay;
      else until = Math.min(until, matures);
    }
    if (until === missingDay || until < begin) continue;
    start[i] = begin;
    end[i] = until;
    defaulted[i] = bad ? 1 : 0;
    known++;
  }
  if (known === 0) return undefined;
  return { start, end, defaulted, known, unknown: rows - known, observed: latest };
}
