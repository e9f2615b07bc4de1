import { describe, expect, test } from 'vitest';
import { Evaluator } from '../../../src/analysis/evaluate';
import { atShare, isNumber, leverRange, leversUnder } from '../../../src/analysis/leverRange';
import { leverIndices } from '../../../src/analysis/sobol';
import { saltelliPoints, sobolIndices } from '../../../src/analysis/sobolIndices';
import type { Statistic } from '../../../src/analysis/statistic';
import { movesOf, tornado } from '../../../src/analysis/tornado';
import type { Scenario } from '../../../src/scenario/scenario';
import { leverAt, levers } from '../../../src/scenario/walk';
import { scramble } from '../engine/runners/fakeSimulation';
import { smallScenario } from '../engine/smallScenario';
import { modelRunner } from './countingRunner';

const base = smallScenario();
const profit: Statistic = { outcome: 'profit', statistic: 'mean' };
const noise = (path: number) => scramble(path, 5, 99);

function evaluatorOf(model: (scenario: Scenario, path: number) => number) {
  const { plan, runner } = modelRunner(['profit'], (scenario, _, path) => model(scenario, path));
  return new Evaluator(plan, runner);
}

const moves = (...paths: string[]) => paths.map((path) => movesOf(base, path, 'stated')!);

describe('the range of a lever', () => {
  const info = (path: string) => {
    const lever = leverAt(path)!;
    return lever.kind === 'quantity' ? lever.info : undefined;
  };

  test('is the stated one, or a share of where it stands to either side, within it', () => {
    const stated = info('strategy.growth')!;
    const { growth } = base.strategy;
    expect(leverRange(base, 'strategy.growth', 'stated')).toMatchObject({
      low: stated.min,
      high: stated.max,
    });
    const near = leverRange(base, 'strategy.growth', 0.2)!;
    expect([near.low, near.high]).toEqual([growth * 0.8, growth * 1.2]);
    const far = leverRange(base, 'strategy.growth', 100)!;
    expect([far.low, far.high]).toEqual([stated.min, stated.max]);
    expect(leverRange(base, 'strategy.growth', 0.2, { low: 0.3 })!.low).toBe(0.3);
  });

  test('of whole numbers holds each of them alike', () => {
    const whole = levers().find(
      (lever) => isNumber(lever) && lever.info.integer && !lever.path.includes('[]'),
    )!;
    const range = leverRange(base, whole.path, 'stated', { low: 3, high: 6 })!;
    const counts = new Map<number, number>();
    for (let k = 0; k < 400; k++) {
      const value = atShare(range, k / 400);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts]).toEqual([3, 4, 5, 6].map((value) => [value, 100]));
  });

  test('levers under a place are those of every item, and a place without any is an issue', () => {
    const found = leversUnder(base, ['strategy.pricing', 'platform.segments[1].priceElasticity']);
    if (!found.ok) throw new Error('levers');
    expect(found.paths).toContain('strategy.pricing.surcharge');
    expect(found.paths.filter((path) => path.startsWith('platform'))).toEqual([
      'platform.segments[1].priceElasticity',
    ]);
    const all = leversUnder(base, ['platform.segments']);
    expect(all.ok && all.paths.filter((path) => path.endsWith('.priceElasticity'))).toHaveLength(
      base.platform.segments.length,
    );
    const wrong = leversUnder(base, ['strategy.prising']);
    expect(!wrong.ok && wrong.issues[0]).toMatchObject({
      code: 'unknownKey',
      at: 'strategy.prising',
    });
    expect(leversUnder(base, ['strategy.title']).ok).toBe(false);
  });
});

describe('a tornado', () => {
  test('has the widest swing first, each the paired difference at the ends of the range', async () => {
    const evaluator = evaluatorOf(
      (s, path) => s.strategy.growth + 10 * s.strategy.innovation + noise(path),
    );
    const result = await tornado(
      evaluator,
      base,
      moves('strategy.growth', 'strategy.innovation'),
      [profit],
      { paths: 64 },
    );
    const [widest, next] = result.levers;
    expect([widest.path, next.path]).toEqual(['strategy.innovation', 'strategy.growth']);
    expect(widest.swing[0]).toBeCloseTo(10, 9);
    const { growth } = base.strategy;
    const ends = leverRange(base, 'strategy.growth', 'stated')!;
    expect(next.moved.map(({ to }) => to)).toEqual([ends.low, ends.high]);
    for (const { to, differences } of next.moved) {
      expect(differences[0].mean).toBeCloseTo(Number(to) - growth, 9);
      expect(differences[0].standardError).toBeLessThan(1e-9);
    }
  });

  test('says which levers have no effect, moves switches and choices, and tells what can’t be', async () => {
    const evaluator = evaluatorOf((s, path) => Number(s.rules.sandbox) + noise(path));
    const asked = moves(
      'strategy.growth',
      'rules.sandbox',
      'world.afterwards',
      'world.factors.weights.global',
    );
    const { levers } = await tornado(evaluator, base, asked, [profit], { paths: 64 });
    const of = (path: string) => levers.find((lever) => lever.path === path)!;
    expect(of('strategy.growth').noEffect).toEqual([true]);
    expect(of('rules.sandbox').noEffect).toEqual([false]);
    expect(of('rules.sandbox').moved[0].to).toBe(!base.rules.sandbox);
    expect(of('world.afterwards').moved.length + of('world.afterwards').refused.length).toBe(2);
    // The weights of the factors sum to one: none of them can be moved by itself.
    const weight = of('world.factors.weights.global');
    expect(weight.moved).toEqual([]);
    expect(weight.refused[0].issues[0].code).toBe('sumNotOne');
  });
});

describe('Sobol’ indices of levers', () => {
  const ranges = ['strategy.growth', 'strategy.innovation', 'world.severity'].map((path) =>
    leverRange(base, path, 'stated', { low: 0.5, high: 1 })!,
  );

  test('are those of the figure as a function of the levers', async () => {
    const model = (s: Scenario, path: number) =>
      3 * s.strategy.growth + s.world.severity + 0.1 * noise(path);
    const found = await leverIndices(evaluatorOf(model), base, ranges, [profit], 32, { paths: 64 });
    if (!found.ok) throw new Error('indices');
    expect(found.value.evaluations).toBe(32 * 5);
    const [{ first, total, noise: share }] = found.value.statistics;
    const { seed } = base.run;
    const plain = sobolIndices(
      saltelliPoints(3, 32, seed).map(([growth, , severity]) => 1.5 * growth + 0.5 * severity),
      3,
      seed,
    );
    for (const k of [0, 1, 2]) {
      expect(first[k].value).toBeCloseTo(plain.first[k].value, 9);
      expect(total[k].value).toBeCloseTo(plain.total[k].value, 9);
    }
    expect(total[1].value).toBe(0);
    // Var(Y) = 2.5 ÷ 12; a mean of 64 paths of 0.1 × uniform has the variance 0.01 ÷ 12 ÷ 64.
    expect(share / (0.01 / 64 / 2.5)).toBeGreaterThan(0.7);
    expect(share / (0.01 / 64 / 2.5)).toBeLessThan(1.4);
  });

  test('of ranges that hold no valid scenario are refused with what is wrong', async () => {
    const weight = leverRange(base, 'world.factors.weights.global', 'stated')!;
    const found = await leverIndices(
      evaluatorOf(() => 0),
      base,
      [weight],
      [profit],
      16,
      { paths: 64 },
    );
    expect(!found.ok && found.issues[0].code).toBe('sumNotOne');
  });
});
