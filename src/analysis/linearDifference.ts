import { tailOf } from '../engine/distribution';
import { samplePart } from '../engine/pathSample';
import type { ColumnName, Results } from '../engine/results';
import { pairedDifference, pathDifferences, type PairedDifference } from './difference';
import { pairPaths } from './pairs';

/** An outcome times a number. */
export interface Term {
  column: ColumnName;
  weight: number;
}

/** The difference B − A of a sum of weighted outcomes, path by path; more of it is better. */
export function linearDifference(a: Results, b: Results, terms: readonly Term[]): PairedDifference {
  const { inA, inB } = pairPaths(a, b);
  const sumOf = (results: Results, places: Uint32Array) => {
    const sum = new Float64Array(places.length);
    for (const { column, weight } of terms) {
      const values = results.values(column);
      for (let i = 0; i < sum.length; i++) sum[i] += weight * values[places[i]];
    }
    return sum;
  };
  const differences = pathDifferences(sumOf(a, inA), sumOf(b, inB));
  return pairedDifference(differences, 'higher', tailOf('higher'), samplePart(a.sample, inA));
}
