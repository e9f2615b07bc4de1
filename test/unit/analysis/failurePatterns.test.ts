import { describe, expect, test } from 'vitest';
import { factorPaths } from '../../../src/analysis/factorPaths';
import { failurePatterns } from '../../../src/analysis/failurePatterns';
import { ResultCollector, type Results } from '../../../src/engine/results';
import { blockSize } from '../../../src/engine/block';
import { Simulator } from '../../../src/engine/simulator';
import type { Scenario } from '../../../src/scenario/scenario';
import {
  kernelModule,
  math,
  planOf,
  poolSegments,
  presetScenario,
  stillScenario,
  Walk,
} from '../model/laboratory';

function run(scenario: Scenario, paths: number): Results {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const collector = new ResultCollector(plan);
  for (let from = 0; from < paths; from += blockSize)
    collector.add(simulator.block(from, blockSize));
  return collector.results();
}

const patternsOf = (scenario: Scenario, results: Results, followed = 0) =>
  failurePatterns(scenario, planOf(scenario), kernelModule, results, { followed });

test('the factors of chosen paths are those that a run meets', () => {
  const scenario = presetScenario({
    ...{ platform: 'micro-lender', world: 'severe', rules: 'light-touch', strategy: 'as-is' },
    run: { months: 6 },
  });
  const plan = planOf(scenario);
  const chosen = [3, 63, 64, 200];
  const factors = factorPaths(plan, kernelModule, chosen);
  const walk = new Walk(scenario, plan);
  for (const { step, from } of walk.blocks(256))
    for (const [k, path] of chosen.entries())
      if (path >= from && path < from + blockSize)
        for (const [f, values] of factors.entries())
          expect(values[k * plan.steps + step]).toBe(walk.state.world.factors[f][path - from]);
});

describe('a platform that one factor alone can break', () => {
  // A year in one step, and equity that the provisions and losses of a bad one use up.
  const [pd, rho] = [0.05, 0.2];
  const scenario = stillScenario({
    platform: {
      segments: poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]),
      equity: 0.33e9,
    },
    rules: { capital: { closureRatio: 0 } },
    world: { factors: { weights: { global: 1, region: 0, product: 0 } } },
  });

  test('fails by insolvency, and the factor at the edge is the design point', async () => {
    const results = run(scenario, 2 ** 13);
    const { groups, failures } = await patternsOf(scenario, results);
    expect(groups).toHaveLength(1);
    const [group] = groups;
    expect(group.cause).toBe('insolvency');
    expect(group.count).toBe(failures);
    const [global, ...others] = group.factors;
    const edge = math.normalQuantile(1 - group.probability);
    expect(group.probability).toBeGreaterThan(0.01);
    expect(group.probability).toBeLessThan(0.1);
    expect(global.design[0]).toBeLessThan(-edge + 0.05);
    expect(global.design[0]).toBeGreaterThan(-edge - 0.4);
    // The mean beyond the edge: φ(β) ÷ p, with the standard error of the paths.
    const mean = Math.exp((-edge * edge) / 2) / Math.sqrt(2 * Math.PI) / group.probability;
    expect(Math.abs(global.failing[0] + mean)).toBeLessThan(4 * global.standardError[0] + 0.01);
    expect(group.strength).toBeGreaterThan(0.95);
    for (const { failing, standardError } of others)
      expect(Math.abs(failing[0])).toBeLessThan(4.5 * standardError[0]);
    expect(results.failureStep()[group.typicalPath]).toBe(1);
  });

  test('leaves survivors whose factors make up, with those of failing paths, all paths', async () => {
    const results = run(scenario, 2 ** 13);
    const { groups, survivors, failures } = await patternsOf(scenario, results);
    expect(survivors!.count).toBe(results.paths - failures);
    const everybody = factorPaths(planOf(scenario), kernelModule, results.pathNumbers());
    const [{ probability, factors }] = groups;
    for (const [f, { mean }] of survivors!.factors.entries()) {
      const whole = everybody[f].reduce((sum, x) => sum + x, 0) / results.paths;
      expect(probability * factors[f].failing[0] + (1 - probability) * mean[0]).toBeCloseTo(
        whole,
        10,
      );
    }
    // The mean above the edge: φ(β) ÷ (1 − p).
    const edge = math.normalQuantile(1 - probability);
    const above = Math.exp((-edge * edge) / 2) / Math.sqrt(2 * Math.PI) / (1 - probability);
    const [{ mean, standardError }] = survivors!.factors;
    expect(Math.abs(mean[0] - above)).toBeLessThan(4 * standardError[0]);
    // Independent paths: deviation ÷ √n, that of a normal variable cut off at β by 1 − β m − m².
    const deviation = Math.sqrt(1 - edge * above - above * above);
    expect(standardError[0] * Math.sqrt(survivors!.count)).toBeCloseTo(deviation, 1);
  });
});

describe('the failures of a platform in trouble', () => {
  const scenario = presetScenario({
    ...{ platform: 'p2p-2016', world: 'severe', rules: 'china-2016-p2p', strategy: 'growth' },
    run: { months: 24, seed: 'patterns' },
  });
  const results = run(scenario, 512);

  test('all belong to one group, which holds their cause and time', async () => {
    const { groups, failures } = await patternsOf(scenario, results);
    expect(failures).toBe(results.failure.count);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(failures);
    for (const { shareOfFailures, count, firstMonth, lastMonth, strength, factors } of groups) {
      expect(shareOfFailures).toBeCloseTo(count / failures, 12);
      expect(firstMonth).toBeLessThanOrEqual(lastMonth);
      expect(strength >= 0 && strength <= 1).toBe(true);
      for (const { failing, design } of factors) expect(failing).toHaveLength(design.length);
    }
    expect(groups.map(({ count }) => count)).toEqual(
      groups.map(({ count }) => count).sort((a, b) => b - a),
    );
  });

  test('are preceded by what brings them about, and told in the same way again', async () => {
    const found = await patternsOf(scenario, results, 256);
    expect(found.followed).toBe(256);
    const events = found.groups.flatMap((group) => group.events);
    expect(events.length).toBeGreaterThan(0);
    for (const { before, usual, standardError } of events)
      expect(Math.abs(before - usual)).toBeGreaterThan(3 * standardError);
    expect(await patternsOf(scenario, results, 256)).toEqual(found);
  });
});
