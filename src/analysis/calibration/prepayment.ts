import type { KernelExports } from '../../kernel/load';
import { daysPerMonth, missingDay, standings, type Tape } from '../tape/tape';
import { withinYear } from './defaultRates';
import type { Estimate } from './estimate';
import { garwood } from './exactIntervals';
import type { TimeAtRisk } from './timeAtRisk';

export interface Prepayment extends Estimate {
  /** Loans repaid more than a month before their term was over. */
  early: number;
  years: number;
}

const repaid = standings.indexOf('repaid');
const daysPerYear = 365.2425;

/**
 * Early repayment in full, as a probability over a year: loans repaid more than a month before the end of their term ÷
 * loan-years, with Garwood's interval. `undefined` where the tape has no terms, or no loan that was repaid.
 */
export function prepayment(
  tape: Tape,
  times: TimeAtRisk | undefined,
  math: KernelExports,
): Prepayment | undefined {
  const { term, standing } = tape;
  if (!times || !term || !standing || !standing.includes(repaid)) return undefined;
  let [early, days] = [0, 0];
  for (let i = 0; i < tape.rows; i++) {
    if (times.start[i] === missingDay || !(term[i] > 0)) continue;
    const lived = times.end[i] - times.start[i];
    days += Math.max(0.5, lived);
    if (standing[i] === repaid && lived < (term[i] - 1) * daysPerMonth) early++;
  }
  if (days === 0) return undefined;
  const years = days / daysPerYear;
  const [low, high] = garwood(early, math);
  return {
    value: withinYear(early / years),
    interval: [withinYear(low / years), withinYear(high / years)],
    ...{ early, years },
  };
}
