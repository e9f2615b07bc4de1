import type { Schema, SchemaName } from './jsonSchema';

const ending = '.schema.json';

/**
 * A schema in one piece: the schemas of parts that a schema refers to by their files become definitions of it, so that
 * it can be put anywhere.
 *
 * @param read gives the schema of a name as its file has it
 */
export function bundledSchema(name: SchemaName, read: (name: SchemaName) => Schema): Schema {
  const whole = read(name);
  const parts = new Set<SchemaName>();
  const outer = redirected(whole, (ref) => {
    const [file, inside] = ref.split('#');
    if (!file.endsWith(ending)) return ref;
    const part = file.slice(0, -ending.length) as SchemaName;
    parts.add(part);
    return `#/definitions/${part}${inside ?? ''}`;
  });
  const inner = [...parts].map((part): [string, Schema] => {
    const { $schema: _, ...schema } = read(part);
    return [part, redirected(schema, (ref) => ref.replace(/^#/, `#/definitions/${part}`))];
  });
  const definitions = { ...(outer.definitions as object), ...Object.fromEntries(inner) };
  return { ...outer, definitions };
}

/** A copy of a schema with every reference led elsewhere. */
function redirected<T>(schema: T, to: (ref: string) => string): T {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$ref' && typeof value === 'string' ? to(value) : value,
    ),
  ) as T;
}
