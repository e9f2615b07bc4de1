import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { dotted, getAt, type Path } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import { parts, type PartName, type Scenario } from '../../scenario/scenario';
import { schemaAt, shapeOf } from '../../scenario/shape';

/** Something in a scenario that others refer to by its id. */
interface Named {
  id: string;
  title: Localized | string;
}

/** Fields of list items that name something else in the scenario, and where the names are. */
const references: Record<string, (scenario: Scenario) => Named[]> = {
  product: ({ platform }) => platform.products,
  region: ({ platform }) => platform.regions,
  segment: ({ platform }) => platform.segments,
  grade: ({ platform }) => platform.grades,
};

/** A field of an item that names something else in the scenario, and what it may name. */
export interface Reference {
  key: string;
  known: Named[];
}

/** The fields by which an item of a list refers to products, regions, segments and grades. */
export function referencesOf(item: unknown, scenario: Scenario): Reference[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.keys(item).flatMap((key) => {
    // A target names one thing of its dimension.
    const of = key === 'id' ? getAt(item, ['dimension']) : key;
    if (typeof of !== 'string' || !Object.hasOwn(references, of)) return [];
    if (typeof getAt(item, [key]) !== 'string') return [];
    return [{ key, known: references[of](scenario) }];
  });
}

/** An id that no item of a list has yet: `supervisor`, `supervisor-2`, `supervisor-3`. */
export function freeId(items: readonly unknown[], wanted: string): string {
  const taken = new Set(items.map((item) => getAt(item, ['id'])));
  const stem = wanted.replace(/-\d+$/, '');
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** A list with a copy of one of its items put after it, under an id of its own. */
export function duplicated(items: readonly unknown[], index: number): unknown[] {
  const copy = structuredClone(items[index]);
  const id = getAt(copy, ['id']);
  const named = typeof id === 'string' ? { ...(copy as object), id: freeId(items, id) } : copy;
  return items.toSpliced(index + 1, 0, named);
}

/** The schema of the items of the list at a path of a scenario. */
function itemSchema(path: Path): GenericSchema | undefined {
  const [part, ...rest] = path;
  return schemaAt(parts[part as PartName], [...rest, 0]);
}

/**
 * A list with a new item at its end, every setting being its default and every reference the first
 * thing it may name. `undefined` where an item can't be made of defaults alone.
 */
export function extended(
  path: Path,
  items: readonly unknown[],
  scenario: Scenario,
): unknown[] | undefined {
  const schema = itemSchema(path);
  if (!schema) return undefined;
  const shape = shapeOf(schema);
  if (shape.type !== 'object') return undefined;
  const stem = dotted(path.slice(-1))
    .replace(/s$/, '')
    .toLowerCase()
    .replace(/[^a-z-]/g, '');
  const item: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(shape.entries)) {
    if (entry.type === 'optional') continue;
    if (key === 'id' && 'dimension' in shape.entries) item.id = scenario.platform.products[0].id;
    else if (key === 'id') item.id = freeId(items, stem);
    else if (shapeOf(entry).type === 'free') item[key] = {};
    else if (Object.hasOwn(references, key)) item[key] = references[key](scenario)[0]?.id;
    else return undefined;
  }
  const result = v.safeParse(schema, item);
  return result.success ? [...items, result.output] : undefined;
}
