import type { Desk } from './desk';
import { concrete } from './filter';
import type { Node } from './outline';

/** How many levers differ from the reference; a list counts as one. */
export function countChanged(nodes: readonly Node[], desk: Desk): number {
  return nodes.reduce(
    (count, node) =>
      count +
      (node.type === 'heading'
        ? countChanged(node.nodes, desk)
        : Number(desk.changed(concrete(node.lever.path, [])))),
    0,
  );
}
