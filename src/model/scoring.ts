import type { KernelExports } from '../kernel/load';

/** Nodes and weights of the 16-point Gauss–Legendre rule on [−1, 1], positive half (Abramowitz & Stegun, table 25.4). */
const nodes = [0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438, 0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499];
const weights = [0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767, 0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541];

/** Share of applicants of each true grade (row) that a score puts into each observed grade (column); rows sum to one. */
export type ConfusionMatrix = Float64Array[];

/**
 * The confusion matrix of a score whose correlation with true creditworthiness is `correlation`: both are standard normal,
 * jointly so, and both are cut into grades with the same shares; K_ij = P(score in j | creditworthiness in i).
 * Shares are ordered from best to worst and sum to one.
 */
export function confusionMatrix(shares: ArrayLike<number>, correlation: number, math: KernelExports): ConfusionMatrix {
  const grades = shares.length;
  const matrix = Array.from({ length: grades }, () => new Float64Array(grades));
  if (correlation >= 1) {
    matrix.forEach((row, grade) => (row[grade] = 1));
    return matrix;
  }
  const cuts = new Float64Array(grades + 1);
  for (let grade = 0, sum = 0; grade < grades; grade++) {
    sum += shares[grade];
    cuts[grade + 1] = grade === grades - 1 ? 1 : Math.min(1, sum);
  }
  const thresholds = cuts.map((cut) => math.normalQuantile(cut));
  const noise = Math.sqrt(1 - correlation * correlation);
  const below = new Float64Array(grades + 1);
  for (let i = 0; i < grades; i++) {
    const half = (cuts[i + 1] - cuts[i]) / 2;
    if (half <= 0) {
      matrix[i][i] = 1;
      continue;
    }
    for (let node = 0; node < 2 * nodes.length; node++) {
      const x = node < nodes.length ? nodes[node] : -nodes[node - nodes.length];
      const creditworthiness = math.normalQuantile(cuts[i] + half * (1 + x));
      for (let j = 0; j <= grades; j++)
        below[j] = j === 0 ? 0 : j === grades ? 1 : math.normalCdf((thresholds[j] - correlation * creditworthiness) / noise);
      for (let j = 0; j < grades; j++) matrix[i][j] += (weights[node % nodes.length] / 2) * (below[j + 1] - below[j]);
    }
  }
  return matrix;
}

/** Default probability of each observed grade: the mixture of the true grades that the score puts there. */
export function observedDefaultRates(shares: ArrayLike<number>, trueRates: ArrayLike<number>, matrix: ConfusionMatrix): Float64Array {
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
 * The confusion matrix of a score with a given power: its Gini is `power` times that of the true grades. Solved for the
 * correlation by the Illinois variant of false position (Dowell & Jarratt 1971), to 1e-10 in the Gini.
 */
export function confusionOfPower(
  shares: ArrayLike<number>,
  trueRates: ArrayLike<number>,
  power: number,
  math: KernelExports,
): ConfusionMatrix {
  const perfect = giniOf(shares, trueRates);
  if (power >= 1 || perfect <= 0) return confusionMatrix(shares, 1, math);
  if (power <= 0) return confusionMatrix(shares, 0, math);
  const missing = (correlation: number) =>
    giniOf(shares, observedDefaultRates(shares, trueRates, confusionMatrix(shares, correlation, math))) - power * perfect;
  let low = 0;
  let high = 1;
  let atLow = -power * perfect;
  let atHigh = perfect - power * perfect;
  let correlation = power;
  for (let round = 0; round < 60; round++) {
    const value = missing(correlation);
    if (Math.abs(value) < 1e-10) break;
    if (value < 0) {
      if (low > 0) atHigh /= 2;
      low = correlation;
      atLow = value;
    } else {
      if (high < 1) atLow /= 2;
      high = correlation;
      atHigh = value;
    }
    correlation = (low * atHigh - high * atLow) / (atHigh - atLow);
  }
  return confusionMatrix(shares, correlation, math);
}

/** Scoring power in a step: that of a new model less the drift since the last re-estimation. */
export function powerInMonth(month: number, fresh: number, driftPerYear: number, reestimationMonths: number): number {
  return Math.max(0, fresh - (driftPerYear * ((month - 1) % reestimationMonths)) / 12);
}
