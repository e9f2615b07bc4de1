import { getAt, type Path } from '../../scenario/path';
import { sameJson } from '../../scenario/mergePatch';
import type { Provenance } from '../../scenario/provenance';
import type { PartName } from '../../scenario/scenario';
import type { Entry } from './resolve';
import type { Library } from './library';

/** How exactly a provenance path names a place: literal keys, or −1 where it doesn't name it. */
function exactness(pattern: string, path: Path): number {
  const keys = pattern.split('.');
  const open = keys.at(-1) === '**';
  if (open ? path.length < keys.length - 1 : path.length !== keys.length) return -1;
  let literal = 0;
  for (const [at, key] of keys.entries()) {
    if (key === '**') break;
    if (key === '*') continue;
    if (key !== String(path[at])) return -1;
    literal += 1;
  }
  return literal * 2 + (open ? 0 : 1);
}

/**
 * Where the number at a path of a scenario comes from, by the preset that it rests on; nothing
 * where the preset is silent or another number has been set since.
 */
export function originOf(entry: Entry, path: Path, library: Library): Provenance | undefined {
  const [part, ...rest] = path as [PartName, ...Path];
  const { preset } = entry.origins[part];
  const { provenance } = entry.scenario[part];
  if (preset !== undefined) {
    const given = getAt(library.resolved(part, preset), rest);
    if (!sameJson(given, getAt(entry.scenario[part], rest))) return undefined;
  }
  let best: Provenance | undefined;
  let most = -1;
  for (const one of provenance) {
    const exact = exactness(one.path, rest);
    if (exact > most) [best, most] = [one, exact];
  }
  return best;
}
