import { version } from '../../engine/version';

/**
 * What a person chose in a form: there again when they come back to it, and after a reload where the browser keeps things.
 * Choices of another version of the program are let go, since a form may ask for something else by then.
 */
export class Choices<T extends object> {
  readonly #key: string;
  readonly #storage: Storage | undefined;
  #now = $state.raw() as T;

  /**
   * @param usual what stands in the form before anything is chosen
   * @param storage none in a browser that forbids it
   */
  constructor(name: string, usual: T, storage?: Storage) {
    this.#key = `plimsoll:explore:${name}`;
    this.#storage = storage;
    this.#now = { ...usual, ...this.#kept(usual) };
  }

  get now(): T {
    return this.#now;
  }

  set(change: Partial<T>): void {
    this.#now = { ...this.#now, ...change };
    try {
      this.#storage?.setItem(this.#key, JSON.stringify({ version, choices: this.#now }));
    } catch {
      // A storage that is full or refused: they last as long as the page.
    }
  }

  #kept(usual: T): Partial<T> {
    try {
      const kept = JSON.parse(this.#storage?.getItem(this.#key) ?? '{}') as Record<string, unknown>;
      if (kept.version !== version) return {};
      // A field that was empty or no number has no other form in JSON.
      const numbers = usual as Record<string, unknown>;
      return Object.fromEntries(
        Object.entries(kept.choices as object).map(([name, value]) => [
          name,
          value === null && typeof numbers[name] === 'number' ? NaN : (value as unknown),
        ]),
      ) as Partial<T>;
    } catch {
      return {};
    }
  }
}
