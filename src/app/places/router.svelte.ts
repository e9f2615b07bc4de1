import { places, type PlaceName } from './places';

/** The part of a window that says where one is and tells when that changes. */
type Address = Pick<Window, 'location' | 'addEventListener' | 'removeEventListener'>;

/** The place that a hash names, whatever follows it: `#model/hazard` is in the Model. One that carries more names none. */
export function placeOf(hash: string): PlaceName | undefined {
  if (hash.includes('?')) return undefined;
  const [name] = hash.replace(/^#/, '').split('/', 1);
  return places.find(({ id }) => id === name)?.id;
}

/**
 * Which place of the page is shown, as the hash of its address says, so that links and the browser's
 * own back button go from place to place. A hash that names none shows the first place.
 */
export class Router {
  readonly #address: Address;
  #hash = $state('');
  #others: ((hash: string) => void)[] = [];
  readonly #place = $derived(placeOf(this.#hash) ?? places[0].id);

  constructor(address: Address) {
    this.#address = address;
    this.#hash = address.location.hash;
    address.addEventListener('hashchange', this.#changed);
  }

  /** The place that is shown. */
  get place(): PlaceName {
    return this.#place;
  }

  /** What the address says after the place: `hazard` in `#model/hazard`. */
  get within(): string {
    return this.#hash.replace(/^#[^/]*\/?/, '');
  }

  go(place: PlaceName): void {
    this.#address.location.hash = place;
  }

  /**
   * Hands every hash that names no place to `take`, the present one at once: a link may carry
   * something else than a place.
   * @param take is given the hash as it stands, with its `#`
   */
  onOther(take: (hash: string) => void): void {
    this.#others.push(take);
    this.#tell([take]);
  }

  close(): void {
    this.#address.removeEventListener('hashchange', this.#changed);
  }

  readonly #changed = (): void => {
    this.#hash = this.#address.location.hash;
    this.#tell(this.#others);
  };

  #tell(takers: ((hash: string) => void)[]): void {
    const hash = this.#hash;
    if (hash.length < 2 || placeOf(hash)) return;
    for (const take of takers) take(hash);
  }
}
