import { tickStep } from 'd3-array';
import type { Distribution } from '../../engine/distribution';
import type { Domain } from './chart';
import { repeats, type Atom } from './atoms';
import { niceDomain } from './domain';
import { riskMarks, type Sample } from './sample';

/** A stretch of values and how many paths lie in it: from `from` up to, and not including, `to`. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** A distribution in bins; all counts together are the paths on which it is defined. */
export interface Histogram {
  bins: Bin[];
  /** Repeated values, not counted in the bins. */
  atoms: Atom[];
  /** Paths beyond either end of the axis. */
  below: number;
  above: number;
  of: number;
}

/** Paths beyond these quantiles may fall off the axis; how many do is written at its ends. */
const shown = [0.001, 0.999];

/** An axis for distributions: nearly all paths, and everything that is marked. */
export function sampleDomain(samples: readonly (Sample | undefined)[], level?: number): Domain {
  const values = samples.flatMap((sample) => {
    if (!sample) return [];
    const { distribution } = sample;
    const marks = level === undefined ? undefined : riskMarks(sample, level);
    const ends = shown.map((share) => distribution.quantile(share));
    const atoms = repeats(distribution).atoms.map(({ value }) => value);
    return [...ends, ...atoms, ...(marks ? [marks.valueAtRisk, marks.shortfall] : [])];
  });
  return niceDomain(values, 8);
}

/**
 * Width of bins on an axis: round, no finer than `most` bins ask for, nor than the data can bear: twice the interquartile
 * range ÷ ∛n (Freedman & Diaconis 1981).
 */
export function binWidth(distribution: Distribution, [low, high]: Domain, most: number): number {
  const { discrete, atoms } = repeats(distribution);
  if (discrete) {
    const gaps = discrete.slice(1).map(({ value }, i) => value - discrete[i].value);
    return Math.max(Math.min(...gaps), (high - low) / (4 * most));
  }
  const rest = distribution.defined - atoms.reduce((sum, { count }) => sum + count, 0);
  const range = distribution.quantile(0.75) - distribution.quantile(0.25);
  const finest = range > 0 ? (2 * range) / Math.cbrt(Math.max(1, rest)) : (high - low) / most;
  const count = Math.max(8, Math.min(most, (high - low) / finest));
  return tickStep(low, high, count);
}

/** Edges of bins that cover an axis; of discrete values, each lies in the middle of a bin. */
export function binEdges([low, high]: Domain, width: number, centred: boolean): number[] {
  const shift = centred ? 0.5 : 0;
  const first = Math.floor(low / width + shift + 1e-9) - shift;
  const count = Math.max(1, Math.ceil(high / width - first - (centred ? 0 : 1e-9)));
  // Multiples, not sums: 0.1 + 0.1 + 0.1 is not 0.3.
  return Array.from({ length: count + 1 }, (_, i) => (first + i) * width);
}

/** Counts the paths in each bin. */
export function histogram(distribution: Distribution, edges: readonly number[]): Histogram {
  const of = distribution.defined;
  const { atoms } = repeats(distribution);
  const below = (value: number) => Math.round(distribution.shareBelow(value) * of) || 0;
  const last = edges.length - 1;
  const single = (from: number, to: number) =>
    atoms.reduce((sum, { value, count }) => sum + (value >= from && value < to ? count : 0), 0);
  const ranks = edges.map(below);
  const bins = edges.slice(0, last).map((from, i) => {
    const to = edges[i + 1];
    return { from, to, count: ranks[i + 1] - ranks[i] - single(from, to) };
  });
  return {
    bins,
    atoms,
    below: ranks[0] - single(-Infinity, edges[0]),
    above: of - ranks[last] - single(edges[last], Infinity),
    of,
  };
}
