import type { Language } from '../i18n/catalogues';
import type { OutcomeUnit } from '../../model/outcomes';
import { isFraction } from '../../scenario/show';

/** How far the run behind a chart has come. */
export interface Progress {
  /**
   * `empty`: nothing was asked yet; `pending`: the picture, if any, belongs to an earlier question;
   * `refining`: it answers the question with some of the paths; `done`: with all of them.
   */
  state: 'empty' | 'pending' | 'refining' | 'done';
  /** Paths behind what is drawn, and paths asked for. */
  paths: number;
  of: number;
}

/** What a picture carries with it when it leaves the page. */
export interface Imprint {
  seed: string;
  /** Version of the model. */
  version: string;
  scenario?: string;
  baseline?: string;
}

/** What every chart takes beside its data. */
export interface ChartProps {
  locale: Language;
  /** A finding where one is certain, a plain label where it isn't. */
  title: string;
  /** Height of the drawing in px, without title, read-out and table. */
  height?: number;
  /** Of amounts, ISO 4217. */
  currency?: string;
  /** The scenario's colour, such as `var(--scenario-2)`; sea unless given. */
  tone?: string;
  progress?: Progress;
  imprint?: Imprint;
  /** Level of the title's heading in the page. */
  level?: 2 | 3 | 4;
}

/** A unit that charts can write; `points`: percentage points, stored as a fraction. */
export type ChartUnit = OutcomeUnit | 'points';

/** The unit of a difference of two numbers. */
export const differenceUnit = (unit: OutcomeUnit): ChartUnit =>
  isFraction(unit) ? 'points' : unit;

/** Least and greatest value of an axis. */
export type Domain = readonly [number, number];

/** A column of numbers, however it is stored. */
export type Numbers = ArrayLike<number>;
