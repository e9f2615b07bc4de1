import { symmetricEigen } from './symmetricEigen';

/**
 * Orthonormal directions in the space of the independent innovations ε of a first-order autoregression,
 * Z_t = φ Z_{t−1} + √(1−φ²) ε_t, along which its path over some steps varies most: the right singular vectors of the
 * matrix A of Z = A ε, that of the largest singular value first. A·(direction k) is the k-th principal component of the
 * path (P. Acworth, M. Broadie & P. Glasserman 1998, A comparison of some Monte Carlo and quasi Monte Carlo techniques
 * for option pricing). Arithmetic and square roots alone, so the same bits everywhere.
 *
 * @param persistence φ over one step
 * @param stationary whether the first step is Z_1 = ε_1, of unit variance, or goes on from a step before
 * @param count number of directions
 * @returns `[direction][step]`; the first entry of each is positive
 */
export function principalDirections(
  steps: number,
  persistence: number,
  stationary: boolean,
  count: number,
): Float64Array[] {
  const a = responses(steps, persistence, stationary);
  const product = Array.from({ length: steps }, (_, i) =>
    Float64Array.from({ length: steps }, (_, j) => {
      let sum = 0;
      for (let t = Math.max(i, j); t < steps; t++) sum += a[t][i] * a[t][j];
      return sum;
    }),
  );
  const { values, vectors } = symmetricEigen(product);
  return Array.from(values, (_, k) => k)
    .sort((i, j) => values[j] - values[i] || i - j)
    .slice(0, count)
    .map((k) => {
      const sign = vectors[k][0] < 0 ? -1 : 1;
      return vectors[k].map((x) => sign * x);
    });
}

/** The matrix A of Z = A ε: `[step][innovation]`. */
export function responses(steps: number, persistence: number, stationary: boolean): Float64Array[] {
  const innovation = Math.sqrt(1 - persistence * persistence);
  return Array.from({ length: steps }, (_, t) => {
    const row = new Float64Array(steps);
    let kept = 1;
    for (let s = t; s >= 0; s--) {
      row[s] = kept * (s === 0 && stationary ? 1 : innovation);
      kept *= persistence;
    }
    return row;
  });
}
