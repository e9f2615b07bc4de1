import type { History } from './history.svelte';

/** A state that undo or redo leads to, as it is kept between two visits. */
export interface Step {
  document: unknown;
  shown: string;
  /** Number of the opening that the study goes back to. */
  opening: number;
}

/** What undo leads to, the oldest first, and what redo leads to, the nearest first. */
export interface Steps {
  past: readonly Step[];
  future: readonly Step[];
}

/** Steps that are kept in each direction. */
export const mostKept = 50;

const none: Steps = { past: [], future: [] };

/**
 * Brings the steps of an earlier visit back into a history one by one, the nearest first: each has to be read anew,
 * and the page is not kept waiting for all of them. What is still to come counts as there.
 */
export class Recall<T> {
  readonly #history: History<T>;
  readonly #keep: (value: T) => Step;
  #waiting = $state.raw(none);
  /** Changes made when the steps began to come back: a later one forgets what was undone. */
  #forks = 0;

  /** @param keep how a value is kept */
  constructor(history: History<T>, keep: (value: T) => Step) {
    this.#history = history;
    this.#keep = keep;
  }

  /** All steps, those that are still to come with them, so that they can be kept again. */
  get steps(): Steps {
    const { past, future } = this.#history;
    const still = this.#stillToCome;
    return {
      past: [...still.past, ...past.slice(-mostKept).map(this.#keep)].slice(-mostKept),
      future: [...future.slice(0, mostKept).map(this.#keep), ...still.future].slice(0, mostKept),
    };
  }

  /**
   * Brings steps back.
   * @param read gives what a step was kept from, beside the value next to it; nothing where it can't be read any more,
   *   and then the steps beyond are gone too
   * @param pause is waited for between two steps; the nearest ones come without
   */
  async bring(
    steps: Steps,
    read: (step: Step, beside: T) => Promise<T | undefined>,
    pause: () => Promise<void>,
  ): Promise<void> {
    this.#waiting = steps;
    this.#forks = this.#history.forks;
    // Most visits begin without steps, and the first figures need none.
    const { bringBack } = await import('./bringBack');
    const queue = {
      left: () => this.#stillToCome,
      stands: () => this.#history.forks === this.#forks,
      leave: (left: Partial<Steps>) => (this.#waiting = { ...this.#waiting, ...left }),
    };
    await bringBack(this.#history, queue, read, pause);
    this.#waiting = none;
  }

  get #stillToCome(): Steps {
    const { past, future } = this.#waiting;
    return { past, future: this.#history.forks === this.#forks ? future : [] };
  }
}
