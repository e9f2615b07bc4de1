import { issue, type Issue, type ReferenceTo } from '../issue';
import { nearest } from '../nearest';
import type { Path } from '../path';
import { ruleSets } from '../rulesInForce';
import type { Scenario } from '../scenario';
import { news } from '../settingsInForce';
import { strategySets } from '../strategiesInForce';

/**
 * Names lead somewhere. Within the platform a name that leads nowhere is an error; rules and strategies are made for
 * many platforms, so that what they say of a region or product that this one lacks has no effect, which is said.
 */
export function* checkReferences({ platform, rules, strategy }: Scenario): Generator<Issue> {
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  const known: Record<
    Exclude<ReferenceTo, 'scenario' | 'lever' | 'setting' | 'outcome'>,
    string[]
  > = {
    product: ids(platform.products),
    region: ids(platform.regions),
    grade: ids(platform.grades),
    segment: ids(platform.segments),
  };
  const lost = function* (
    to: keyof typeof known,
    id: string,
    path: Path,
    code: 'unknownReference' | 'noEffectReference',
  ): Generator<Issue> {
    if (known[to].includes(id)) return;
    const meant = nearest(id, known[to]);
    const params = { to, id, ...(meant && { meant }), known: known[to] };
    yield issue(code, path, params, code === 'unknownReference' ? 'error' : 'warning');
  };

  for (const [index, { product, region, grades }] of platform.segments.entries()) {
    const path = ['platform', 'segments', index];
    yield* lost('product', product, [...path, 'product'], 'unknownReference');
    yield* lost('region', region, [...path, 'region'], 'unknownReference');
    for (const [at, { grade }] of grades.entries())
      yield* lost('grade', grade, [...path, 'grades', at, 'grade'], 'unknownReference');
  }
  for (const [index, { segment }] of platform.largeExposures.entries())
    yield* lost(
      'segment',
      segment,
      ['platform', 'largeExposures', index, 'segment'],
      'unknownReference',
    );

  for (const [index, { region }] of rules.enforcement.intensityByRegion.entries()) {
    const path = ['rules', 'enforcement', 'intensityByRegion', index, 'region'];
    yield* lost('region', region, path, 'noEffectReference');
  }
  const seen = new Set<string>();
  for (const { settings: set, change } of ruleSets(rules)) {
    const path =
      change === undefined ? ['rules', 'rateCap'] : ['rules', 'changes', change, 'set', 'rateCap'];
    for (const [index, { region }] of set.rateCap.byRegion.entries()) {
      if (seen.has(region)) continue;
      seen.add(region);
      yield* lost('region', region, [...path, 'byRegion', index, 'region'], 'noEffectReference');
    }
  }
  for (const { settings, path } of news('strategy', strategySets(strategy), ['mix', 'targets']))
    for (const [index, { dimension, id }] of settings.mix.targets.entries())
      yield* lost(dimension, id, [...path, index, 'id'], 'noEffectReference');
}
