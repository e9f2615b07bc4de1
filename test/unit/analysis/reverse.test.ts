import { describe, expect, test } from 'vitest';
import { reverseFindings, type ExplorationParams } from '../../../src/analysis/explorationFindings';
import { reverseStress, severityAxis, type ReverseRequest } from '../../../src/analysis/reverse';
import { conditionalDefaultRate } from '../../reference/vasicek';
import { withSettings } from '../../../src/scenario/withLever';
import { smallScenario } from '../engine/smallScenario';
import { math, poolSegments, stillScenario } from '../model/laboratory';
import { simulatedEvaluator } from './simulated';

const [pd, rho, perPoint, points] = [0.02, 0.1, 0.08, 4];
const [segment] = poolSegments([{ balance: 1e9, loans: 1e9, pd, rho }]);
/** One granular pool; unemployment stands four points above what was expected at severity 1. */
const scenario = stillScenario({
  platform: { segments: [{ ...segment, sensitivities: { unemployment: perPoint, gdpGrowth: 0 } }] },
  world: {
    variables: { unemployment: { frequency: 'annual', baseline: [5], path: [5 + points] } },
  },
});
const alpha = 0.9;

/** The quantile of the default rate at a severity: Vasicek's with the probability of default shifted by probits. */
const quantileAt = (severity: number) =>
  conditionalDefaultRate(
    -math.normalQuantile(alpha),
    math.normalCdf(math.normalQuantile(pd) + perPoint * points * severity),
    rho,
  );
/** Its inverse. */
const severityOf = (quantile: number) =>
  (Math.sqrt(1 - rho) * math.normalQuantile(quantile) -
    Math.sqrt(rho) * math.normalQuantile(alpha) -
    math.normalQuantile(pd)) /
  (perPoint * points);

const asked = (threshold: number, more: Partial<ReverseRequest> = {}): ReverseRequest => ({
  ...{ statistic: { outcome: 'defaultRate', statistic: 'quantile', level: alpha }, threshold },
  ...{ breaks: 'above', axes: [severityAxis], grid: 5, tolerance: 1 / 128, paths: 2 ** 12 },
  ...more,
});

