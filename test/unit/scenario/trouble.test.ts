import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { describe as say, describeAt, issueCodes } from '../../../src/scenario/describe';
import type { Issue } from '../../../src/scenario/issue';
import { readJson } from '../../../src/scenario/json';
import { migrate } from '../../../src/scenario/migrate';
import type { PresetSource } from '../../../src/scenario/presets';
import { readShareCode, shareCode } from '../../../src/scenario/share';
import { allExerciseTrouble } from './exercise/exerciseTrouble';
import { smallPresets, smallScenario } from './small';
import { scenario, troubles } from './trouble';

/** Everything that is said of a file, given as text or as a value. */
function saidOf(file: unknown): { ok: boolean; issues: Issue[] } {
  let value = file;
  if (typeof file === 'string') {
    const read = readJson(file);
    if (!read.ok) return read;
    value = read.value;
  }
  const parsed = parseScenarioSync(value, smallPresets);
  return { ok: parsed.ok, issues: parsed.ok ? parsed.warnings : parsed.issues };
}

test('nothing is said of a scenario that is all right', () => {
  expect(saidOf(scenario({}))).toEqual({ ok: true, issues: [] });
  expect(saidOf(smallScenario)).toEqual({ ok: true, issues: [] });
});

test('a number beyond any range is said as it was written', () => {
  const { issues } = saidOf(scenario({ rules: { rateCap: { absolute: 1e308 } } }));
  const [said] = issues.map((one) => say(one, 'en'));
  expect(said).toContain('1E308');
  expect(said).not.toContain('∞');
});

describe('what is wrong is said with its place', () => {
  test.each(troubles)('$claim: $code at “$at”', ({ file, code, at, severity = 'error' }) => {
    const { ok, issues } = saidOf(file);
    expect(issues.map((one) => [one.code, one.at, one.severity])).toContainEqual([
      code,
      at,
      severity,
    ]);
    expect(ok).toBe(severity === 'warning');
  });
});

/** Trouble that no single file can show. */
function otherTrouble(): Issue[] {
  const odd: PresetSource = {
    list: (kind) => ['round', 'broken'].map((id) => ({ kind, id, title: id })),
    load(_, id) {
      if (id === 'broken') throw new Error('no such file');
      return { preset: 'round' };
    },
  };
  const parts = { world: 'round', rules: 'broken', platform: 'broken', strategy: 'broken' };
  const parsed = parseScenarioSync({ version: 1, ...parts }, odd);
  const old = migrate({ version: 1 }, [], 3);
  const vast = { title: ' '.repeat(2e6) };
  const links = ['1'.repeat(1e5), '1%', '2AAA', '1AAAA'].concat(
    shareCode({ study: vast, plimsoll: '', fingerprint: '' }),
  );
  const read = links.map(readShareCode);
  return [parsed, old, ...read]
    .flatMap((one) => (one.ok ? [] : one.issues))
    .concat(allExerciseTrouble());
}

describe('every issue is a sentence', () => {
  const all = [...troubles.flatMap(({ file }) => saidOf(file).issues), ...otherTrouble()];

  test('and every code has been seen here', () => {
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(issueCodes));
  });

  test('in both languages, without holes', () => {
    for (const one of all) {
      const en = describeAt(one, 'en');
      const zh = describeAt(one, 'zh');
      for (const text of [en, zh])
        expect(text).not.toMatch(/undefined|\[object|(?<!内容：|Found )(NaN|Infinity)/);
      expect(en, en).toMatch(/[.?]$/);
      expect(zh, zh).toMatch(/[。？]$/);
      expect(en.replace(/[“（].*[”）]/gu, ''), en).not.toMatch(/\p{Script=Han}/u);
      expect(zh, zh).toMatch(/\p{Script=Han}{2}/u);
      if (one.at !== '') expect(en.startsWith(one.at)).toBe(true);
    }
  });

  test('and is plain data, so that it can be posted and kept', () => {
    for (const one of all) expect(structuredClone(one)).toEqual(JSON.parse(JSON.stringify(one)));
  });
});

describe('a sentence says what was found, what is allowed and how to mend it', () => {
  const firstOf = (file: unknown, language: 'en' | 'zh' = 'en') =>
    say(saidOf(file).issues[0], language);
  const capOf = (absolute: unknown) => scenario({ rules: { rateCap: { absolute } } });

  test('in the unit that people use', () => {
    expect(firstOf(capOf(24))).toBe(
      'Found 2,400%; allowed is 0% to 300%. Rates and shares are written as fractions: 24% is 0.24.',
    );
    expect(firstOf(capOf(24), 'zh')).toBe(
      '此处为 2,400%；允许范围为 0% 至 300%。比率与占比以小数书写：24% 应写成 0.24。',
    );
    expect(firstOf(scenario({ run: { months: 200 } }))).toBe(
      'Found 200 months; allowed is 1 month to 120 months.',
    );
    expect(firstOf(scenario({ platform: { equity: -5 } }))).toContain(
      'Found −5; allowed is 0 to 1,000,000,000,000.',
    );
  });

  test('also for a number in quotes', () => {
    expect(firstOf(capOf('24%'))).toBe(
      'Found "24%"; this must be a number. Write 0.24 without quotes.',
    );
    expect(firstOf(capOf('many'))).toBe('Found "many"; this must be a number.');
  });

  test('also for a slip of the pen', () => {
    expect(firstOf('{\n  "version": 1,\n}')).toContain('line 3, column 1');
    expect(firstOf('{\n  "version": 1,\n}')).toContain('Take away the comma after the last entry.');
    expect(firstOf('{ "version": 1, // first\n}')).toContain('JSON has no comments');
    expect(firstOf("{ 'version': 1 }")).toContain('straight double quotes');
    expect(firstOf('{ "version": NaN }')).toContain('plain numbers');
    expect(firstOf('{ "version": 1')).toContain('ends too early');
  });

  test('also for a name that is nearly right', () => {
    expect(firstOf(scenario({ world: { severty: 1 } }))).toContain('Did you mean “severity”?');
    expect(firstOf(scenario({ strategy: { pricing: { method: 'risk-based' } } }), 'zh')).toContain(
      '是否想写“riskBased”？',
    );
  });

  test('with the title of the setting and where it was written', () => {
    const file = {
      ...smallScenario,
      rules: { preset: 'capped', with: { rateCap: { absolute: 9 } } },
    };
    const [one] = saidOf(file).issues;
    expect(describeAt(one, 'en')).toMatch(
      /^rules\.rateCap\.absolute \(Cap \(annual\); written at rules\.with\.rateCap\.absolute\): Found 900%/,
    );
    expect(describeAt(one, 'zh')).toMatch(/^rules\.rateCap\.absolute（年利率上限; 写于 /);
  });
});
