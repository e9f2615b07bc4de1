import type { KernelExports } from '../../kernel/load';
import { clopperPearson } from '../calibration/exactIntervals';
import type { Estimate } from '../calibration/estimate';
import { standings, type Tape } from './tape';
import { ungrouped, type Grouping } from './grouping';

/** What a group of loans looks like. */
export interface BookRow {
  /** Name of the group; empty for the whole book. */
  name: string;
  loans: number;
  amount: number;
  /** Share of the amount of the book. */
  share: number;
  /** Mean rate a year and mean term in months, each loan counting by its amount; NaN where unknown. */
  rate: number;
  term: number;
  meanLoan: number;
  /** Standard deviation of loan sizes ÷ their mean. */
  variation: number;
  /** (ΣE)² ÷ ΣE² of amounts: so many equal loans would be as concentrated; its inverse is the Herfindahl index. */
  effectiveLoans: number;
  defaults?: number;
  /** Share of the loans, by number, that are in default, with the exact interval; without a status there is none. */
  inDefault?: Estimate;
}

const defaulted = standings.indexOf('default');

/** The book by groups, or as a whole. */
export function bookRows(
  tape: Tape,
  grouping: Grouping | undefined,
  math: KernelExports,
): BookRow[] {
  const count = grouping?.names.length ?? 1;
  const sums = Array.from({ length: count }, () => ({
    ...{ loans: 0, amount: 0, squares: 0, rate: 0, rated: 0, term: 0, termed: 0, defaults: 0 },
  }));
  let all = 0;
  for (let i = 0; i < tape.rows; i++) {
    const amount = tape.amount[i];
    all += amount;
    const group = grouping ? grouping.codes[i] : 0;
    if (group === ungrouped) continue;
    const own = sums[group];
    own.loans++;
    own.amount += amount;
    own.squares += amount * amount;
    const rate = tape.rate ? tape.rate[i] : NaN;
    if (rate >= 0) {
      own.rate += amount * rate;
      own.rated += amount;
    }
    const term = tape.term ? tape.term[i] : NaN;
    if (term >= 0) {
      own.term += amount * term;
      own.termed += amount;
    }
    if (tape.standing?.[i] === defaulted) own.defaults++;
  }
  return sums.map((own, at): BookRow => {
    const mean = own.amount / own.loans;
    const known = tape.standing !== undefined && own.loans > 0;
    return {
      name: grouping?.names[at] ?? '',
      ...{ loans: own.loans, amount: own.amount, share: own.amount / all },
      rate: own.rate / own.rated,
      term: own.term / own.termed,
      meanLoan: mean,
      variation: Math.sqrt(Math.max(0, own.squares / own.loans - mean * mean)) / mean,
      effectiveLoans: own.amount ** 2 / own.squares,
      ...(known && {
        defaults: own.defaults,
        inDefault: {
          value: own.defaults / own.loans,
          interval: clopperPearson(own.defaults, own.loans, math),
        },
      }),
    };
  });
}
