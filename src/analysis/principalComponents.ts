/** A direction in which a random vector moves, and how much of its variance lies in it. */
export interface Component {
  /** Unit vector; the sum of its entries is not negative. */
  direction: Float64Array;
  variance: number;
}

/**
 * The components of a symmetric matrix, those with the most variance first, by Jacobi's cyclic rotations (Golub & Van Loan,
 * Matrix Computations, section 8.5): each takes an entry off the diagonal to zero, until all are below rounding.
 *
 * @param matrix `[row × size + column]`, symmetric; not written
 */
export function principalComponents(matrix: Float64Array, size: number): Component[] {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  let scale = 0;
  for (let i = 0; i < size; i++) {
    vectors[i * size + i] = 1;
    scale = Math.max(scale, Math.abs(a[i * size + i]));
  }
  for (let sweep = 0; sweep < 30; sweep++) {
    let largest = 0;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const off = a[p * size + q];
        largest = Math.max(largest, Math.abs(off));
        if (Math.abs(off) > 1e-15 * scale) rotate(a, vectors, size, p, q);
      }
    if (largest <= 1e-13 * scale) break;
  }
  return Array.from({ length: size }, (_, k): Component => {
    const direction = Float64Array.from({ length: size }, (__, i) => vectors[i * size + k]);
    const sum = direction.reduce((total, x) => total + x, 0);
    return {
      direction: sum < 0 ? direction.map((x) => -x) : direction,
      variance: a[k * size + k],
    };
  }).sort((one, other) => other.variance - one.variance);
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * a[p * size + q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  const turn = (matrix: Float64Array, one: number, other: number) => {
    const [x, y] = [matrix[one], matrix[other]];
    matrix[one] = cosine * x - sine * y;
    matrix[other] = sine * x + cosine * y;
  };
  for (let i = 0; i < size; i++) turn(a, i * size + p, i * size + q);
  for (let i = 0; i < size; i++) turn(a, p * size + i, q * size + i);
  for (let i = 0; i < size; i++) turn(vectors, i * size + p, i * size + q);
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
