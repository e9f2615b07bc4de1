import type { Laboratory } from '../state/laboratory.svelte';
import { sampleSize } from '../state/runs';

/** Name of the measure from the change of a setting to charts that show it. */
export const firstPicture = 'plimsoll:first-picture';

/** Measures how long it takes from each change until its first picture, of 256 paths or more, is drawn. */
export function measureFirstPicture(laboratory: Laboratory): void {
  let measured: number | undefined;
  $effect(() => {
    const { question, paths } = laboratory.answer ?? {};
    if (question?.since === undefined || question.since === measured) return;
    if (paths! < Math.min(sampleSize, question.paths)) return;
    const start = (measured = question.since);
    // The second frame begins once the first, which draws this picture, is done.
    requestAnimationFrame(() =>
      requestAnimationFrame((end) => performance.measure(firstPicture, { start, end })),
    );
  });
}
