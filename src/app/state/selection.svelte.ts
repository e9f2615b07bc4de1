import type { Results } from '../../engine/results';
import { choose, type Chosen, type Criterion } from '../selection/criterion';

/** The paths that a person has chosen to look at, and the one that is followed. */
export class Selection {
  #criterion = $state.raw<Criterion>();
  /** Of the runs on screen; what is chosen of a run is found once. */
  #found = new WeakMap<Results, Chosen>();

  get criterion(): Criterion | undefined {
    return this.#criterion;
  }

  set(criterion: Criterion): void {
    this.#found = new WeakMap();
    this.#criterion = criterion;
  }

  clear(): void {
    this.#found = new WeakMap();
    this.#criterion = undefined;
  }

  /** The chosen paths of a run; nothing while none are. */
  of(results: Results): Chosen | undefined {
    const criterion = this.#criterion;
    if (!criterion) return undefined;
    let chosen = this.#found.get(results);
    if (!chosen && (chosen = choose(results, criterion))) this.#found.set(results, chosen);
    return chosen;
  }
}
