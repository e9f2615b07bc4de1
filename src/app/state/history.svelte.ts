/**
 * A value with a past: undo and redo over whole immutable snapshots. Changes made in one gesture
 * (the drag of a slider, the typing into a field) become one step.
 */
export class History<T> {
  #past = $state.raw<readonly T[]>([]);
  #present = $state.raw() as T;
  #future = $state.raw<readonly T[]>([]);
  #forks = $state(0);
  #gesture: string | undefined;
  readonly #longest: number;

  /** @param longest number of steps that can be undone */
  constructor(start: T, longest = 200) {
    this.#present = start;
    this.#longest = longest;
  }

  get present(): T {
    return this.#present;
  }

  /** What undo leads to, the oldest first. */
  get past(): readonly T[] {
    return this.#past;
  }

  /** What redo leads to, the nearest first. */
  get future(): readonly T[] {
    return this.#future;
  }

  /** Number of changes so far; each forgets what was undone. */
  get forks(): number {
    return this.#forks;
  }

  /** Puts an older value before all others, unless there are as many as can be undone. */
  lengthenPast(value: T): void {
    if (this.#past.length < this.#longest) this.#past = [value, ...this.#past];
  }

  /** Puts a newer value after all that can be redone. */
  lengthenFuture(value: T): void {
    this.#future = [...this.#future, value];
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Puts a new value in place. With the name of a gesture that is under way it joins that step. */
  set(next: T, gesture?: string): void {
    if (next === this.#present) return;
    if (gesture === undefined || gesture !== this.#gesture) {
      this.#past = [...this.#past, this.#present].slice(-this.#longest);
    }
    this.#gesture = gesture;
    this.#future = [];
    this.#forks += 1;
    this.#present = next;
  }

  /** Replaces the value without a step: for what a person did not do. */
  replace(next: T): void {
    this.#present = next;
  }

  /** Ends the gesture: the next change is a step of its own. */
  settle(): void {
    this.#gesture = undefined;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.#present, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#present = before;
    this.settle();
  }

  redo(): void {
    const after = this.#future[0];
    if (after === undefined) return;
    this.#past = [...this.#past, this.#present];
    this.#future = this.#future.slice(1);
    this.#present = after;
    this.settle();
  }
}
