import { createContext } from 'svelte';
import type { Provenance } from '../../scenario/provenance';
import type { Path } from '../../scenario/path';
import type { Scenario } from '../../scenario/scenario';
import type { Lever } from '../../scenario/walk';

/** What levers are set on: one scenario, beside another that it is told apart from. */
export interface Desk {
  readonly scenario: Scenario;
  /** What stands at a path of the scenario; `undefined` where a limit is absent. */
  value(path: Path): unknown;
  /** What stood there in the scenario that this one is told apart from. */
  reference(path: Path): unknown;
  /** Whether the reference has what a path belongs to: not so for an item that was added. */
  inReference(path: Path): boolean;
  /** How the reference is called: the baseline, or the file as it was opened. */
  readonly referenceName: string;
  /** Whether a setting, or anything below it, differs from the reference. */
  changed(path: Path): boolean;
  /** Sets a value; changes with the name of one gesture become one step of the history. */
  set(path: Path, value: unknown, gesture?: string): void;
  /** Ends a gesture. */
  settle(): void;
  /** Why what was last set at a path moved nothing, empty where no reason is known; nothing where it did. */
  still(path: Path): string | undefined;
  /** What is wrong at a path, in words; what is only odd is a warning. */
  trouble(path: Path): { text: string; severity: 'error' | 'warning' } | undefined;
  /** Where the number at a path comes from, where the preset says more than the schema. */
  provenance(path: Path): Provenance | undefined;
  /** Three letters. */
  readonly currency: string;
}

/** Which levers are shown. */
export interface Filter {
  /** Words to be found in titles; empty shows all. */
  words: readonly string[];
  changedOnly: boolean;
}

/** What the levers of a column share. */
export interface Bench {
  readonly desk: Desk;
  readonly filter: Filter;
  /** Shows where a lever's number comes from, beside the button that asks for it. */
  explain(lever: Lever, path: Path, beside: HTMLElement): void;
}

export const [getBench, setBench] = createContext<Bench>();
