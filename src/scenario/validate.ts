import * as v from 'valibot';
import { issue, shortJson, type Issue, type TypeName, type TextFormat } from './issue';
import { isJsonObject } from './mergePatch';
import { nearest } from './nearest';
import type { Path } from './path';
import { idSchema } from './quantity';
import { schemaAt, shapeOf, titleOf, type Shape } from './shape';

export type Validated<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

/**
 * Checks a value against a schema and fills in defaults; or says everything that is wrong with it, each with what was
 * found, what is allowed and, where something near it is known, what was meant.
 */
export function validate<const S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): Validated<v.InferOutput<S>> {
  const form: Issue[] = [...strangeKeys(schema, value, [])];
  const result = v.safeParse(schema, value);
  if (result.success && form.length === 0) return { ok: true, value: result.output };
  // A list where an object belongs is one mistake, whatever its items then seem to be.
  const lists = form.filter(({ code }) => code === 'wrongType').map(({ at }) => at);
  const found = (result.issues ?? [])
    .filter(({ expected }) => expected !== 'never')
    .map((one) => translated(schema, one))
    .filter(({ at }) => !lists.some((list) => at === list || at.startsWith(`${list}.`)));
  return { ok: false, issues: [...form, ...found] };
}

/** Keys that a schema doesn't know, and lists where objects belong; valibot reports one key and takes a list. */
function* strangeKeys(schema: v.GenericSchema, value: unknown, path: Path): Generator<Issue> {
  if (value === undefined) return;
  const shape = shapeOf(schema);
  if (shape.type === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* strangeKeys(shape.item, item, [...path, index]);
  } else if (shape.type === 'object' && Array.isArray(value)) {
    yield wrongType('object', value, path, shape);
  } else if (shape.type === 'object' && isJsonObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (Object.hasOwn(shape.entries, key))
        yield* strangeKeys(shape.entries[key], inner, [...path, key]);
      else yield unknownKey(key, Object.keys(shape.entries), path);
    }
  }
}

/** An issue for a key that isn't known at a place, with the key that was probably meant. */
export function unknownKey(key: string, known: string[], path: Path): Issue {
  const meant = nearest(key, known);
  return issue('unknownKey', [...path, key], { key, ...(meant && { meant }), known });
}

function wrongType(expected: TypeName, found: unknown, path: Path, shape?: Shape): Issue {
  const title = shape && titleOf(shape);
  return issue('wrongType', path, { expected, found: shortJson(found), ...(title && { title }) });
}

const typeNames: Record<Shape['type'], TypeName> = {
  object: 'object',
  list: 'list',
  oneOf: 'text',
  number: 'number',
  flag: 'flag',
  text: 'text',
  localized: 'localized',
  free: 'object',
};

function translated(schema: v.GenericSchema, found: v.BaseIssue<unknown>): Issue {
  const path = (found.path ?? []).map(({ key }) => key as string | number);
  const here = schemaAt(schema, path);
  const shape = here && shapeOf(here);
  if (!here || !shape) throw new Error(`the schema has nothing at ${path.join('.')}`);
  const title = titleOf(shape);
  const titled = title ? { title } : {};
  const { input, requirement } = found as { input: unknown; requirement?: unknown };

  switch (found.type) {
    case 'min_value':
    case 'max_value': {
      const { quantity } = shape.notes;
      const [min, max] = quantity ? [quantity.min, quantity.max] : bounds(here);
      const unit = quantity && { unit: quantity.unit };
      return issue('outOfRange', path, { found: input as number, min, max, ...unit, ...titled });
    }
    case 'integer': {
      const unit = shape.notes.quantity && { unit: shape.notes.quantity.unit };
      return issue('notWhole', path, { found: input as number, ...unit, ...titled });
    }
    case 'regex':
      return issue('badFormat', path, { found: shortJson(input), format: formatOf(here) });
    case 'min_length':
    case 'max_length': {
      const [least, most] = bounds(here);
      if (Array.isArray(input))
        return issue('listLength', path, { found: input.length, least, most, ...titled });
      return issue('textLength', path, { found: (input as string).length, least, most });
    }
    case 'picklist':
      return notAmong(input, shape, path);
    case 'strict_object':
      // Expected trouble of an object itself is a key that is missing, or something else in its place.
      if (found.path?.at(-1)?.origin === 'key')
        return issue('missing', path, { key: String(path.at(-1)), ...titled });
      return wrongType('object', input, path, shape);
    case 'finite':
    case 'number':
    case 'string':
    case 'boolean':
    case 'array':
    case 'union':
    case 'record':
    case 'literal':
      return wrongType(typeNames[shape.type], input, path, shape);
    default:
      throw new Error(`no words for an issue of type ${found.type} (${requirement as string})`);
  }
}

function notAmong(input: unknown, shape: Shape, path: Path): Issue {
  const allowed = shape.type === 'oneOf' ? shape.options.map(String) : [];
  const meant = typeof input === 'string' ? nearest(input, allowed) : undefined;
  const title = titleOf(shape);
  return issue('notAmong', path, {
    found: shortJson(input),
    allowed,
    ...(meant && { meant }),
    ...(title && { title }),
  });
}

interface Action {
  type: string;
  requirement?: unknown;
  pipe?: Action[];
}

/** Everything that a schema's pipe asks. */
function actions(schema: v.GenericSchema): Action[] {
  const { pipe, wrapped, options } = schema as unknown as {
    pipe?: Action[];
    wrapped?: v.GenericSchema;
    options?: v.GenericSchema[];
  };
  if (wrapped) return actions(wrapped);
  // A text in one language or in two: the same is asked of each.
  if (schema.type === 'union') return actions(options![0]);
  return (pipe ?? []).flatMap((action, index) =>
    index > 0 && action.pipe ? action.pipe : [action],
  );
}

/** Least and most that a pipe asks of a number, of the length of a list or of a text. */
function bounds(schema: v.GenericSchema): [number, number] {
  const asked = (name: RegExp) =>
    actions(schema).find(({ type }) => name.test(type))?.requirement as number | undefined;
  return [asked(/^min_/) ?? 0, asked(/^max_/) ?? Infinity];
}

function formatOf(schema: v.GenericSchema): TextFormat {
  const expression = (one: v.GenericSchema) =>
    String(actions(one).find(({ type }) => type === 'regex')?.requirement);
  const here = expression(schema);
  if (here === expression(idSchema)) return 'id';
  if (here.includes('[A-Z]{3}')) return 'currency';
  return here.includes('\\d{4}-') ? 'month' : 'other';
}
