import { afterFrame } from '../elements/afterFrame';
import type { Laboratory } from '../state/laboratory.svelte';
import { sampleSize } from '../state/runs';

/** Name of the measure from the change of a setting to charts that show it. */
export const firstPicture = 'plimsoll:first-picture';

/** Name of the measure from the navigation to the first charts. */
export const firstFigures = 'plimsoll:first-figures';

/** Milliseconds of what happens between a change and its first picture: the detail of the measure. */
export interface PictureStages {
  /** The change is checked and the page follows it, up to the question. */
  change: number;
  /** The plans that are not known yet are made. */
  plan: number;
  /** Workers compute the paths of the first picture. */
  blocks: number;
  /** Statistics of what is on screen, and its elements. */
  update: number;
  /** The browser's layout and painting. */
  paint: number;
}

/**
 * Measures how long it takes from each change until its first picture, of 256 paths or more, is drawn, and from the
 * navigation to the first picture of all. The latest measure of each name is kept; observers are told all of them.
 * Gives whether the first picture of all has been drawn, for what can wait until then.
 */
export function measureFirstPicture(laboratory: Laboratory): { readonly drawn: boolean } {
  let drawn = $state(false);
  let measured: number | undefined | null = null;
  $effect(() => {
    const { question, paths, stages } = laboratory.answer ?? {};
    if (!question || question.since === measured) return;
    if (paths! < Math.min(sampleSize, question.paths)) return;
    const { since } = question;
    const { asked, planned, sampled } = stages!;
    measured = since;
    const updated = performance.now();
    afterFrame(() => {
      const end = performance.now();
      const detail: PictureStages = {
        change: asked - (since ?? 0),
        plan: planned - asked,
        blocks: sampled - planned,
        update: updated - sampled,
        paint: end - updated,
      };
      const name = since === undefined ? firstFigures : firstPicture;
      // The browser keeps every measure for as long as the page lives; the latest is enough.
      performance.clearMeasures(name);
      performance.measure(name, { start: since ?? 0, end, detail });
      drawn = true;
    });
  });
  return {
    get drawn() {
      return drawn;
    },
  };
}
