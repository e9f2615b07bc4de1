import type { GenericSchema, InferOutput } from 'valibot';
import { issue, within, type Issue } from './issue';
import { mergePatch, sameJson } from './mergePatch';
import { nearest } from './nearest';
import { getAt, type Path } from './path';
import type { PartName } from './scenario';
import { validate } from './validate';

/** The settings of a part of the scenario from a month on. */
export interface InForce<T> {
  /** First month in which they hold. */
  from: number;
  settings: T;
  /** Index of the change that brought them; absent for the first. */
  change?: number;
  /** What is wrong with the change, which is then passed over. Paths begin at the part. */
  issues: Issue[];
}

/** A change as it stands on the timeline. */
interface Dated {
  from: number;
  set: Record<string, unknown>;
}

/**
 * The settings that follow each other, the first from month 1 and one for each change: a merge patch (RFC 7396) on what
 * was before it, in the order of their dates, those of one month in the order of the list. A change that says again what
 * holds leaves the same object in force.
 * @param first as the part is written, its changes left out
 * @param keys that a change may set
 */
export function settingsInForce<const S extends GenericSchema>(
  schema: S,
  first: InferOutput<S>,
  changes: readonly Dated[],
  keys: readonly string[],
): InForce<InferOutput<S>>[] {
  const all: InForce<InferOutput<S>>[] = [{ from: 1, settings: first, issues: [] }];
  const order = changes
    .map((change, index) => ({ ...change, index }))
    .sort((a, b) => a.from - b.from);
  let last = first;
  for (const { from, set, index } of order) {
    const path = ['changes', index, 'set'];
    const said = Object.entries(set).filter(([key]) => keys.includes(key));
    const merged = validate(schema, mergePatch(last, Object.fromEntries(said)));
    const issues = [...unchangeable(set, keys), ...(merged.ok ? [] : merged.issues)];
    if (merged.ok && issues.length === 0 && !sameJson(merged.value, last)) last = merged.value;
    all.push({
      ...{ from, settings: last, change: index },
      issues: issues.map((one) => within(path, one)),
    });
  }
  return all;
}

/** Keys that a change may not set. */
function unchangeable(set: Record<string, unknown>, keys: readonly string[]): Issue[] {
  return Object.keys(set)
    .filter((key) => !keys.includes(key))
    .map((key) => {
      const meant = nearest(key, keys);
      return issue('unknownKey', [key], { key, ...(meant && { meant }), known: [...keys] });
    });
}

/** What is in force in a month. */
export const inForceAt = <T>(all: readonly InForce<T>[], month: number): T =>
  all.findLast(({ from }) => from <= month)!.settings;

/** What is in force in each step: what holds in the first month of the step. Equal settings are the same object. */
export function inForceByStep<T>(
  all: readonly InForce<T>[],
  steps: number,
  monthsPerStep: number,
): T[] {
  return Array.from({ length: steps }, (_, step) => inForceAt(all, step * monthsPerStep + 1));
}

/** The settings in which something at a place is new, from when, and where it was written. */
export function news<T>(
  part: PartName,
  all: readonly InForce<T>[],
  place: Path,
): { settings: T; from: number; path: Path }[] {
  return all.flatMap(({ settings, from, change }, index) => {
    if (change === undefined) return [{ settings, from, path: [part, ...place] }];
    if (sameJson(getAt(settings, place), getAt(all[index - 1].settings, place))) return [];
    return [{ settings, from, path: [part, 'changes', change, 'set', ...place] }];
  });
}
