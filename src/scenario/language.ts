import type { Localized } from './quantity';

/** The languages that everything is said in. */
export type Language = keyof Localized;

/** A text of a scenario in a language; a text that is given once serves for both. */
export function inLanguage(text: Localized | string, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
