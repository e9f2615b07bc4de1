/** A range that is said to hold a value with some probability. */
export interface Range {
  low: number;
  high: number;
}

/** The share of values that a team's range is asked to hold; a tenth may lie on either side. */
export const rangeLevel = 0.8;

/**
 * Interval score of a central range of level 1 − α once the value is known, in the value's own unit, less is better:
 * (high − low) + 2/α (low − x) where x lies below, + 2/α (x − high) where it lies above (Gneiting & Raftery 2007,
 * Journal of the American Statistical Association 102, 359–378, eq. 43).
 */
export function intervalScore({ low, high }: Range, value: number, level = rangeLevel): number {
  const perUnit = 2 / (1 - level);
  const below = Math.max(0, low - value);
  const above = Math.max(0, value - high);
  return high - low + perUnit * (below + above);
}

/** Mean interval score of a range over values that are all as likely; values that are NaN are left out. */
export function meanIntervalScore(
  range: Range,
  values: ArrayLike<number>,
  level = rangeLevel,
): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== values[i]) continue;
    sum += intervalScore(range, values[i], level);
    count++;
  }
  return sum / count;
}

/**
 * The range with the least mean interval score over the values: from their α/2 to their 1 − α/2 quantile, each the least
 * value up to which that share lies (Gneiting & Raftery 2007, section 6.2). NaN where there are none.
 */
export function bestRange(values: ArrayLike<number>, level = rangeLevel): Range {
  const sorted = Float64Array.from(values)
    .filter((value) => value === value)
    .sort();
  const tail = (1 - level) / 2;
  const at = (share: number) =>
    sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(share * sorted.length - 1e-9) - 1))] ??
    NaN;
  return { low: at(tail), high: at(1 - tail) };
}
