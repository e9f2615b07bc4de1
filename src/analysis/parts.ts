import { moments, type Moments } from '../engine/moments';
import type { PathSample } from '../engine/pathSample';
import { tellsShares } from '../engine/proportion';
import type { ColumnName, Results } from '../engine/results';
import { failureCauses } from '../model/failureCauses';
import { replicates } from '../model/replicates';
import { estimate, type Estimate } from './difference';
import { measure, type Statistic } from './statistic';

/**
 * A statistic of a run with each path's part in it: the value plus the path's influence on it (Hampel, JASA 69, 1974).
 * The mean of the parts is the statistic, up to the curvature of quantiles, and the error of their mean is its error;
 * so sums and differences of statistics of several runs on the same paths have the error of the sums of their parts.
 */
export interface Parts {
  value: number;
  /** One for each path, in path order. NaN throughout where so few paths tell no error. */
  parts: Float64Array;
}

/** The parts of a statistic of a run. A path on which the outcome is not defined has no influence. */
export function partsOf(results: Results, asked: Statistic): Parts {
  const { value } = measure(results, asked);
  return { value, parts: weighed(influence(results, asked, value), value, results.sample) };
}

/** What each path adds to the statistic less the statistic itself; NaN where its outcome is not defined. */
function influence(results: Results, asked: Statistic, value: number): Float64Array {
  switch (asked.statistic) {
    case 'probability': {
      const cause = asked.cause === undefined ? 0 : failureCauses.indexOf(asked.cause);
      return Float64Array.from(
        results.failureCause(),
        (is) => Number(cause === 0 ? is !== 0 : is === cause) - value,
      );
    }
    case 'mean':
      return results.values(asked.outcome).map((x) => x - value);
    case 'shortfall':
      return shortfallInfluence(results, asked.outcome, asked.level);
    case 'quantile':
      return quantileInfluence(results, asked.outcome, asked.level, value);
  }
}

/** The excess over the value at risk ÷ (1 − level), less its mean, on the side of the harm. */
function shortfallInfluence(results: Results, column: ColumnName, level: number): Float64Array {
  const distribution = results.outcome(column);
  const excess = distribution.excess(level);
  const { mean } = moments(excess, results.sample);
  const scale = (distribution.tail === 'upper' ? 1 : -1) / (1 - level);
  return excess.map((x) => (x - mean) * scale);
}

/**
 * (level − 1{x ≤ q}) ÷ f(q) (Serfling 1980, Approximation Theorems of Mathematical Statistics, section 2.5). The density
 * is that between the quantiles one standard error of the level to either side, where all paths are independent.
 */
function quantileInfluence(
  results: Results,
  column: ColumnName,
  level: number,
  quantile: number,
): Float64Array {
  const distribution = results.outcome(column);
  const { defined } = distribution;
  const reach = Math.sqrt((level * (1 - level)) / defined);
  const [low, high] = [level - reach, level + reach];
  const told = low * defined >= 1 && (1 - high) * defined >= 1;
  const perDensity = told
    ? (distribution.quantile(high) - distribution.quantile(low)) / (high - low)
    : NaN;
  const share = distribution.shareUpTo(quantile);
  return results.values(column).map((x) => {
    if (x !== x) return NaN;
    return (share - (x <= quantile ? 1 : 0)) * perDensity;
  });
}

/** Parts from influences: paths that count get the weight of those that don't. */
function weighed(
  influences: Float64Array,
  value: number,
  { weights }: PathSample,
): Float64Array<ArrayBuffer> {
  let total = 0;
  for (const [i, x] of influences.entries()) if (x === x) total += weights ? weights[i] : 1;
  const scale = influences.length / total;
  // Not told is not the same as not defined: where no path has an influence the error is not known.
  return Float64Array.from(influences, (x, i) => {
    if (x === x) return value + x * scale * (weights ? weights[i] : 1);
    return total > 0 ? value : NaN;
  });
}

/** One term of a weighted sum of differences between runs on the same paths. */
export interface Term {
  weight: number;
  minus: Parts;
  plus: Parts;
}

/**
 * A weighted sum of differences between statistics of runs on the same paths, with its paired error. Runs that are the
 * same on a path leave nothing of it, not even rounding.
 * @param sample how the paths of the runs were drawn
 */
export function combined(terms: readonly Term[], sample: PathSample, of: Statistic): Estimate {
  const sum = new Float64Array(sample.numbers.length);
  let value = 0;
  for (const { weight, minus, plus } of terms) {
    value += weight * (plus.value - minus.value);
    for (let i = 0; i < sum.length; i++) sum[i] += weight * (plus.parts[i] - minus.parts[i]);
  }
  const { standardError, degreesOfFreedom } = partsError(sum, sample, of);
  return estimate(value, standardError, degreesOfFreedom);
}

/** B less A. */
export function partsDifference(a: Parts, b: Parts, sample: PathSample, of: Statistic): Estimate {
  return combined([{ weight: 1, minus: a, plus: b }], sample, of);
}

/** The error of the mean of some parts. */
export function partsError(parts: Float64Array, sample: PathSample, of: Statistic): Moments {
  // Weights are in the parts already.
  const plain: PathSample = { numbers: sample.numbers, replicated: sample.replicated };
  if (of.statistic === 'probability') {
    // A path has a part in a probability, or in a difference of two, or it hasn't.
    const usual = mode(parts);
    const others = parts.reduce((count, part) => count + Number(part !== usual), 0);
    plain.replicated = tellsShares(plain, others, parts.length);
  }
  return moments(parts, plain);
}

/** The value that most paths share, where one half and more do. */
function mode(parts: Float64Array): number {
  let candidate = NaN;
  let lead = 0;
  for (const part of parts) {
    if (lead === 0) candidate = part;
    lead += part === candidate ? 1 : -1;
  }
  return candidate;
}

/** Whether a statistic rests on the same numbers on every path of two runs: what was changed does not reach it. */
export function unaffected(a: Results, b: Results, asked: Statistic): boolean {
  const [ofA, ofB] = [a, b].map((results) =>
    asked.outcome === 'failure' ? results.failureCause() : results.values(asked.outcome),
  );
  return ofA.every((value, path) => Object.is(value, ofB[path]));
}

/** Groups of independent paths that stand for single paths where these are drawn again. */
const mostGroups = 64;

/**
 * The means of the parts over groups of paths that are independent of each other: the replicates, or else every 64th
 * path. Drawing groups again in place of paths is the bootstrap of means of groups (Efron & Tibshirani 1993, section
 * 8.5), in much less time.
 */
export function groupMeans({ parts }: Parts, { numbers, replicated }: PathSample): Float64Array {
  const groups = replicated ? replicates : mostGroups;
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  for (const [i, part] of parts.entries()) {
    sums[numbers[i] % groups] += part;
    counts[numbers[i] % groups]++;
  }
  const filled = counts.filter((count) => count > 0).length;
  return sums.subarray(0, filled).map((sum, group) => sum / counts[group]);
}
