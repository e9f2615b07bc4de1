import { describe, expect, test } from 'vitest';
import { parseScenario, parseScenarioSync } from '../../../src/scenario/compose';
import type { Issue } from '../../../src/scenario/issue';
import type { PresetSource } from '../../../src/scenario/presets';
import { smallPlatform, smallPresets, smallScenario } from './small';

function whole(json: unknown) {
  const parsed = parseScenarioSync(json, smallPresets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return parsed;
}

function refused(json: unknown): Issue[] {
  const parsed = parseScenarioSync(json, smallPresets);
  if (parsed.ok) throw new Error('was taken');
  return parsed.issues;
}

describe('a part of a scenario', () => {
  test('may be the id of a preset', () => {
    const { scenario, origins } = whole(smallScenario);
    expect(scenario.rules.rateCap.absolute).toBe(0.24);
    expect(scenario.rules.id).toBe('capped');
    expect(origins.rules).toEqual({ preset: 'capped', patched: [] });
  });

  test('may be written out', () => {
    const { scenario, origins } = whole({ ...smallScenario, platform: smallPlatform });
    expect(scenario.platform.segments[0].id).toBe('all');
    expect(origins.platform).toEqual({ patched: [] });
  });

  test('may be a preset with changes, the rest staying as it is', () => {
    const rules = { preset: 'capped', with: { rateCap: { absolute: 0.36 } } };
    const { scenario, origins } = whole({ ...smallScenario, rules });
    expect(scenario.rules.rateCap.absolute).toBe(0.36);
    expect(scenario.rules.enforcement.authorities[0].id).toBe('bureau');
    expect(origins.rules).toEqual({ preset: 'capped', patched: ['rateCap.absolute'] });
  });

  test('may take a limit away with null', () => {
    const rules = { preset: 'capped', with: { rateCap: { absolute: null } } };
    expect(whole({ ...smallScenario, rules }).scenario.rules.rateCap).not.toHaveProperty(
      'absolute',
    );
  });

  test('may be a preset that rests on another', () => {
    const { scenario, origins } = whole({ ...smallScenario, rules: 'capped-lower' });
    expect(scenario.rules.rateCap.absolute).toBe(0.15);
    expect(scenario.rules.title).toEqual({ en: 'Capped lower', zh: '上限更低' });
    expect(scenario.rules.enforcement.authorities[0].id).toBe('bureau');
    expect(origins.rules.preset).toBe('capped-lower');
  });
});

test('what a scenario leaves out is the default', () => {
  const { scenario } = whole(smallScenario);
  expect(scenario.run).toEqual({
    ...{ months: 36, monthsPerStep: 1, paths: 4096, seed: 'plimsoll' },
    ...{ sampling: 'sobol', tailShift: 0 },
  });
  expect(scenario.platform.taxRate).toBe(0.25);
  expect(scenario.strategy.triggers).toEqual([]);
});

test('a resolved scenario is itself a scenario file', () => {
  const { scenario } = whole(smallScenario);
  expect(whole(JSON.parse(JSON.stringify(scenario))).scenario).toEqual(scenario);
});

test('presets that load in their own time give the same scenario', async () => {
  const later: PresetSource = {
    list: (kind) => smallPresets.list(kind),
    load: (kind, id) => Promise.resolve(smallPresets.load(kind, id)),
  };
  expect(await parseScenario({ ...smallScenario, rules: 'capped-lower' }, later)).toEqual(
    whole({ ...smallScenario, rules: 'capped-lower' }),
  );
  expect(() => parseScenarioSync(smallScenario, later)).toThrow('asynchronously');
});

describe('trouble', () => {
  test('is all reported at once', () => {
    const found = refused({
      version: 1,
      titel: 'x',
      platform: 'smal',
      world: { severity: 3 },
      rules: 'capped',
      strategy: 7,
    });
    expect(found.map(({ code, at }) => [code, at])).toEqual([
      ['unknownKey', 'titel'],
      ['presetUnknown', 'platform'],
      ['wrongType', 'strategy'],
      ['outOfRange', 'world.severity'],
    ]);
  });

  test('with a preset names those that exist, the nearest first', () => {
    expect(refused({ ...smallScenario, rules: 'caped' })).toMatchObject([
      {
        code: 'presetUnknown',
        at: 'rules',
        params: { kind: 'rules', id: 'caped', meant: 'capped' },
      },
    ]);
  });

  test('with a number gives place, found and allowed', () => {
    const strategy = { preset: 'steady', with: { pricing: { flatRate: 24 } } };
    expect(refused({ ...smallScenario, strategy })).toMatchObject([
      {
        code: 'outOfRange',
        at: 'strategy.pricing.flatRate',
        from: 'strategy.with.pricing.flatRate',
        params: { found: 24, min: 0, max: 1, unit: 'perYear' },
      },
    ]);
  });

  test('with a key names the one that was meant', () => {
    const strategy = { pricing: { flatrate: 0.1, metod: 'flat' } };
    expect(refused({ ...smallScenario, strategy })).toMatchObject([
      { code: 'unknownKey', at: 'strategy.pricing.flatrate', params: { meant: 'flatRate' } },
      { code: 'unknownKey', at: 'strategy.pricing.metod', params: { meant: 'method' } },
    ]);
  });

  test('in a preset names its file', () => {
    const source: PresetSource = {
      list: (kind) => [...smallPresets.list(kind), { kind, id: 'bad', title: 'Bad' }],
      load: (kind, id) => (id === 'bad' ? { severity: -1 } : smallPresets.load(kind, id)),
    };
    const parsed = parseScenarioSync({ ...smallScenario, world: 'bad' }, source);
    expect(parsed).toMatchObject({
      ok: false,
      issues: [{ code: 'outOfRange', at: 'world.severity', from: 'macro/bad.json: severity' }],
    });
  });

  test('with presets that rest on each other ends', () => {
    const source: PresetSource = {
      list: (kind) => ['a', 'b'].map((id) => ({ kind, id, title: id })),
      load: (_, id) => ({ preset: id === 'a' ? 'b' : 'a' }),
    };
    const found = parseScenarioSync({ ...smallScenario, world: 'a' }, source);
    expect(found).toMatchObject({ ok: false });
    expect(!found.ok && found.issues.map(({ code }) => code)).toContain('presetCycle');
  });

  test('with a preset that can’t be read is data, not an exception', async () => {
    const source: PresetSource = {
      list: (kind) => [{ kind, id: 'x', title: 'X' }],
      load: () => Promise.reject(new Error('offline')),
    };
    const found = await parseScenario(
      { version: 1, platform: 'x', world: 'x', rules: 'x', strategy: 'x' },
      source,
    );
    expect(found).toMatchObject({
      ok: false,
      issues: Array.from({ length: 4 }, () => ({
        code: 'presetUnreadable',
        params: { message: 'offline' },
      })),
    });
  });

  test('with “with” alone: outside a study there is nothing that it could change', () => {
    expect(refused({ ...smallScenario, rules: { with: {} } })).toMatchObject([
      { code: 'withAlone', at: 'rules' },
    ]);
  });

  test('with a list where an object belongs is one issue', () => {
    expect(refused({ ...smallScenario, strategy: { pricing: [] } })).toMatchObject([
      { code: 'wrongType', at: 'strategy.pricing', params: { expected: 'object', found: '[]' } },
    ]);
  });

  test('with something missing names it', () => {
    const { regions: _, ...platform } = smallPlatform;
    expect(refused({ ...smallScenario, platform })).toMatchObject([
      { code: 'missing', at: 'platform.regions', params: { key: 'regions' } },
    ]);
    const { world: __, ...file } = smallScenario;
    expect(refused(file)).toMatchObject([{ code: 'missing', at: 'world' }]);
  });
});
