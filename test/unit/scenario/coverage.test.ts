import { describe, expect, test } from 'vitest';
import { provenanceAt, provenanceCoverage } from '../../../src/scenario/coverage';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { presetKinds } from '../../../src/scenario/presets';
import type { Provenance } from '../../../src/scenario/provenance';

const entry = (path: string, kind: Provenance['kind'] = 'judgement'): Provenance => ({
  path,
  kind,
  source: path,
});

describe('of the entries that speak for a number the most specific wins', () => {
  const entries = [
    '**',
    'segments.**',
    'segments.*.grades.*.rate',
    'segments.1.**',
    'segments.*.grades.0.*',
  ].map((path) => entry(path));

  test.each([
    ['equity', '**'],
    ['segments.0.demandPerMonth', 'segments.**'],
    ['segments.0.grades.2.rate', 'segments.*.grades.*.rate'],
    ['segments.0.grades.0.rate', 'segments.*.grades.0.*'],
    ['segments.1.grades.2.rate', 'segments.1.**'],
  ])('for %s it is %s', (path, expected) => {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    expect(provenanceAt(entries, keys)?.path).toBe(expected);
  });

  test('and the order of the list is no matter', () => {
    const path = ['segments', 0, 'grades', 0, 'rate'];
    expect(provenanceAt(entries.toReversed(), path)?.path).toBe('segments.*.grades.0.*');
  });

  test('a trailing ** speaks for what is below, not for the place itself', () => {
    expect(provenanceAt([entry('equity.**')], ['equity'])).toBeUndefined();
    expect(provenanceAt([entry('*')], ['segments', 0])).toBeUndefined();
  });
});

describe('the coverage of a file', () => {
  test('counts numbers by kind and names those without provenance', () => {
    const file = {
      provenance: [entry('cash', 'published'), entry('segments.*.share', 'derived')],
      cash: 1,
      equity: 2,
      segments: [{ share: 0.5 }, { share: 0.5, id: 'b' }],
    };
    expect(provenanceCoverage(file)).toEqual({
      counts: { published: 1, derived: 2, judgement: 0 },
      uncovered: ['equity'],
      unused: [],
    });
  });

  test('names entries that speak for nothing', () => {
    expect(provenanceCoverage({ provenance: [entry('casch')], cash: 1 })).toMatchObject({
      uncovered: ['cash'],
      unused: ['provenance: casch'],
    });
  });

  test('passes over what says how a file is read and run', () => {
    const { uncovered } = provenanceCoverage({ version: 1, baseline: { run: { months: 12 } } });
    expect(uncovered).toEqual([]);
  });

  test('counts from the part for a preset with changes, from the file for a study', () => {
    const changed = { with: { rateCap: { absolute: 0.2 } } };
    expect(
      provenanceCoverage({
        scenarios: [{ rules: { ...changed, provenance: [entry('rateCap.*')] } }],
      }),
    ).toMatchObject({ uncovered: [], unused: [] });
    expect(
      provenanceCoverage({
        provenance: [entry('scenarios.*.rules.with.rateCap.*')],
        scenarios: [{ rules: changed }],
      }),
    ).toMatchObject({ uncovered: [], unused: [] });
  });
});

describe('every number in scenarios/ says where it comes from', () => {
  const presets = nodePresets();
  const files = presetKinds.flatMap((kind) => presets.list(kind));

  test.each(files)('$kind $id', ({ kind, id }) => {
    const { uncovered, unused } = provenanceCoverage(presets.load(kind, id));
    expect({ uncovered, unused }).toEqual({ uncovered: [], unused: [] });
  });
});
