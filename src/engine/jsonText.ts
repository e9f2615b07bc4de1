/**
 * JSON text that people can read: two spaces of indentation, but a list of plain values on one line. Numbers keep all
 * their digits; NaN and infinities become `null`.
 */
export function jsonText(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map((item) => jsonText(item)).join(', ')}]`;
    return `[\n${value.map((item) => inner + jsonText(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (isPlain(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonText(item, inner)}`,
  );
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
