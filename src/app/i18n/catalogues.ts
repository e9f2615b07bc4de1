import { en } from './en';
import { zh } from './zh';

/** Turns literal texts into plain strings and keeps the parameters of those that take any. */
type Sayable<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer P) => string
      ? (...values: P) => string
      : Sayable<T[K]>;
};

/** Everything the page says. English is the pattern; a text missing elsewhere is a type error. */
export type Messages = Sayable<typeof en>;

export const catalogues = { en, zh } satisfies Record<string, Messages>;

export type Language = keyof typeof catalogues;
