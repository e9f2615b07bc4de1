import type { SyntaxHint } from './issue';

/** Where a text stops being JSON, and the slip that it looks like. */
export interface SyntaxTrouble {
  offset: number;
  hint?: SyntaxHint;
}

const token =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y;

/**
 * Finds the first place at which a text breaks the grammar of JSON (RFC 8259). Engines put it into their messages each
 * in its own way, or not at all. Texts are nested at most as deep as is read, so that recursion is safe.
 */
export function syntaxTrouble(text: string): SyntaxTrouble | undefined {
  let at = 0;
  const blank = () => {
    while (' \t\n\r'.includes(text[at] ?? 'x')) at++;
  };
  const scalar = (): boolean => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found) at = token.lastIndex;
    return found !== null;
  };
  const entries = (close: string, entry: () => boolean): boolean => {
    at++;
    blank();
    if (text[at] === close) return ++at > 0;
    for (;;) {
      if (!entry()) return false;
      blank();
      if (text[at] === close) return ++at > 0;
      if (text[at] !== ',') return false;
      at++;
      blank();
    }
  };
  const pair = (): boolean => {
    if (text[at] !== '"' || !scalar()) return false;
    blank();
    if (text[at] !== ':') return false;
    at++;
    return value();
  };
  const value = (): boolean => {
    blank();
    if (text[at] === '{') return entries('}', pair);
    if (text[at] === '[') return entries(']', value);
    return scalar();
  };
  const whole = value();
  blank();
  if (whole && at === text.length) return undefined;
  const hint = hintAt(text, at);
  return { offset: at, ...(hint && { hint }) };
}

function hintAt(text: string, offset: number): SyntaxHint | undefined {
  const rest = text.slice(offset);
  if (rest.trim() === '' || (rest.startsWith('"') && !rest.slice(1).includes('"'))) return 'ended';
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, offset))) return 'trailingComma';
  if (/^(\/\/|\/\*|#)/.test(rest)) return 'comment';
  if (
    /^([+-]?(Infinity|NaN)|undefined|[+.])/.test(rest) ||
    /\d\d/.test(text.slice(offset - 1, offset + 1))
  )
    return 'notANumber';
  if (/^['‘’“”A-Za-z_$]/.test(rest)) return 'quotes';
  return undefined;
}
