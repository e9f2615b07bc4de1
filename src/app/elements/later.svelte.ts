/** A component that the first figures do without: it is fetched after them, or when it is first wanted. */
export class Later<Component> {
  readonly #load: () => Promise<{ default: Component }>;
  #component = $state.raw<Component>();
  #missing = $state(false);

  /** @param load imports the component's module */
  constructor(load: () => Promise<{ default: Component }>) {
    this.#load = load;
  }

  /** The component, once it has been fetched. */
  get component(): Component | undefined {
    return this.#component;
  }

  /** Whether it could not be fetched; it may be tried again. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Fetches it where that has not been done; that it can't be had is told by `missing`. */
  async fetch(): Promise<void> {
    try {
      this.#component ??= (await this.#load()).default;
      this.#missing = false;
    } catch {
      this.#missing = true;
    }
  }
}
