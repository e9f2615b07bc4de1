import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presetFolders, type PresetEntry, type PresetKind, type PresetSource } from './presets';
import type { Localized } from './quantity';

/** The folder scenarios/ of this package, found from wherever this module ended up in it. */
export function scenariosFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no package.json above this module');
    folder = above;
  }
  return join(folder, 'scenarios');
}

/** Presets from files, read when they are asked for and once. */
export function nodePresets(folder = scenariosFolder()): PresetSource {
  const read = new Map<string, unknown>();
  const load = (kind: PresetKind, id: string): unknown => {
    const file = join(folder, presetFolders[kind], `${id}.json`);
    if (!read.has(file)) read.set(file, JSON.parse(readFileSync(file, 'utf8')));
    return read.get(file);
  };
  const title = (kind: PresetKind, id: string): Localized | string => {
    try {
      return (load(kind, id) as { title?: Localized }).title ?? id;
    } catch {
      // A file that can't be read says so when it is loaded; it may not take the menu with it.
      return id;
    }
  };
  return {
    list(kind): PresetEntry[] {
      const inside = join(folder, presetFolders[kind]);
      if (!existsSync(inside)) return [];
      return readdirSync(inside)
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .sort()
        .map((id) => ({ kind, id, title: title(kind, id) }));
    },
    load,
  };
}
