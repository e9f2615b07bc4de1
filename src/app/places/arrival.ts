import type { PlaceName } from './places';

/**
 * Takes the reader to a place that was gone to: the focus to its heading, and the window to where it
 * stood when that place was left. Where the page opens the focus stays where the browser puts it.
 */
export class Arrival {
  readonly #left = new Map<PlaceName, number>();
  #at: PlaceName | undefined;

  /** To be called before what is shown changes. */
  leave(place: PlaceName): void {
    this.#left.set(place, window.scrollY);
  }

  /** To be called once the place stands on the page. */
  arrive(place: PlaceName): void {
    const opening = this.#at === undefined;
    if (this.#at === place) return;
    this.#at = place;
    if (opening) return;
    focusOn('h1');
    window.scrollTo(0, this.#left.get(place) ?? 0);
  }
}

/** Focuses something in the place that is shown, or the place as a whole where it isn't there. */
export function focusOn(selector?: string): void {
  const main = document.querySelector<HTMLElement>('main:not([hidden] *)');
  const target = (selector && main?.querySelector<HTMLElement>(selector)) || main;
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
