/** To so many digits. */
export const rounded = (x: number, digits: number): number => Number(x.toPrecision(digits));

export const within = (x: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, x));

export const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Rounds shares to four decimals so that they still sum to one; the largest takes up the difference. */
export function roundedShares(shares: readonly number[]): number[] {
  const result = shares.map((share) => Number(share.toFixed(4)));
  const largest = result.indexOf(Math.max(...result));
  const rest = sumOf(result, (share) => share) - result[largest];
  result[largest] = Number((1 - rest).toFixed(4));
  return result;
}
