import { inLanguage, type Language } from '../scenario/language';
import type { Localized } from '../scenario/quantity';

/** Bad usage or input: what is wrong goes to standard error and the program ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly #said: Localized | string;

  /** @param said in both languages, or in that which was asked for */
  constructor(said: Localized | string) {
    super(inLanguage(said, 'en'));
    this.#said = said;
  }

  in(language: Language): string {
    return inLanguage(this.#said, language);
  }
}

/** Something was given that nothing takes. */
export const tooMuch = (beyond: readonly string[]): UsageError =>
  new UsageError({
    en: `too much was given: ${beyond.join(' ')}`,
    zh: `多余的内容：${beyond.join(' ')}`,
  });

/** An option was not given that is needed. */
export const missing = (option: string): UsageError =>
  new UsageError({ en: `--${option} is missing`, zh: `缺少 --${option}` });

/** An option's value is not what it can be. */
export const unfit = (option: string, value: string | number, en: string, zh: string): UsageError =>
  new UsageError({ en: `--${option} ${value}: ${en}`, zh: `--${option} ${value}：${zh}` });
