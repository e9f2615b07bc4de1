import type { sourceIn } from '../../scenario/sources';
import type { Language } from '../i18n/catalogues';

let say = $state.raw<typeof sourceIn>();

/** Fetches what sources are in Chinese; they are written in English, and the first figures name none. */
export async function fetchSourceTexts(): Promise<void> {
  say ??= (await import('../../scenario/sources')).sourceIn;
}

/** Where a number comes from, in the language of the page; in English for the moment that it takes to fetch the Chinese. */
export function sourceText(source: string, language: Language): string {
  if (language === 'en') return source;
  // Without a network it stays English until it is asked for again.
  if (!say) fetchSourceTexts().catch(() => {});
  return say?.(source, language) ?? source;
}
