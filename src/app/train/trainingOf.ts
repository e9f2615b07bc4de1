import type { Laboratory } from '../state/laboratory.svelte';
import { openPlays } from './playStore';
import { Training } from './training.svelte';
import { TrainingRuns } from './trainingRuns';

const known = new WeakMap<Laboratory, Training>();

/** The training of a laboratory, the same however often the place is gone to. */
export function trainingOf(laboratory: Laboratory): Training {
  let training = known.get(laboratory);
  if (!training) {
    training = new Training(
      laboratory.store.library,
      new TrainingRuns(laboratory.engine),
      openPlays(),
    );
    known.set(laboratory, training);
    // What was decided a moment before the page is left is kept as well.
    const leave = () => void training!.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
  }
  return training;
}
