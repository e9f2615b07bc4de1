import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { dotted, getAt, type Path } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import { halved, isWhole } from './shares';
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

/** Lists whose items are called by the id of something else: what may be named there. */
const namedAfter: Record<string, (scenario: Scenario) => Named[]> = {
  'rules.businessLines': ({ platform }) => platform.products,
  'rules.jurisdictions': ({ platform }) =>
    [...new Set(platform.regions.map(({ jurisdiction }) => jurisdiction))].map((id) => ({
      ...{ id, title: id },
    })),
};

/**
 * The fields by which an item of a list refers to products, regions, segments and grades.
 * @param path of the list, where its items may be called after something else
 */
export function referencesOf(item: unknown, scenario: Scenario, path: Path = []): Reference[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.keys(item).flatMap((key) => {
    const after = key === 'id' ? namedAfter[dotted(path)] : undefined;
    if (after) return [{ key, known: after(scenario) }];
    // A target names one thing of its dimension.
    const of = key === 'id' ? getAt(item, ['dimension']) : key;
    if (typeof of !== 'string' || !Object.hasOwn(references, of)) return [];
    if (typeof getAt(item, [key]) !== 'string') return [];
    return [{ key, known: references[of](scenario) }];
  });
}

/** Lists in which each thing may be named once, and the field that names it. */
const uniqueKeys: [RegExp, string][] = [
  [/^platform\.segments\[\d+\]\.grades$/, 'grade'],
  [/^rules\.(rateCap\.byRegion|enforcement\.intensityByRegion)$/, 'region'],
  [/^rules\.(businessLines|jurisdictions)$/, 'id'],
  [/^strategy\.mix\.targets$/, 'id'],
];

/** The field of a list's items that names something else, each thing at most once. */
const uniqueKey = (path: Path): string | undefined =>
  uniqueKeys.find(([pattern]) => pattern.test(dotted(path)))?.[1];

/** The first thing that no item of a list names yet; `undefined` where each is named already. */
function firstFree(path: Path, items: readonly unknown[], item: unknown, scenario: Scenario) {
  const key = uniqueKey(path)!;
  const dimension = getAt(item, ['dimension']);
  const taken = items
    .filter((one) => getAt(one, ['dimension']) === dimension)
    .map((one) => getAt(one, [key]));
  const known = referencesOf(item, scenario, path).find((one) => one.key === key)?.known ?? [];
  return known.find(({ id }) => !taken.includes(id))?.id;
}

/** An id that no item of a list has yet: `supervisor`, `supervisor-2`, `supervisor-3`. */
export function freeId(items: readonly unknown[], wanted: string): string {
  const taken = new Set(items.map((item) => getAt(item, ['id'])));
  const stem = wanted.replace(/-\d+$/, '');
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** A title with a number after it, so that a copy is told from its original. */
function numbered(title: unknown, items: readonly unknown[]): unknown {
  if (typeof title === 'string' && title !== '') {
    const stem = title.replace(/ \(\d+\)$/, '');
    const taken = new Set(items.map((item) => JSON.stringify(getAt(item, ['title']))));
    let number = 2;
    while (taken.has(JSON.stringify(`${stem} (${number})`))) number += 1;
    return `${stem} (${number})`;
  }
  if (typeof title !== 'object' || title === null) return title;
  return Object.fromEntries(
    Object.entries(title).map(([language, text]) => {
      const others = items.map((item) => ({ title: getAt(item, ['title', language]) }));
      return [language, numbered(text, others)];
    }),
  );
}

/** A list with a copy of one of its items put after it, under an id and a title of its own. */
export function duplicated(items: readonly unknown[], index: number): unknown[] {
  const copy: unknown = structuredClone(items[index]);
  const id = getAt(copy, ['id']);
  const title = numbered(getAt(copy, ['title']), items);
  const named =
    typeof id === 'string'
      ? { ...(copy as object), id: freeId(items, id), ...(title !== undefined && { title }) }
      : copy;
  return items.toSpliced(index + 1, 0, named);
}

/**
 * The list at a path of a scenario with a copy of one of its items: named after the next thing that
 * has no item yet, and where shares make up a whole, sharing what the original had.
 * @returns `undefined` where each thing that may be named has its item already
 */
export function duplicatedAt(
  path: Path,
  items: readonly unknown[],
  index: number,
  scenario: Scenario,
): unknown[] | undefined {
  const key = uniqueKey(path);
  if (key === undefined) {
    const copied = duplicated(items, index);
    return isWhole(path) ? halved(copied, index) : copied;
  }
  const free = firstFree(path, items, items[index], scenario);
  if (free === undefined) return undefined;
  const copy = { ...(structuredClone(items[index]) as object), [key]: free };
  const copied = items.toSpliced(index + 1, 0, copy);
  return isWhole(path) ? halved(copied, index) : copied;
}

/** The schema of the items of the list at a path of a scenario. */
function itemSchema(path: Path): GenericSchema | undefined {
  const [part, ...rest] = path;
  return schemaAt(parts[part as PartName], [...rest, 0]);
}

/**
 * A list with a new item at its end, every setting being its default and every reference the first
 * thing it may name that no other item names. `undefined` where an item can't be made of defaults
 * alone, or where each thing has its item already.
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
  if (!result.success) return undefined;
  // Where shares make up a whole, what is new has none of it yet.
  const made = { ...(result.output as object), ...(isWhole(path) && { share: 0 }) };
  const unique = uniqueKey(path);
  if (unique === undefined) return [...items, made];
  const free = firstFree(path, items, made, scenario);
  return free === undefined ? undefined : [...items, { ...made, [unique]: free }];
}
