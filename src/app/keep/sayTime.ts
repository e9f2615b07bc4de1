/** A moment as people write it: `24 Nov 2026, 18:05`. */
export function sayTime(at: number, locale: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale, options).format(at);
}
