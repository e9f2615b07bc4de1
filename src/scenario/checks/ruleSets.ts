import { ruleSets, type RuleSet } from '../rulesInForce';
import { issue, within, type Issue } from '../issue';
import { sameJson } from '../mergePatch';
import type { Path } from '../path';
import type { Rules } from '../rules';
import type { Scenario } from '../scenario';

/** Every set of rules that comes into force is a valid one, and leaves something that can be done under it. */
export function* checkRuleSets(scenario: Scenario): Generator<Issue> {
  const { rules, platform, strategy } = scenario;
  const sets = ruleSets(rules);
  for (const { issues } of sets) for (const one of issues) yield within(['rules'], one);

  for (const { set, path } of news(sets, 'rateCap')) yield* checkRateCap(set, path, scenario);
  for (const { set, path } of news(sets, 'concentration'))
    for (const dimension of ['product', 'region', 'grade'] as const)
      yield* checkShareCap(dimension, set.concentration[dimension], [...path, dimension], scenario);
  for (const dimension of ['product', 'region', 'grade'] as const) {
    const key = `${dimension}Cap` as const;
    yield* checkShareCap(dimension, strategy.mix[key], ['strategy', 'mix', key], scenario);
  }
  for (const { set, path } of news(sets, 'homeRegionOnly'))
    if (set.homeRegionOnly && !platform.regions.some(({ home }) => home))
      yield issue('noHomeRegion', path, {}, 'warning');
  for (const { set, path } of news(sets, 'rateCap')) {
    const { tiers } = set.rateCap;
    for (const [index, { below }] of tiers.entries())
      if (tiers.findIndex((tier) => tier.below === below) < index)
        yield issue('tierNeverApplies', [...path, 'tiers', index], {}, 'warning');
  }
}

/** The rule sets in which something under a key is new, and where it was written. */
function news<K extends keyof Rules>(sets: RuleSet[], key: K): { set: Rules; path: Path }[] {
  return sets.flatMap(({ rules: set, change }, index) => {
    if (change === undefined) return [{ set, path: ['rules', key] }];
    if (sameJson(set[key], sets[index - 1].rules[key])) return [];
    return [{ set, path: ['rules', 'changes', change, 'set', key] }];
  });
}

/** The most that rules allow to be charged in a region, whatever the size of the loan. */
function highestRate({ rateCap }: Rules, region: string): number {
  const regional = rateCap.byRegion.find((entry) => entry.region === region);
  if (regional) return regional.cap ?? Infinity;
  const tiers = rateCap.tiers.map(({ cap }) => cap);
  const untiered = rateCap.tiers.every(({ below }) => below !== undefined);
  return Math.min(
    rateCap.absolute ?? Infinity,
    rateCap.multipleOfReference === undefined
      ? Infinity
      : rateCap.multipleOfReference * rateCap.referenceRate,
    untiered ? Infinity : Math.max(...tiers),
  );
}

function* checkRateCap(set: Rules, path: Path, scenario: Scenario): Generator<Issue> {
  const { platform, strategy, world } = scenario;
  const { floor } = strategy.pricing;
  const given = world.variables.policyRate;
  const policyRate = given ? Math.min(...given.path) / 100 : platform.policyRate;
  const inUse = new Set(platform.segments.map(({ region }) => region));
  const said = new Set<number>();
  for (const region of inUse) {
    const cap = highestRate(set, region);
    if (said.has(cap)) continue;
    said.add(cap);
    const regional = set.rateCap.byRegion.some((entry) => entry.region === region);
    const where = regional ? { region } : {};
    if (cap < floor) yield issue('capBelowFloor', path, { cap, floor, ...where }, 'warning');
    else if (cap < policyRate)
      yield issue('capBelowPolicyRate', path, { cap, policyRate, ...where }, 'warning');
  }
}

function* checkShareCap(
  of: 'product' | 'region' | 'grade',
  cap: number | undefined,
  path: Path,
  { platform }: Scenario,
): Generator<Issue> {
  const inUse = new Set(
    platform.segments.flatMap((segment) =>
      of === 'grade' ? segment.grades.map(({ grade }) => grade) : [segment[of]],
    ),
  );
  if (cap !== undefined && cap * inUse.size < 1 - 1e-9)
    yield issue('capsLeaveNoLending', path, { of, cap, count: inUse.size }, 'warning');
}
