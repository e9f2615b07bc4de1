import { describe, expect, test } from 'vitest';
import { languageOf, Preferences } from '../../../../src/app/state/preferences.svelte';
import { drawnSeed } from '../../../../src/app/state/seed';

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh'], 'zh'],
  [['en-US', 'zh-CN'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('a browser that asks for %j gets %s', (wanted, language) => {
  expect(languageOf(wanted)).toBe(language);
});

describe('preferences', () => {
  test('are kept for the next visit', () => {
    localStorage.clear();
    const first = new Preferences(localStorage, ['en']);
    first.language = 'zh';
    first.theme = 'dark';
    const second = new Preferences(localStorage, ['en']);
    expect([second.language, second.theme, second.t.places.names.lab]).toEqual([
      'zh',
      'dark',
      '实验室',
    ]);
  });

  test.each(['{', 'null', '{"language":"xx","theme":7}', '[]'])(
    'that are not ours (%s) are passed over',
    (kept) => {
      localStorage.setItem('plimsoll:preferences', kept);
      const preferences = new Preferences(localStorage, ['en']);
      expect([preferences.language, preferences.theme]).toEqual(['en', 'auto']);
    },
  );

  test('work without a store, and with one that is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    } as unknown as Storage;
    for (const store of [undefined, full]) {
      const preferences = new Preferences(store, ['en']);
      preferences.theme = 'dark';
      expect(preferences.theme).toBe('dark');
    }
  });
});

test('a drawn seed can be read aloud and is not always the same', () => {
  const seeds = new Set(Array.from({ length: 50 }, () => drawnSeed()));
  for (const seed of seeds) expect(seed).toMatch(/^([bdfgklmnprstvz][aeiou]){3}-\d\d$/);
  expect(seeds.size).toBeGreaterThan(45);
});
