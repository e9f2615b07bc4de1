import {
  macroVariables,
  type MacroPath,
  type MacroVariable,
  type World,
} from '../../scenario/world';
import { duplicated } from '../levers/items';
import type { Laboratory } from '../state/laboratory.svelte';
import { changeName, partName, partText } from './changeText';
import { flatPath } from './macroStrip';
import { withDrawn, withoutVariable } from './ownWorld';
import {
  keyOf,
  newChange,
  newStrategyChange,
  type EventPart,
  type Refused,
  type TimelineEvent,
} from './policyEvents';

/** Most changes of the rules, and of the strategy. */
const most = 24;

/** What can be done on the timeline of the scenario on screen, and what was done last, in words. */
export class TimelineEdits {
  readonly #laboratory: Laboratory;
  #said = $state('');
  /** Key of the change that is edited in full. */
  #edited = $state<string>();
  readonly #event = $derived.by(() => this.events.find((event) => keyOf(event) === this.#edited));

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  /** What was done last, or why something was not; for a live region. */
  get said(): string {
    return this.#said;
  }

  /** The change that is edited in full. */
  get edited(): TimelineEvent | undefined {
    return this.#event;
  }

  /** The changes of the rules, then those of the strategy, each in the order of its list. */
  get events(): readonly TimelineEvent[] {
    const { rules, strategy } = this.#scenario;
    return [
      ...rules.changes.map((change, index) => ({ part: 'rules' as const, index, change })),
      ...strategy.changes.map((change, index) => ({ part: 'strategy' as const, index, change })),
    ];
  }

  say(text: string): void {
    this.#said = text;
  }

  /** Says why an event can't be moved where it was to go. */
  refuse(reason: Refused): void {
    this.#said = this.#texts.refused[reason];
  }

  edit(event: TimelineEvent): void {
    this.#edited = keyOf(event);
  }

  close(): void {
    this.#edited = undefined;
  }

  /** Sets a change of which a part was moved; the moves of one gesture are one step. */
  move(event: TimelineEvent, part: EventPart): void {
    const { preferences } = this.#laboratory;
    const { start } = this.#scenario.world;
    const words = () => {
      const name = changeName(event, preferences);
      return `${this.#texts.part(partName(event, part, preferences), name)}, ${partText(event, part, start, preferences)}`;
    };
    this.#said = part === 'whole' ? words() : '';
    const path = [event.part, 'changes', event.index];
    this.#laboratory.change(words, () =>
      this.#store.set(path, event.change, `timeline/${keyOf(event)}/${part}`),
    );
  }

  /** Adds a change of the rules or of the strategy that is in force from a month on, and opens it. */
  add(part: TimelineEvent['part'], month: number): void {
    const { rules, strategy } = this.#scenario;
    if (this.#isFull(part)) return;
    const event: TimelineEvent =
      part === 'rules'
        ? { part, index: rules.changes.length, change: newChange(rules.changes, month) }
        : {
            part,
            index: strategy.changes.length,
            change: newStrategyChange(strategy.changes, month),
          };
    this.#setChanges(part, [...this.#listOf(part), event.change], () =>
      this.#texts.added(this.#name(event)),
    );
    this.edit(event);
  }

  remove(event: TimelineEvent): void {
    const name = this.#name(event);
    this.close();
    this.#setChanges(event.part, this.#listOf(event.part).toSpliced(event.index, 1), () =>
      this.#texts.removed(name),
    );
  }

  /** Puts a copy after a change; where that is edited in full, the copy is from then on. */
  duplicate(event: TimelineEvent): void {
    const { part, index } = event;
    if (this.#isFull(part)) return;
    const next = duplicated(this.#listOf(part), index);
    const name = this.#name(event);
    const open = this.#edited !== undefined;
    this.#setChanges(part, next, () => this.#texts.duplicated(name));
    if (open)
      this.#edited = this.events
        .filter((one) => one.part === part && one.index === index + 1)
        .map(keyOf)[0];
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

  #listOf(part: TimelineEvent['part']): readonly unknown[] {
    return this.#scenario[part].changes;
  }

  get #texts() {
    return this.#laboratory.preferences.t.timeline;
  }

  #name(event: TimelineEvent): string {
    return changeName(event, this.#laboratory.preferences);
  }

  #isFull(part: TimelineEvent['part']): boolean {
    const full = this.#listOf(part).length >= most;
    if (full) this.#said = this.#texts.full;
    return full;
  }

  #setChanges(part: TimelineEvent['part'], next: readonly unknown[], words: () => string): void {
    this.#said = words();
    this.#laboratory.change(words, () => this.#store.set([part, 'changes'], next));
    this.#store.settle();
  }

  #setWorld(next: World, words: () => string, gesture?: string): void {
    this.#laboratory.change(words, () => this.#store.set(['world'], next, gesture));
  }
}
