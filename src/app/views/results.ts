import { finishedAnswer } from '../share/finishedAnswer';
import type { Laboratory } from '../state/laboratory.svelte';

declare global {
  interface Window {
    plimsoll?: {
      /**
       * The run on screen as `plimsoll run --format json` writes it, where all its paths are there; `undefined` while
       * it is under way, was stopped or can't be run.
       */
      readonly results: () => Promise<string | undefined>;
    };
  }
}

/** Fetches what writes the document, which the first figures do without. */
export const fetchResults = () => import('../share/takeAway');

/** Lets other programs read the run on screen, as a document and never as something to change. */
export function offerResults(laboratory: Laboratory): void {
  const results = async (): Promise<string | undefined> => {
    if (!finishedAnswer(laboratory)) return undefined;
    const { resultsText } = await fetchResults();
    const answer = finishedAnswer(laboratory);
    return answer && resultsText(laboratory, answer);
  };
  Object.defineProperty(window, 'plimsoll', { value: Object.freeze({ results }) });
}
