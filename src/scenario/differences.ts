import { heading } from './heading';
import { isJsonObject, sameJson } from './mergePatch';
import { dotted, getAt, type Path } from './path';
import type { Localized } from './quantity';
import { partNames, parts, type PartName, type Scenario } from './scenario';
import { schemaAt, shapeOf, titleOf } from './shape';
import type { Validated } from './validate';
import { leverAt, partTitles } from './walk';
import { withSettings } from './withLever';

/** How finely differences are told apart: a part of a scenario, a section of a part, or a lever at a time. */
export const grains = ['part', 'section', 'lever'] as const;
export type Grain = (typeof grains)[number];

/** Settings that differ between two scenarios and are changed together. */
export interface DifferenceGroup {
  /** The place that they have in common: `rules`, `rules.rateCap`, `rules.rateCap.absolute`. */
  id: string;
  part: PartName;
  title: Localized;
  /** Headings from the part down to it, and what the items of lists are called that it is in. */
  trail: (Localized | string)[];
  /** The smallest places that differ, in the order of the schemas: levers, or lists and tables as a whole. */
  settings: Path[];
}

/** Sections of a part that only make sense together: one macro scenario, one market and the book in it. */
const together: Partial<Record<PartName, { key: string; title: Localized; of: string[] }>> = {
  world: {
    key: 'variables',
    title: { en: 'Macro path', zh: '宏观路径' },
    of: ['start', 'variables', 'severity', 'afterwards'],
  },
  platform: {
    key: 'book',
    title: { en: 'Markets and book', zh: '市场与贷款组合' },
    of: ['archetype', 'currency', 'grades', 'products', 'regions', 'segments', 'largeExposures'],
  },
};

/**
 * The settings in which scenario `b` differs from `a`, in groups, in the order of the schemas. Names, descriptions and
 * provenance count as no difference, nor do the settings of the run.
 */
export function differences(a: Scenario, b: Scenario, grain: Grain): DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup>();
  for (const part of partNames) {
    for (const path of places(a[part], b[part], [part])) {
      const group = groupOf(part, path, grain, b);
      const known = groups.get(group.id);
      if (known) known.settings.push(path);
      else groups.set(group.id, { ...group, settings: [path] });
    }
  }
  return [...groups.values()];
}

/** Differences at the finest grain that has at most so many groups, or else at the coarsest. */
export function differencesUpTo(most: number, a: Scenario, b: Scenario): DifferenceGroup[] {
  const finest = [...grains].reverse().map((grain) => differences(a, b, grain));
  return finest.find((groups) => groups.length <= most) ?? finest.at(-1);
}

/** Scenario `a` with the settings of some groups as `b` has them; or what is wrong with such a mixture. */
export function takeOver(
  a: Scenario,
  b: Scenario,
  groups: readonly Pick<DifferenceGroup, 'settings'>[],
): Validated<Scenario> {
  const paths = groups.flatMap(({ settings }) => settings);
  return withSettings(
    a,
    paths.map((path) => ({ path, value: getAt(b, path) })),
  );
}

/** What names and explains things, and changes no result. */
const words = new Set(['title', 'description']);

/** The keys of two objects, in the order of the schema where it has one for them. */
function keysOf(a: object, b: object, [part, ...rest]: Path): string[] {
  const schema = schemaAt(parts[part as PartName], rest);
  const shape = schema && shapeOf(schema);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  if (shape?.type !== 'object') return keys;
  const order = Object.keys(shape.entries);
  return keys.sort((one, other) => order.indexOf(one) - order.indexOf(other));
}

/** The smallest places that differ. A list whose items are not the same things is one place. */
function* places(a: unknown, b: unknown, path: Path): Generator<Path> {
  if (sameJson(a, b)) return;
  if (isJsonObject(a) && isJsonObject(b)) {
    for (const key of keysOf(a, b, path)) {
      if (words.has(key) || (path.length === 1 && Object.hasOwn(heading, key))) continue;
      yield* places(a[key], b[key], [...path, key]);
    }
  } else if (sameItems(a, b)) {
    for (const [index, item] of a.entries())
      yield* places(item, (b as unknown[])[index], [...path, index]);
  } else yield path;
}

/** Whether two lists hold the same things, by their ids, whatever their settings. */
function sameItems(a: unknown, b: unknown): a is unknown[] {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => {
    const [id, other] = [getAt(item, ['id']), getAt(b[index], ['id'])];
    return id !== undefined && id === other;
  });
}

type Head = Omit<DifferenceGroup, 'settings'>;

function groupOf(part: PartName, path: Path, grain: Grain, scenario: Scenario): Head {
  const whole: Head = { id: part, part, title: partTitles[part], trail: [] };
  if (grain === 'part') return whole;
  const section = sectionOf(whole, String(path[1]));
  return (grain === 'lever' && leverGroup(part, path, scenario)) || section;
}

function sectionOf({ part, title }: Head, key: string): Head {
  const joint = together[part];
  if (joint?.of.includes(key))
    return { id: `${part}.${joint.key}`, part, title: joint.title, trail: [title] };
  const schema = schemaAt(parts[part], [key]);
  const own = schema && titleOf(shapeOf(schema));
  return { id: `${part}.${key}`, part, title: own ?? { en: key, zh: key }, trail: [title] };
}

/** The innermost lever that a place belongs to. */
function leverGroup(part: PartName, path: Path, scenario: Scenario): Head | undefined {
  for (let depth = path.length; depth > 1; depth--) {
    const place = path.slice(0, depth);
    const lever = leverAt(dotted(place));
    if (lever) {
      const trail = [...lever.trail, ...itemNames(place, scenario)];
      return { id: dotted(place), part, title: lever.title, trail };
    }
  }
  return undefined;
}

/** What the items of lists on the way to a lever are called. */
function itemNames(path: Path, scenario: Scenario): (Localized | string)[] {
  return path.flatMap((key, depth) => {
    if (typeof key !== 'number') return [];
    const item = getAt(scenario, path.slice(0, depth + 1));
    const title = getAt(item, ['title']) as Localized | string | undefined;
    const name = title || (getAt(item, ['id']) ?? getAt(item, ['grade']));
    return [(name as Localized | string | undefined) ?? String(key + 1)];
  });
}
