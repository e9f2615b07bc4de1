import type { KernelExports } from '../kernel/load';
import { remembered } from './remembered';

/** Nodes and weights of the 16-point Gauss–Legendre rule on [−1, 1], positive half (Abramowitz & Stegun, table 25.4). */
const nodes = [
  0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.755404408355003,
  0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
];
const weights = [
  0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
  0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541,
];

/** Share of applicants of each true grade (row) that a score puts into each observed grade (column); rows sum to one. */
export type ConfusionMatrix = Float64Array[];

/** Where a segment's grades are cut on the standard normal scale, and the quadrature within each true grade. */
export interface GradeCuts {
  shares: ArrayLike<number>;
  /** Upper cut of each grade; Infinity for the last. */
  thresholds: Float64Array;
  /** Creditworthiness at each node of each true grade, `[grade × nodes + node]`. */
  creditworthiness: Float64Array;
}

/** Cuts of grades with these shares of applicants, which are ordered from best to worst and sum to one. */
export function gradeCuts(shares: ArrayLike<number>, math: KernelExports): GradeCuts {
  const grades = shares.length;
  const thresholds = new Float64Array(grades).fill(Infinity);
  const creditworthiness = new Float64Array(grades * 2 * nodes.length);
  for (let grade = 0, below = 0; grade < grades; grade++) {
    const above = grade === grades - 1 ? 1 : Math.min(1, below + shares[grade]);
    if (grade < grades - 1) thresholds[grade] = math.normalQuantile(above);
    for (let node = 0; node < 2 * nodes.length; node++) {
      const x = node < nodes.length ? nodes[node] : -nodes[node - nodes.length];
      creditworthiness[grade * 2 * nodes.length + node] = math.normalQuantile(
        below + ((above - below) / 2) * (1 + x),
      );
    }
    below = above;
  }
  return { shares, thresholds, creditworthiness };
}

/**
 * The confusion matrix of a score whose correlation with true creditworthiness is `correlation`: both are standard normal,
 * jointly so, and both are cut into grades with the same shares; K_ij = P(score in j | creditworthiness in i), by
 * 16-point Gauss–Legendre quadrature within each true grade.
 */
export function confusionMatrix(
  { shares, thresholds, creditworthiness }: GradeCuts,
  correlation: number,
  math: KernelExports,
): ConfusionMatrix {
  const grades = shares.length;
  const matrix = Array.from({ length: grades }, () => new Float64Array(grades));
  const noise = Math.sqrt(1 - correlation * correlation);
  for (let i = 0; i < grades; i++) {
    const row = matrix[i];
    if (correlation >= 1 || !(shares[i] > 0)) {
      row[i] = 1;
      continue;
    }
    for (let node = 0; node < 2 * nodes.length; node++) {
      const mean = correlation * creditworthiness[i * 2 * nodes.length + node];
      const weight = weights[node % nodes.length] / 2;
      let below = 0;
      for (let j = 0; j < grades; j++) {
        const upTo = j === grades - 1 ? 1 : math.normalCdf((thresholds[j] - mean) / noise);
        row[j] += weight * (upTo - below);
        below = upTo;
      }
    }
  }
  return matrix;
}

/** Default probability of each observed grade: the mixture of the true grades that the score puts there. */
export function observedDefaultRates(
  shares: ArrayLike<number>,
  trueRates: ArrayLike<number>,
  matrix: ConfusionMatrix,
): Float64Array {
  return Float64Array.from({ length: shares.length }, (_, j) => {
    let applicants = 0;
    let defaults = 0;
    for (let i = 0; i < shares.length; i++) {
      applicants += shares[i] * matrix[i][j];
      defaults += shares[i] * matrix[i][j] * trueRates[i];
    }
    return applicants > 0 ? defaults / applicants : trueRates[j];
  });
}

/**
 * Gini coefficient of grades against default: 2·AUC − 1, with ties within a grade counted half. Grades stand from best to
 * worst; the result is 0 when no grade tells more than another.
 */
export function giniOf(shares: ArrayLike<number>, rates: ArrayLike<number>): number {
  let good = 0;
  let bad = 0;
  let concordant = 0;
  for (let grade = 0; grade < shares.length; grade++) {
    const bads = shares[grade] * rates[grade];
    const goods = shares[grade] * (1 - rates[grade]);
    concordant += bads * (good + goods / 2);
    good += goods;
    bad += bads;
  }
  return good > 0 && bad > 0 ? (2 * concordant) / (good * bad) - 1 : 0;
}

/**
 * Gives the confusion matrix of a score of any power for one segment: its Gini is `power` times that of the true grades. The correlation is found by the secant method from the last
 * answer (Gini is a smooth, rising function of it), kept inside a bracket, to 1e-10 in the Gini.
 */
export function confusionSolver(
  shares: ArrayLike<number>,
  trueRates: ArrayLike<number>,
  math: KernelExports,
): (power: number) => ConfusionMatrix {
  const cuts = gradeCuts(shares, math);
  const perfect = giniOf(shares, trueRates);
  let guess = 0.9;
  return (power) => {
    if (power >= 1 || perfect <= 0) return confusionMatrix(cuts, 1, math);
    if (power <= 0) return confusionMatrix(cuts, 0, math);
    let [low, high] = [0, 1];
    let [before, atBefore] = [0, -power * perfect];
    let correlation = guess;
    for (let round = 0; round < 80; round++) {
      const matrix = confusionMatrix(cuts, correlation, math);
      const value =
        giniOf(shares, observedDefaultRates(shares, trueRates, matrix)) - power * perfect;
      if (Math.abs(value) < 1e-10 || high - low < 1e-15) {
        guess = correlation;
        return matrix;
      }
      if (value < 0) low = correlation;
      else high = correlation;
      const secant = correlation - (value * (correlation - before)) / (value - atBefore);
      [before, atBefore] = [correlation, value];
      correlation = secant > low && secant < high ? secant : (low + high) / 2;
    }
    return confusionMatrix(cuts, correlation, math);
  };
}

/** Scoring power of a model of some age in months: what it had when new less what drift took. */
export function powerAtAge(fresh: number, driftPerYear: number, age: number): number {
  return Math.max(0, fresh - (driftPerYear * age) / 12);
}

/** Segments whose observed default rates are remembered: those of a few dozen scenarios. */
const mostSegments = 512;

/**
 * Default rates of the observed grades of one segment, `[power][grade]`, at each of some powers. The matrices of a dozen
 * powers are most of the work of a plan and most levers leave them alone, so they are remembered by content.
 */
export const observedRatesAt = remembered(
  mostSegments,
  (
    math: KernelExports,
    shares: number[],
    trueRates: number[],
    powers: number[],
  ): Float64Array[] => {
    const solve = confusionSolver(shares, trueRates, math);
    return powers.map((power) => observedDefaultRates(shares, trueRates, solve(power)));
  },
);
