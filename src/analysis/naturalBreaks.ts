/** A stretch of an ordered list. */
export interface Stretch {
  from: number;
  /** One past the last. */
  to: number;
}

/**
 * Splits ascending values into `count` stretches such that the squares within them are least (Fisher, Journal of the
 * American Statistical Association 53, 1958), none shorter than `least`; `undefined` where that is not possible.
 */
export function naturalBreaks(
  values: ArrayLike<number>,
  count: number,
  least: number,
): { stretches: Stretch[]; squares: number } | undefined {
  const n = values.length;
  if (n < count * least) return undefined;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    sums[i + 1] = sums[i] + values[i];
    squares[i + 1] = squares[i] + values[i] * values[i];
  }
  const within = (from: number, to: number) => {
    const sum = sums[to] - sums[from];
    return Math.max(0, squares[to] - squares[from] - (sum * sum) / (to - from));
  };
  // best[k][i]: least squares of the first i values in k + 1 stretches; equal values stay together.
  const best = [
    Float64Array.from({ length: n + 1 }, (_, i) => (i < least ? Infinity : within(0, i))),
  ];
  const cuts: Int32Array[] = [new Int32Array(n + 1)];
  for (let k = 1; k < count; k++) {
    const row = new Float64Array(n + 1).fill(Infinity);
    const cut = new Int32Array(n + 1);
    for (let i = (k + 1) * least; i <= n; i++)
      for (let j = k * least; j <= i - least; j++) {
        if (values[j - 1] === values[j]) continue;
        const total = best[k - 1][j] + within(j, i);
        if (total < row[i]) [row[i], cut[i]] = [total, j];
      }
    best.push(row);
    cuts.push(cut);
  }
  if (best[count - 1][n] === Infinity) return undefined;
  const stretches: Stretch[] = [];
  for (let k = count - 1, to = n; k >= 0; k--) {
    const from = cuts[k][to];
    stretches.unshift({ from, to });
    to = from;
  }
  return { stretches, squares: best[count - 1][n] };
}
