import seedrandom from 'seedrandom';

/** How often groups of paths, or points of a design, are drawn again to see how a conclusion would vary. */
export const resamples = 1000;

/**
 * Draws with replacement (Efron, Annals of Statistics 7, 1979): for each resample, how often each of so many things is
 * drawn. The same for the same seed.
 */
export function* drawAgain(things: number, seed: string): Generator<Uint16Array> {
  const random = seedrandom(`${seed}/resample`);
  for (let k = 0; k < resamples; k++) {
    const drawn = new Uint16Array(things);
    for (let i = 0; i < things; i++) drawn[Math.floor(random() * things)]++;
    yield drawn;
  }
}

/** The mean of values of which each counts as often as it was drawn. */
export function meanOfDrawn(values: Float64Array, drawn: Uint16Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += drawn[i] * values[i];
  return sum / values.length;
}
