import { dotted, type Path } from '../../scenario/path';
import type { Scenario } from '../../scenario/scenario';

/** What others in a scenario name by its id. */
export type NamedKind = 'product' | 'region' | 'segment';

const kinds: Record<string, NamedKind> = {
  'platform.products': 'product',
  'platform.regions': 'region',
  'platform.segments': 'segment',
};

/** What kind of named thing the list at a path holds; nothing for lists that no one refers to. */
export const kindAt = (path: Path): NamedKind | undefined => kinds[dotted(path)];

/** How many segments, large exposures and triggers need a thing of the platform. */
export function dependants(
  { platform, strategy, rules }: Scenario,
  kind: NamedKind,
  id: string,
): number {
  if (kind !== 'segment') return platform.segments.filter((one) => one[kind] === id).length;
  const triggers = [...strategy.triggers, ...rules.triggers];
  return [...platform.largeExposures, ...triggers].filter(({ segment }) => segment === id).length;
}

/** Whether what needs a thing can go with it: a platform keeps at least one segment. */
export const canGoToo = ({ platform }: Scenario, kind: NamedKind, id: string): boolean =>
  kind === 'segment' || platform.segments.some((one) => one[kind] !== id);

/**
 * A scenario without a product, region or segment. What needed it needs its heir instead, or goes
 * with it; a trigger that watched its segment alone then acts on all.
 */
export function withoutNamed(
  scenario: Scenario,
  kind: NamedKind,
  id: string,
  heir: string | undefined,
): Pick<Scenario, 'platform' | 'strategy' | 'rules'> {
  const { platform, strategy, rules } = scenario;
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
