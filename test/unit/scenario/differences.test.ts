import { describe, expect, test } from 'vitest';
import { differences, differencesUpTo, takeOver } from '../../../src/scenario/differences';
import { scenarioHash } from '../../../src/scenario/hash';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { withLever, withSettings } from '../../../src/scenario/withLever';

function scenario(parts: Record<string, unknown> = {}) {
  const parsed = parseScenarioSync(
    {
      version: 1,
      ...{ platform: 'marketplace', world: 'calm', rules: 'light-touch', strategy: 'as-is' },
      ...parts,
    },
    nodePresets(),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

const base = scenario();

describe('a scenario with a lever moved', () => {
  test('is the scenario that a file with that setting would give', () => {
    const moved = withLever(base, 'rules.rateCap.absolute', 0.154);
    const written = scenario({
      rules: { preset: 'light-touch', with: { rateCap: { absolute: 0.154 } } },
    });
    expect(moved.ok && scenarioHash(moved.value)).toBe(scenarioHash(written));
    const back = moved.ok && withLever(moved.value, 'rules.rateCap.absolute', undefined);
    expect(back && back.ok && back.value.rules).toEqual(base.rules);
  });

  test.each([
    ['strategy.pricing.surcharge', 7, 'outOfRange', 'strategy.pricing.surcharge'],
    ['strategy.prising.surcharge', 0.1, 'unknownKey', 'strategy.prising'],
    ['platform.segments[99].priceElasticity', 1, 'unknownKey', 'platform.segments.99'],
    ['platform.segments[0].product', 'nowhere', 'unknownReference', 'platform.segments[0].product'],
    ['run.months', 35.5, 'notWhole', 'run.months'],
    ['', 1, 'unknownKey', '[""]'],
  ])('%s = %s is refused', (path, value, code, at) => {
    const refused = withLever(base, path, value);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.issues[0]).toMatchObject({ code, at });
  });

  test('several settings are checked only once all are made', () => {
    const shares = [
      { path: 'world.factors.weights.global', value: 0.4 },
      { path: 'world.factors.weights.region', value: 0.4 },
    ];
    expect(withSettings(base, shares.slice(0, 1)).ok).toBe(false);
    expect(withSettings(base, shares).ok).toBe(true);
  });
});

describe('differences', () => {
  const other = scenario({
    world: 'fed-2025-severely-adverse',
    rules: { preset: 'light-touch', with: { rateCap: { absolute: 0.154, feesIncluded: false } } },
  });

  test('a scenario differs from itself, and from itself under another name, in nothing', () => {
    const renamed = {
      ...base,
      title: 'Other',
      world: { ...base.world, title: 'x', provenance: [] },
    };
    expect(differences(base, base, 'lever')).toEqual([]);
    expect(differences(base, renamed, 'lever')).toEqual([]);
  });

  test('are told part by part, section by section or lever by lever', () => {
    const ids = (grain: 'part' | 'section' | 'lever') =>
      differences(base, other, grain).map(({ id }) => id);
    expect(ids('part')).toEqual(['world', 'rules']);
    expect(ids('section')).toEqual(['world.variables', 'world.peerFailures', 'rules.rateCap']);
    expect(ids('lever')).toEqual([
      'world.variables',
      'world.peerFailures.perYear',
      'rules.rateCap.absolute',
      'rules.rateCap.feesIncluded',
    ]);
    const [macro, , cap] = differences(base, other, 'lever');
    expect(macro.title.en).toBe('Macro path');
    expect(cap.title.en).toBe('Cap (annual)');
    expect(cap.trail.map((one) => (typeof one === 'string' ? one : one.en))).toEqual([
      'The rules',
      'Cap on the rate',
    ]);
  });

  test('are as fine as a number of groups allows', () => {
    expect(differencesUpTo(4, base, other)).toHaveLength(4);
    expect(differencesUpTo(3, base, other)).toHaveLength(3);
    expect(differencesUpTo(2, base, other)).toHaveLength(2);
    const far = scenario({ platform: 'p2p-2016', world: 'severe', rules: 'china-2016-p2p' });
    expect(differencesUpTo(2, base, far).map(({ id }) => id)).toEqual([
      'platform',
      'world',
      'rules',
    ]);
  });

  test('within a list are those of its items where the items are the same ones', () => {
    const moved = withLever(base, 'platform.segments[1].priceElasticity', 2.5);
    if (!moved.ok) throw new Error('moved');
    const [only, ...rest] = differences(base, moved.value, 'lever');
    expect(rest).toEqual([]);
    expect(only.id).toBe('platform.segments[1].priceElasticity');
    expect(only.trail).toContainEqual(base.platform.segments[1].title);
  });

  test('taken over altogether make the other scenario', () => {
    const far = scenario({
      ...{ platform: 'p2p-2016', world: 'severe', rules: 'china-2016-p2p' },
      strategy: 'technology-led',
    });
    for (const grain of ['part', 'section', 'lever'] as const) {
      const all = takeOver(base, far, differences(base, far, grain));
      expect(all.ok && scenarioHash(all.value)).toBe(scenarioHash(far));
    }
  });
});
