import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { canonicalJson, scenarioHash, sha256Hex } from '../../../src/scenario/hash';
import { setAt } from '../../../src/scenario/path';
import type { Scenario } from '../../../src/scenario/scenario';
import { smallPresets, smallScenario } from './small';

function small(changes: object = {}): Scenario {
  const parsed = parseScenarioSync({ ...smallScenario, ...changes }, smallPresets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

test('the digest is SHA-256 as Node has it, for any text', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

test('canonical JSON reads back as the same value, whatever the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: 1e21 })).toBe(
    '{"a":1e+21,"b":[1,{"c":null,"d":"x"}]}',
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

describe('the hash of a scenario', () => {
  const hash = scenarioHash(small());

  test('is 64 hexadecimal digits and survives JSON', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(scenarioHash(JSON.parse(JSON.stringify(small())) as Scenario)).toBe(hash);
  });

  test('is the same however the scenario was put together', () => {
    const rules = { rateCap: { absolute: 0.24 }, enforcement: { authorities: [{ id: 'bureau' }] } };
    expect(scenarioHash(small({ rules }))).toBe(hash);
  });

  test('changes with a number, the seed or an id', () => {
    for (const [path, value] of [
      ['platform.taxRate', 0.26],
      ['run.seed', 'another'],
      ['run.paths', 4097],
      ['platform.segments[0].id', 'everyone'],
      ['rules.rateCap.feesIncluded', false],
      ['strategy.changes', [{ title: '', month: 13, set: {} }]],
    ] as const)
      expect(scenarioHash(setAt(small(), path, value)), path).not.toBe(hash);
  });

  test('is what it was before strategies could be changed on the timeline, where they are not', () => {
    const { changes, ...strategy } = small().strategy;
    expect(changes).toEqual([]);
    expect(scenarioHash({ ...small(), strategy: strategy as Scenario['strategy'] })).toBe(hash);
  });

  test('does not change with words', () => {
    for (const [path, value] of [
      ['id', 'other'],
      ['title', 'Other'],
      ['rules.id', 'other'],
      ['rules.description', 'Other'],
      ['platform.provenance', [{ path: '**', kind: 'judgement', source: 'guess' }]],
      ['platform.segments[0].title', 'Everyone'],
    ] as const)
      expect(scenarioHash(setAt(small(), path, value)), path).toBe(hash);
  });
});
