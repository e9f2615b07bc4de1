import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parts, type PartName } from '../../../src/scenario/scenario';
import { presetFolders, presetKinds } from '../../../src/scenario/presets';
import type { Provenance } from '../../../src/scenario/provenance';

const scenarios = join(import.meta.dirname, '../../../scenarios');

interface Part {
  id: string;
  title: { en: string; zh: string };
  description?: { en: string; zh: string };
  provenance: Provenance[];
}

const files = presetKinds.flatMap((kind) =>
  readdirSync(join(scenarios, presetFolders[kind]))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      kind,
      id: name.slice(0, -'.json'.length),
      content: JSON.parse(
        readFileSync(join(scenarios, presetFolders[kind], name), 'utf8'),
      ) as Record<string, unknown>,
    })),
);

type Scene = Partial<Record<PartName, string | Record<string, unknown>>> & { id?: string };

/** The baseline and the scenarios of the studies, and what exercises start from. */
const scenes = files
  .filter(({ kind }) => kind === 'study' || kind === 'validation' || kind === 'exercise')
  .flatMap(({ kind, id, content }) =>
    (kind === 'exercise'
      ? [content as Scene]
      : [content.baseline as Scene, ...(content.scenarios as Scene[])]
    ).map((scene) => ({
      name: `${presetFolders[kind]}/${id} ${scene.id ?? 'baseline'}`,
      scene,
    })),
  );

/** What stands in the place of a part in the studies, presets' ids apart. */
const inScenes = scenes.flatMap(({ name, scene }) =>
  (Object.keys(parts) as PartName[]).flatMap((kind) => {
    const content = scene[kind];
    return typeof content === 'object' ? [{ kind, name: `${name}: ${kind}`, content }] : [];
  }),
);

/** The parts of the presets: a file of one, or those written out inside a study. */
const written = [
  ...files.flatMap(({ kind, id, content }) =>
    kind === 'study' || kind === 'validation' || kind === 'exercise'
      ? []
      : [{ kind, name: `${presetFolders[kind]}/${id}`, content }],
  ),
  ...inScenes.filter(({ content }) => !('with' in content)),
];

/** Presets and baselines with changes. */
const changed = inScenes.filter(({ content }) => 'with' in content);

/** The paths of all numbers below a value. */
function numbers(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbers(inner, [...path, key]));
}

function covers(pattern: string, path: string[]): boolean {
  const keys = pattern.split('.');
  const open = keys.at(-1) === '**';
  if (open) keys.pop();
  if (open ? path.length < keys.length : path.length !== keys.length) return false;
  return keys.every((key, i) => key === '*' || key === path[i]);
}

describe.each(written)('$name', ({ kind, content }) => {
  const part = content as unknown as Part;

  test('is what its schema asks for', () => {
    const { issues } = v.safeParse(parts[kind], content);
    expect(issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
  });

  test('has a name in both languages', () => {
    for (const text of [part.title, part.description].filter((one) => one !== undefined)) {
      expect(text.en).toBeTruthy();
      expect(text.zh).toMatch(/[一-鿿]/);
    }
  });

  test('says of every number where it comes from', () => {
    const without = numbers(content).filter(
      (path) => !part.provenance.some((entry) => covers(entry.path, path)),
    );
    expect(without.map((path) => path.join('.'))).toEqual([]);
  });

  test('says nothing of numbers that it does not hold', () => {
    const all = numbers(content);
    const idle = part.provenance.filter((entry) => !all.some((path) => covers(entry.path, path)));
    expect(idle.map((entry) => entry.path)).toEqual([]);
  });
});

describe.each(files)('$kind $id', ({ kind, id, content }) => {
  test('is called what its file is called', () => {
    expect(content.id).toBe(id);
  });

  test('names the schema of its kind', () => {
    const schema = kind === 'validation' ? 'study' : kind;
    expect(content.$schema).toBe(`../schema/${schema}.schema.json`);
  });
});

test.each(scenes)('$name names presets that exist', ({ scene }) => {
  for (const kind of Object.keys(parts) as PartName[]) {
    const part = scene[kind];
    const preset = typeof part === 'string' ? part : part?.preset;
    if (typeof preset !== 'string') continue;
    expect(existsSync(join(scenarios, presetFolders[kind], `${preset}.json`)), preset).toBe(true);
  }
});

test.each(changed)('$name says where the numbers that it changes come from', ({ content }) => {
  const provenance = (content.provenance ?? []) as Provenance[];
  const without = numbers(content.with).filter(
    (path) => !provenance.some((entry) => covers(entry.path, path)),
  );
  expect(without.map((path) => path.join('.'))).toEqual([]);
});

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const platforms = written
  .filter(({ kind }) => kind === 'platform')
  .map(({ name, content }) => ({ name, platform: v.parse(parts.platform, content) }));

describe.each(platforms)('$name', ({ platform }) => {
  test('every segment has a product and a region of the platform, and grades in its order', () => {
    const ids = (of: { id: string }[]) => of.map(({ id }) => id);
    for (const segment of platform.segments) {
      expect(ids(platform.products)).toContain(segment.product);
      expect(ids(platform.regions)).toContain(segment.region);
      const order = segment.grades.map(({ grade }) => ids(platform.grades).indexOf(grade));
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      expect(order).not.toContain(-1);
    }
    expect(new Set(ids(platform.segments)).size).toBe(platform.segments.length);
    for (const exposure of platform.largeExposures)
      expect(ids(platform.segments)).toContain(exposure.segment);
  });

  test('shares of grades and of sources of funds sum to one', () => {
    for (const segment of platform.segments)
      expect(sum(segment.grades.map(({ share }) => share))).toBeCloseTo(1, 9);
    expect(sum(platform.fundingSources.map(({ share }) => share))).toBeCloseTo(1, 9);
  });

  test('one region is the region of registration', () => {
    expect(platform.regions.filter(({ home }) => home)).toHaveLength(1);
  });

  test('a worse grade of a segment defaults more', () => {
    for (const { grades } of platform.segments) {
      const rates = grades.map(({ annualDefaultRate }) => annualDefaultRate);
      expect(rates).toEqual([...rates].sort((a, b) => a - b));
    }
  });
});

test.each(files.filter(({ kind }) => kind === 'world'))(
  'world $id: each variable has a baseline and a path of one length',
  ({ content }) => {
    const { variables } = v.parse(parts.world, content);
    for (const path of Object.values(variables)) {
      expect(path.path).toHaveLength(path.baseline.length);
    }
  },
);
