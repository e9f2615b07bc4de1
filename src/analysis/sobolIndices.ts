import { moments } from '../engine/moments';
import { latticePoints } from './latticePoints';
import { drawAgain, meanOfDrawn, resamples } from './resample';

/**
 * An index with the interval within which 95 % of its resamples lie, as far as that is possible: every index is between 0
 * and 1. An estimate may be outside by chance.
 */
export interface Index {
  value: number;
  interval: [number, number];
}

/** How much of the variance of a function's output its input number k brings about. */
export interface SobolIndices {
  mean: number;
  variance: number;
  /** `V(E(Y | X_k)) ÷ V(Y)`: by that input alone. */
  first: Index[];
  /** `E(V(Y | X_~k)) ÷ V(Y)`: by it and all that it does together with others. */
  total: Index[];
}

/**
 * The points at which a function has to be known: for each of the base points a row of A, of B, and of A with its k-th
 * coordinate from B for every k; so `count` × (`dimensions` + 2) points of the unit cube. A and B are the halves of the
 * points of a lattice of twice the dimensions.
 */
export function saltelliPoints(dimensions: number, count: number, seed: string): Float64Array[] {
  return latticePoints(count, 2 * dimensions, seed).flatMap((point) => {
    const [a, b] = [point.slice(0, dimensions), point.slice(dimensions)];
    const mixed = Array.from({ length: dimensions }, (_, k) => a.with(k, b[k]));
    return [a, b, ...mixed];
  });
}

/**
 * First-order indices by the estimator (b) of Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola (Computer Physics
 * Communications 181, 2010, table 2), total ones by Jansen's, (f) of the same table. Intervals come from drawing base
 * points again.
 * @param values the function at `saltelliPoints`, in their order
 */
export function sobolIndices(
  values: ArrayLike<number>,
  dimensions: number,
  seed: string,
): SobolIndices {
  const width = dimensions + 2;
  const count = values.length / width;
  const column = (k: number) =>
    Float64Array.from({ length: count }, (_, row) => values[row * width + k]);
  const [a, b] = [column(0), column(1)];
  const both = Float64Array.from([...a, ...b]);
  const { mean, standardDeviation } = moments(both);
  const variance = standardDeviation * standardDeviation;
  // Less the mean everywhere: the estimators are the same, their errors less.
  const squares = a.map((x, row) => ((x - mean) ** 2 + (b[row] - mean) ** 2) / 2);
  const mixed = Array.from({ length: dimensions }, (_, k) => column(k + 2));
  const firsts = mixed.map((ab) => ab.map((x, row) => (b[row] - mean) * (x - a[row])));
  const totals = mixed.map((ab) => ab.map((x, row) => (a[row] - x) ** 2 / 2));

  const drawnFirst = firsts.map(() => new Float64Array(resamples));
  const drawnTotal = totals.map(() => new Float64Array(resamples));
  let draw = 0;
  for (const drawn of drawAgain(count, seed)) {
    const shift = (meanOfDrawn(a, drawn) + meanOfDrawn(b, drawn)) / 2 - mean;
    const scale = meanOfDrawn(squares, drawn) - shift * shift;
    for (let k = 0; k < dimensions; k++) {
      drawnFirst[k][draw] = meanOfDrawn(firsts[k], drawn) / scale;
      drawnTotal[k][draw] = meanOfDrawn(totals[k], drawn) / scale;
    }
    draw++;
  }
  const index = (terms: Float64Array, drawn: Float64Array): Index => {
    // A function that is constant owes nothing to anything.
    if (variance === 0) return { value: 0, interval: [0, 0] };
    drawn.sort();
    const at = (level: number) => drawn[Math.min(resamples - 1, Math.floor(level * resamples))];
    const possible = (share: number) => Math.max(0, Math.min(1, share));
    const interval: Index['interval'] = [possible(at(0.025)), possible(at(0.975))];
    return { value: moments(terms).mean / variance, interval };
  };
  return {
    mean,
    variance,
    first: firsts.map((terms, k) => index(terms, drawnFirst[k])),
    total: totals.map((terms, k) => index(terms, drawnTotal[k])),
  };
}
