import { levers, type Lever } from '../../scenario/walk';
import type { Localized } from '../../scenario/quantity';
import { headings, type GroupName } from './headings';

export type ListLever = Extract<Lever, { kind: 'list' }>;

/** Levers as they stand on the page: alone, under a heading, or in each item of a list. */
export type Node =
  | { type: 'lever'; lever: Exclude<Lever, ListLever> }
  | { type: 'heading'; title: Localized; nodes: Node[] }
  | { type: 'list'; lever: ListLever; nodes: Node[] };

/** A section of the column, under a heading that a risk manager would look under. */
export interface Section {
  id: string;
  title: Localized;
  nodes: Node[];
}

/**
 * The levers of the three groups, section by section, as the schemas have them. What no heading
 * names stands at the end of its group under the schema's own title, so that nothing is lost.
 */
export function outline(): Record<GroupName, Section[]> {
  const all = [...levers()];
  const placed = new Set<string>();
  const belongs = (lever: Lever, key: string) =>
    lever.path === key || lever.path.startsWith(`${key}.`) || lever.path.startsWith(`${key}[]`);
  const groups = Object.entries(headings).map(([name, { parts, sections }]) => {
    const found = sections.map(({ id, title, keys }) => {
      const own = keys.flatMap((key) => all.filter((lever) => belongs(lever, key)));
      for (const { path } of own) placed.add(path);
      // A section that is one schema section already bears its title.
      return { id, title, nodes: nest(own, keys.length === 1 && own[0]?.path !== keys[0] ? 2 : 1) };
    });
    const rest = all.filter(
      ({ path }) => !placed.has(path) && (parts as readonly string[]).includes(path.split('.')[0]),
    );
    for (const key of new Set(rest.map(({ path }) => /^\w+\.\w+/.exec(path)![0]))) {
      const own = rest.filter((lever) => belongs(lever, key));
      found.push({ id: key, title: own[0].trail[1] ?? own[0].title, nodes: nest(own, 2) });
    }
    return [name, found];
  });
  return Object.fromEntries(groups) as Record<GroupName, Section[]>;
}

/** Whether a lever stands somewhere in a tree. */
export function holds(nodes: readonly Node[], path: string): boolean {
  return nodes.some((node) =>
    node.type === 'lever' ? node.lever.path === path : holds(node.nodes, path),
  );
}

/** Turns a flat list of levers into a tree, by their trails from `depth` on and by the lists they are in. */
function nest(levers: readonly Lever[], depth: number): Node[] {
  const nodes: Node[] = [];
  for (let at = 0; at < levers.length;) {
    const lever = levers[at];
    const heading = lever.trail[depth];
    if (heading) {
      const end = runEnd(levers, at, (other) => other.trail[depth]?.en === heading.en);
      nodes.push({
        type: 'heading',
        title: heading,
        nodes: nest(levers.slice(at, end), depth + 1),
      });
      at = end;
    } else if (lever.kind === 'list') {
      const end = runEnd(levers, at + 1, ({ path }) => path.startsWith(`${lever.path}[]`));
      const inner = nest(levers.slice(at + 1, end), lever.trail.length + 1);
      nodes.push({ type: 'list', lever, nodes: inner });
      at = end;
    } else {
      nodes.push({ type: 'lever', lever });
      at += 1;
    }
  }
  return nodes;
}

function runEnd(levers: readonly Lever[], from: number, same: (lever: Lever) => boolean): number {
  let end = from;
  while (end < levers.length && same(levers[end])) end += 1;
  return end;
}
