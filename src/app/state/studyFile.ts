import { isJsonObject } from '../../scenario/mergePatch';
import { migrate } from '../../scenario/migrate';
import { parseStudy } from '../../scenario/study';
import type { StudyDocument } from './document';
import type { Library } from './library';
import { resolveAll, type ResolvedStudy } from './resolve';

/** Where a study is taken up again. */
export interface Standing {
  document: unknown;
  /** The study as it was opened, which “reset” goes back to; the same where nothing was changed. */
  opened?: unknown;
  shown?: string;
  /** Number of the opening that it goes back to. */
  opening?: number;
  /** The scenario that others are compared with. */
  comparedWith?: string;
}

/** What a study shows first: what it says, or else the first scenario beside its baseline. */
export const firstOf = ({ document, entries }: ResolvedStudy): string =>
  (entries.find(({ id }) => id === document.opensWith) ?? entries[1] ?? entries[0]).id;

/** A scenario's id where the study has it, or else what it shows first. */
export const among = (study: ResolvedStudy, id?: string): string =>
  study.entries.some((entry) => entry.id === id) ? id! : firstOf(study);

/** A file that can be read, as the current version writes it: what is edited later is written in the same. */
export function upToDate(file: Record<string, unknown>): Record<string, unknown> {
  const migrated = migrate(file);
  return migrated.ok ? migrated.file : file;
}

/** A study resolved with all that it rests on fetched; nothing where it can't be. */
export async function resolved(
  json: unknown,
  library: Library,
  before?: ResolvedStudy,
): Promise<ResolvedStudy | undefined> {
  // What it rests on is fetched by reading it once.
  const parsed = await parseStudy(json, library);
  if (!parsed.ok && (!before || !hasScenarios(json))) return undefined;
  return resolveAll(upToDate(json as StudyDocument) as StudyDocument, library, before);
}

/** Whether something has at least the form that a study on screen keeps, however wrong its settings. */
const hasScenarios = (json: unknown): boolean =>
  isJsonObject(json) && isJsonObject(json.baseline) && Array.isArray(json.scenarios);
