import * as v from 'valibot';
import type { Localized, QuantityInfo } from './quantity';

/** What the schemas' helpers leave behind for those who read schemas: at most one of these for each. */
export interface Notes {
  quantity?: QuantityInfo;
  flag?: { title: Localized; default: boolean };
  choice?: { title: Localized; labels: Record<string, Localized>; default: string };
  section?: { title: Localized };
  list?: { title: Localized; least: number; most: number };
  steps?: true;
  seed?: true;
}

/** A schema without what makes it optional, as far as a reader of schemas needs to know it. */
export type Shape =
  | { type: 'object'; notes: Notes; entries: Record<string, v.GenericSchema> }
  | { type: 'list'; notes: Notes; item: v.GenericSchema }
  | { type: 'oneOf'; notes: Notes; options: (string | number)[] }
  | { type: 'localized'; notes: Notes; entries: Record<string, v.GenericSchema> }
  | { type: 'number' | 'flag' | 'text' | 'free'; notes: Notes };

interface Inner {
  type: string;
  wrapped?: v.GenericSchema;
  entries?: Record<string, v.GenericSchema>;
  item?: v.GenericSchema;
  options?: unknown[];
}

/** Whether a key with this schema may be left out. */
export function isOptional(schema: v.GenericSchema): boolean {
  return schema.type === 'optional';
}

const shapes = new WeakMap<v.GenericSchema, Shape>();

/** Looks at what a schema is made of. */
export function shapeOf(schema: v.GenericSchema): Shape {
  let shape = shapes.get(schema);
  if (!shape) shapes.set(schema, (shape = lookAt(schema)));
  return shape;
}

function lookAt(schema: v.GenericSchema): Shape {
  const inner = schema as unknown as Inner;
  if (inner.wrapped) return shapeOf(inner.wrapped);
  const notes = v.getMetadata(schema) as Notes;
  switch (inner.type) {
    case 'strict_object':
      return { type: 'object', notes, entries: inner.entries! };
    case 'array':
      return { type: 'list', notes, item: inner.item! };
    case 'picklist':
      return { type: 'oneOf', notes, options: inner.options as (string | number)[] };
    case 'literal':
    case 'number':
      return { type: 'number', notes };
    case 'boolean':
      return { type: 'flag', notes };
    case 'string':
      return { type: 'text', notes };
    case 'union':
      return { type: 'localized', notes, entries: byLanguage(inner.options as Inner[]) };
    case 'record':
    case 'unknown':
      return { type: 'free', notes };
    default:
      throw new Error(`no shape for a schema of type ${inner.type}`);
  }
}

/** The texts of each language, where a text may be one for all or one for each. */
const byLanguage = (options: readonly Inner[]) =>
  options.find(({ entries }) => entries !== undefined)?.entries ?? {};

/** The title that a schema's helper gave it. */
export function titleOf({ notes }: Shape): Localized | undefined {
  return (notes.quantity ?? notes.flag ?? notes.choice ?? notes.section ?? notes.list)?.title;
}

/** The schema of what stands at a path, or `undefined` where the schema has no such place. */
export function schemaAt(
  schema: v.GenericSchema,
  path: readonly (string | number)[],
): v.GenericSchema | undefined {
  let here: v.GenericSchema | undefined = schema;
  for (const key of path) {
    if (!here) return undefined;
    const shape = shapeOf(here);
    if (shape.type === 'object' || shape.type === 'localized')
      here = Object.hasOwn(shape.entries, key) ? shape.entries[key] : undefined;
    else here = shape.type === 'list' ? shape.item : undefined;
  }
  return here;
}
