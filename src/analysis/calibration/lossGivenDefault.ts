import { z95 } from '../../engine/proportion';
import { standings, type Tape } from '../tape/tape';
import type { Estimate } from './estimate';

export interface LossGivenDefault extends Estimate {
  /** Loans in default with a recovery, zero included, and their exposure. */
  loans: number;
  exposure: number;
  /** Loans in default whose recovery or exposure is not known: they are left out. */
  unknown: number;
  /** What the loss is a share of. */
  of: 'exposureAtDefault' | 'amount';
}

const inDefault = standings.indexOf('default');

/** Fewest defaults of which a normal interval is told. */
export const leastDefaults = 10;

/**
 * Loss given default: one less what was recovered ÷ exposure, over all loans in default whose recovery is known, each
 * counting by its exposure; with the normal interval of a ratio (Cochran, Sampling Techniques, 1977, ch. 6). Of the exposure at
 * default where the tape has it, else of the amount lent, which has been repaid in part: the loss is then understated.
 */
export function lossGivenDefault(tape: Tape): LossGivenDefault | undefined {
  const { recovered, standing, exposureAtDefault, amount } = tape;
  if (!recovered || !standing) return undefined;
  const exposures = exposureAtDefault ?? amount;
  const own: number[] = [];
  let unknown = 0;
  for (let i = 0; i < tape.rows; i++) {
    if (standing[i] !== inDefault) continue;
    if (recovered[i] >= 0 && exposures[i] > 0) own.push(i);
    else unknown++;
  }
  if (own.length < leastDefaults) return undefined;
  const sum = (of: (i: number) => number) => own.reduce((total, i) => total + of(i), 0);
  const exposure = sum((i) => exposures[i]);
  const recovery = sum((i) => recovered[i]) / exposure;
  const squares = sum((i) => (recovered[i] - recovery * exposures[i]) ** 2);
  const error = Math.sqrt((squares * own.length) / (own.length - 1)) / exposure;
  const within = (x: number) => Math.min(1, Math.max(0, x));
  return {
    value: within(1 - recovery),
    interval: [within(1 - recovery - z95 * error), within(1 - recovery + z95 * error)],
    ...{ loans: own.length, exposure, unknown },
    of: exposureAtDefault ? 'exposureAtDefault' : 'amount',
  };
}
