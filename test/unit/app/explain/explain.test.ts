import { existsSync } from 'node:fs';
import { join } from 'node:path';
import temml from 'temml';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  assumptionsOf,
  countKinds,
  type Assumption,
} from '../../../../src/app/explain/assumptions';
import { equations, steps } from '../../../../src/app/explain/equations';
import written from '../../../../src/app/explain/mathml.json';
import { mathmlOf } from '../../../../src/app/explain/mathml';
import { presets } from '../../../../src/app/state/presets';
import { StudyStore } from '../../../../src/app/state/study.svelte';

const root = join(import.meta.dirname, '../../../..');

describe('the equations', () => {
  const made = mathmlOf((latex, displayMode) =>
    temml.renderToString(latex, { displayMode, throwOnError: true }),
  );

  test('are what `npm run equations` writes', () => {
    expect(written).toEqual(made);
  });

  test('carry no style that the page’s policy would refuse, and nothing that runs', () => {
    expect(JSON.stringify(written)).not.toMatch(/style=|<script|\son\w+=|href/);
  });

  test('draw all that tells symbols apart with elements that browsers know without a style sheet', () => {
    // Bars over and under a letter are borders of one, and those of the cap and the floor were not to be seen.
    expect(JSON.stringify(written)).not.toMatch(/<menclose|<mstyle/);
  });

  test('name files that are there, and every step of a month but none else', () => {
    for (const { file } of equations) expect(existsSync(join(root, file)), file).toBe(true);
    expect([...new Set(equations.map(({ step }) => step))]).toEqual(Object.keys(steps));
    expect(new Set(equations.map(({ id }) => id)).size).toBe(equations.length);
  });
});

describe('the assumptions of a scenario', () => {
  let store: StudyStore;
  let all: Assumption[];
  beforeAll(async () => {
    store = await StudyStore.open(presets, 'rate-cap-recession');
    all = assumptionsOf(store.baseline, store.library);
  });
  const at = (of: readonly Assumption[], place: string) =>
    of.find(({ path }) => path.join('.') === place);

  test('are every number that stands in it, items of lists one by one', () => {
    const { platform } = store.baseline.scenario;
    const rates = all.filter(({ lever }) => lever.path === 'platform.segments[].grades[].rate');
    const grades = platform.segments.flatMap((segment) => segment.grades.map(({ rate }) => rate));
    expect(rates.map(({ value }) => value)).toEqual(grades);
  });

  test('are published, derived or judgement, each with its source', () => {
    expect(all.filter(({ source }) => source === '')).toEqual([]);
    const { own, ...counts } = countKinds(all);
    expect(own).toBe(0);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
  });

  test('are the schema’s where a preset leaves a number to its default', () => {
    const { kind, source } = at(all, 'platform.costs.adjustableShare')!;
    expect([kind, source]).toEqual(['derived', expect.stringMatching(/Anderson, Banker/)]);
  });

  test('say so where a study sets another number than the preset', () => {
    const cap = store.entries.find(({ id }) => id === 'cap')!;
    const set = at(assumptionsOf(cap, store.library), 'rules.rateCap.absolute');
    expect([set?.value, set?.kind]).toEqual([0.154, 'own']);
    expect(at(all, 'rules.rateCap.absolute')).toBeUndefined();
  });
});
