import type { Laboratory } from '../state/laboratory.svelte';
import type { Answer } from '../state/simulation.svelte';

/** The run on screen once all its paths are there; nothing before. */
export function finishedAnswer(laboratory: Laboratory): Answer | undefined {
  const { answer, current, simulation } = laboratory;
  return answer && current && simulation.state === 'done' ? answer : undefined;
}
