import { ungrouped, type Grouping } from './grouping';
import { missingDay, standings, type Tape } from './tape';
import { monthOfDay } from './tapeDate';

/** Loans of one product, region and grade. */
export interface TapeCell {
  product: number;
  region: number;
  grade: number;
  loans: number;
  amount: number;
  /** Amount lent in the last months that `demandMonths` counts; all of it where the tape has no dates. */
  recent: number;
  /** Mean rate a year, by amount; NaN where unknown. */
  rate: number;
  meanLoan: number;
  variation: number;
  /** Of loans that are neither in default nor repaid; NaN where the tape has no balances. */
  balance: number;
  /** Mean of the borrowers' yearly incomes; NaN where unknown. */
  income: number;
}

export interface TapeCells {
  cells: TapeCell[];
  /** Loans that belong to no cell, as something of them is unknown. */
  outside: number;
  /** Months over which `recent` was lent, a year at most; unknown without dates. */
  demandMonths?: number;
  /** Months from the first loan to the last. */
  spanMonths?: number;
}

/** Groups of a tape, each of which may be all of it. */
export interface TapeGroups {
  grade?: Grouping;
  region?: Grouping;
  product?: Grouping;
}

const [performing] = standings.keys();
const monthIndex = (day: number) => {
  const { year, month } = monthOfDay(day);
  return 12 * year + month;
};

/** Sums up the loans of each product, region and grade. */
export function tapeCells(tape: Tape, { grade, region, product }: TapeGroups): TapeCells {
  let [first, last] = [Infinity, -Infinity];
  for (const day of tape.origination ?? [])
    if (day !== missingDay) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  const dated = first < Infinity;
  const spanMonths = dated ? monthIndex(last) - monthIndex(first) + 1 : undefined;
  const demandMonths = spanMonths && Math.min(12, spanMonths);
  const recentFrom = dated ? monthIndex(last) - demandMonths! + 1 : 0;

  const found = new Map<number, TapeCell & { squares: number; rated: number; incomes: number }>();
  let outside = 0;
  for (let i = 0; i < tape.rows; i++) {
    const own = [product, region, grade].map((one) => (one ? one.codes[i] : 0));
    if (own.includes(ungrouped)) {
      outside++;
      continue;
    }
    const key = (own[0] * 256 + own[1]) * 256 + own[2];
    let cell = found.get(key);
    if (!cell) {
      const zero = { loans: 0, amount: 0, recent: 0, rate: 0, balance: 0, income: 0, squares: 0 };
      cell = {
        ...{ product: own[0], region: own[1], grade: own[2] },
        ...{ ...zero, rated: 0, incomes: 0, meanLoan: 0, variation: 0 },
      };
      found.set(key, cell);
    }
    const amount = tape.amount[i];
    cell.loans++;
    cell.amount += amount;
    cell.squares += amount * amount;
    const day = tape.origination ? tape.origination[i] : missingDay;
    if (!dated || (day !== missingDay && monthIndex(day) >= recentFrom)) cell.recent += amount;
    const rate = tape.rate ? tape.rate[i] : NaN;
    if (rate >= 0) {
      cell.rate += amount * rate;
      cell.rated += amount;
    }
    const income = tape.income ? tape.income[i] : NaN;
    if (income > 0) {
      cell.income += income;
      cell.incomes++;
    }
    if (!tape.balance) cell.balance = NaN;
    else if (tape.balance[i] >= 0 && (!tape.standing || tape.standing[i] === performing))
      cell.balance += tape.balance[i];
  }
  const cells = [...found.values()].map(({ squares, rated, incomes, ...cell }): TapeCell => {
    const meanLoan = cell.amount / cell.loans;
    return {
      ...cell,
      ...{ rate: cell.rate / rated, income: cell.income / incomes, meanLoan },
      variation: Math.sqrt(Math.max(0, squares / cell.loans - meanLoan ** 2)) / meanLoan,
    };
  });
  return {
    ...{ cells, outside },
    ...(demandMonths !== undefined && { demandMonths, spanMonths }),
  };
}
