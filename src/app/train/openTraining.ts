import type { Laboratory } from '../state/laboratory.svelte';
import { trainingOf } from './trainingOf';

/** Opens the text of an exercise or a play, wherever one is: a play is gone to, an exercise stands among the others. */
export async function openTraining(
  name: string,
  text: string,
  laboratory: Laboratory,
): Promise<void> {
  const result = await trainingOf(laboratory).openText(text);
  if (result.kind === 'refused') laboratory.store.refuse(name, result.issues);
  else location.hash = result.kind === 'play' ? `train/play/${result.play.id}` : 'train';
}
