import { finishedAnswer, resultsText } from '../share/takeAway';
import type { Laboratory } from '../state/laboratory.svelte';

declare global {
  interface Window {
    plimsoll?: {
      /**
       * The run on screen as `plimsoll run --format json` writes it, once all its paths are there;
       * `undefined` before.
       */
      readonly results: () => string | undefined;
    };
  }
}

/** Lets other programs read the run on screen, as a document and never as something to change. */
export function offerResults(laboratory: Laboratory): void {
  const results = (): string | undefined => {
    const answer = finishedAnswer(laboratory);
    return answer && resultsText(laboratory, answer);
  };
  Object.defineProperty(window, 'plimsoll', { value: Object.freeze({ results }) });
}
