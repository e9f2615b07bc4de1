import type { resultsText } from '../share/takeAway';
import { finishedAnswer } from '../share/finishedAnswer';
import type { Laboratory } from '../state/laboratory.svelte';

declare global {
  interface Window {
    plimsoll?: {
      /**
       * The run on screen as `plimsoll run --format json` writes it, once all its paths are there and a moment has
       * passed; `undefined` before.
       */
      readonly results: () => string | undefined;
    };
  }
}

let written: typeof resultsText | undefined;

/** Fetches what writes the document. */
export async function fetchResults(): Promise<void> {
  written ??= (await import('../share/takeAway')).resultsText;
}

/** Lets other programs read the run on screen, as a document and never as something to change. */
export function offerResults(laboratory: Laboratory): void {
  const results = (): string | undefined => {
    const answer = finishedAnswer(laboratory);
    if (answer && !written) void fetchResults();
    return answer && written?.(laboratory, answer);
  };
  Object.defineProperty(window, 'plimsoll', { value: Object.freeze({ results }) });
}
