import { describe, expect, test } from 'vitest';
import { attribute, type Attribution } from '../../../src/analysis/attribution';
import { Evaluator } from '../../../src/analysis/evaluate';
import type { Statistic } from '../../../src/analysis/statistic';
import type { Scenario } from '../../../src/scenario/scenario';
import { withSettings } from '../../../src/scenario/withLever';
import { scramble } from '../engine/runners/fakeSimulation';
import { smallScenario } from '../engine/smallScenario';
import { modelRunner } from './countingRunner';

const base = smallScenario();

function changed(settings: Record<string, unknown>): Scenario {
  const result = withSettings(
    base,
    Object.entries(settings).map(([path, value]) => ({ path, value })),
  );
  if (!result.ok) throw new Error(result.issues[0].at);
  return result.value;
}

const profit: Statistic = { outcome: 'profit', statistic: 'mean' };
const tail: Statistic = { outcome: 'profit', statistic: 'shortfall', level: 0.95 };
const failure: Statistic = { outcome: 'failure', statistic: 'probability' };

type Model = (scenario: Scenario, path: number) => number;

function subject(model: Model, fails: (scenario: Scenario, path: number) => boolean = () => false) {
  const { plan, runner } = modelRunner(
    ['profit'],
    (scenario, _, path) => model(scenario, path),
    fails,
  );
  return { evaluator: new Evaluator(plan, runner), runner };
}

async function attributed(model: Model, to: Scenario, statistics = [profit]): Promise<Attribution> {
  const { evaluator } = subject(model);
  const request = { from: base, to, statistics, paths: 256, grain: 'lever' as const };
  const result = await attribute(evaluator, request);
  if ('code' in result) throw new Error(result.code);
  return result;
}

const surcharge = ({ strategy }: Scenario) => strategy.pricing.surcharge;
const growth = ({ strategy }: Scenario) => strategy.growth;
const innovation = ({ strategy }: Scenario) => strategy.innovation;
const noise = (path: number, stream = 0) => scramble(path, stream, 99);

