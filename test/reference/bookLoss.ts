import studentTQuantile from '@stdlib/stats-base-dists-t-quantile';
import { normalCdf, normalQuadrature, normalQuantile, type Quadrature } from './normalDistribution';

/** Equal loans that share their factors: the book is a list of these. */
export interface Loans {
  count: number;
  /** Exposure of each, a whole number of units. */
  exposure: number;
  pd: number;
  rho: number;
  /** Which of the group factors moves it. */
  group?: number;
}

export interface Factors {
  /** Weight of the global factor; the rest is the group's. 1 unless given. */
  global?: number;
  /** Degrees of freedom of the t copula; the normal copula unless given. */
  degreesOfFreedom?: number;
}

/**
 * Probabilities of a defaulted exposure of 0, 1, 2, … units over one step, exactly but for the quadrature: given the
 * factors and the mixing variable defaults are independent, the loans of a kind binomial; kinds are convolved, then the
 * factors integrated by the trapezoid rule, each group's for itself given the global one.
 */
export function bookLoss(book: Loans[], { global = 1, degreesOfFreedom }: Factors = {}): number[] {
  const total = book.reduce((sum, { count, exposure }) => sum + count * exposure, 0);
  const result = new Array<number>(total + 1).fill(0);
  const groups = [...new Set(book.map(({ group = 0 }) => group))].map((group) =>
    book.filter((loans) => (loans.group ?? 0) === group),
  );
  const factor = normalQuadrature(0.2);
  const alone: Quadrature = { points: [0], weights: [1] };
  const common = global > 0 ? factor : alone;
  const own = global < 1 ? factor : alone;
  const mixing = degreesOfFreedom ? chiQuadrature(degreesOfFreedom) : { points: [1], weights: [1] };
  const thresholds = new Map(
    book.map((loans) => [
      loans,
      degreesOfFreedom ? studentTQuantile(loans.pd, degreesOfFreedom) : normalQuantile(loans.pd),
    ]),
  );
  mixing.points.forEach((s, m) =>
    common.points.forEach((zGlobal, g) => {
      const whole = groups.map((group) => {
        const lost = new Array<number>(
          group.reduce((sum, { count, exposure }) => sum + count * exposure, 1),
        ).fill(0);
        own.points.forEach((zGroup, k) => {
          const y = Math.sqrt(global) * zGlobal + Math.sqrt(1 - global) * zGroup;
          const given = group.map((loans) => {
            const x = thresholds.get(loans)! * s - Math.sqrt(loans.rho) * y;
            return stretched(loans, normalCdf(x / Math.sqrt(1 - loans.rho)));
          });
          given.reduce(convolve).forEach((p, units) => (lost[units] += own.weights[k] * p));
        });
        return lost;
      });
      const weight = mixing.weights[m] * common.weights[g];
      whole.reduce(convolve).forEach((p, units) => (result[units] += weight * p));
    }),
  );
  return result;
}

/** Probabilities of 0, 1, 2, … units of defaulted exposure when each loan defaults with probability p on its own. */
function stretched({ count, exposure }: Loans, p: number): number[] {
  const result = new Array<number>(count * exposure + 1).fill(0);
  // from the mode outwards, so that nothing underflows that matters
  const mode = Math.min(count, Math.floor((count + 1) * p));
  const weights = new Array<number>(count + 1).fill(0);
  weights[mode] = 1;
  for (let k = mode; k < count; k++)
    weights[k + 1] = (weights[k] * (count - k) * p) / ((k + 1) * (1 - p));
  for (let k = mode; k > 0; k--)
    weights[k - 1] = (weights[k] * k * (1 - p)) / ((count - k + 1) * p);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, k) => (result[k * exposure] = weight / total));
  return result;
}

function convolve(a: number[], b: number[]): number[] {
  const result = new Array<number>(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0) continue;
    for (let j = 0; j < b.length; j++) result[i + j] += a[i] * b[j];
  }
  return result;
}

/**
 * Points and weights of E f(√(χ²_ν/ν)): the trapezoid rule in ln χ², whose density is proportional to
 * exp(νy/2 − e^y/2); weights are scaled to sum to one.
 */
function chiQuadrature(nu: number): Quadrature {
  const step = 0.25;
  const peak = Math.log(nu);
  const ys = Array.from({ length: 240 }, (_, k) => peak + (k - 180) * step);
  const density = (y: number) => Math.exp((nu * (y - peak) - (Math.exp(y) - nu)) / 2);
  const kept = ys.filter((y) => density(y) > 1e-18);
  const total = kept.reduce((sum, y) => sum + density(y), 0);
  return {
    points: kept.map((y) => Math.sqrt(Math.exp(y) / nu)),
    weights: kept.map((y) => density(y) / total),
  };
}
