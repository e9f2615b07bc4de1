/**
 * Characters that no text of a scenario needs and that can deceive a reader: controls other than tab and line ends,
 * overrides and isolates of the writing direction (Boucher and Anderson, "Trojan Source", 2021), half surrogates.
 */
const deceptive =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\p{Cs}]/u;

/** The first character of a text that may not stand in a file, as `U+202E`; `undefined` where there is none. */
export function forbiddenCharacter(text: string): string | undefined {
  const [found] = deceptive.exec(text) ?? [];
  if (found === undefined) return undefined;
  return `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
