import { describe, expect, test } from 'vitest';
import {
  byWeight,
  flatPath,
  macroPoints,
  macroStrips,
  redrawn,
} from '../../../../src/app/timeline/macroStrip';
import { importedWorld, withDrawn } from '../../../../src/app/timeline/ownWorld';
import { isOwn } from '../../../../src/scenario/ownData';
import { provenanceAt } from '../../../../src/scenario/coverage';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { parseStudySync } from '../../../../src/scenario/study';
import { validate } from '../../../../src/scenario/validate';
import { worldSchema } from '../../../../src/scenario/world';

const presets = nodePresets();
const parsed = parseStudySync(presets.load('study', 'rate-cap-recession'), presets);
if (!parsed.ok) throw new Error(parsed.issues[0].at);
const { world, platform } = parsed.study.scenarios.find(({ id }) => id === 'both')!.scenario;
const unemployment = world.variables.unemployment!;

describe('what is drawn', () => {
  test('goes through the published values in the middle of each quarter', () => {
    const [strip] = macroStrips(world, 36);
    const points = macroPoints(unemployment, 1, 36);
    expect(points.map(({ month }) => month)).toEqual([2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35]);
    for (const { month, value, index } of points) {
      expect(strip.actual[month - 1]).toBeCloseTo(value, 12);
      expect(value).toBeCloseTo(unemployment.path[index], 12);
    }
    // The peak of 10 % in the seventh quarter, as published.
    expect(strip.farthest).toBe(20);
  });

  test('is what happens at whatever severity', () => {
    const path = redrawn(unemployment, 0.5, 3, 8);
    const point = macroPoints(path, 0.5, 36)[3];
    expect(point.value).toBeCloseTo(8, 1);
    const there = macroStrips({ ...world, severity: 0.5, variables: { unemployment: path } }, 36);
    expect(there[0].actual[point.month - 1]).toBeCloseTo(8, 1);
  });

  test('stays on its step, and an index above zero', () => {
    expect(redrawn(unemployment, 1, 0, 7.2345).path[0]).toBe(7.2);
    expect(redrawn(world.variables.housePrices!, 1, 0, -5).path[0]).toBeGreaterThan(0);
    expect(redrawn(unemployment, 1, 0, 7).path.slice(1)).toEqual(unemployment.path.slice(1));
  });

  test('begins flat where the world gives nothing', () => {
    const path = flatPath('policyRate', platform, 36);
    expect(path.path).toHaveLength(12);
    expect(path.path).toEqual(path.baseline);
    expect(path.path[0]).toBeCloseTo(platform.policyRate * 100, 10);
  });
});

test('what defaults answer to most is shown first', () => {
  expect(byWeight(macroStrips(world, 36), platform)[0].variable).toBe('unemployment');
});

describe('whose numbers they are', () => {
  const source = (of: typeof world, ...path: string[]) =>
    provenanceAt(of.provenance, ['variables', ...path, 0])!;

  test('is told of the variable that was drawn alone, and in the title once', () => {
    let drawn = withDrawn(world, 'unemployment', redrawn(unemployment, 1, 0, 7));
    drawn = withDrawn(drawn, 'unemployment', redrawn(unemployment, 1, 1, 7));
    expect(isOwn(source(drawn, 'unemployment', 'path'))).toBe(true);
    expect(isOwn(source(drawn, 'unemployment', 'baseline'))).toBe(false);
    expect(isOwn(source(drawn, 'gdpGrowth', 'path'))).toBe(false);
    expect((drawn.title as { en: string }).en).toMatch(/^[^,]*, redrawn by hand$/);
    expect(drawn.provenance.filter(isOwn)).toHaveLength(1);
  });

  test('is told of everything that was brought along', () => {
    const made = {
      ...{ frequency: 'quarterly' as const, rows: 13, start: '2027-01' },
      variables: { unemployment },
      baselines: { unemployment: 'first' as const },
    };
    const kept = importedWorld(world, made, 'mine.csv', true);
    expect(source(kept, 'unemployment', 'path').kind).toBe('judgement');
    expect(source(kept, 'unemployment', 'path').source).toMatch(
      /^Own data: mine\.csv; no baseline was given/,
    );
    expect(isOwn(source(kept, 'gdpGrowth', 'path'))).toBe(false);
    expect(kept.start).toBe(world.start);
    const alone = importedWorld(world, made, 'mine.csv', false);
    expect(Object.keys(alone.variables)).toEqual(['unemployment']);
    expect(alone.start).toBe('2027-01');
    for (const each of [kept, alone]) expect(validate(worldSchema, each).ok).toBe(true);
  });
});
