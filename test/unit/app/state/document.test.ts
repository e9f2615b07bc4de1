import { describe, expect, test } from 'vitest';
import {
  restsOn,
  studyOf,
  withCopy,
  withoutScenario,
  withPart,
  withRun,
  withSpec,
  type StudyDocument,
} from '../../../../src/app/state/document';

const study: StudyDocument = {
  version: 1,
  question: 'What then?',
  baseline: { platform: 'small', world: 'calm', run: { months: 36, seed: 'a' } },
  scenarios: [
    { id: 'one', title: 'One', world: 'storm' },
    { id: 'two', title: 'Two', platform: { with: { equity: 5 } }, run: { seed: 'b', months: 12 } },
  ],
};
const small = { equity: 1, cash: 1, costs: { fixed: 3 } };

test('a part rests on a preset, on the baseline or on itself', () => {
  expect(restsOn('calm')).toEqual({ preset: 'calm' });
  expect(restsOn({ preset: 'calm', with: {} })).toEqual({ preset: 'calm' });
  expect(restsOn({ with: {} })).toBe('baseline');
  expect(restsOn(undefined)).toBe('baseline');
  expect(restsOn({ equity: 3 })).toBe('itself');
});

describe('a part that has changed', () => {
  test('is written as a preset with what differs from it', () => {
    const edited = withPart(study, 0, 'platform', { ...small, equity: 2 }, small);
    expect(edited.baseline.platform).toEqual({ preset: 'small', with: { equity: 2 } });
    expect(study.baseline.platform).toBe('small');
  });

  test('is written as what differs from the baseline', () => {
    const edited = withPart(study, 1, 'platform', { ...small, costs: { fixed: 4 } }, small);
    expect(edited.scenarios[0].platform).toEqual({ with: { costs: { fixed: 4 } } });
  });

  test('takes out what is absent', () => {
    const edited = withPart(study, 1, 'platform', { equity: 1, costs: { fixed: 3 } }, small);
    expect(edited.scenarios[0].platform).toEqual({ with: { cash: null } });
  });

  test('is not written at all once it is again what it rests on', () => {
    expect(withPart(study, 2, 'platform', small, small).scenarios[1]).not.toHaveProperty(
      'platform',
    );
    const edited = withPart(study, 0, 'platform', { ...small, equity: 2 }, small);
    expect(withPart(edited, 0, 'platform', small, small).baseline.platform).toBe('small');
  });

  test('is replaced where it was written out', () => {
    const own = withSpec(study, 0, 'platform', small);
    const edited = withPart(own, 0, 'platform', { ...small, cash: 9 }, undefined);
    expect(edited.baseline.platform).toEqual({ ...small, cash: 9 });
  });
});

test('seed, horizon and paths are those of the whole study', () => {
  const run = withRun(study, { seed: 'c' });
  expect(run.baseline.run).toEqual({ months: 36, seed: 'c' });
  expect(run.scenarios[1].run).toEqual({ months: 12 });
  expect(withRun(run, { months: 24 }).scenarios[1]).not.toHaveProperty('run');
});

test('a copy of the baseline differs in nothing, one of a scenario in what that one does', () => {
  const title = { en: 'Mine', zh: '我的' };
  const ofBaseline = withCopy(study, 0, title);
  expect(ofBaseline.document.scenarios.at(-1)).toEqual({ id: 'scenario-3', title });
  const ofScenario = withCopy(ofBaseline.document, 1, title);
  expect(ofScenario.id).toBe('scenario-4');
  expect(ofScenario.document.scenarios.at(-1)).toEqual({ id: 'scenario-4', title, world: 'storm' });
});

test('a scenario can be taken out', () => {
  expect(withoutScenario(study, 1).scenarios.map(({ id }) => id)).toEqual(['two']);
});

test('a single scenario becomes the baseline of a study', () => {
  const document = studyOf({ version: 1, id: 'x', title: 'X', platform: 'small', world: 'calm' });
  expect(document.baseline).toEqual({ id: 'x', title: 'X', platform: 'small', world: 'calm' });
  expect(document.scenarios).toEqual([]);
});
