import type { Draft } from './records';
import type { Storage } from './storage';

const key = 'plimsoll:draft';

/** Milliseconds after a change until it is written; a slider that moves changes sixty times a second. */
const pause = 250;

/**
 * Writes a tab's draft a moment after each change. What is not yet written when the page goes away is left in the
 * session's store, which takes it at once, and is found there after a reload.
 */
export class DraftKeeper {
  readonly #storage: Storage;
  readonly #failed: (error: unknown) => void;
  #waiting: Draft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(storage: Storage, failed: (error: unknown) => void) {
    this.#storage = storage;
    this.#failed = failed;
  }

  /** Keeps a draft in the place of the last. */
  keep(draft: Draft): void {
    this.#waiting = draft;
    this.#timer ??= setTimeout(() => void this.flush(), pause);
  }

  /** Writes what waits to be written. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const draft = this.#waiting;
    if (!draft) return;
    try {
      await this.#storage.putDraft(draft);
      if (this.#waiting === draft) this.#waiting = undefined;
    } catch (error) {
      this.#failed(error);
    }
  }

  /** To be called when the page goes away. */
  leave(): void {
    if (!this.#waiting) return;
    const { steps: _, ...work } = this.#waiting;
    // The work goes before its history where there is no room for both; where there is none for either, what was
    // written last is what there is.
    if (!leaveBehind(this.#waiting)) leaveBehind(work);
    void this.flush();
  }
}

/** @returns whether there was room */
function leaveBehind(draft: Draft): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** What a page of this tab left behind when it went away, if that was not yet written; read once. */
export function leftBehind(): Draft | undefined {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}
