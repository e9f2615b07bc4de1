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
  const { values, vectors } = eigen(product);
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

/** Sweeps that are enough for matrices of some tens of rows many times over; convergence is quadratic. */
const mostSweeps = 40;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, which is overwritten, by Jacobi's rotations in cyclic order
 * (G. H. Golub & C. F. Van Loan, Matrix Computations, section 8.5).
 */
function eigen(matrix: Float64Array[]): { values: Float64Array; vectors: Float64Array[] } {
  const n = matrix.length;
  const vectors = matrix.map((_, i) => new Float64Array(n).fill(1, i, i + 1));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let off = 0;
    let on = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        if (i === j) on += matrix[i][i] * matrix[i][i];
        else off += matrix[i][j] * matrix[i][j];
    if (off <= 1e-30 * on) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(matrix, vectors, p, q);
  }
  return { values: Float64Array.from(matrix, (row, i) => row[i]), vectors };
}

/** One rotation, after which the entry (p, q) is 0; rows of `vectors` become eigenvectors. */
function rotate(matrix: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const between = matrix[p][q];
  if (between === 0) return;
  const theta = (matrix[q][q] - matrix[p][p]) / (2 * between);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of matrix) {
    const [x, y] = [row[p], row[q]];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (let k = 0; k < matrix.length; k++) {
    const [x, y] = [matrix[p][k], matrix[q][k]];
    matrix[p][k] = cosine * x - sine * y;
    matrix[q][k] = sine * x + cosine * y;
    const [u, v] = [vectors[p][k], vectors[q][k]];
    vectors[p][k] = cosine * u - sine * v;
    vectors[q][k] = sine * u + cosine * v;
  }
}
