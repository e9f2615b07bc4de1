import { describe, expect, test } from 'vitest';
import { eventKinds, type EventKind, type EventParams } from '../../../src/analysis/pathEvents';
import { pathStory, type PathStory } from '../../../src/analysis/story';
import { Results } from '../../../src/engine/results';
import { Simulator } from '../../../src/engine/simulator';
import { blockSize } from '../../../src/engine/block';
import { failureCauses } from '../../../src/model/failureCauses';
import { outcomeNames } from '../../../src/model/outcomes';
import { seriesNames } from '../../../src/model/series';
import type { Scenario } from '../../../src/scenario/scenario';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { parseStudySync } from '../../../src/scenario/study';
import { kernelModule, planOf } from '../model/laboratory';

const presets = nodePresets();
const parsed = parseStudySync(presets.load('study', 'p2p-2016-measures'), presets);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
// Every kind of event is to occur: rules that come as a surprise, an insurer that may fail, a plan for bad times.
const { scenario: given } = parsed.study.scenarios.at(-1);
const scenario: Scenario = {
  ...given,
  rules: {
    ...given.rules,
    changes: [
      {
        ...{ id: 'stricter', title: '', announced: 3, inForce: 9, transitionMonths: 6 },
        ...{ size: 0.2, set: { strictness: { disclosure: 0.9 } } },
      },
    ],
    uncertainty: { ...given.rules.uncertainty, policyUncertainty: 1, changesPerYear: 3 },
  },
  strategy: {
    ...given.strategy,
    changes: [{ title: 'Slower', month: 13, set: { growth: 0.8 } }],
    triggers: [
      {
        id: 'doubt',
        title: '',
        metric: 'confidence',
        direction: 'below',
        threshold: 0.7,
        forMonths: 1,
        action: 'suspendLending',
        strength: 0.5,
        lastsMonths: 3,
      },
    ],
  },
};
const plan = planOf(scenario);
const simulator = new Simulator(plan, kernelModule);
const blocks = [0, blockSize].map((from) => simulator.block(from, blockSize));
const results = new Results(plan, blocks);
const stories = Array.from({ length: 2 * blockSize }, (_, path) => path)
  .filter((path) => path % 3 === 0)
  .map((path) => pathStory(scenario, plan, kernelModule, path));

const eventsOf = <K extends EventKind>({ events }: PathStory, kind: K): EventParams[K][] =>
  events.flatMap((one) => (one.kind === kind ? [one.params as EventParams[K]] : []));
const total = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0);

test('a story is its path of the run, to the last bit', () => {
  for (const { path, outcomes, series, failure } of stories) {
    for (const name of outcomeNames) expect(outcomes[name]).toBe(results.values(name)[path]);
    for (const name of seriesNames)
      for (let step = 0; step < plan.steps; step++)
        expect(series[name][step]).toBe(results.valuesAt(name, step)[path]);
    const failedAt = results.failureStep()[path];
    if (failedAt === 0) expect(failure).toBeNull();
    else
      expect(failure).toEqual({
        month: plan.months[failedAt - 1],
        cause: failureCauses[results.failureCause()[path]],
      });
  }
});

