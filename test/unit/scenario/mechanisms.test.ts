import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outcomeNames } from '../../../src/model/outcomes';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { levers } from '../../../src/scenario/walk';

const root = join(import.meta.dirname, '../../..');
const doc = readFileSync(join(root, 'docs/mechanisms.md'), 'utf8');
const rows = doc
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, section, , levers, , outcomes, tests]) => ({ section, levers, outcomes, tests }));
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
const paths = levers().map(({ path }) => path);

test('every section that outcomes are held to the direction of has a row', () => {
  const directions = readFileSync(join(root, 'test/unit/model/directions.test.ts'), 'utf8');
  const [, list] = /const sections = \[([\s\S]*?)\n\];/.exec(directions)!;
  const sections = [...list.matchAll(/'([^']+)'/g)].map(([, section]) => section);
  expect(rows.map(({ section }) => section)).toEqual(sections);
});

describe.each(rows)('§ $section', ({ levers, outcomes, tests }) => {
  test('names levers and groups of levers that there are', () => {
    const unknown = named(levers).filter(
      (name) =>
        !paths.some((path) => path === name || path.replace(/\[\]/g, '').startsWith(`${name}`)),
    );
    expect(unknown.filter((name) => !paths.includes(name))).toEqual([]);
    expect(named(levers).length).toBeGreaterThan(0);
  });

  test('names outcomes that there are', () => {
    expect(named(outcomes).filter((name) => !outcomeNames.some((one) => one === name))).toEqual([]);
    expect(named(outcomes).length).toBeGreaterThan(0);
  });

  test('names tests and studies that there are', () => {
    const studies = ['study', 'validation'] as const;
    const ids = studies.flatMap((kind) =>
      nodePresets()
        .list(kind)
        .map(({ id }) => id),
    );
    for (const name of named(tests))
      expect(
        ids.includes(name) || existsSync(join(root, `test/unit/model/${name}.test.ts`)),
        name,
      ).toBe(true);
  });
});

test('no outcome is left out', () => {
  const all = named(doc);
  expect(outcomeNames.filter((name) => !all.includes(name))).toEqual([]);
});
