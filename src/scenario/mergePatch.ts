/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Whether a value is an object in the sense of JSON: neither null nor a list. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself says under a key, whatever its prototype would. */
function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * JSON Merge Patch (RFC 7396): objects merge key by key, `null` removes a key, everything else replaces, lists
 * included. Neither argument is changed; untouched parts are shared.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, unknown> = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(own(merged, key), value);
  }
  return merged;
}

/**
 * The smallest merge patch that turns one value into another, or `undefined` where they are equal. Values that hold
 * `null` inside objects can't be the result of a merge patch; scenarios hold none.
 */
export function createPatch(from: unknown, to: unknown): unknown {
  if (isJsonObject(from) && isJsonObject(to)) {
    const patch: Record<string, unknown> = {};
    for (const key of Object.keys(from)) if (own(to, key) === undefined) patch[key] = null;
    for (const [key, value] of Object.entries(to)) {
      if (value === undefined) continue;
      const inner = createPatch(own(from, key), value);
      if (inner !== undefined) patch[key] = inner;
    }
    return Object.keys(patch).length > 0 ? patch : undefined;
  }
  return sameJson(from, to) ? undefined : to;
}

/** Whether two JSON values are equal, whatever the order of keys; a key that is `undefined` counts as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameJson(own(a, key), own(b, key)));
}
