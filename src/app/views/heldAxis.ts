import type { Domain } from '../charts/chart';
import { stickyDomain } from '../charts/domain';

/** An axis that stands still, or widens, while it is held, and fits its data again when it is let go. */
export class HeldAxis {
  #now: Domain | undefined;

  fit(wanted: Domain, held: boolean): Domain {
    const next = stickyDomain(this.#now, wanted, held);
    // The very same axis while nothing moves: what is drawn on it need not be drawn again.
    if (next[0] !== this.#now?.[0] || next[1] !== this.#now[1]) this.#now = next;
    return this.#now;
  }
}
