import { evidenceLimits, isEvidence, parseEvidence } from '../../analysis/evidenceFile';
import type { ReadEvidence } from '../../analysis/evidenceFile';
import { issue } from '../../scenario/issue';
import { isExercise } from '../../scenario/exercise/exercise';
import { isPlay } from '../../scenario/exercise/play';
import { mostCharacters, mostValues, readJson, unsafe } from '../../scenario/json';
import { isBundle, readBundle } from '../keep/bundle';
import type { Workspace } from '../keep/workspace.svelte';

/** What came of opening a file; evidence is for the caller to run again, exercises and plays are for the place Train. */
export type OpenedFile =
  | { kind: 'study' | 'library' | 'refused' }
  | { kind: 'evidence'; read: ReadEvidence }
  | { kind: 'training'; text: string };

/** A character takes four bytes at most. */
const mostBytes = 4 * evidenceLimits.characters;

/**
 * Opens a file that a person has chosen, whatever it holds: a study, a scenario, own studies, evidence. What can't be
 * read is refused with a sentence and changes nothing; a file too large to be any of them is not even read.
 */
export async function openFile(file: File, workspace: Workspace): Promise<OpenedFile> {
  if (file.size > mostBytes) {
    const params = { found: file.size, most: evidenceLimits.characters };
    workspace.store.refuse(file.name, [issue('tooLarge', [], { ...params, of: 'characters' })]);
    return { kind: 'refused' };
  }
  return openText(file.name, await file.text(), workspace);
}

/** The same for a text. */
export async function openText(
  name: string,
  text: string,
  { store, studies, notices }: Workspace,
): Promise<OpenedFile> {
  const read = readJson(text, evidenceLimits);
  if (!read.ok) {
    store.refuse(name, read.issues);
    return { kind: 'refused' };
  }
  const { value } = read;
  if (isEvidence(value)) {
    const parsed = await parseEvidence(value, store.library);
    if (parsed.ok) return { kind: 'evidence', read: parsed };
    store.refuse(name, parsed.issues);
    return { kind: 'refused' };
  }
  if (isPlay(value) || isExercise(value)) return { kind: 'training', text };
  if (isBundle(value)) {
    const { studies: found, refused } = await readBundle(value, store.library);
    for (const { name, ...study } of found) await studies.add(name, study);
    const names = refused.map((one) => one.name);
    notices.say({ code: 'imported', count: found.length, refused: names });
    return { kind: 'library' };
  }
  // A study has smaller limits than a file of many.
  const large = { found: text.length, most: mostCharacters, of: 'characters' as const };
  const issues =
    text.length > mostCharacters ? [issue('tooLarge', [], large)] : unsafe(value, mostValues);
  if (issues.length > 0) store.refuse(name, issues);
  return { kind: issues.length === 0 && (await store.openJson(name, value)) ? 'study' : 'refused' };
}
