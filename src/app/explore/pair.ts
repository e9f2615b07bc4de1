import type { Entry } from '../state/resolve';
import type { StudyStore } from '../state/study.svelte';

/**
 * Two scenarios of the study: those that were chosen, as long as they are in it; else what the page shows beside what it
 * is compared with, or the baseline and the first scenario.
 */
export function pairOf(
  { entries, shown, compared, baseline }: StudyStore,
  from: string | undefined,
  to: string | undefined,
): [Entry, Entry] {
  const chosen = (id: string | undefined) => entries.find((entry) => entry.id === id);
  const second = chosen(to) ?? (shown === baseline ? (entries.at(1) ?? shown) : shown);
  return [chosen(from) ?? compared ?? baseline, second];
}
