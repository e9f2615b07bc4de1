const primes = [2, 3, 5, 7, 11, 13, 17, 19] as const;

/** Most dimensions of `haltonPoint`; in more the first points of the sequence lie on lines. */
export const mostDimensions = primes.length;

/**
 * A point of Halton's low-discrepancy sequence in the unit cube (Numerische Mathematik 2, 1960): coordinate k is the
 * radical inverse of the index in the k-th prime. Point 0 is left out: it is the corner.
 *
 * @param index from 0
 */
export function haltonPoint(index: number, dimensions: number): number[] {
  if (dimensions > mostDimensions) throw new RangeError(`invalid dimensions: ${dimensions}`);
  return primes.slice(0, dimensions).map((base) => radicalInverse(index + 1, base));
}

/** The digits of a whole number in a base, mirrored at the point. */
function radicalInverse(whole: number, base: number): number {
  let result = 0;
  let place = 1;
  for (let rest = whole; rest > 0; rest = Math.floor(rest / base)) {
    place /= base;
    result += (rest % base) * place;
  }
  return result;
}
