/** A component that the first figures do without: it is fetched after them, or when it is first wanted. */
export class Later<Component> {
  readonly #load: () => Promise<{ default: Component }>;
  #component = $state.raw<Component>();

  /** @param load imports the component's module */
  constructor(load: () => Promise<{ default: Component }>) {
    this.#load = load;
  }

  /** The component, once it has been fetched. */
  get component(): Component | undefined {
    return this.#component;
  }

  async fetch(): Promise<void> {
    this.#component ??= (await this.#load()).default;
  }
}
