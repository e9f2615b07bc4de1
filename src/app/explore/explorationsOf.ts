import { loadKernel } from '../../kernel/loadBrowser';
import { browserStorage } from '../state/browserStorage';
import type { Laboratory } from '../state/laboratory.svelte';
import { openExplorations } from './explorationStore';
import { Explorations } from './explorations.svelte';

const known = new WeakMap<Laboratory, Explorations>();

/** The explorations of a laboratory, the same however often the place is gone to. */
export function explorationsOf(laboratory: Laboratory): Explorations {
  let explorations = known.get(laboratory);
  if (!explorations) {
    explorations = new Explorations(
      laboratory.engine,
      openExplorations(),
      loadKernel,
      browserStorage(),
    );
    known.set(laboratory, explorations);
  }
  return explorations;
}
