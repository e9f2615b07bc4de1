import type { Language } from '../i18n/catalogues';

/** The tag that `Intl` is asked with. */
export const tags: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' };

const formats = new Map<string, Intl.NumberFormat>();

/** A number format, made once: making one costs a thousand times as much as using it. */
export function intl(locale: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(tags[locale], options)));
  return format;
}
