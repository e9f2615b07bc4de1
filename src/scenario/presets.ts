import type { Localized } from './quantity';
import type { PartName } from './scenario';

/** What the files under scenarios/ hold. */
export type PresetKind = PartName | 'study' | 'validation' | 'exercise';

/** The folder of each kind; a file's name without `.json` is its id. */
export const presetFolders: Record<PresetKind, string> = {
  platform: 'platforms',
  world: 'macro',
  rules: 'regulation',
  strategy: 'strategies',
  study: 'studies',
  validation: 'validation',
  exercise: 'exercises',
};

export const presetKinds = Object.keys(presetFolders) as PresetKind[];

/** A line of a menu. */
export interface PresetEntry {
  kind: PresetKind;
  id: string;
  title: Localized | string;
}

/** Where presets come from: files in Node, chunks that are loaded on demand in a browser, objects in a test. */
export interface PresetSource {
  /** The presets of a kind, by id. */
  list(kind: PresetKind): PresetEntry[];
  /** The content of a preset as it was written; only ids of `list` are asked for. */
  load(kind: PresetKind, id: string): unknown;
}

/** The kind and id of a preset's file: `…/scenarios/macro/calm.json` → world, calm. */
export function presetOfFile(path: string): { kind: PresetKind; id: string } | undefined {
  const [, folder, id] = /([^/\\]+)[/\\]([^/\\]+)\.json$/.exec(path) ?? [];
  const kind = presetKinds.find((one) => presetFolders[one] === folder);
  return kind && { kind, id };
}

/** Presets that are already at hand, for tests and for a page that keeps its own. */
export function presetsOf(
  content: Partial<Record<PresetKind, Record<string, unknown>>>,
): PresetSource {
  return {
    list: (kind) =>
      Object.entries(content[kind] ?? {}).map(([id, value]) => ({
        kind,
        id,
        title: (value as { title?: Localized }).title ?? id,
      })),
    load: (kind, id) => content[kind]?.[id],
  };
}
