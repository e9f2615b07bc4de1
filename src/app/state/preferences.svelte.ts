import { catalogue, fetchCatalogue, type Language, type Messages } from '../i18n/catalogues';
import type { Localized } from '../../scenario/quantity';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'plimsoll:preferences';

/** The language to begin with: Chinese for a browser that asks for any kind of Chinese first. */
export function languageOf(wanted: readonly string[]): Language {
  return wanted[0]?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** How a person likes the page: its language and its theme. Kept in the browser's local storage. */
export class Preferences {
  #language = $state<Language>('en');
  #theme = $state<Theme>('auto');
  /** The language asked for last; its catalogue may still be on its way. */
  #wanted: Language = 'en';
  #store: Storage | undefined;

  /** @param store where choices are kept; none in a browser that forbids it */
  constructor(store?: Storage, wanted: readonly string[] = []) {
    this.#store = store;
    this.#language = languageOf(wanted);
    try {
      const kept = JSON.parse(store?.getItem(key) ?? '{}') as Record<string, unknown>;
      if (kept.language === 'en' || kept.language === 'zh') this.#language = kept.language;
      if (themes.includes(kept.theme as Theme)) this.#theme = kept.theme as Theme;
    } catch {
      // What is kept there is not ours; the defaults stand.
    }
  }

  get language(): Language {
    return this.#language;
  }

  /** The page changes its language once it has what it says in it, which after the first figures it has. */
  set language(language: Language) {
    this.#wanted = language;
    if (catalogue(language)) this.#speak();
    else
      fetchCatalogue(language).then(
        () => this.#speak(),
        () => {
          // Without a network the page goes on in the language that it has.
          this.#wanted = this.#language;
        },
      );
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    this.#keep();
  }

  /** Everything the page says, in the chosen language; its catalogue must have been fetched. */
  get t(): Messages {
    return catalogue(this.#language)!;
  }

  /** The tag for `Intl` and for `lang` attributes. */
  get locale(): string {
    return this.#language === 'zh' ? 'zh-CN' : 'en-GB';
  }

  /** A text of a scenario or of the schema in the chosen language. */
  readonly say = (text: string | Localized | undefined): string => {
    if (text === undefined) return '';
    return typeof text === 'string' ? text : text[this.#language];
  };

  #speak() {
    this.#language = this.#wanted;
    this.#keep();
  }

  #keep() {
    try {
      this.#store?.setItem(key, JSON.stringify({ language: this.#language, theme: this.#theme }));
    } catch {
      // A full or forbidden store loses the choice at the next visit, nothing more.
    }
  }
}
