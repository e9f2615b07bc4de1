import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { migrate, migrations, type Migration } from '../../../src/scenario/migrate';
import { formatVersion } from '../../../src/scenario/scenario';
import { smallPresets, smallScenario } from './small';

/** Three versions that never were: a key is renamed, then a rate in per cent becomes a fraction. */
const chain: Migration[] = [
  {
    from: 1,
    to: 2,
    changed: { en: 'The ceiling is called a cap.', zh: '“封顶”改称“上限”。' },
    migrate: ({ ceiling, ...file }) => ({ ...file, cap: ceiling }),
  },
  {
    from: 2,
    to: 3,
    changed: { en: 'Rates are fractions.', zh: '利率改为小数。' },
    migrate: (file) => ({ ...file, cap: (file.cap as number) / 100 }),
  },
];

describe('an older file', () => {
  test('is brought up step by step, and each step says what it changed', () => {
    expect(migrate({ version: 1, ceiling: 24 }, chain, 3)).toEqual({
      ok: true,
      file: { version: 3, cap: 0.24 },
      changed: chain.map(({ changed }) => changed),
    });
  });

  test('enters the chain at its own version', () => {
    expect(migrate({ version: 2, cap: 36 }, chain, 3)).toMatchObject({
      file: { version: 3, cap: 0.36 },
      changed: [{ en: 'Rates are fractions.' }],
    });
  });

  test('is itself left as it was', () => {
    const file = Object.freeze({ version: 1, ceiling: 24 });
    migrate(file, chain, 3);
    expect(file).toEqual({ version: 1, ceiling: 24 });
  });

  test('from before the chain is refused with the oldest version that can be read', () => {
    expect(migrate({ version: 1 }, chain.slice(1), 3)).toMatchObject({
      ok: false,
      issues: [{ code: 'versionTooOld', params: { found: 1, oldest: 2 } }],
    });
  });
});

test('a file of today is not touched', () => {
  const file = { version: 3, cap: 0.24 };
  expect(migrate(file, chain, 3)).toEqual({ ok: true, file, changed: [] });
});

test('a file from a newer program is refused', () => {
  expect(migrate({ version: 4 }, chain, 3)).toMatchObject({
    ok: false,
    issues: [{ code: 'versionNewer', at: 'version', params: { found: 4, current: 3 } }],
  });
});

test.each([0, -1, 1.5, '1', null, [], {}])('a version of %j is none', (version) => {
  expect(migrate({ version }, chain, 3)).toMatchObject({
    ok: false,
    issues: [{ code: 'versionUnknown' }],
  });
});

test('the program’s own chain leads from the first version to the present one, without a gap', () => {
  let at = 1;
  for (const { from, to, changed } of migrations) {
    expect(from).toBe(at);
    expect(changed.en && changed.zh).toBeTruthy();
    at = to;
  }
  expect(at).toBe(formatVersion);
});

test('a scenario says what its migration changed', () => {
  const parsed = parseScenarioSync(smallScenario, smallPresets);
  expect(parsed).toMatchObject({ ok: true, changed: [] });
});
