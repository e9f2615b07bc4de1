import { provenanceAt } from '../../scenario/coverage';
import { sameJson } from '../../scenario/mergePatch';
import { getAt, type Path } from '../../scenario/path';
import type { ProvenanceKind } from '../../scenario/quantity';
import { partNames } from '../../scenario/scenario';
import { levers, type Lever } from '../../scenario/walk';
import type { Library } from '../state/library';
import type { Entry } from '../state/resolve';

/** A number that a scenario rests on, and where it comes from. */
export interface Assumption {
  path: Path;
  lever: Lever & { kind: 'quantity' | 'limit' };
  value: number;
  /** `own`: set in this study, in place of what the preset says. */
  kind: ProvenanceKind | 'own';
  source: string;
}

export const assumptionKinds = ['published', 'derived', 'judgement', 'own'] as const;

/** Every number of a scenario, in the order of the schemas. */
export function assumptionsOf(entry: Entry, library: Library): Assumption[] {
  return partNames.flatMap((part) => {
    const { preset } = entry.origins[part];
    const given = preset === undefined ? undefined : library.written(part, preset);
    const { provenance } = entry.scenario[part];
    const numbers = levers().filter(({ path }) => path.startsWith(`${part}.`));
    return numbers.flatMap((lever) => {
      if (lever.kind !== 'quantity' && lever.kind !== 'limit') return [];
      return placesOf(lever.path, entry.scenario).flatMap((path): Assumption[] => {
        const value = getAt(entry.scenario, path);
        if (typeof value !== 'number') return [];
        const within = path.slice(1);
        const kept = given === undefined || sameJson(getAt(given, within), value);
        const found = kept ? provenanceAt(provenance, within) : undefined;
        const { info } = lever;
        if (found) return [{ path, lever, value, kind: found.kind, source: found.source }];
        if (value === info.default)
          return [{ path, lever, value, kind: info.provenance, source: info.source }];
        return [{ path, lever, value, kind: 'own', source: '' }];
      });
    });
  });
}

/** The places of a scenario that a pattern stands for: `segments[].rate` for each of the segments. */
function placesOf(pattern: string, scenario: unknown): Path[] {
  let places: Path[] = [[]];
  for (const key of pattern.split('.')) {
    const name = key.replace(/\[\]$/, '');
    places = places.map((path) => [...path, name]);
    if (name === key) continue;
    places = places.flatMap((path) => {
      const items = getAt(scenario, path);
      return Array.isArray(items) ? items.map((_, index) => [...path, index]) : [];
    });
  }
  return places;
}

/** How many of the numbers are of each kind. */
export function countKinds(all: readonly Assumption[]): Record<Assumption['kind'], number> {
  const counts = { published: 0, derived: 0, judgement: 0, own: 0 };
  for (const { kind } of all) counts[kind] += 1;
  return counts;
}
