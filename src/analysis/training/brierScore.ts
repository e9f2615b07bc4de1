/**
 * Brier's score of a probability once it is known whether the thing happened: (forecast − outcome)², from 0 to 1, less is
 * better (Brier 1950, Monthly Weather Review 78, 1–3, for one of two outcomes).
 */
export function brierScore(forecast: number, happened: boolean): number {
  const miss = forecast - (happened ? 1 : 0);
  return miss * miss;
}

/** The Brier score that is to be expected, in its parts. */
export interface ExpectedBrier {
  mean: number;
  /** What the forecast is worse than the best: its squared distance from the true probability. */
  miscalibration: number;
  /** What nobody could have had less of: p (1 − p). */
  chance: number;
}

/**
 * Brier's score on the average over all that could have happened: (forecast − p)² + p (1 − p). It is least where the
 * forecast is the true probability (Murphy 1973, Journal of Applied Meteorology 12, 595–600: reliability and
 * uncertainty).
 */
export function expectedBrier(forecast: number, probability: number): ExpectedBrier {
  const miscalibration = (forecast - probability) * (forecast - probability);
  const chance = probability * (1 - probability);
  return { mean: miscalibration + chance, miscalibration, chance };
}
