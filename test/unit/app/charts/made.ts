import { fanOf, loadLineRunOf } from '../../../../src/app/charts/fromResults';
import { madeResults } from '../../../browser/charts/made';

// The same made runs as in the browser tests and the gallery, smaller.
export const results = madeResults({ stress: 1, paths: 400, cap: 0.24 });
export const before = madeResults({ stress: 0.55, paths: 400, required: [0.08, 0.08] });
export const scenario = loadLineRunOf(results, 'Rate cap', 'en', 0.145);
export const baseline = loadLineRunOf(before, 'Baseline', 'en', 0.145);
export const fan = fanOf(results, 'confidence', 'Rate cap', 0.86);
export const other = fanOf(before, 'confidence', 'Baseline', 0.86);

/** The points of an SVG path of straight lines with absolute coordinates. */
export function pointsOf(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, letter, rest] of path.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (letter === 'H') x = numbers[0];
    else if (letter === 'V') y = numbers[0];
    else if (letter !== 'Z') [x, y] = numbers;
    if (letter !== 'Z') points.push({ x, y });
  }
  return points;
}
