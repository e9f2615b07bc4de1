import type { CDPSession } from 'playwright';

/** What a heap snapshot of Chromium holds of what is read here. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
  strings: string[];
}

/**
 * Bytes that the objects, elements and buffers of a page hold once all that can go has gone, by what they are. Machine
 * code and what the browser notes of its own timing are left out: the more often a page is used, the more of it is
 * compiled, up to an end that no test can wait for.
 */
export async function heapOf(debug: CDPSession): Promise<Map<string, number>> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  debug.on('HeapProfiler.addHeapSnapshotChunk', take);
  await debug.send('HeapProfiler.collectGarbage');
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  debug.off('HeapProfiler.addHeapSnapshotChunk', take);
  const { snapshot, nodes, strings } = JSON.parse(chunks.join('')) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field));
  const held = new Map<string, number>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + type]];
    const what = strings[nodes[at + name]];
    if (kind === 'code' || /^(Performance|blink::ScriptTiming|LayoutShift)/.test(what)) continue;
    const key = kind === 'string' ? kind : `${kind} ${what}`;
    held.set(key, (held.get(key) ?? 0) + nodes[at + size]);
  }
  return held;
}

/** All bytes of a heap. */
export const bytes = (held: Map<string, number>): number =>
  [...held.values()].reduce((sum, size) => sum + size, 0);

/** What has grown most from one time to another, in words. */
export function grown(from: Map<string, number>, to: Map<string, number>): string {
  return [...to]
    .map(([key, size]) => [key, size - (from.get(key) ?? 0)] as const)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([key, size]) => `${key}: ${size} more bytes`)
    .join('\n');
}
