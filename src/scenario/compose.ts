import { checkScenario } from './check';
import { scenarioFileSchema } from './file';
import { issue, shortJson, within, type Issue } from './issue';
import { unsafe } from './json';
import { isJsonObject, mergePatch } from './mergePatch';
import { migrate } from './migrate';
import { dotted, type Path } from './path';
import { composePart, writtenAt, type ComposedPart } from './part';
import type { PresetSource } from './presets';
import type { Localized } from './quantity';
import { runSchema } from './run';
import { formatVersion, partNames, parts, type PartName, type Scenario } from './scenario';
import { Shelf } from './shelf';
import { validate } from './validate';

/** What a part rests on, and what was set on top of it: dotted places within the part. */
export type Origins = Record<PartName, { preset?: string; patched: string[] }>;

export type ParsedScenario =
  | {
      ok: true;
      scenario: Scenario;
      origins: Origins;
      warnings: Issue[];
      /** What bringing an older file up to date changed. */
      changed: Localized[];
    }
  | { ok: false; issues: Issue[] };

/**
 * Reads a scenario file: checks that it is harmless, brings it to the current version, puts its parts together from
 * presets, checks the whole and fills in defaults. Everything that is wrong is reported at once.
 */
export function parseScenario(json: unknown, presets: PresetSource): Promise<ParsedScenario> {
  return whenHere(presets, (shelf) => readScenario(json, shelf));
}

/** The same at once, for a source that loads without waiting. */
export function parseScenarioSync(json: unknown, presets: PresetSource): ParsedScenario {
  return atOnce(presets, (shelf) => readScenario(json, shelf));
}

/** Repeats a reading until every preset that it asks for has arrived. */
export async function whenHere<T>(presets: PresetSource, read: (shelf: Shelf) => T): Promise<T> {
  const shelf = new Shelf(presets);
  for (;;) {
    const result = read(shelf);
    if (!shelf.waiting) return result;
    await shelf.arrive();
  }
}

/** A reading whose presets are all at hand. */
export function atOnce<T>(presets: PresetSource, read: (shelf: Shelf) => T): T {
  const shelf = new Shelf(presets);
  const result = read(shelf);
  if (shelf.waiting)
    throw new Error('these presets load in their own time: parse them asynchronously');
  return result;
}

/** A file that is harmless, an object and of the current version; or why it isn't. */
export function opened(json: unknown) {
  const issues = unsafe(json);
  if (issues.length > 0) return { ok: false as const, issues };
  if (!isJsonObject(json))
    return {
      ok: false as const,
      issues: [issue('wrongType', [], { expected: 'object', found: shortJson(json) })],
    };
  return migrate(json);
}

function readScenario(json: unknown, shelf: Shelf): ParsedScenario {
  const file = opened(json);
  if (!file.ok) return file;
  const form = validate(scenarioFileSchema, file.file);
  const composed = compose(file.file, [], shelf);
  const done = complete(form.ok ? form.value : nobody, composed, []);
  if (form.ok && done.ok && composed.issues.length === 0) return { ...done, changed: file.changed };
  const rest = done.ok ? done.warnings : done.issues;
  return { ok: false, issues: [...(form.ok ? [] : form.issues), ...composed.issues, ...rest] };
}

/** Stands in for the head of a scenario in a file whose form is wrong, so that the rest can be checked. */
export const nobody = { id: 'nobody', title: '' };

/** What of a scenario could be put together, not yet checked, and what is wrong with the rest. */
export interface Composition {
  parts: Partial<Record<PartName, ComposedPart>>;
  run: unknown;
  issues: Issue[];
}

/**
 * Puts the parts of a scenario together; those that are missing are the baseline's, if there is one. Parts that are
 * missing for good are left to the check of the file's form.
 */
export function compose(
  given: Record<string, unknown>,
  path: Path,
  shelf: Shelf,
  baseline?: Composition,
): Composition {
  const issues: Issue[] = [];
  const composed: Composition['parts'] = {};
  for (const name of partNames) {
    const below = baseline?.parts[name];
    const part = given[name];
    if (part === undefined) {
      if (below) composed[name] = below;
      continue;
    }
    // What is wrong with the baseline's part has been said where it stands.
    if (baseline && !below && isJsonObject(part) && !('preset' in part) && 'with' in part) continue;
    const result = composePart(name, part, [...path, name], shelf, below);
    if (result.state === 'here') composed[name] = result.part;
    else if (result.state === 'trouble') issues.push(...result.issues);
  }
  const own = given.run ?? {};
  return { parts: composed, run: baseline ? mergePatch(baseline.run, own) : own, issues };
}

/** Checks a composed scenario, each part that is there and then, if all of them are, the whole. */
export function complete(
  { id, title }: Pick<Scenario, 'id' | 'title'>,
  composed: Composition,
  path: Path,
): Extract<ParsedScenario, { ok: false }> | Omit<Extract<ParsedScenario, { ok: true }>, 'changed'> {
  const issues: Issue[] = [];
  const take = (name: PartName): unknown => {
    const part = composed.parts[name];
    if (!part) return undefined;
    const checked = validate(parts[name], part.value);
    if (checked.ok) return checked.value;
    issues.push(...checked.issues.map((one) => within([name], one)));
    return undefined;
  };
  const values = Object.fromEntries(partNames.map((name) => [name, take(name)]));
  const run = validate(runSchema, composed.run);
  if (!run.ok) issues.push(...run.issues.map((one) => within(['run'], one)));

  const scenario = { version: formatVersion, id, title, ...values } as Scenario;
  const whole = partNames.every((name) => composed.parts[name]);
  if (whole && run.ok && issues.length === 0) {
    scenario.run = run.value;
    issues.push(...checkScenario(scenario));
  }
  const placed = issues.map((one) => located(one, composed, path));
  const origins = Object.fromEntries(
    partNames.map((name) => {
      const { preset, patched } = composed.parts[name] ?? { patched: [] };
      return [name, { ...(preset && { preset }), patched }];
    }),
  ) as Origins;
  if (!whole || placed.some(({ severity }) => severity === 'error'))
    return { ok: false, issues: placed };
  return { ok: true, scenario, origins, warnings: placed };
}

/** An issue of a resolved scenario with its place in the file, and where it was written if that is elsewhere. */
function located(one: Issue, composed: Composition, prefix: Path): Issue {
  const placed = within(prefix, one);
  const [name, ...rest] = one.path;
  if (!Object.hasOwn(composed.parts, name)) return placed;
  const from = writtenAt(composed.parts[name as PartName]!, rest);
  const known = dotted(placed.path);
  return known === from || known.startsWith(`${from}.`) || known.startsWith(`${from}[`)
    ? placed
    : { ...placed, from };
}
