import { issue, shortJson, type Issue } from '../issue';
import { nearest } from '../nearest';
import { getAt, type Path } from '../path';
import type { Localized, QuantityInfo } from '../quantity';
import type { Scenario } from '../scenario';
import { leverAt, levers, type Lever } from '../walk';
import type { ExerciseFile } from './exerciseFile';

/** What a lever of an exercise can stand at. */
export type LeverValue = number | boolean | string;

/** One setting that a team may move, or several that move alike, with what is known about it. */
export interface ExerciseLever {
  id: string;
  title: Localized | string;
  /** Headings above the setting. */
  trail: Localized[];
  /** Dotted places within a scenario, `strategy.` in front. */
  paths: string[];
  /** Where it stands in the starting strategy. */
  start: LeverValue;
  control:
    | { kind: 'number'; info: QuantityInfo; min: number; max: number }
    | { kind: 'flag' }
    | { kind: 'choice'; labels: Record<string, Localized> };
  /** Taken from the budget per year for each unit above the start, in the platform's currency. */
  costPerUnit: number;
}

/** Whether a setting can be a lever of an exercise: numbers, switches and choices of the strategy that always are something. */
function playable(lever: Lever | undefined): lever is Lever {
  return (
    lever !== undefined &&
    lever.path.startsWith('strategy.') &&
    !lever.path.includes('[]') &&
    ['quantity', 'flag', 'choice'].includes(lever.kind)
  );
}

const unitOf = (lever: Lever) => ('info' in lever ? lever.info.unit : lever.kind);

/** Looks up what an exercise's lever moves; or says what is wrong with it. */
export function exerciseLever(
  given: ExerciseFile['levers'][number],
  start: Scenario,
  path: Path,
): { lever?: ExerciseLever; issues: Issue[] } {
  const issues: Issue[] = [];
  const found: Lever[] = [];
  for (const [index, one] of given.paths.entries()) {
    const lever = leverAt(one);
    if (playable(lever)) found.push(lever);
    else {
      const known = levers()
        .filter(playable)
        .map((each) => each.path);
      const meant = nearest(one, known);
      issues.push(
        issue('unknownReference', [...path, 'paths', index], {
          ...{ to: 'setting', id: one, known },
          ...(meant && { meant }),
        }),
      );
    }
  }
  const [first] = found;
  if (issues.length > 0 || !first) return { issues };
  const other = found.find((lever) => unitOf(lever) !== unitOf(first));
  if (other) {
    const params = { first: first.path, other: other.path };
    return { issues: [issue('leversUnlike', [...path, 'paths'], params)] };
  }

  const own = getAt(start, first.path) as LeverValue;
  const lever: ExerciseLever = {
    ...{ id: given.id, title: given.title ?? first.title, trail: first.trail.slice(1) },
    paths: found.map((one) => one.path),
    start: own,
    control: { kind: 'flag' },
    costPerUnit: given.costPerUnit ?? 0,
  };
  if (first.kind === 'choice') lever.control = { kind: 'choice', labels: first.labels };
  if (first.kind === 'quantity') {
    const { info } = first;
    const [min, max] = [given.min ?? info.min, given.max ?? info.max];
    for (const [key, value] of [['min', min] as const, ['max', max] as const])
      if (value < info.min || value > info.max)
        issues.push(outside([...path, key], value, info, info));
    if (typeof own === 'number' && (own < min || own > max))
      issues.push(outside(path, own, info, { min, max }));
    lever.control = { kind: 'number', info, min, max };
  }
  return { lever, issues };
}

function outside(
  path: Path,
  found: number,
  { title, unit }: QuantityInfo,
  { min, max }: { min: number; max: number },
): Issue {
  return issue('outOfRange', path, { found, min, max, unit, title });
}

/** What is wrong with a value for a lever, if anything. */
export function checkLeverValue(lever: ExerciseLever, value: unknown, path: Path): Issue[] {
  const { control } = lever;
  if (control.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return [
        issue('wrongType', path, {
          expected: 'number',
          found: shortJson(value),
          title: control.info.title,
        }),
      ];
    if (value < control.min || value > control.max)
      return [outside(path, value, control.info, control)];
    return control.info.integer && !Number.isInteger(value)
      ? [
          issue('notWhole', path, {
            found: value,
            unit: control.info.unit,
            title: control.info.title,
          }),
        ]
      : [];
  }
  if (control.kind === 'flag')
    return typeof value === 'boolean'
      ? []
      : [issue('wrongType', path, { expected: 'flag', found: shortJson(value) })];
  const allowed = Object.keys(control.labels);
  return typeof value === 'string' && allowed.includes(value)
    ? []
    : [issue('notAmong', path, { found: shortJson(value), allowed })];
}
