/** A function and its slopes at a point. */
export interface Slope {
  value: number;
  gradient: Float64Array;
}

export interface Maximum {
  at: Float64Array;
  value: number;
  /** Second derivatives there, row by row, of the parameters that were free. */
  hessian: Float64Array[];
  /** Numbers of the parameters that were free. */
  free: number[];
  /** Whether nothing nearby is higher by more than rounding. */
  found: boolean;
}

const mostSteps = 60;
/** What a further step would add to a log likelihood that is as good as at its top. */
const smallGain = 1e-8;

export interface Where {
  /** Numbers of parameters that stay as they are. */
  held?: readonly number[];
  /** Second derivatives nearby, of all parameters: they are used until they lead nowhere. */
  near?: readonly Float64Array[];
}

/**
 * The maximum of a smooth function near a start, by Newton's method with the damping of Levenberg (Quarterly of Applied
 * Mathematics 2, 1944) and Marquardt: a step that doesn't climb is shortened. Second derivatives are differences of slopes.
 */
export function maximise(
  f: (x: Float64Array) => Slope,
  start: ArrayLike<number>,
  { held = [], near }: Where = {},
): Maximum {
  let at = Float64Array.from(start);
  const free = [...at.keys()].filter((k) => !held.includes(k));
  let here = f(at);
  let damping = near ? 1e-9 : 1e-3;
  let found = free.length === 0;
  /** Steps since second derivatives were taken. */
  let age = 0;
  let hessian = near
    ? free.map((k) => Float64Array.from(free, (j) => near[k][j]))
    : hessianAt(f, at, free);
  for (let step = 0; step < mostSteps && !found; step++) {
    const slope = free.map((k) => here.gradient[k]);
    const move = dampedStep(hessian, slope, damping);
    const gain = move ? slope.reduce((sum, g, i) => sum + g * move[i], 0) : Infinity;
    if (gain < smallGain) {
      found = true;
      break;
    }
    const next = Float64Array.from(at);
    if (move) free.forEach((k, i) => (next[k] += move[i]));
    const there = move ? f(next) : undefined;
    const climbs = there !== undefined && there.value > here.value;
    if (climbs) {
      // Half of the gain that was foretold is a step well made; second derivatives from nearby still hold.
      const good = there.value - here.value > gain / 4;
      [at, here] = [next, there];
      damping = Math.max(1e-12, damping / 10);
      age = near && good && age < 8 ? age + 1 : 0;
      if (age === 0) hessian = hessianAt(f, at, free);
    } else if (damping > 1e12) {
      found = gain < 1e-6;
      break;
    } else if (near && age > 0) {
      hessian = hessianAt(f, at, free);
      age = 0;
    } else damping = Math.max(1e-6, damping * 10);
  }
  return { at, value: here.value, hessian, free, found };
}

function hessianAt(
  f: (x: Float64Array) => Slope,
  at: Float64Array,
  free: readonly number[],
): Float64Array[] {
  const rows = free.map((k) => {
    const step = 1e-5 * Math.max(0.1, Math.abs(at[k]));
    const [up, down] = [Float64Array.from(at), Float64Array.from(at)];
    up[k] += step;
    down[k] -= step;
    const [above, below] = [f(up).gradient, f(down).gradient];
    return Float64Array.from(free, (j) => (above[j] - below[j]) / (2 * step));
  });
  return rows.map((row, i) => row.map((value, j) => (value + rows[j][i]) / 2));
}

/** Solves (−H + damping · |diagonal|) step = slope; nothing where that is no hill. */
function dampedStep(
  hessian: readonly Float64Array[],
  slope: readonly number[],
  damping: number,
): number[] | undefined {
  const matrix = hessian.map((row, i) =>
    Array.from(
      row,
      (value, j) => -value + (i === j ? damping * Math.max(Math.abs(value), 1e-8) : 0),
    ),
  );
  return solvePositive(matrix, slope);
}

/** Solves a symmetric, positive definite system by Cholesky's decomposition; nothing where it is not definite. */
export function solvePositive(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const n = right.length;
  const lower = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
      if (i === j) {
        if (!(sum > 0)) return undefined;
        lower[i][i] = Math.sqrt(sum);
      } else lower[i][j] = sum / lower[j][j];
    }
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