describe('attribution', () => {
  test('gives the only lever that differs the whole difference', async () => {
    const to = changed({ 'strategy.pricing.surcharge': 0.05 });
    const { statistics, groups } = await attributed((s, path) => surcharge(s) * noise(path), to, [
      profit,
      tail,
    ]);
    expect(groups.map(({ id }) => id)).toEqual(['strategy.pricing.surcharge']);
    for (const { difference, contributions } of statistics) {
      expect(contributions).toHaveLength(1);
      expect(contributions[0].value).toEqual(difference);
      expect(contributions[0].first).toEqual(difference);
      expect(difference.mean).not.toBe(0);
    }
  });

  test('lets levers that act alike share equally, their interaction too', async () => {
    const to = changed({ 'strategy.growth': base.strategy.growth + 0.5, 'strategy.innovation': 1 });
    const a = base.strategy;
    const model: Model = (s, path) => {
      const [g, i] = [
        (growth(s) - a.growth) / 0.5,
        (innovation(s) - a.innovation) / (1 - a.innovation),
      ];
      return 3 * (g + i) + 4 * g * i + noise(path);
    };
    const { statistics } = await attributed(model, to);
    const [g, i] = statistics[0].contributions;
    expect(g.value.mean).toBeCloseTo(5, 12);
    expect(i.value.mean).toBeCloseTo(5, 12);
    expect([g.first!.mean, g.last!.mean].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([3, 7]);
  });

  test('adds up to the difference, of means, tails and probabilities', async () => {
    const to = changed({
      'strategy.pricing.surcharge': 0.05,
      'strategy.growth': 2,
      'strategy.innovation': 0.9,
      'world.severity': 1.4,
      'rules.rateCap.absolute': 0.2,
    });
    const model: Model = (s, path) =>
      Math.cos(growth(s) * noise(path)) * (1 + s.world.severity * noise(path, 1)) -
      surcharge(s) * innovation(s) * (s.rules.rateCap.absolute ?? 1);
    const { evaluator } = subject(
      model,
      (s, path) => noise(path, 2) < 0.1 * growth(s) * s.world.severity,
    );
    const statistics: Statistic[] = [
      ...[profit, tail, failure],
      { outcome: 'profit', statistic: 'quantile', level: 0.05 },
    ];
    const result = (await attribute(evaluator, {
      ...{ from: base, to, statistics, paths: 512, grain: 'lever' },
    })) as Attribution;
    expect(result).toMatchObject({ method: 'exact', coalitions: 32 });
    for (const { difference, contributions, from, to: end } of result.statistics) {
      const sum = contributions.reduce((all, { value }) => all + value.mean, 0);
      expect(sum).toBeCloseTo(difference.mean, 12);
      expect(end.value - from.value).toBeCloseTo(difference.mean, 12);
      for (const { value } of contributions) expect(value.standardError).toBeGreaterThanOrEqual(0);
    }
  });

  test('says of a lever that reaches no path that it has no effect, exactly', async () => {
    const to = changed({ 'strategy.growth': 2, 'strategy.innovation': 0.9, 'world.severity': 0.3 });
    const model: Model = (s, path) => growth(s) * 1.1 + s.world.severity / 3 + noise(path);
    const { statistics, groups } = await attributed(model, to);
    const of = (id: string) => statistics[0].contributions[groups.findIndex((g) => g.id === id)];
    expect(of('strategy.innovation')).toMatchObject({
      value: { mean: 0, standardError: 0, distinguishable: false },
      noEffect: true,
    });
    expect(of('strategy.growth').noEffect).toBe(false);
  });

  test('takes levers as one that no valid scenario can part, and says so', async () => {
    const to = changed({
      'world.factors.weights.global': 0.4,
      'world.factors.weights.region': 0.4,
      'strategy.growth': 2,
    });
    const { evaluator } = subject(
      (s, path) => growth(s) + s.world.factors.weights.region * noise(path),
    );
    const request = { from: base, to, statistics: [profit], paths: 64, grain: 'lever' as const };
    const result = (await attribute(evaluator, request)) as Attribution;
    expect(result.groups.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ['world.factors.weights.global', 'world.factors.weights.region'],
      ['strategy.growth'],
    ]);
    expect(result.coalitions).toBe(4);
  });

  test('of many levers draws orders, adds up, and is exact where effects only go in pairs', async () => {
    const areas = [
      'disclosure',
      'dataProtection',
      'pricing',
      'custody',
      'licensing',
      'lendingLimits',
    ];
    const to = changed({
      ...Object.fromEntries(areas.map((area) => [`rules.strictness.${area}`, 0.9])),
      ...{ 'strategy.growth': 2, 'strategy.innovation': 0.9, 'world.severity': 1.7 },
    });
    const strictness = (s: Scenario) =>
      Object.values(s.rules.strictness).reduce((sum, level) => sum + level, 0);
    const model: Model = (s, path) => growth(s) * s.world.severity + strictness(s) + noise(path);
    const { evaluator } = subject(model);
    const request = { from: base, to, statistics: [profit], paths: 64, grain: 'lever' as const };
    const result = (await attribute(evaluator, { ...request, pairs: 2 })) as Attribution;
    expect([result.groups.length, result.method, result.orders]).toEqual([9, 'sampled', 4]);
    const { contributions, difference } = result.statistics[0];
    const sum = contributions.reduce((all, { value }) => all + value.mean, 0);
    expect(sum).toBeCloseTo(difference.mean, 9);
    const { mean, standardError } =
      contributions[result.groups.findIndex(({ id }) => id === 'strategy.growth')].value;
    expect(mean).toBeCloseTo(((2 - base.strategy.growth) * (base.world.severity + 1.7)) / 2, 9);
    expect(standardError).toBeCloseTo(0, 9);
  });

  test('of a scenario and itself is none, which is said', async () => {
    const { evaluator } = subject(() => 0);
    const request = { from: base, to: base, statistics: [profit], paths: 64 };
    expect(await attribute(evaluator, request)).toEqual({ code: 'sameScenario', params: {} });
  });
});
