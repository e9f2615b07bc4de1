import type { Laboratory } from '../state/laboratory.svelte';
import { sampleSize } from '../state/simulation.svelte';
import { changeMark } from '../state/study.svelte';

/** Name of the measure from the change of a setting to charts that show it. */
export const firstPicture = 'plimsoll:first-picture';

/** Measures how long it takes from each change until its first picture, of 256 paths or more, is drawn. */
export function measureFirstPicture(laboratory: Laboratory): void {
  $effect(() => {
    const { answer, current } = laboratory;
    if (!answer || !current || answer.paths < Math.min(sampleSize, answer.question.paths)) return;
    const mark = performance.getEntriesByName(changeMark, 'mark').at(-1);
    if (!mark) return;
    performance.clearMarks(changeMark);
    // The second frame begins once the first, which draws this picture, is done.
    requestAnimationFrame(() =>
      requestAnimationFrame((end) =>
        performance.measure(firstPicture, { start: mark.startTime, end }),
      ),
    );
  });
}
