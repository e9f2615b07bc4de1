import { symmetricEigen } from '../model/symmetricEigen';

/** A direction in which a random vector moves, and how much of its variance lies in it. */
export interface Component {
  /** Unit vector; the sum of its entries is not negative. */
  direction: Float64Array;
  variance: number;
}

/**
 * The components of a symmetric matrix, those with the most variance first.
 *
 * @param matrix `[row × size + column]`, symmetric; not written
 */
export function principalComponents(matrix: Float64Array, size: number): Component[] {
  const rows = Array.from({ length: size }, (_, row) =>
    matrix.slice(row * size, row * size + size),
  );
  const { values, vectors } = symmetricEigen(rows);
  return vectors
    .map((vector, k): Component => {
      const sum = vector.reduce((total, x) => total + x, 0);
      return { direction: sum < 0 ? vector.map((x) => -x) : vector, variance: values[k] };
    })
    .sort((one, other) => other.variance - one.variance);
}

/** Covariance of a stationary AR(1) with unit variance over some steps: persistence^|s − t|. */
export function autoregressiveCovariance(persistence: number, steps: number): Float64Array {
  const powers = new Float64Array(steps).fill(1);
  for (let lag = 1; lag < steps; lag++) powers[lag] = powers[lag - 1] * persistence;
  return Float64Array.from({ length: steps * steps }, (_, at) => {
    const [row, column] = [Math.floor(at / steps), at % steps];
    return powers[Math.abs(row - column)];
  });
}
