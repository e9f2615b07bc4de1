import { issue, within, type Issue } from '../issue';
import type { Path } from '../path';
import type { Rules } from '../rules';
import { ruleSets } from '../rulesInForce';
import type { Scenario } from '../scenario';
import { inForceAt, news } from '../settingsInForce';
import { strategySets } from '../strategiesInForce';

const dimensions = ['product', 'region', 'grade'] as const;

/** Every set of rules that comes into force is a valid one, and leaves something that can be done under it. */
export function* checkRuleSets(scenario: Scenario): Generator<Issue> {
  const { rules, platform } = scenario;
  const sets = ruleSets(rules);
  for (const { issues } of sets) for (const one of issues) yield within(['rules'], one);

  const strategies = strategySets(scenario.strategy);
  for (const { settings, from, path } of news('rules', sets, ['rateCap']))
    yield* checkRateCap(settings, inForceAt(strategies, from).pricing.floor, path, scenario);
  for (const dimension of dimensions)
    for (const { settings, path } of news('rules', sets, ['concentration', dimension]))
      yield* checkShareCap(dimension, settings.concentration[dimension], path, scenario);
  for (const { settings, path } of news('rules', sets, ['homeRegionOnly']))
    if (settings.homeRegionOnly && !platform.regions.some(({ home }) => home))
      yield issue('noHomeRegion', path, {}, 'warning');
  for (const { settings, path } of news('rules', sets, ['rateCap'])) {
    const { tiers } = settings.rateCap;
    for (const [index, { below }] of tiers.entries())
      if (tiers.findIndex((tier) => tier.below === below) < index)
        yield issue('tierNeverApplies', [...path, 'tiers', index], {}, 'warning');
  }
}

/** Every strategy that a planned change brings is a valid one, and its own caps leave something to lend. */
export function* checkStrategies(scenario: Scenario): Generator<Issue> {
  const sets = strategySets(scenario.strategy);
  for (const { issues } of sets) for (const one of issues) yield within(['strategy'], one);
  for (const dimension of dimensions) {
    const key = `${dimension}Cap` as const;
    for (const { settings, path } of news('strategy', sets, ['mix', key]))
      yield* checkShareCap(dimension, settings.mix[key], path, scenario);
  }
  const rules = ruleSets(scenario.rules);
  for (const { settings, from, path } of news('strategy', sets, ['pricing', 'floor'])) {
    // what the strategy begins with is said of the rules that it can't lend under
    if (from === 1) continue;
    for (const one of checkRateCap(inForceAt(rules, from), settings.pricing.floor, path, scenario))
      if (one.code === 'capBelowFloor') yield one;
  }
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

function* checkRateCap(
  set: Rules,
  floor: number,
  path: Path,
  { platform, world }: Scenario,
): Generator<Issue> {
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
