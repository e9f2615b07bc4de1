import { unsafe } from './json';
import { issue, type Issue } from './issue';
import { nearest } from './nearest';
import type { Path } from './path';
import type { PresetKind, PresetSource } from './presets';

/** What a shelf answers: the preset, trouble, or that it is still on its way. */
export type Taken =
  { state: 'here'; value: unknown } | { state: 'trouble'; issue: Issue } | { state: 'coming' };

/** Presets taken from a source, each once. What a source gives as a promise is there after `arrive`. */
export class Shelf {
  readonly #source: PresetSource;
  readonly #here = new Map<string, { value: unknown } | { message: string }>();
  readonly #coming = new Map<string, Promise<unknown>>();

  constructor(source: PresetSource) {
    this.#source = source;
  }

  /** Whether something was asked for that has not arrived. */
  get waiting(): boolean {
    return this.#coming.size > 0;
  }

  /** Takes a preset down; `path` is where it was asked for. */
  take(kind: PresetKind, id: string, path: Path): Taken {
    const key = `${kind}/${id}`;
    if (!this.#here.has(key)) {
      const known = this.#source.list(kind).map((entry) => entry.id);
      if (!known.includes(id)) {
        const meant = nearest(id, known);
        return {
          state: 'trouble',
          issue: issue('presetUnknown', path, { kind, id, ...(meant && { meant }), known }),
        };
      }
      if (this.#coming.has(key)) return { state: 'coming' };
      try {
        const value = this.#source.load(kind, id);
        if (value instanceof Promise) {
          this.#coming.set(key, value);
          return { state: 'coming' };
        }
        this.#here.set(key, { value });
      } catch (error) {
        this.#here.set(key, { message: (error as Error).message });
      }
    }
    const found = this.#here.get(key)!;
    if ('message' in found)
      return {
        state: 'trouble',
        issue: issue('presetUnreadable', path, { kind, id, message: found.message }),
      };
    const [trouble] = unsafe(found.value);
    return trouble ? { state: 'trouble', issue: trouble } : { state: 'here', value: found.value };
  }

  /** Waits for everything that is on its way. */
  async arrive(): Promise<void> {
    await Promise.all(
      [...this.#coming].map(async ([key, coming]) => {
        try {
          this.#here.set(key, { value: await coming });
        } catch (error) {
          this.#here.set(key, { message: (error as Error).message });
        }
        this.#coming.delete(key);
      }),
    );
  }
}
