import { isJsonObject } from '../../scenario/mergePatch';

/**
 * What is equal to a value in every part, with the parts that another value has at the same places taken from that:
 * of two versions of a study the second then costs the memory of what was changed alone.
 */
export function sharing<Value>(before: unknown, value: Value): Value {
  return shared(before, value) as Value;
}

function shared(before: unknown, value: unknown): unknown {
  if (Object.is(before, value)) return before;
  if (Array.isArray(before) && Array.isArray(value)) {
    const items = value.map((item, i) => shared(before[i], item));
    const same = items.length === before.length && items.every((item, i) => item === before[i]);
    return same ? before : items;
  }
  if (!isJsonObject(before) || !isJsonObject(value)) return value;
  const keys = Object.keys(value);
  const known = Object.keys(before);
  const parts = keys.map((key): [string, unknown] => [
    key,
    Object.hasOwn(before, key) ? shared(before[key], value[key]) : value[key],
  ]);
  // Keys in another order would be written in another order.
  const same =
    known.length === keys.length &&
    parts.every(([key, part], i) => key === known[i] && part === before[key]);
  return same ? before : Object.fromEntries(parts);
}
