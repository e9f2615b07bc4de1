import type { Path } from '../../scenario/path';
import { getAt } from '../../scenario/path';
import type { Localized } from '../../scenario/quantity';
import type { Desk, Filter } from './desk';
import type { Node } from './outline';

/** The words of a search, in lower case. */
export const wordsOf = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);

export const isOn = ({ words, changedOnly }: Filter): boolean => words.length > 0 || changedOnly;

/** Whether every word is found somewhere in the texts, in either language. */
export function matches(words: readonly string[], texts: readonly (Localized | string)[]): boolean {
  const all = texts
    .map((text) => (typeof text === 'string' ? text : `${text.en} ${text.zh}`))
    .join(' ')
    .toLowerCase();
  return words.every((word) => all.includes(word));
}

/** A lever's path with the items it is in: `segments[].grades[].rate` and [3, 1] give `segments 3 grades 1 rate`. */
export function concrete(pattern: string, items: readonly number[]): (string | number)[] {
  let next = 0;
  return pattern
    .split('.')
    .flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), items[next++]] : [key]));
}

/**
 * Whether anything of a node is shown. A match on a heading or on the section shows all below it.
 * @param items the items of lists that the node is in, from the outside in
 */
export function isShown(
  node: Node,
  items: readonly number[],
  filter: Filter,
  desk: Desk,
  above: readonly (Localized | string)[],
): boolean {
  if (!isOn(filter)) return true;
  if (node.type === 'heading') {
    return node.nodes.some((inner) => isShown(inner, items, filter, desk, [...above, node.title]));
  }
  const path = concrete(node.lever.path, items);
  const { title } = node.lever;
  if (node.type === 'lever') {
    const found = matches(filter.words, [title, ...above]);
    return found && (!filter.changedOnly || desk.changed(path));
  }
  if (filter.changedOnly && !desk.changed(path)) return false;
  return (
    itemsShown(node, items, filter, desk, above).length > 0 ||
    matches(filter.words, [title, ...above])
  );
}

/** The items of a list that are shown, by index. */
export function itemsShown(
  node: Extract<Node, { type: 'list' }>,
  items: readonly number[],
  filter: Filter,
  desk: Desk,
  above: readonly (Localized | string)[],
): number[] {
  const path: Path = concrete(node.lever.path, items);
  const value = desk.value(path);
  const count = Array.isArray(value) ? value.length : 0;
  const all = Array.from({ length: count }, (_, index) => index);
  if (!isOn(filter)) return all;
  const texts = [...above, node.lever.title];
  return all.filter((index) => {
    const name = itemTexts(getAt(value, [index]));
    return node.nodes.some((inner) =>
      isShown(inner, [...items, index], filter, desk, [...texts, ...name]),
    );
  });
}

/** What an item of a list is called: its title, else its id or what it refers to. */
export function itemTexts(item: unknown): (Localized | string)[] {
  if (typeof item !== 'object' || item === null) return [];
  const { title, id, grade, region } = item as Record<string, unknown>;
  const texts = [title, id, grade, region].filter((text) => text !== undefined && text !== '');
  return texts as (Localized | string)[];
}
