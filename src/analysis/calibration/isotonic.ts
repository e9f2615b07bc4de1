/** Neighbours that were pooled, and their common value. */
export interface Pool {
  from: number;
  /** Behind the last. */
  to: number;
  value: number;
}

/**
 * The rising sequence nearest to given values by weighted least squares, as pools of neighbours with one value each: the
 * pool-adjacent-violators algorithm (Ayer et al., Annals of Mathematical Statistics 26, 1955). Of defaults ÷ time at risk,
 * weighted by time at risk, it is the maximum likelihood under the order.
 */
export function isotonic(values: readonly number[], weights: readonly number[]): Pool[] {
  const pools: (Pool & { weight: number })[] = [];
  values.forEach((value, at) => {
    let pool = { from: at, to: at + 1, value, weight: weights[at] };
    while (pools.length > 0 && pools[pools.length - 1].value > pool.value) {
      const before = pools.pop()!;
      const weight = before.weight + pool.weight;
      pool = {
        ...{ from: before.from, to: pool.to, weight },
        value: (before.value * before.weight + pool.value * pool.weight) / weight,
      };
    }
    pools.push(pool);
  });
  return pools.map(({ from, to, value }) => ({ from, to, value }));
}