async function stress(request: ReverseRequest, of = scenario) {
  const answer = await reverseStress(simulatedEvaluator(), of, request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.result;
}

describe('the critical severity of a granular pool', () => {
  test('the two closed forms are inverse to each other', () => {
    for (const severity of [0, 0.7, 2])
      expect(severityOf(quantileAt(severity))).toBeCloseTo(severity, 9);
  });

  test.each([0.4, 1.6])('is that of the closed form: %d', async (severity) => {
    const { status, sure, critical, holdsAgain } = await stress(asked(quantileAt(severity)));
    expect([status, sure, holdsAgain]).toEqual(['found', true, false]);
    const [{ path, value }] = critical!.settings;
    expect(path).toBe('world.severity');
    expect(critical!.scenario.world.severity).toBe(value);
    const [low, high] = critical!.interval.map((part) => 2 * part!);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    // An interval of 95 % widened by half: it holds the truth in all but 3 of 1000 cases.
    const half = (high - low) / 2;
    expect(Math.abs(value - severity)).toBeLessThan(1.5 * half);
    // 2¹² paths know the quantile to about 3 %, and so the severity to a tenth.
    expect(half).toBeLessThan(0.15);
  });

  test('is looked for on the same shocks: a higher line is never broken by a milder world', async () => {
    const evaluator = simulatedEvaluator();
    let before = 0;
    for (const severity of [0.5, 0.55, 0.6]) {
      const answer = await reverseStress(
        evaluator,
        scenario,
        asked(quantileAt(severity), { paths: 512 }),
      );
      const part = answer.ok ? answer.result.critical!.part : NaN;
      expect(part).toBeGreaterThan(before);
      before = part;
    }
  });
});

test('a line that the calm breaks already, and one that not even the worst world breaks, are told', async () => {
  const low = await stress(asked(quantileAt(0) / 2, { paths: 1024 }));
  expect([low.status, low.sure, low.critical]).toEqual(['calmBreaks', true, null]);
  const high = await stress(asked(quantileAt(2) * 2, { paths: 1024 }));
  expect([high.status, high.sure, high.critical]).toEqual(['worstHolds', true, null]);
  expect(high.identical).toBe(false);
});

test('that no path fails in any world is not taken for a way on which nothing moves', async () => {
  const { status, identical, sure } = await stress(
    asked(0.9, { statistic: { outcome: 'failure', statistic: 'probability' }, paths: 64 }),
    stillScenario(),
  );
  expect([status, identical, sure]).toEqual(['worstHolds', false, true]);
  const few = await stress(
    asked(0.1, { statistic: { outcome: 'failure', statistic: 'probability' }, paths: 1 }),
    stillScenario(),
  );
  expect([few.status, few.identical, few.sure]).toEqual(['worstHolds', false, false]);
});

test('a way on which nothing moves is told', async () => {
  const still = stillScenario();
  const { status, identical } = await stress(asked(0.5, { paths: 256 }), still);
  expect([status, identical]).toEqual(['worstHolds', true]);
});

test('levers can worsen together, whole numbers staying whole', async () => {
  const axes = [severityAxis, { path: 'world.factors.degreesOfFreedom', from: 20, to: 3 }];
  const { worlds } = await stress(asked(quantileAt(0.9), { axes, paths: 256 }));
  expect(worlds[0].settings.map(({ value }) => value)).toEqual([0, 20]);
  expect(worlds.at(-1).settings.map(({ value }) => value)).toEqual([2, 3]);
});

test('a lever of whole numbers breaks the line at the first that does, run by itself', async () => {
  const of = smallScenario({ months: 12 });
  const path = 'platform.products[0].termMonths';
  const evaluator = simulatedEvaluator();
  const at = async (value: number) => {
    const made = withSettings(of, [{ path, value }]);
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    const results = await evaluator.evaluate(made.value, { columns: ['originations'], paths: 64 });
    return results.outcome('originations').mean;
  };
  const [short, long] = [await at(3), await at(24)];
  const answer = await reverseStress(evaluator, of, {
    statistic: { outcome: 'originations', statistic: 'mean' },
    ...{ threshold: (short + 2 * long) / 3, breaks: short < long ? 'above' : 'below' },
    ...{ axes: [{ path, from: 3, to: 24 }], grid: 4, tolerance: 1 / 256, paths: 64 },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  const { critical, worlds, threshold } = answer.result;
  const [{ value }] = critical!.settings;
  expect(worlds.map(({ settings: [one] }) => one.value).every(Number.isInteger)).toBe(true);
  const breaks = (mean: number) => (short < long ? mean >= threshold : mean <= threshold);
  expect([breaks(await at(value - 1)), breaks(await at(value))]).toEqual([false, true]);
  const [{ params }] = reverseFindings(answer.result);
  for (const end of ['low', 'high'] as const) {
    const [one] = (params as ExplorationParams['reverseFound'])[end] ?? [{ value: 0 }];
    expect(Number.isInteger(one.value)).toBe(true);
  }
});

test('a way that leads out of what a scenario may be is refused, with its place', async () => {
  const axes = [{ path: 'world.severity', from: 0, to: 5 }];
  const answer = await reverseStress(simulatedEvaluator(), scenario, asked(0.1, { axes }));
  expect(answer.ok).toBe(false);
  if (!answer.ok)
    expect(answer.issues[0]).toMatchObject({ code: 'outOfRange', at: 'world.severity' });
});

test('a search that was cancelled goes on where it stopped', async () => {
  const evaluator = simulatedEvaluator();
  const controller = new AbortController();
  let done = 0;
  const request = asked(quantileAt(0.9), { paths: 1024 });
  const cancelled = reverseStress(evaluator, scenario, {
    ...request,
    signal: controller.signal,
    onProgress(progress) {
      done = progress.done;
      if (progress.done > progress.expected / 2) controller.abort();
    },
  });
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  let again = Infinity;
  const resumed = await reverseStress(evaluator, scenario, {
    ...request,
    onProgress: ({ expected }) => (again = Math.min(again, expected)),
  });
  expect(done).toBeGreaterThan(0);
  // What was computed before is not expected again.
  const fresh = await stress(request);
  expect(resumed).toEqual({ ok: true, result: fresh });
  expect(again).toBeLessThan(5 * 1024 * 12);
});
