/**
 * Rank, counted from 1, of the quantile at `level` among `n` ordered values: the least k with k / n ≥ level, the
 * inverse of the empirical distribution function (type 1 of Hyndman & Fan 1996). Kept within 1…n.
 */
export function quantileRank(n: number, level: number): number {
  const exact = n * level;
  const nearest = Math.round(exact);
  // 0.07 × 100 is 7.000000000000001: a whole number up to rounding counts as whole.
  const rank = Math.abs(exact - nearest) <= n * 1e-14 ? nearest : Math.ceil(exact);
  return Math.min(n, Math.max(1, rank));
}
