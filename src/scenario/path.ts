/** Where something stands in a scenario: keys of objects and indices of lists, from the outside in. */
export type Path = readonly (string | number)[];

/** A path as a person writes it: `platform.segments[0].grades[2].rate`; keys with other signs are quoted. */
export function dotted(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[\w$-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The keys of a dotted path; an index may be written `[0]` or `.0`. The inverse of `dotted` for plain keys. */
export function parsePath(text: string): (string | number)[] {
  return text
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '')
    .map((key) => (/^(0|[1-9]\d*)$/.test(key) ? Number(key) : key));
}

const keysOf = (path: Path | string): Path => (typeof path === 'string' ? parsePath(path) : path);

/** What stands at a path, or `undefined` where there is nothing. Looks at own properties alone. */
export function getAt(value: unknown, path: Path | string): unknown {
  let here = value;
  for (const key of keysOf(path)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string | number, unknown>)[key];
  }
  return here;
}

/**
 * A copy of a value in which something else stands at a path; everything off the path is shared with the original.
 * `undefined` removes a key, or an item of a list. Objects that are missing on the way are made.
 */
export function setAt<T>(value: T, path: Path | string, replacement: unknown): T {
  return replaced(value, keysOf(path), replacement) as T;
}

function replaced(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (key === '__proto__') throw new Error('a path may not go through __proto__');
  const inner =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string | number, unknown>)[key]
      : undefined;
  const next = replaced(inner, rest, replacement);
  if (Array.isArray(value)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > value.length)
      throw new Error(`invalid index in a list of ${value.length}: ${key}`);
    return next === undefined ? value.toSpliced(index, 1) : value.toSpliced(index, 1, next);
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy;
}
