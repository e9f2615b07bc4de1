import { provenanceAt } from '../../scenario/coverage';
import { sameJson } from '../../scenario/mergePatch';
import { getAt, type Path } from '../../scenario/path';
import type { Provenance } from '../../scenario/provenance';
import type { PartName } from '../../scenario/scenario';
import type { Library } from './library';
import type { Entry } from './resolve';

/**
 * Where the number at a path of a scenario comes from, by the preset that it rests on; nothing
 * where the preset is silent or leaves the number to its default, or another has been set since.
 */
export function originOf(entry: Entry, path: Path, library: Library): Provenance | undefined {
  const [part, ...rest] = path as [PartName, ...Path];
  const { preset } = entry.origins[part];
  if (preset !== undefined) {
    const given = getAt(library.written(part, preset), rest);
    if (!sameJson(given, getAt(entry.scenario[part], rest))) return undefined;
  }
  return provenanceAt(entry.scenario[part].provenance, rest);
}
