import type { Domain } from '../charts/chart';
import { stickyDomain } from '../charts/domain';

/** An axis that stands still, or widens, while it is held, and fits its data again when it is let go. */
export class HeldAxis {
  #now: Domain | undefined;

  fit(wanted: Domain, held: boolean): Domain {
    return (this.#now = stickyDomain(this.#now, wanted, held));
  }
}
