import { describe, expect, test } from 'vitest';
import { attribute, type Attribution } from '../../../src/analysis/attribution';
import {
  attributionFindings,
  type ComparativeFinding,
  type ComparativeParams,
} from '../../../src/analysis/comparativeFindings';
import { Evaluator } from '../../../src/analysis/evaluate';
import { comparativeCodes, describeComparative } from '../../../src/analysis/sentences/comparative';
import type { Statistic } from '../../../src/analysis/statistic';
import type { Scenario } from '../../../src/scenario/scenario';
import { withSettings } from '../../../src/scenario/withLever';
import { scramble } from '../engine/runners/fakeSimulation';
import { smallScenario } from '../engine/smallScenario';
import { modelRunner } from './countingRunner';

const statistic: Statistic = { outcome: 'profit', statistic: 'mean' };
const row = { en: 'Defensive', zh: '防御' };
const path = 'strategy.pricing.surcharge';

/** One of every kind. */
const params: ComparativeParams = {
  matrixChoice: { statistic, row, regret: 12345.678, column: 'Severe', support: 0.9871 },
  matrixAlike: { statistic },
  matrixBestEverywhere: { statistic, row },
  matrixNoChoice: { statistic },
  matrixFailing: { above: 2, unclear: 1, cells: 9, tolerance: 0.05 },
  attributionMost: { statistic, difference: -1000, group: [row], value: -700, share: 0.7 },
  attributionUnclear: { statistic, difference: -3 },
  attributionSame: { statistic },
  attributionNoEffect: { groups: [row, 'Other'] },
  attributionJoined: { groups: [row, 'Other', 'Third'] },
  attributionSampled: { orders: 32 },
  tornadoWidest: { statistic, path, swing: 5000 },
  tornadoNoEffect: { statistic, none: 3, of: 7 },
  tornadoRefused: { levers: 2 },
  sobolMost: { statistic, path, total: 0.62, low: 0.5, high: 0.7 },
  sobolTogether: { statistic, share: 0.12 },
  sobolConstant: { statistic },
};

const of = (code: keyof ComparativeParams, sure: boolean) =>
  ({ code, params: params[code], sure }) as ComparativeFinding;

test.each(comparativeCodes)('%s is said in both languages, whole', (code) => {
  for (const sure of [true, false]) {
    const [en, zh] = [
      describeComparative(of(code, sure), 'en'),
      describeComparative(of(code, sure), 'zh'),
    ];
    for (const text of [en, zh]) expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    expect(en).toMatch(/^[^\u4e00-\u9fff]+\.$/);
    expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
  }
});

test.each(['matrixChoice', 'attributionMost', 'tornadoWidest', 'sobolMost'] as const)(
  '%s says when it is not sure',
  (code) => {
    expect(describeComparative(of(code, false), 'en')).toContain('seems to');
    expect(describeComparative(of(code, true), 'en')).not.toContain('seem');
    expect(describeComparative(of(code, false), 'zh')).toContain('似乎');
  },
);

test('a sentence has its figures', () => {
  expect(describeComparative(of('attributionMost', true), 'en')).toBe(
    'Of the difference of −1,000 in the mean of “Profit after tax”, “Defensive” explains most: −700, 70% of it.',
  );
  expect(describeComparative(of('attributionJoined', true), 'en')).toMatch(
    /^“Defensive”, “Other” and “Third” are taken as one/,
  );
});

describe('findings of an attribution', () => {
  const base = smallScenario();
  const found = async (model: (scenario: Scenario, path: number) => number) => {
    const changed = withSettings(base, [
      { path: 'strategy.growth', value: base.strategy.growth + 1 },
      { path: 'strategy.innovation', value: 1 },
    ]);
    if (!changed.ok) throw new Error('changed');
    const { plan, runner } = modelRunner(['profit'], (scenario, _, p) => model(scenario, p));
    const request = { from: base, to: changed.value, statistics: [statistic], paths: 128 };
    const result = await attribute(new Evaluator(plan, runner), request);
    return attributionFindings(result as Attribution);
  };

  test('name what explains most in the direction of the difference, and what has no effect', async () => {
    const findings = await found((s, p) => -2 * s.strategy.growth + scramble(p, 1));
    expect(findings.map(({ code }) => code)).toEqual(['attributionMost', 'attributionNoEffect']);
    expect(findings[0]).toMatchObject({ sure: true, params: { share: 1 } });
  });

  test('claim nothing of a difference that the paths do not tell, or that is none', async () => {
    const noisy = await found((s, p) => 1e-6 * s.strategy.growth * (scramble(p, 1) - 0.5) * 1e3);
    expect(noisy.map(({ code, sure }) => [code, sure])).toContainEqual([
      'attributionUnclear',
      false,
    ]);
    const none = await found((_, p) => scramble(p, 1));
    expect(none.map(({ code }) => code)).toEqual(['attributionSame']);
  });
});
