import { getAt } from '../../scenario/path';
import type { ProvenanceKind } from '../../scenario/quantity';
import type { Provenance } from '../../scenario/provenance';
import { partNames, type PartName, type Scenario } from '../../scenario/scenario';
import { leverAt, levers, type Lever } from '../../scenario/walk';

/** An assumption of a scenario: a number or a group of numbers of one of its parts, and where it comes from. */
export interface Assumption extends Provenance {
  part: PartName;
  /** The lever and its value, where the path names a single one. */
  lever?: { lever: Lever; value: unknown };
}

/** What the parts of a scenario say of where their numbers come from, part by part. */
export function assumptionsOf(scenario: Scenario): Assumption[] {
  return partNames.flatMap((part) =>
    scenario[part].provenance.map((one) => {
      const lever = leverAt(`${part}.${one.path}`);
      const value = getAt(scenario[part], one.path);
      return { ...one, part, ...(lever && value !== undefined && { lever: { lever, value } }) };
    }),
  );
}

/** How many levers outside lists stand at their defaults, by how these came to be. */
export function defaultsOf(scenario: Scenario): Record<ProvenanceKind, number> {
  const count = { published: 0, derived: 0, judgement: 0 };
  for (const lever of levers()) {
    if (lever.path.includes('[]') || !('info' in lever)) continue;
    const value = getAt(scenario, lever.path) ?? null;
    if (value === lever.info.default) count[lever.info.provenance] += 1;
  }
  return count;
}
