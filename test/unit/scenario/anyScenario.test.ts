import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { describeAt } from '../../../src/scenario/describe';
import { scenarioHash } from '../../../src/scenario/hash';
import { readJson } from '../../../src/scenario/json';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { dotted, getAt, setAt } from '../../../src/scenario/path';
import { runSchema } from '../../../src/scenario/run';
import { partNames, parts, type Scenario } from '../../../src/scenario/scenario';
import { validate } from '../../../src/scenario/validate';
import { leverAt } from '../../../src/scenario/walk';
import { arbitraryOf } from './arbitrary';
import { smallPlatform, smallPresets } from './small';

const viaText = (value: unknown): unknown => {
  const read = readJson(JSON.stringify(value));
  if (!read.ok) throw new Error('not read back');
  return read.value;
};

describe.each([...partNames, 'run'] as const)('any %s', (name) => {
  const schema = name === 'run' ? runSchema : parts[name];

  test('that its schema takes is the same after a trip through a file, and needs no second filling in', () => {
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        const first = validate(schema, value);
        expect(first.ok ? [] : first.issues).toEqual([]);
        if (!first.ok) return;
        expect(validate(schema, viaText(first.value))).toEqual({
          ok: true,
          value: viaText(first.value),
        });
        expect(viaText(validate(schema, viaText(value)))).toEqual(viaText(first));
      }),
      { numRuns: 40 },
    );
  });
});

/** Any scenario of the small platform whose fields agree. */
const anyScenario = fc
  .record({
    world: arbitraryOf(parts.world),
    rules: arbitraryOf(parts.rules),
    strategy: arbitraryOf(parts.strategy),
    run: arbitraryOf(runSchema),
  })
  .map((random) => {
    let file: unknown = { version: 1, platform: smallPlatform, ...random };
    for (const [path, value] of [
      ['world.factors.weights', { global: 0.5, region: 0.25, product: 0.25 }],
      ['world.variables', {}],
      ['rules.changes', []],
      ['rules.enforcement', { authorities: [{ id: 'one' }] }],
      ['rules.rateCap', { absolute: 0.3 }],
      ['strategy.mix', {}],
      ['strategy.triggers', []],
      ['strategy.changes', [{ month: 7, set: { growth: 1.2 } }]],
      ['run.months', 24],
      ['run.paths', 1000],
    ] as const)
      file = setAt(file, path, value);
    return file;
  });

test('any scenario is the same, to its hash, after a trip through a file', () => {
  fc.assert(
    fc.property(anyScenario, (file) => {
      const first = parseScenarioSync(file, smallPresets);
      expect(first.ok ? [] : first.issues.map((one) => describeAt(one, 'en'))).toEqual([]);
      if (!first.ok) return;
      const again = parseScenarioSync(viaText(first.scenario), smallPresets);
      expect(again.ok && viaText(again.scenario)).toEqual(viaText(first.scenario));
      expect(again.ok && scenarioHash(again.scenario)).toBe(scenarioHash(first.scenario));
    }),
    { numRuns: 40 },
  );
});

describe('a scenario with one thing wrong is refused at that place', () => {
  const presets = nodePresets();
  const parsed = parseScenarioSync(
    { version: 1, platform: 'marketplace', world: 'calm', rules: 'light-touch', strategy: 'as-is' },
    presets,
  );
  if (!parsed.ok) throw new Error('the marketplace is refused');
  const { scenario } = parsed;

  /** Every number, switch and choice in the scenario that is a lever. */
  const places: string[] = [];
  const look = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) {
      if (leverAt(dotted(path))) places.push(dotted(path));
      return;
    }
    for (const [key, inner] of Object.entries(value))
      look(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  look(scenario, []);

  const refused = (file: unknown) => {
    const found = parseScenarioSync(file, presets);
    return found.ok
      ? []
      : found.issues.filter(({ severity }) => severity === 'error').map(({ at }) => at);
  };
  const place = fc.constantFrom(...places);

  test('the scenario has places enough to be wrong at', () => {
    expect(places.length).toBeGreaterThan(500);
  });

  test('a number beyond its range', () => {
    fc.assert(
      fc.property(
        place,
        fc.boolean(),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        (path, above, by) => {
          const lever = leverAt(path)!;
          if (lever.kind !== 'quantity' && lever.kind !== 'limit') return;
          const { min, max } = lever.info;
          const wrong = above ? max + by * Math.max(1, max) : min - by * Math.max(1, Math.abs(min));
          expect(refused(setAt(scenario, path, wrong))).toContain(path);
        },
      ),
    );
  });

  test('something of another kind', () => {
    const odd = fc.constantFrom<unknown>('much', null, [], {}, [1], { a: 1 });
    fc.assert(
      fc.property(place, odd, (path, wrong) => {
        if (path === 'run.seed' && typeof wrong === 'string') return;
        const [found] = refused(setAt(scenario, path, wrong));
        expect(found).toBe(path);
      }),
    );
  });

  test('a key with a letter too many', () => {
    fc.assert(
      fc.property(place, (path) => {
        const extra = setAt(scenario, `${path}x`, getAt(scenario, path));
        expect(refused(extra)).toEqual([`${path}x`]);
      }),
    );
  });

  test('any JSON at all instead of a part is refused or taken, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...partNames, 'run'), fc.jsonValue(), (part, value) => {
        const found = parseScenarioSync({ ...scenario, [part]: value }, presets);
        if (!found.ok)
          for (const one of found.issues) expect(describeAt(one, 'zh')).toMatch(/[。？]/);
      }),
    );
  });

  test('any JSON at all instead of a scenario', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseScenarioSync(value as Scenario, presets).ok).toBe(false);
      }),
    );
  });
});
