import { resultDocument } from '../../engine/resultDocument';
import { jsonText } from '../../engine/jsonText';
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
    const { answer, current, simulation } = laboratory;
    if (!answer || !current || simulation.state !== 'done') return undefined;
    const { scenario, results, plan } = answer.scenario;
    const timing = {
      wallMilliseconds: Math.round(simulation.milliseconds),
      workers: simulation.workers,
      cellMonths: plan.cellMonths * results.paths,
    };
    return `${jsonText(resultDocument(scenario, results, timing))}\n`;
  };
  Object.defineProperty(window, 'plimsoll', { value: Object.freeze({ results }) });
}
