import { issue, type Issue, type SyntaxHint } from './issue';
import type { Path } from './path';

/** Longest text that is read, in characters. */
export const mostCharacters = 1_048_576;
/** Deepest nesting of objects and lists. */
export const mostLevels = 40;
/** Most values in one file; a text of the longest length can't sensibly hold more. */
const mostValues = 300_000;

/** Keys that could reach into the machinery of the language. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type Read = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

/** Reads JSON text that may come from anywhere: long, deeply nested or malformed text is refused with an issue. */
export function readJson(text: string): Read {
  if (text.length > mostCharacters)
    return failed(issue('tooLarge', [], { found: text.length, most: mostCharacters }));
  if (deepest(text) > mostLevels) return failed(issue('tooDeep', [], { most: mostLevels }));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return failed(syntaxIssue(text, error as Error));
  }
  const issues = unsafe(value);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
}

function failed(only: Issue): Read {
  return { ok: false, issues: [only] };
}

/** How deep the brackets of a text go, strings left out. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign === '\\') i++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') most = Math.max(most, ++depth);
    else if (sign === '}' || sign === ']') depth--;
  }
  return most;
}

/** Engines put the place of a syntax error into its message, each in its own way; some leave it out. */
function syntaxIssue(text: string, { message }: Error): Issue {
  const lineAndColumn = /line (\d+) column (\d+)/.exec(message);
  const position = /at position (\d+)/.exec(message);
  let offset: number | undefined;
  if (position) offset = Number(position[1]);
  else if (lineAndColumn) {
    const before = text.split('\n').slice(0, Number(lineAndColumn[1]) - 1);
    offset = before.join('\n').length + (before.length > 0 ? 1 : 0) + Number(lineAndColumn[2]) - 1;
  } else if (/end of (JSON|data|input)|EOF/i.test(message)) offset = text.length;
  if (offset === undefined) return issue('notJson', [], {});
  const lines = text.slice(0, offset).split('\n');
  const near = text
    .slice(Math.max(0, offset - 20), offset + 20)
    .replace(/\s+/g, ' ')
    .trim();
  const hint = syntaxHint(text, offset);
  return issue('notJson', [], {
    line: lines.length,
    column: lines.at(-1).length + 1,
    ...(near && { near }),
    ...(hint && { hint }),
  });
}

function syntaxHint(text: string, offset: number): SyntaxHint | undefined {
  const rest = text.slice(offset);
  if (rest.trim() === '') return 'ended';
  if (/^[}\]]/.test(rest) && /,\s*$/.test(text.slice(0, offset))) return 'trailingComma';
  if (/^(\/\/|\/\*|#)/.test(rest)) return 'comment';
  if (/^(-?Infinity|NaN|undefined|\+?\.?\d)/.test(rest)) return 'notANumber';
  if (/^['‘’“”A-Za-z_$]/.test(rest)) return 'quotes';
  return undefined;
}

/**
 * What in a value is not plain JSON data, or could do harm: keys such as `__proto__`, numbers that JSON doesn't know,
 * objects with behaviour, loops, nesting that is too deep. A key that is `undefined` counts as absent.
 */
export function unsafe(value: unknown): Issue[] {
  const issues: Issue[] = [];
  const stack: { value: unknown; path: Path }[] = [{ value, path: [] }];
  let seen = 0;
  for (let next = stack.pop(); next && issues.length < 100; next = stack.pop()) {
    const { value: here, path } = next;
    if (++seen > mostValues)
      return [...issues, issue('tooLarge', [], { found: seen, most: mostValues })];
    if (typeof here === 'number' ? !Number.isFinite(here) : !isPlain(here)) {
      issues.push(
        issue('notData', path, { found: typeof here === 'number' ? String(here) : typeof here }),
      );
      continue;
    }
    if (typeof here !== 'object' || here === null) continue;
    if (path.length >= mostLevels)
      return [...issues, issue('tooDeep', path.slice(0, 6), { most: mostLevels })];
    if (Array.isArray(here)) {
      here.forEach((item, index) => stack.push({ value: item, path: [...path, index] }));
      continue;
    }
    for (const [key, inner] of Object.entries(here)) {
      if (forbiddenKeys.has(key)) issues.push(issue('forbiddenKey', path, { key }));
      else if (inner !== undefined) stack.push({ value: inner, path: [...path, key] });
    }
  }
  return issues;
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
