import type { Results } from '../engine/results';

/** The places, in the columns of two results, of the paths that both have; in path order. */
export interface Pairs {
  count: number;
  inA: Uint32Array;
  inB: Uint32Array;
}

/** Pairs the paths of two runs by their numbers: equal numbers have met equal shocks. */
export function pairPaths(a: Results, b: Results): Pairs {
  const numbersA = a.pathNumbers();
  const numbersB = b.pathNumbers();
  const inA = new Uint32Array(Math.min(a.paths, b.paths));
  const inB = new Uint32Array(inA.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.paths && j < b.paths;) {
    if (numbersA[i] === numbersB[j]) {
      inA[count] = i++;
      inB[count++] = j++;
    } else if (numbersA[i] < numbersB[j]) i++;
    else j++;
  }
  return { count, inA: inA.subarray(0, count), inB: inB.subarray(0, count) };
}
