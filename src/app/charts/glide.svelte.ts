import { untrack } from 'svelte';
import { Tween, prefersReducedMotion } from 'svelte/motion';
import type { Progress } from './chart';
import { quantileNames, type FanSeries } from './fan';

const columns = [...quantileNames, 'error'] as const;

/** A fan on the way from one to another; the columns of both must be of one length. */
export function between(from: FanSeries, to: FanSeries, part: number): FanSeries {
  const fan = { ...to };
  for (const name of columns) {
    const [start, end] = [from[name], to[name]];
    if (!start || !end) continue;
    fan[name] = Array.from(end, (value, i) =>
      // From or to nothing there is no way.
      Number.isFinite(start[i]) && Number.isFinite(value)
        ? start[i] + part * (value - start[i])
        : value,
    );
  }
  return fan;
}

/**
 * A fan that glides into place when more paths refine the same picture, and is there at once when it answers another
 * question, or where a person asked for less motion. Made while a component is set up.
 */
export class Glide {
  #tween: Tween<FanSeries>;
  #paths = 0;

  constructor(fan: () => FanSeries, progress: () => Progress | undefined) {
    this.#tween = new Tween(untrack(fan), {
      interpolate: (from, to) => (part) => (part === 1 ? to : between(from, to, part)),
    });
    $effect.pre(() => {
      const next = fan();
      const { state, paths = 0 } = progress() ?? {};
      const running = state === 'refining' || state === 'done';
      untrack(() => {
        const refines =
          running && paths > this.#paths && next.months.length === this.#tween.target.months.length;
        const still = !refines || prefersReducedMotion.current;
        this.#paths = paths;
        if (next !== this.#tween.target) void this.#tween.set(next, { duration: still ? 0 : 240 });
      });
    });
  }

  get current(): FanSeries {
    return this.#tween.current;
  }
}
