/** Half the distance between neighbouring single-precision numbers, relative: what one rounding can do. */
const rounding = 2 ** -24;

/** A vintage of annuity loans in double precision, with what has become of its principal. */
export interface Vintage {
  balance: number;
  instalment: number;
  /** Per step. */
  rate: number;
  intensity: number;
  lent: number;
  repaid: number;
  prepaid: number;
  /** What the platform asked back before its time. */
  called: number;
  defaulted: number;
  interest: number;
  /**
   * How far the same steps in single precision can be from the balance and the instalment: a running error bound
   * (Higham, Accuracy and Stability of Numerical Algorithms, 2002, §3.3) over the operations of the kernel.
   */
  balanceError: number;
  instalmentError: number;
}

export function newVintage(
  balance: number,
  instalment: number,
  rate: number,
  intensity: number,
): Vintage {
  return {
    ...{ balance, instalment, rate, intensity, lent: balance },
    ...{
      repaid: 0,
      prepaid: 0,
      called: 0,
      defaulted: 0,
      interest: 0,
      balanceError: 0,
      instalmentError: 0,
    },
  };
}

/** What one step took from a vintage. */
export interface Step {
  defaulted: number;
  repaid: number;
  prepaid: number;
  called: number;
  interest: number;
  /** Bounds of the error of the same numbers in single precision. */
  defaultedError: number;
  interestError: number;
}

/**
 * One step: the share φ × intensity × seasoning of the balance defaults; those who are left pay interest on theirs and
 * the instalment; of the rest the share 1 − keep is paid before its time, or, where keep is 0, at maturity, and of what
 * is left then the share 1 − stay is called by the platform.
 */
export function stepVintage(
  vintage: Vintage,
  phi: number,
  seasoning: number,
  keep: number,
  stay = 1,
): Step {
  const { balance, instalment, rate, intensity } = vintage;
  const hazard = phi * intensity * seasoning;
  const left = Math.max(0, 1 - hazard);
  const open = balance * left;
  const interest = rate * open;
  const due = instalment * left;
  const after = Math.max(0, open + interest - due);
  const repaid = open - after;
  const defaulted = balance - open;
  const prepaid = (1 - keep) * after;
  const called = keep * (1 - stay) * after;
  const kept = keep * stay;

  const leftError = rounding * (2 * hazard + left);
  const openError = vintage.balanceError * left + balance * leftError + rounding * open;
  const dueError = vintage.instalmentError * left + instalment * leftError + rounding * due;
  const interestError = rate * openError + rounding * interest;
  const afterError =
    openError + interestError + dueError + rounding * (Math.abs(interest - due) + after);
  // a part in a thousand more for products of errors
  const slack = 1.001;
  const defaultedError = slack * (vintage.balanceError + openError + rounding * defaulted);
  vintage.balanceError = slack * kept * (afterError + 2 * rounding * after);
  vintage.instalmentError = slack * kept * (dueError + 2 * rounding * due);

  vintage.balance = kept * after;
  vintage.instalment = kept * due;
  vintage.defaulted += defaulted;
  vintage.repaid += repaid;
  vintage.prepaid += prepaid;
  vintage.called += called;
  vintage.interest += interest;
  return {
    ...{ defaulted, repaid, prepaid, called, interest, defaultedError },
    interestError: slack * interestError,
  };
}

/** What of the principal lent is not accounted for, relative to it. */
export function unaccounted({
  lent,
  repaid,
  prepaid,
  called,
  defaulted,
  balance,
}: Vintage): number {
  return lent === 0 ? 0 : Math.abs(repaid + prepaid + called + defaulted + balance - lent) / lent;
}