describe('what a story tells adds up to what the run recorded', () => {
  test.each<[string, (story: PathStory) => [number, number]]>([
    [
      'breaches',
      (story) => [
        total(eventsOf(story, 'breach').map(({ count }) => count)),
        story.outcomes.breaches,
      ],
    ],
    [
      'inspections',
      (story) => [
        total(eventsOf(story, 'inspection').map(({ count }) => count)),
        story.outcomes.inspections,
      ],
    ],
    [
      'penalties',
      (story) => [
        total(eventsOf(story, 'penalty').map(({ amount }) => amount)),
        story.outcomes.penalties,
      ],
    ],
    [
      'incidents',
      (story) => [
        total(eventsOf(story, 'cyberIncident').map(({ count }) => count)),
        story.outcomes.incidents,
      ],
    ],
    [
      'operational loss',
      (story) => [
        total(
          (['cyberIncident', 'insiderFraud', 'legalClaim'] as const).flatMap((kind) =>
            eventsOf(story, kind).map(({ loss }) => loss),
          ),
        ),
        story.outcomes.operationalLoss,
      ],
    ],
    [
      'failures of peers',
      (story) => [
        total(eventsOf(story, 'peerFailure').map(({ count }) => count)),
        story.outcomes.peerFailures,
      ],
    ],
  ])('%s', (_, both) => {
    const sums = stories.map(both);
    for (const [told, recorded] of sums)
      expect(told).toBeCloseTo(recorded, recorded > 1000 ? 2 : 6);
    expect(total(sums.map(([told]) => told))).toBeGreaterThan(0);
  });

  test('the failure, once and last', () => {
    for (const story of stories) {
      const told = story.events.filter(({ kind }) => kind === 'failure');
      expect(told).toHaveLength(story.failure ? 1 : 0);
      if (!story.failure) continue;
      expect(story.events.at(-1)).toEqual({
        ...{ month: story.failure.month, kind: 'failure' },
        params: { cause: story.failure.cause },
      });
    }
    expect(stories.some(({ failure }) => failure)).toBe(true);
  });

  test('capital below the minimum, where the ratio is', () => {
    for (const story of stories) {
      const short = Array.from(
        story.series.capitalRatio,
        (ratio, step) => ratio < plan.requiredCapitalRatio[step],
      );
      // The series is in single precision, so it may stand on the other side of a minimum that it all but equals.
      const begins = short.filter((now, step) => now && !(step > 0 && short[step - 1])).length;
      expect(eventsOf(story, 'capitalBelowMinimum')).toHaveLength(begins);
    }
  });

  test('a trigger is pulled before it ends, and lasts as long as it says', () => {
    let pulls = 0;
    for (const { events } of stories) {
      const turns = events.filter(({ kind }) => kind.startsWith('trigger'));
      pulls += turns.length;
      for (const [k, turn] of turns.entries()) {
        expect(turn.kind).toBe(k % 2 === 0 ? 'triggerPulled' : 'triggerEnded');
        if (k % 2 === 1) expect(turn.month - turns[k - 1].month).toBeGreaterThanOrEqual(3);
      }
    }
    expect(pulls).toBeGreaterThan(0);
  });

  test('scheduled changes in their months', () => {
    const changes = scenario.rules.changes.filter(({ inForce }) => inForce <= plan.months.at(-1));
    expect(changes.length).toBeGreaterThan(0);
    for (const story of stories) {
      const lived = story.failure?.month ?? Infinity;
      expect(
        story.events.flatMap(({ kind, month }) => (kind === 'ruleChangeInForce' ? [month] : [])),
      ).toEqual(
        changes
          .map(({ inForce }) => inForce)
          .filter((month) => month <= lived)
          .sort((a, b) => a - b),
      );
    }
  });
});

test('a planned change of strategy is told in its month on every path that lives to see it', () => {
  for (const story of stories) {
    const told = story.events.flatMap(({ kind, month }) =>
      kind === 'strategyChange' ? [month] : [],
    );
    expect(told).toEqual((story.failure?.month ?? Infinity) >= 13 ? [13] : []);
  }
});

test('a trigger that a change takes out of the plan ends with it, and one that stays goes on', () => {
  const [doubt] = scenario.strategy.triggers;
  const always = { ...doubt, threshold: 1, lastsMonths: 60 };
  const dropped = (month: number, triggers: object[]): Scenario => ({
    ...scenario,
    strategy: {
      ...scenario.strategy,
      triggers: [always],
      changes: [{ title: '', month, set: { triggers } }],
    },
  });
  const turns = (given: Scenario) =>
    pathStory(given, planOf(given), kernelModule, 0).events.flatMap(({ kind, month }) =>
      kind.startsWith('trigger') ? [[kind, month]] : [],
    );
  const [pulled] = turns(dropped(120, []));
  const month = Number(pulled[1]) + 2;
  expect(turns(dropped(month, []))).toEqual([pulled, ['triggerEnded', month]]);
  expect(turns(dropped(month, [{ ...always, title: 'The same' }]))).toEqual([pulled]);
});

test('events are told in the order of their kinds within a month, and months in theirs', () => {
  for (const { events } of stories)
    for (const [k, { month, kind }] of events.entries()) {
      if (k === 0) continue;
      const before = events[k - 1];
      expect(before.month).toBeLessThanOrEqual(month);
      if (before.month === month)
        expect(eventKinds.indexOf(before.kind)).toBeLessThanOrEqual(eventKinds.indexOf(kind));
    }
});

test('most kinds of event occur in the stories tested', () => {
  const seen = new Set(stories.flatMap(({ events }) => events.map(({ kind }) => kind)));
  expect(seen.size).toBeGreaterThan(14);
});
