import type { Results } from '../../engine/results';

/** Of the paths that live when a round begins, the share that stands nearest to the team's own: judgement. */
const nearest = 1 / 8;
/** Fewest of them: judgement; a probability of 20% is then known to about 5 points. */
const fewest = 64;

/**
 * Places of the paths that a prediction is held against: those that live when a round begins and stand nearest to the
 * own path in capital ratio, an eighth of the living. Before the first month all paths stand alike, and all are taken.
 * The own path is one of them.
 *
 * @param own place of the own path
 * @param from first month of the round
 */
export function peers(results: Results, own: number, from: number): Uint32Array {
  const failedAt = results.failureStep();
  const living = Array.from(failedAt, (_, place) => place).filter(
    (place) => failedAt[place] === 0 || failedAt[place] >= from,
  );
  if (from <= 1) return Uint32Array.from(living);
  const ratios = results.valuesAt('capitalRatio', from - 2);
  const apart = (place: number) => Math.abs(ratios[place] - ratios[own]);
  const count = Math.min(living.length, Math.max(fewest, Math.ceil(living.length * nearest)));
  return Uint32Array.from(
    living
      .sort((a, b) => apart(a) - apart(b) || a - b)
      .slice(0, count)
      .sort((a, b) => a - b),
  );
}
