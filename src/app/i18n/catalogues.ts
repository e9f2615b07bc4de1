import type { en } from './en';

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

export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

const load: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en')).en,
  zh: async () => (await import('./zh')).zh,
};

const fetched: Partial<Record<Language, Messages>> = {};

/** Fetches what the page says in a language; from then on `catalogue` has it. */
export async function fetchCatalogue(language: Language): Promise<void> {
  fetched[language] ??= await load[language]();
}

/** What the page says in a language; nothing before it has been fetched. */
export const catalogue = (language: Language): Messages | undefined => fetched[language];
