import { referenceSchema } from './file';
import { heading } from './heading';
import { issue, shortJson, within, type Issue } from './issue';
import { isJsonObject, mergePatch } from './mergePatch';
import { dotted, getAt, type Path } from './path';
import { presetFolders } from './presets';
import type { PartName } from './scenario';
import type { Shelf } from './shelf';
import { validate } from './validate';

/** One thing that a part was put together from, the lowest first. */
interface Layer {
  value: unknown;
  /** Where it is written: in the file that is being read, or in a preset's. */
  file?: string;
  path: Path;
}

/** A part put together, not yet checked. */
export interface ComposedPart {
  value: unknown;
  layers: Layer[];
  /** The preset that it rests on, if it does. */
  preset?: string;
  /** Dotted places within the part that were set on top of the preset or of the baseline. */
  patched: string[];
}

export type PartResult =
  | { state: 'here'; part: ComposedPart }
  | { state: 'trouble'; issues: Issue[] }
  | { state: 'coming' };

const here = (part: ComposedPart): PartResult => ({ state: 'here', part });
const trouble = (...issues: Issue[]): PartResult => ({ state: 'trouble', issues });

/** Presets may rest on presets, this deep. */
const mostPresets = 8;

/**
 * Puts a part together: a preset's id, `{ preset, with }`, `{ with }` on top of a baseline's part, or the part written
 * out. The result is plain JSON that has yet to be checked against the part's schema.
 */
export function composePart(
  kind: PartName,
  given: unknown,
  path: Path,
  shelf: Shelf,
  baseline?: ComposedPart,
  file?: string,
  chain: string[] = [],
): PartResult {
  if (typeof given === 'string') return takePreset(kind, given, path, shelf, file, chain);
  if (!isJsonObject(given))
    return trouble(issue('wrongType', path, { expected: 'part', found: shortJson(given) }));
  if (!('preset' in given) && !('with' in given))
    return here({ value: given, layers: [{ value: given, path, file }], patched: [] });

  const reference = validate(referenceSchema, given);
  if (!reference.ok) return trouble(...reference.issues.map((one) => within(path, one)));
  const { preset, with: patch, ...own } = given;
  if (typeof preset !== 'string' && !baseline) return trouble(issue('withAlone', path, {}));
  const base =
    typeof preset === 'string'
      ? takePreset(kind, preset, [...path, 'preset'], shelf, file, chain)
      : here(baseline!);
  if (base.state !== 'here') return base;
  const headed = laid(base.part, { ...own, ...joinedProvenance(own, base.part) }, path, file);
  return here(laid(headed, patch ?? {}, [...path, 'with'], file));
}

/** A part with one more merge patch on top. */
function laid(base: ComposedPart, patch: unknown, path: Path, file?: string): ComposedPart {
  const places = leaves(patch)
    .filter(([first]) => !Object.hasOwn(heading, first))
    .map(dotted);
  return {
    ...base,
    value: mergePatch(base.value, patch),
    layers: [...base.layers, { value: patch, path, file }],
    patched: [...new Set([...base.patched, ...places])],
  };
}

/** The provenance beside a preset goes before the preset's own, which stays. */
function joinedProvenance({ provenance }: Record<string, unknown>, base: ComposedPart) {
  const below = getAt(base.value, ['provenance']);
  return Array.isArray(provenance) && Array.isArray(below)
    ? { provenance: [...(provenance as unknown[]), ...(below as unknown[])] }
    : {};
}

function takePreset(
  kind: PartName,
  id: string,
  path: Path,
  shelf: Shelf,
  file: string | undefined,
  chain: string[],
): PartResult {
  const located = (one: Issue): Issue => (file ? { ...one, from: file } : one);
  if (chain.includes(id) || chain.length >= mostPresets)
    return trouble(located(issue('presetCycle', path, { kind, chain: [...chain, id] })));
  const taken = shelf.take(kind, id, path);
  if (taken.state === 'coming') return taken;
  if (taken.state === 'trouble') return trouble(located(taken.issue));
  const content = isJsonObject(taken.value) ? { ...taken.value, id } : taken.value;
  const inside = `${presetFolders[kind]}/${id}.json`;
  const composed = composePart(kind, content, [], shelf, undefined, inside, [...chain, id]);
  if (composed.state === 'trouble')
    return trouble(
      ...composed.issues.map((one) => ({
        ...within(path, one),
        from: one.from ?? fileAt(inside, one.path),
      })),
    );
  if (composed.state === 'coming') return composed;
  return here({ ...composed.part, preset: id, patched: [] });
}

const fileAt = (file: string, path: Path) => (path.length > 0 ? `${file}: ${dotted(path)}` : file);

/** Where what stands at a path of a composed part was written. */
export function writtenAt({ layers }: ComposedPart, path: Path): string {
  const decides = layers.findLast(({ value }, index) => index === 0 || reaches(value, path))!;
  let known = path.length;
  while (known > 0 && getAt(decides.value, path.slice(0, known)) === undefined) known--;
  const inside = [...decides.path, ...path.slice(0, known)];
  return decides.file ? fileAt(decides.file, inside) : dotted(inside);
}

/** Whether a patch settles what stands at a path: it sets it, or something around it other than an object. */
function reaches(patch: unknown, path: Path): boolean {
  let value = patch;
  for (const key of path) {
    if (Array.isArray(value)) return true;
    if (!isJsonObject(value) || !Object.hasOwn(value, key)) return false;
    value = value[key];
    if (!isJsonObject(value) && !Array.isArray(value)) return true;
  }
  return true;
}

/** Paths to everything in a patch that is not an object. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (!isJsonObject(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
