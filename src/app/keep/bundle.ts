import { isJsonObject } from '../../scenario/mergePatch';
import { shortJson, issue, type Issue } from '../../scenario/issue';
import type { PresetSource } from '../../scenario/presets';
import { parseStudy } from '../../scenario/study';
import type { Saved } from './ownStudies.svelte';
import type { Checkpoint, OwnStudy } from './records';
import { freshId } from './tab';

/** Several of a person's own studies in one file. */
interface Bundle {
  /** Version of the program that wrote it. */
  plimsoll: string;
  studies: (Pick<OwnStudy, 'name' | 'shown' | 'document'> & {
    checkpoints: Omit<Checkpoint, 'id'>[];
  })[];
}

/** Most studies that are read from one file. */
const most = 500;

/** Own studies as a file. */
export function bundleText(studies: readonly OwnStudy[], version: string): string {
  const bundle: Bundle = {
    plimsoll: version,
    studies: studies.map(({ name, shown, document, checkpoints }) => ({
      ...{ name, shown, document },
      checkpoints: checkpoints.map(({ id: _, ...checkpoint }) => checkpoint),
    })),
  };
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** Whether a file holds own studies rather than one study or scenario. */
export function isBundle(json: unknown): json is { studies: unknown[] } {
  return isJsonObject(json) && Array.isArray(json.studies) && !Object.hasOwn(json, 'baseline');
}

/** What a file of own studies holds: those that can be opened, and the names of those that can't. */
export interface ReadBundle {
  studies: (Saved & { name: string })[];
  refused: { name: string; issues: Issue[] }[];
}

/** Reads a file of own studies, each of which is checked as if it came by itself. */
export async function readBundle(
  { studies }: { studies: unknown[] },
  presets: PresetSource,
): Promise<ReadBundle> {
  const read: ReadBundle = { studies: [], refused: [] };
  for (const [number, one] of studies.slice(0, most).entries()) {
    const given = isJsonObject(one) ? one : {};
    const name = text(given.name, `${number + 1}`);
    const parsed = isJsonObject(given.document)
      ? await parseStudy(given.document, presets)
      : { ok: false as const, issues: [notObject(number, given.document)] };
    if (!parsed.ok) read.refused.push({ name, issues: parsed.issues });
    else {
      const checkpoints = Array.isArray(given.checkpoints) ? given.checkpoints : [];
      read.studies.push({
        ...{ name, document: given.document, shown: text(given.shown, '') },
        checkpoints: checkpoints.flatMap(readCheckpoint),
      });
    }
  }
  return read;
}

const notObject = (number: number, found: unknown): Issue =>
  issue('wrongType', ['studies', number, 'document'], {
    ...{ expected: 'object' as const, found: shortJson(found) },
  });

function readCheckpoint(given: unknown): Checkpoint[] {
  if (!isJsonObject(given) || !isJsonObject(given.document)) return [];
  const { name, at, document, shown } = given;
  return [
    {
      ...{ id: freshId(), name: text(name, '–'), document, shown: text(shown, '') },
      at: typeof at === 'number' ? at : 0,
    },
  ];
}

const text = (given: unknown, otherwise: string): string =>
  typeof given === 'string' && given.trim() !== '' ? given.slice(0, 200) : otherwise;
