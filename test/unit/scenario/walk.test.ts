import { describe, expect, test } from 'vitest';
import { getAt } from '../../../src/scenario/path';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { leverAt, levers, type Lever } from '../../../src/scenario/walk';
import { smallPresets, smallScenario } from './small';

const all = levers();
const of = (kind: Lever['kind']) => all.filter((lever) => lever.kind === kind);

const parsed = parseScenarioSync(smallScenario, smallPresets);
if (!parsed.ok) throw new Error('the small scenario is refused');
const { scenario } = parsed;

describe('every lever', () => {
  test('has a path of its own', () => {
    const paths = all.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(150);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('has a title and headings in both languages', () => {
    for (const { path, title, trail } of all)
      for (const text of [title, ...trail]) {
        expect(text.en, path).toMatch(/\S/);
        expect(text.zh, path).toMatch(/\p{Script=Han}/u);
      }
  });

  test('is found again from a place in a scenario', () => {
    expect(leverAt('platform.segments[3].grades[0].rate')).toBe(
      all.find(({ path }) => path === 'platform.segments[].grades[].rate'),
    );
    expect(leverAt('platform.segments.3.grades.0.rate')?.kind).toBe('quantity');
    expect(leverAt('platform.nothing')).toBeUndefined();
  });
});

test('numbers have a range with the default inside, and say where it comes from', () => {
  expect(of('quantity').length).toBeGreaterThan(100);
  for (const lever of all) {
    if (lever.kind !== 'quantity' && lever.kind !== 'limit') continue;
    const { info, path } = lever;
    expect(info.min, path).toBeLessThan(info.max);
    expect(info.source, path).toMatch(/\S{2}/);
    if (info.default === null) continue;
    expect(info.default, path).toBeGreaterThanOrEqual(info.min);
    expect(info.default, path).toBeLessThanOrEqual(info.max);
    if (info.integer) expect(Number.isInteger(info.default), path).toBe(true);
  }
});

test('levers outside lists stand in a scenario with their defaults, limits with nothing', () => {
  const { world, strategy } = scenario;
  for (const lever of all) {
    if (lever.path.includes('[]') || !/^(world|strategy)\./.test(lever.path)) continue;
    const here = getAt({ world, strategy }, lever.path);
    if (lever.kind === 'limit') expect(here, lever.path).toBeUndefined();
    else if (lever.kind === 'quantity') expect(here, lever.path).toBe(lever.info.default);
    else if (lever.kind !== 'list') expect(here, lever.path).toBe(lever.default);
  }
});

test('headings lead from the part to the group', () => {
  const lever = leverAt('strategy.compliance.level.pricing')!;
  expect(lever.trail.map(({ en }) => en)).toEqual([
    'The strategy',
    'Compliance programme',
    'Level paid for, by area',
  ]);
  const grade = leverAt('platform.segments[0].grades[0].rate')!;
  expect(grade.trail.map(({ en }) => en)).toEqual(['The platform', 'Segments', 'Grades']);
});

test('the run’s levers are there too', () => {
  expect(
    all.filter(({ path }) => path.startsWith('run.')).map(({ path, kind }) => [path, kind]),
  ).toEqual([
    ['run.months', 'quantity'],
    ['run.monthsPerStep', 'steps'],
    ['run.paths', 'quantity'],
    ['run.sampling', 'choice'],
    ['run.tailShift', 'quantity'],
    ['run.seed', 'seed'],
  ]);
});
