import { readShareCode, shareCode, studyFingerprint } from '../../scenario/share';
import { version } from '../../engine/version';
import type { Notices } from '../keep/notices.svelte';
import type { StudyStore } from '../state/study.svelte';
import { addressOf, studyInHash } from './address';

/** The address that opens the study as it is on screen. */
export function linkTo({ study, shown, entries }: StudyStore, location: Location): string {
  const scenarios = entries.map(({ scenario }) => scenario);
  const shared = { plimsoll: version, fingerprint: studyFingerprint(scenarios), shown: shown.id };
  return addressOf(location, shareCode({ ...shared, study: study.document }));
}

/**
 * Opens the study that a hash carries, or says why it can't be opened.
 * @param name what the link is called in a refusal
 * @returns whether the hash carried a study
 */
export async function openLink(
  hash: string,
  name: string,
  store: StudyStore,
  notices: Notices,
): Promise<boolean> {
  const found = studyInHash(hash);
  if (!found) return false;
  const read = readShareCode(found.code);
  if (!read.ok) {
    store.refuse(name, read.issues);
    return true;
  }
  const { study, shown, plimsoll, fingerprint } = read.shared;
  if (await store.openJson(name, study, shown)) {
    const here = studyFingerprint(store.entries.map(({ scenario }) => scenario));
    if (here !== fingerprint)
      notices.say({ code: 'presetsChanged', made: plimsoll, here: version });
  }
  return true;
}
