import { dotted, type Path } from '../../scenario/path';
import type { Segment } from '../../scenario/platform';
import type { Scenario } from '../../scenario/scenario';
import { combined, rescaled } from './shares';

/** What others in a scenario name by its id. */
export type NamedKind = 'product' | 'region' | 'segment' | 'grade';

const kinds: Record<string, NamedKind> = {
  'platform.products': 'product',
  'platform.regions': 'region',
  'platform.segments': 'segment',
  'platform.grades': 'grade',
};

/** What kind of named thing the list at a path holds; nothing for lists that no one refers to. */
export const kindAt = (path: Path): NamedKind | undefined => kinds[dotted(path)];

/** How many segments, large exposures and triggers need a thing of the platform. */
export function dependants(
  { platform, strategy, rules }: Scenario,
  kind: NamedKind,
  id: string,
): number {
  if (kind === 'grade') return platform.segments.filter((one) => lendsAt(one, id)).length;
  if (kind !== 'segment') return platform.segments.filter((one) => one[kind] === id).length;
  const triggers = [...strategy.triggers, ...rules.triggers];
  return [...platform.largeExposures, ...triggers].filter(({ segment }) => segment === id).length;
}

const lendsAt = ({ grades }: Segment, id: string): boolean =>
  grades.some(({ grade }) => grade === id);

/**
 * Whether what needs a thing can go with it: a platform keeps at least one segment, and a segment at least one grade.
 */
export function canGoToo({ platform }: Scenario, kind: NamedKind, id: string): boolean {
  if (kind === 'segment') return true;
  if (kind !== 'grade') return platform.segments.some((one) => one[kind] !== id);
  return platform.segments.every((one) => one.grades.some(({ grade }) => grade !== id));
}

/** A segment without a grade: its heir there has its share as well, or the others have it in proportion. */
function withoutGrade(segment: Segment, id: string, heir: string | undefined): Segment {
  const { grades } = segment;
  const from = grades.findIndex(({ grade }) => grade === id);
  if (from < 0) return segment;
  const to = grades.findIndex(({ grade }) => grade === heir);
  const left = grades.toSpliced(from, 1);
  if (heir === undefined) return { ...segment, grades: rescaled(left) as Segment['grades'] };
  if (to < 0) return { ...segment, grades: grades.with(from, { ...grades[from], grade: heir }) };
  const share = combined(grades[from].share, grades[to].share);
  return { ...segment, grades: grades.with(to, { ...grades[to], share }).toSpliced(from, 1) };
}

/**
 * A scenario without a product, region, segment or grade. What needed it needs its heir instead, or goes
 * with it; a trigger that watched its segment alone then acts on all.
 */
export function withoutNamed(
  scenario: Scenario,
  kind: NamedKind,
  id: string,
  heir: string | undefined,
): Pick<Scenario, 'platform' | 'strategy' | 'rules'> {
  const { platform, strategy, rules } = scenario;
  if (kind === 'grade') {
    const grades = platform.grades.filter((one) => one.id !== id);
    const segments = platform.segments.map((one) => withoutGrade(one, id, heir));
    return { platform: { ...platform, grades, segments }, strategy, rules };
  }
  if (kind !== 'segment') {
    const list = `${kind}s` as const;
    const left = (platform[list] as { id: string }[]).filter((one) => one.id !== id);
    const base = { ...scenario, platform: { ...platform, [list]: left } };
    const lost = platform.segments.filter((one) => one[kind] === id);
    if (heir !== undefined) {
      const segments = platform.segments.map((one) =>
        one[kind] === id ? { ...one, [kind]: heir } : one,
      );
      return { ...base, platform: { ...base.platform, segments } };
    }
    return lost.reduce(
      (rest, segment) => ({ ...rest, ...withoutNamed(rest, 'segment', segment.id, undefined) }),
      base,
    );
  }
  const moved = <T extends { segment?: string }>(one: T): T => {
    if (one.segment !== id) return one;
    const { segment: _, ...others } = one;
    return (heir === undefined ? others : { ...one, segment: heir }) as T;
  };
  const triggers = (list: Scenario['strategy']['triggers']) => list.map(moved);
  return {
    platform: {
      ...platform,
      segments: platform.segments.filter((one) => one.id !== id),
      largeExposures: platform.largeExposures
        .filter(({ segment }) => heir !== undefined || segment !== id)
        .map(moved),
    },
    strategy: { ...strategy, triggers: triggers(strategy.triggers) },
    rules: { ...rules, triggers: triggers(rules.triggers) },
  };
}
