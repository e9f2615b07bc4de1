import { forbiddenCharacter } from './characters';
import { issue, type Issue } from './issue';
import type { Path } from './path';
import { syntaxTrouble } from './syntax';

/** Longest text that is read, in characters. */
export const mostCharacters = 1_048_576;
/** Deepest nesting of objects and lists. */
export const mostLevels = 40;
/** Most values in one file; a text of the longest length can't sensibly hold more. */
export const mostValues = 100_000;

/** Keys that could reach into the machinery of the language. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type Read = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

/** How much of a text is read. */
export interface ReadLimits {
  characters: number;
  values: number;
}

const usualLimits: ReadLimits = { characters: mostCharacters, values: mostValues };

/**
 * Reads JSON text that may come from anywhere: long, deeply nested or malformed text is refused with an issue.
 * @param limits for what is longer than a scenario
 */
export function readJson(text: string, limits = usualLimits): Read {
  if (text.length > limits.characters)
    return failed(
      issue('tooLarge', [], { found: text.length, most: limits.characters, of: 'characters' }),
    );
  if (deepest(text) > mostLevels) return failed(issue('tooDeep', [], { most: mostLevels }));
  // A byte-order mark is what some editors put before a text.
  const plain = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch {
    return failed(syntaxIssue(plain));
  }
  const issues = unsafe(value, limits.values);
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

function syntaxIssue(text: string): Issue {
  const { offset, hint } = syntaxTrouble(text) ?? { offset: 0 };
  const lines = text.slice(0, offset).split('\n');
  const near = text
    .slice(Math.max(0, offset - 20), offset + 20)
    .replace(/\s+/g, ' ')
    .trim();
  return issue('notJson', [], {
    line: lines.length,
    column: lines[lines.length - 1].length + 1,
    ...(near && { near }),
    ...(hint && { hint }),
  });
}

/**
 * What in a value is not plain JSON data, or could do harm: keys such as `__proto__`, numbers that JSON doesn't know,
 * objects with behaviour, loops, nesting that is too deep, characters that deceive. A key that is `undefined` counts
 * as absent.
 */
export function unsafe(value: unknown, most = mostValues): Issue[] {
  const issues: Issue[] = [];
  const stack: { value: unknown; path: Path }[] = [{ value, path: [] }];
  let seen = 1;
  for (let next = stack.pop(); next && issues.length < 100; next = stack.pop()) {
    const { value: here, path } = next;
    if (typeof here === 'number' ? !Number.isFinite(here) : !isPlain(here)) {
      issues.push(
        issue('notData', path, { found: typeof here === 'number' ? String(here) : typeof here }),
      );
      continue;
    }
    if (typeof here === 'string') {
      const character = forbiddenCharacter(here);
      if (character) issues.push(issue('forbiddenCharacter', path, { character }));
    }
    if (typeof here !== 'object' || here === null) continue;
    if (path.length >= mostLevels)
      return [...issues, issue('tooDeep', path.slice(0, 6), { most: mostLevels })];
    const inside = Array.isArray(here) ? [...here.entries()] : Object.entries(here);
    seen += inside.length;
    if (seen > most) return [...issues, issue('tooLarge', [], { found: seen, most, of: 'values' })];
    for (const [key, inner] of inside) {
      const character = typeof key === 'string' ? forbiddenCharacter(key) : undefined;
      if (typeof key === 'string' && forbiddenKeys.has(key))
        issues.push(issue('forbiddenKey', path, { key }));
      else if (character) issues.push(issue('forbiddenCharacter', path, { character }));
      else if (inner !== undefined || typeof key === 'number')
        stack.push({ value: inner, path: [...path, key] });
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
