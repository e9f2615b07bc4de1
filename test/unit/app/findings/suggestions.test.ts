import { describe, expect, test } from 'vitest';
import { suggestions } from '../../../../src/app/findings/suggestions';
import { holds, outline } from '../../../../src/app/levers/outline';
import { presets } from '../../../../src/app/state/presets';
import { questions } from '../../../../src/app/state/questions';
import type { Localized } from '../../../../src/scenario/quantity';
import { StudyStore } from '../../../../src/app/state/study.svelte';

const groups = Object.values(outline()).flat();

test('every study of the program can be started by its question, in both languages', () => {
  expect(questions.map(({ id }) => id).toSorted()).toEqual(
    presets
      .list('study')
      .map(({ id }) => id)
      .toSorted(),
  );
  for (const { question } of questions) {
    const { en, zh } = question as Localized;
    expect([en, zh]).toEqual([expect.stringMatching(/\?$/), expect.stringMatching(/？$/)]);
  }
});

describe.each(questions.map(({ id }) => id))('in %s', (id) => {
  test('two levers that stand in the column are offered to begin with', async () => {
    const { entries } = await StudyStore.open(presets, id);
    const found = suggestions(entries);
    expect(found).toHaveLength(2);
    for (const { path } of found) {
      expect(
        groups.some(({ nodes }) => holds(nodes, path)),
        path,
      ).toBe(true);
    }
  });
});

test('what the scenarios are told apart by comes first', async () => {
  const { entries } = await StudyStore.open(presets, 'rate-cap-recession');
  expect(suggestions(entries)[0].path).toBe('rules.rateCap.absolute');
});
