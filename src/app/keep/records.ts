import type { Steps } from '../state/recall.svelte';

/** A study as it stood at a moment that a person has named. */
export interface Checkpoint {
  id: string;
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  document: unknown;
  /** The scenario that was on screen. */
  shown: string;
}

/** A study in a person's own library. */
export interface OwnStudy {
  id: string;
  name: string;
  document: unknown;
  shown: string;
  checkpoints: Checkpoint[];
  /** Milliseconds since 1970. */
  saved: number;
  /** Raised each time it is saved, so that a tab notices that another has saved it. */
  revision: number;
  /** It was kept without being asked for, when something else was opened in its place. */
  automatic: boolean;
}

/** Which of a person's own studies is on screen, and which state of it. */
export interface Source {
  id: string;
  name: string;
  revision: number;
}

/** What is known of a study since it was opened. */
export interface Line {
  source?: Source;
  /** The document as it was last saved or opened. */
  saved: unknown;
  checkpoints: readonly Checkpoint[];
}

/** What one tab has on screen, kept so that nothing is lost when it is closed or reloaded. */
export interface Draft {
  /** The tab. */
  id: string;
  name: string;
  document: unknown;
  opened: unknown;
  shown: string;
  checkpoints: Checkpoint[];
  source?: Source;
  /** Whether it holds work that is in no library and no file. */
  unsaved: boolean;
  at: number;
  /** The scenario that others are compared with. What follows is not in drafts of older versions of the page. */
  comparedWith?: string;
  /** Whether Compare takes the scenario on screen apart. */
  split?: boolean;
  /** What undo and redo lead to. */
  steps?: Steps;
  /** Number of the opening that it goes back to, and what is known of the openings that the steps go back to. */
  opening?: number;
  lines?: [opening: number, line: Line][];
}
