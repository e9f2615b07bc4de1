import { issue, type Issue } from '../scenario/issue';
import { dotted, getAt, parsePath } from '../scenario/path';
import type { Scenario } from '../scenario/scenario';
import { leverAt, levers, type Lever } from '../scenario/walk';
import { withLever } from '../scenario/withLever';

/** A lever that is a number, and between which numbers it is moved. */
export interface LeverRange {
  path: string;
  lever: Lever & { kind: 'quantity' | 'limit' };
  low: number;
  high: number;
}

/**
 * How far levers are moved: over their stated range, or to either side by a share of where they stand (of the stated
 * range, where they stand at 0).
 */
export type Reach = 'stated' | number;

/** The range of a lever of a scenario; the ends that are given stand. Nothing where the lever is no number. */
export function leverRange(
  scenario: Scenario,
  path: string,
  reach: Reach,
  given: { low?: number; high?: number } = {},
): LeverRange | undefined {
  const lever = leverAt(path);
  if (!lever || !isNumber(lever)) return undefined;
  const { min, max, integer } = lever.info;
  const within = (value: number) => {
    const kept = Math.min(max, Math.max(min, value));
    return integer ? Math.round(kept) : kept;
  };
  const now = getAt(scenario, path);
  const ends = (): [number, number] => {
    if (reach === 'stated' || typeof now !== 'number') return [min, max];
    const step = reach * (now === 0 ? max - min : Math.abs(now));
    return [within(now - step), within(now + step)];
  };
  const [low, high] = ends();
  return { path, lever, low: given.low ?? low, high: given.high ?? high };
}

export function isNumber(lever: Lever): lever is LeverRange['lever'] {
  return lever.kind === 'quantity' || lever.kind === 'limit';
}

/** The value at a share of a range; a whole number where only such are allowed, all of them alike. */
export function atShare({ lever, low, high }: LeverRange, share: number): number {
  if (!lever.info.integer) return low + (high - low) * share;
  return Math.min(high, low + Math.floor((high - low + 1) * share));
}

/**
 * The levers of a scenario under some places, of lists those of every item; lists themselves and the settings of the run
 * are left out.
 * @returns dotted paths, in the order of the schemas; or the places that hold no lever, as issues
 */
export function leversUnder(
  scenario: Scenario,
  places: readonly string[],
): { ok: true; paths: string[] } | { ok: false; issues: Issue[] } {
  const all = levers().filter(({ kind, path }) => kind !== 'list' && !path.startsWith('run.'));
  const concrete = all.flatMap(({ path }) => inItems(scenario, path));
  const wanted = places.map((place) => dotted(parsePath(place)));
  const under = (path: string, place: string) =>
    path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
  const issues = wanted.flatMap((place, i) => {
    if (concrete.some((path) => under(path, place))) return [];
    const tried = withLever(scenario, place, getAt(scenario, place));
    if (!tried.ok) return tried.issues;
    return [issue('wrongType', parsePath(places[i]), { expected: 'number', found: 'no lever' })];
  });
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    paths: concrete.filter((path) => wanted.some((place) => under(path, place))),
  };
}

/** The paths of a lever in every item of the lists that it is in. */
function inItems(scenario: Scenario, path: string): string[] {
  const [before, ...after] = path.split('[]');
  if (after.length === 0) return [path];
  const list = getAt(scenario, before);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => inItems(scenario, `${before}[${index}]${after.join('[]')}`));
}
