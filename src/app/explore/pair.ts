import { explore as exploreTexts } from '../i18n/topics/explore';
import type { Preferences } from '../state/preferences.svelte';
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

/** Why two scenarios can't be held against each other, in words; none where they can. */
export function troubleOfPair(
  pair: readonly [Entry, Entry],
  { language, say }: Pick<Preferences, 'language' | 'say'>,
): string | undefined {
  const words = exploreTexts[language].form;
  const stuck = pair.find(({ runnable }) => !runnable);
  if (stuck) return words.notRunnable(say(stuck.title));
  return pair[0] === pair[1] ? words.same : undefined;
}
