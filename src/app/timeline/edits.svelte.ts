import type { RuleChange } from '../../scenario/rules';
import {
  macroVariables,
  type MacroPath,
  type MacroVariable,
  type World,
} from '../../scenario/world';
import { duplicated } from '../levers/items';
import type { Laboratory } from '../state/laboratory.svelte';
import { changeName, partText } from './changeText';
import { flatPath } from './macroStrip';
import { withDrawn, withoutVariable } from './ownWorld';
import { newChange, type EventPart, type Refused } from './policyEvents';

/** Most rule changes of a scenario. */
const most = 24;

/** What can be done on the timeline of the scenario on screen, and what was done last, in words. */
export class TimelineEdits {
  readonly #laboratory: Laboratory;
  #said = $state('');
  /** Id of the rule change that is edited in full. */
  edited = $state<string>();
  readonly #index = $derived.by(() => {
    const index = this.#changes.findIndex(({ id }) => id === this.edited);
    return index < 0 ? undefined : index;
  });

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  /** What was done last, or why something was not; for a live region. */
  get said(): string {
    return this.#said;
  }

  /** Place of the rule change that is edited in full. */
  get editedIndex(): number | undefined {
    return this.#index;
  }

  say(text: string): void {
    this.#said = text;
  }

  /** Says why an event can't be moved where it was to go. */
  refuse(reason: Refused): void {
    this.#said = this.#texts.refused[reason];
  }

  edit(index: number): void {
    this.edited = this.#changes[index].id;
  }

  /** Sets a rule change of which a part was moved; the moves of one gesture are one step. */
  setChange(index: number, change: RuleChange, part: EventPart): void {
    const { preferences } = this.#laboratory;
    const { start } = this.#scenario.world;
    const words = () => {
      const name = changeName(change, preferences);
      return `${this.#texts.part(this.#texts.parts[part], name)}, ${partText(change, part, start, preferences)}`;
    };
    this.#said = part === 'whole' ? words() : '';
    this.#laboratory.change(words, () =>
      this.#store.set(['rules', 'changes', index], change, `timeline/${index}/${part}`),
    );
  }

  /** Adds a rule change that is in force from a month on, and opens it. */
  add(month: number): void {
    if (this.#isFull()) return;
    const change = newChange(this.#changes, month);
    this.#setChanges([...this.#changes, change], () => this.#texts.added(this.#name(change)));
    this.edited = change.id;
  }

  remove(index: number): void {
    const change = this.#changes[index];
    const name = this.#name(change);
    if (this.edited === change.id) this.edited = undefined;
    this.#setChanges(this.#changes.toSpliced(index, 1), () => this.#texts.removed(name));
  }

  /** Puts a copy after a rule change; where that is edited in full, the copy is from then on. */
  duplicate(index: number): void {
    if (this.#isFull()) return;
    const next = duplicated(this.#changes, index) as RuleChange[];
    const name = this.#name(this.#changes[index]);
    this.#setChanges(next, () => this.#texts.duplicated(name));
    if (this.edited !== undefined) this.edited = next[index + 1].id;
  }

  /** Draws a macro path. */
  draw(variable: MacroVariable, path: MacroPath, gesture?: string): void {
    const { say } = this.#laboratory.preferences;
    const words = () => `${this.#texts.redrawn}: ${say(macroVariables[variable])}`;
    this.#setWorld(withDrawn(this.#scenario.world, variable, path), words, gesture);
  }

  /** Adds a macro path that stays where the platform takes it to be. */
  addPath(variable: MacroVariable): void {
    const { platform, run } = this.#scenario;
    this.draw(variable, flatPath(variable, platform, run.months));
    this.#store.settle();
  }

  removePath(variable: MacroVariable): void {
    const words = () =>
      this.#texts.removed(this.#laboratory.preferences.say(macroVariables[variable]));
    this.#said = words();
    this.#setWorld(withoutVariable(this.#scenario.world, variable), words);
    this.#store.settle();
  }

  /** Puts a world in place that was pasted or imported. */
  use(world: World): void {
    const words = () => this.#texts.imported(this.#laboratory.preferences.say(world.title));
    this.#said = words();
    this.#laboratory.change(words, () => this.#store.writePart('world', world));
  }

  get #store() {
    return this.#laboratory.store;
  }

  get #scenario() {
    return this.#store.shown.scenario;
  }

  get #changes(): readonly RuleChange[] {
    return this.#scenario.rules.changes;
  }

  get #texts() {
    return this.#laboratory.preferences.t.timeline;
  }

  #name(change: RuleChange): string {
    return changeName(change, this.#laboratory.preferences);
  }

  #isFull(): boolean {
    const full = this.#changes.length >= most;
    if (full) this.#said = this.#texts.full;
    return full;
  }

  #setChanges(next: readonly unknown[], words: () => string): void {
    this.#said = words();
    this.#laboratory.change(words, () => this.#store.set(['rules', 'changes'], next));
    this.#store.settle();
  }

  #setWorld(next: World, words: () => string, gesture?: string): void {
    this.#laboratory.change(words, () => this.#store.set(['world'], next, gesture));
  }
}
