import type { History } from './history.svelte';
import type { Step, Steps } from './recall.svelte';

/** Steps that are still to come back. */
export interface Queue {
  left: () => Steps;
  /** Whether nothing was changed since they began to come: a change forgets what was undone. */
  stands: () => boolean;
  leave: (left: Partial<Steps>) => void;
}

/** Reads steps into a history, the nearest first and in turn on both sides, until none is left. */
export async function bringBack<T>(
  history: History<T>,
  { left, stands, leave }: Queue,
  read: (step: Step, beside: T) => Promise<T | undefined>,
  pause: () => Promise<void>,
): Promise<void> {
  const { present } = history;
  let [earlier, later]: (T | undefined)[] = [present, present];
  for (let nearest = true; ; nearest = false) {
    const { past, future } = left();
    if (past.length + future.length === 0) return;
    if (!nearest) await pause();
    const before = past.at(-1);
    if (before && earlier) {
      earlier = await read(before, earlier);
      if (earlier) history.lengthenPast(earlier);
      leave({ past: earlier ? past.slice(0, -1) : [] });
    }
    const after = left().future.at(0);
    if (after && later) {
      later = await read(after, later);
      const kept = later && stands();
      if (later && kept) history.lengthenFuture(later);
      leave({ future: kept ? future.slice(1) : [] });
    }
  }
}
