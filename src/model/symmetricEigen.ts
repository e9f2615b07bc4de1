/** Sweeps that are enough for matrices of some tens of rows many times over; convergence is quadratic. */
const mostSweeps = 40;

/** Eigenvalues of a symmetric matrix, in no particular order, and the unit eigenvector of each. */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array[];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations in cyclic order (G. H. Golub & C. F. Van
 * Loan, Matrix Computations, section 8.5). Arithmetic and square roots alone, so the same bits everywhere.
 * @param matrix its rows; overwritten
 */
export function symmetricEigen(matrix: Float64Array[]): Eigen {
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
