/**
 * Sum with Neumaier's correction (Zeitschrift für Angewandte Mathematik und Mechanik 54, 1974): the error does not
 * grow with the number of values, and the bits depend on their order alone. NaN values are left out.
 */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Mean and spread of the values that are defined, that is, not NaN. */
export interface Moments {
  defined: number;
  /** NaN where nothing is defined. */
  mean: number;
  /** With n − 1 in the denominator; NaN for fewer than two values. */
  standardDeviation: number;
  /** Standard error of the mean. */
  standardError: number;
}

/** Mean and standard deviation in two passes, in the order of the values. */
export function moments(values: ArrayLike<number>): Moments {
  let defined = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) defined++;
  const mean = compensatedSum(values) / defined;
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean;
    if (deviation !== deviation) continue;
    squares += deviation * deviation;
    rest += deviation;
  }
  // The second term takes off what the rounding of the mean adds (Chan, Golub & LeVeque 1983, eq. 1.7).
  const variance = defined > 1 ? (squares - (rest * rest) / defined) / (defined - 1) : NaN;
  const standardDeviation = Math.sqrt(Math.max(0, variance));
  return {
    defined,
    mean,
    standardDeviation,
    standardError: standardDeviation / Math.sqrt(defined),
  };
}
