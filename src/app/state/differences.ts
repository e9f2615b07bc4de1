import { sameJson } from '../../scenario/mergePatch';
import { getAt, type Path } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import { partNames, type PartName } from '../../scenario/scenario';
import { levers, type Lever } from '../../scenario/walk';
import { concrete, itemTexts } from '../levers/filter';
import type { Entry } from './resolve';

/** Something in which a scenario differs from another. */
export type Difference =
  | { kind: 'preset'; part: PartName; from: Localized | string; to: Localized | string }
  | {
      kind: 'lever';
      lever: Lever;
      path: Path;
      /** What the items are called that the lever is in, from the outside in. */
      within: (Localized | string)[];
      from: unknown;
      to: unknown;
    };

/**
 * The settings in which `to` differs from `from`: presets first, then levers in the order of the
 * schemas. Where a part rests on another preset, only what was set on top of it is named.
 */
export function differencesOf(from: Entry, to: Entry): Difference[] {
  const all = [...levers()];
  return partNames.flatMap((part) => {
    const [a, b] = [from.scenario[part], to.scenario[part]];
    if (sameJson(a, b)) return [];
    const swapped = from.origins[part].preset !== to.origins[part].preset;
    const own = leversThatDiffer(
      all.filter(({ path }) => path.startsWith(`${part}.`)),
      from,
      to,
      [],
    );
    if (!swapped && own.length > 0) return own;
    const set = to.origins[part].patched;
    const onTop = own.filter(({ path }) => set.some((place) => begins(path.slice(1), place)));
    return [
      { kind: 'preset' as const, part, from: a.title, to: titleOf(to, part) },
      ...(set.length > 0 ? onTop : []),
    ];
  });
}

const titleOf = ({ scenario }: Entry, part: PartName): Localized | string => scenario[part].title;

const begins = (path: Path, place: string) => {
  const text = path.join('.');
  return text === place || text.startsWith(`${place}.`);
};

/** Levers that differ, those in lists item by item where the items are the same ones. */
function leversThatDiffer(
  candidates: readonly Lever[],
  from: Entry,
  to: Entry,
  items: readonly number[],
  within: (Localized | string)[] = [],
): Extract<Difference, { kind: 'lever' }>[] {
  const depth = items.length;
  const here = candidates.filter(({ path }) => path.split('[]').length - 1 === depth);
  return here.flatMap((lever) => {
    const path = concrete(lever.path, items);
    const [a, b] = [getAt(from.scenario, path), getAt(to.scenario, path)];
    if (sameJson(a, b)) return [];
    const whole = { kind: 'lever' as const, lever, path, within, from: a, to: b };
    if (lever.kind !== 'list' || !sameItems(a, b) || setsDiffer(a, b)) return [whole];
    const inner = candidates.filter((other) => other.path.startsWith(`${lever.path}[]`));
    const found = (b as unknown[]).flatMap((item, index) => {
      const [name = `${index + 1}`] = itemTexts(item);
      return leversThatDiffer(inner, from, to, [...items, index], [...within, name]);
    });
    return found.length > 0 ? found : [whole];
  });
}

/** Whether changes on the timeline set other things: what they set is no lever of its own. */
function setsDiffer(a: unknown, b: unknown): boolean {
  const sets = (list: unknown) => (list as unknown[]).map((item) => getAt(item, ['set']));
  return !sameJson(sets(a), sets(b));
}

/** Whether two lists have the same things in them, whatever their settings. */
function sameItems(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => getAt(item, ['id']) === getAt(b[index], ['id']));
}
