import { describe, expect, test } from 'vitest';
import { mendOf } from '../../../../src/app/levers/mend';
import { canGoToo, dependants, withoutNamed } from '../../../../src/app/levers/removal';
import { rescaled, sumOfShares, toOne, withRest } from '../../../../src/app/levers/shares';
import { checkScenario } from '../../../../src/scenario/check';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { setAt } from '../../../../src/scenario/path';
import { parseStudySync } from '../../../../src/scenario/study';

const presets = nodePresets();
const parsed = parseStudySync(presets.load('study', 'rate-cap-recession'), presets);
if (!parsed.ok) throw new Error(parsed.issues[0].at);
const { scenario } = parsed.study.baseline;
const { platform } = scenario;
const errors = (of: typeof scenario) =>
  checkScenario(of).filter(({ severity }) => severity === 'error');

describe('shares of a whole', () => {
  const items = [{ share: 0.5 }, { share: 0.4 }, { share: 0.3 }];

  test('are scaled in proportion', () => {
    const scaled = rescaled(items) as { share: number }[];
    expect(sumOfShares(scaled)).toBeCloseTo(1, 10);
    expect(scaled[0].share / scaled[2].share).toBeCloseTo(5 / 3, 10);
    expect(toOne([0, 0])).toEqual([0.5, 0.5]);
  });

  test('leave a rest to one of them, or none', () => {
    expect(withRest(items, 0)).toEqual([{ share: 0.3 }, { share: 0.4 }, { share: 0.3 }]);
    expect(withRest([{ share: 0.7 }, { share: 0.6 }, { share: 0.1 }], 2)).toBeUndefined();
  });
});

describe('what others name', () => {
  test.each(['product', 'region'] as const)('a %s hands its segments to an heir', (kind) => {
    const [first, second] = platform[`${kind}s`];
    const count = dependants(scenario, kind, first.id);
    expect(count).toBeGreaterThan(0);
    const next = { ...scenario, ...withoutNamed(scenario, kind, first.id, second.id) };
    expect(next.platform.segments).toHaveLength(platform.segments.length);
    expect(dependants(next, kind, second.id)).toBe(count + dependants(scenario, kind, second.id));
    expect(errors(next)).toEqual([]);
  });

  test.each(['product', 'region'] as const)('a %s takes its segments along', (kind) => {
    const [first] = platform[`${kind}s`];
    const next = { ...scenario, ...withoutNamed(scenario, kind, first.id, undefined) };
    const count = dependants(scenario, kind, first.id);
    expect(next.platform.segments).toHaveLength(platform.segments.length - count);
    expect(errors(next)).toEqual([]);
  });

  test('a grade hands its share of every segment to another', () => {
    const [first, second] = platform.grades;
    const others = platform.segments.filter(
      ({ grades }) => !grades.some(({ grade }) => grade === first.id),
    );
    expect(dependants(scenario, 'grade', first.id)).toBe(platform.segments.length - others.length);
    const next = { ...scenario, ...withoutNamed(scenario, 'grade', first.id, second.id) };
    expect(next.platform.grades).toHaveLength(platform.grades.length - 1);
    expect(dependants(next, 'grade', first.id)).toBe(0);
    for (const [index, { grades }] of platform.segments.entries()) {
      const shareOf = (list: typeof grades, id: string) =>
        list.find(({ grade }) => grade === id)?.share ?? 0;
      expect(shareOf(next.platform.segments[index].grades, second.id)).toBeCloseTo(
        shareOf(grades, first.id) + shareOf(grades, second.id),
        10,
      );
    }
    expect(errors(next)).toEqual([]);
  });

  test('a grade that goes leaves the others in proportion; a segment keeps one', () => {
    const [first] = platform.grades;
    const next = { ...scenario, ...withoutNamed(scenario, 'grade', first.id, undefined) };
    expect(dependants(next, 'grade', first.id)).toBe(0);
    expect(errors(next)).toEqual([]);
    const before = platform.segments[0].grades.filter(({ grade }) => grade !== first.id);
    const after = next.platform.segments[0].grades;
    expect(after[1].share / after[0].share).toBeCloseTo(before[1].share / before[0].share, 10);
    expect(canGoToo(scenario, 'grade', first.id)).toBe(true);
    const [segment] = platform.segments;
    const alone = { ...segment, grades: [{ ...segment.grades[0], grade: first.id, share: 1 }] };
    const only = { ...scenario, platform: { ...platform, segments: [alone] } };
    expect(canGoToo(only, 'grade', first.id)).toBe(false);
    // An heir that the segment has no entry for takes over that of the grade.
    const moved = withoutNamed(only, 'grade', first.id, platform.grades[1].id);
    expect(moved.platform.segments[0].grades).toEqual([
      { ...alone.grades[0], grade: platform.grades[1].id },
    ]);
  });

  test('a segment takes its large exposures along; a trigger on it acts on all', () => {
    const [{ id }] = platform.segments;
    const exposure = { ...{ id: 'big', title: '', segment: id }, amount: 1e6 };
    const trigger = {
      ...{ id: 't', title: '', metric: 'defaultRate' as const, direction: 'above' as const },
      ...{ threshold: 0.1, forMonths: 2, action: 'raisePrices' as const, segment: id },
      ...{ strength: 0.01, lastsMonths: 6 },
    };
    const more = {
      ...scenario,
      platform: { ...platform, largeExposures: [exposure as never] },
      strategy: { ...scenario.strategy, triggers: [trigger] },
    };
    expect(dependants(more, 'segment', id)).toBe(2);
    const next = withoutNamed(more, 'segment', id, undefined);
    expect(next.platform.largeExposures).toEqual([]);
    expect(next.strategy.triggers[0]).not.toHaveProperty('segment');
    const heir = platform.segments[1].id;
    const moved = withoutNamed(more, 'segment', id, heir);
    expect(moved.platform.largeExposures[0].segment).toBe(heir);
    expect(moved.strategy.triggers[0].segment).toBe(heir);
  });

  test('the only region can not take every segment along', () => {
    const [{ id }] = platform.regions;
    const alone = {
      ...scenario,
      platform: { ...platform, segments: platform.segments.filter(({ region }) => region === id) },
    };
    expect(canGoToo(scenario, 'region', id)).toBe(true);
    expect(canGoToo(alone, 'region', id)).toBe(false);
  });
});

test.each([
  ['sumNotOne', ['platform', 'fundingSources', 0, 'share'], 0.01],
  ['sumNotOne', ['platform', 'segments', 2, 'grades', 1, 'share'], 0.9],
  ['sumNotOne', ['world', 'factors', 'weights', 'global'], 0.9],
  ['duplicateId', ['platform', 'products', 1, 'id'], platform.products[0].id],
  [
    'targetsAboveOne',
    ['strategy', 'mix', 'targets'],
    platform.products.slice(0, 2).map(({ id }) => ({ dimension: 'product', id, share: 0.8 })),
  ],
  [
    'changeBeforeAnnouncement',
    ['rules', 'changes'],
    [
      {
        ...{ id: 'a', title: '', announced: 20, inForce: 10, transitionMonths: 1, size: 0.5 },
        set: {},
      },
    ],
  ],
])('%s at %j has a way out', (code, path, value) => {
  const broken = setAt(scenario, path, value);
  const issue = errors(broken).find((one) => one.code === code)!;
  const mend = mendOf(issue, broken)!;
  const mended = setAt(broken, mend.path, mend.value);
  expect(errors(mended).filter((one) => one.code === code)).toEqual([]);
});
