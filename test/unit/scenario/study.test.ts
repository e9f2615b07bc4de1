import { describe, expect, test } from 'vitest';
import { parseStudySync } from '../../../src/scenario/study';
import { smallPresets, smallScenario } from './small';

const { version, ...baseline } = smallScenario;

function study(scenarios: unknown[], below: unknown = baseline) {
  return parseStudySync({ version, baseline: below, scenarios }, smallPresets);
}

function resolved(scenario: Record<string, unknown>, below: unknown = baseline) {
  const parsed = study([{ id: 'one', title: 'One', ...scenario }], below);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return { base: parsed.study.baseline.scenario, one: parsed.study.scenarios[0].scenario };
}

describe('a scenario of a study', () => {
  test('that says nothing is the baseline', () => {
    const { base, one } = resolved({});
    expect({ ...one, id: base.id, title: base.title }).toEqual(base);
  });

  test('may take another preset for a part', () => {
    const { base, one } = resolved({ rules: 'open' });
    expect(one.rules.rateCap).not.toHaveProperty('absolute');
    expect(one.platform).toEqual(base.platform);
  });

  test('may change the baseline’s part', () => {
    const { base, one } = resolved({ rules: { with: { rateCap: { absolute: 0.2 } } } });
    expect(one.rules).toEqual({ ...base.rules, rateCap: { ...base.rules.rateCap, absolute: 0.2 } });
  });

  test('may change what the baseline already changed', () => {
    const below = { ...baseline, rules: { preset: 'capped', with: { ownShareMinimum: 0.3 } } };
    const { one } = resolved({ rules: { with: { rateCap: { absolute: 0.2 } } } }, below);
    expect(one.rules.ownShareMinimum).toBe(0.3);
    expect(one.rules.rateCap.absolute).toBe(0.2);
  });

  test('may run for longer, everything else about the run staying', () => {
    const { one } = resolved(
      { run: { months: 60 } },
      { ...baseline, run: { seed: 'x', months: 12 } },
    );
    expect(one.run).toMatchObject({ months: 60, seed: 'x' });
  });

  test('has its own id and title', () => {
    expect(resolved({}).one).toMatchObject({ id: 'one', title: 'One' });
  });
});

describe('trouble in a study', () => {
  test('is placed in its scenario, with where it was written', () => {
    expect(
      study([{ id: 'one', title: 'One', rules: { with: { rateCap: { absolute: 9 } } } }]),
    ).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'outOfRange',
          at: 'scenarios[0].rules.rateCap.absolute',
          from: 'scenarios[0].rules.with.rateCap.absolute',
        },
      ],
    });
  });

  test('of the baseline is said once, not for each scenario that rests on it', () => {
    const below = { ...baseline, world: { severity: 5 } };
    const parsed = study(
      [
        { id: 'one', title: 'One' },
        { id: 'two', title: 'Two', rules: 'open' },
      ],
      below,
    );
    expect(parsed).toMatchObject({ ok: false, issues: [{ at: 'baseline.world.severity' }] });
  });

  test('is all reported at once, wherever it is', () => {
    const parsed = study(
      [
        { id: 'one', titel: 'One', rules: { with: { rateCap: { absolute: 9 } } } },
        { id: 'two', title: 'Two', world: 'clam', strategy: { with: { growth: 2 } } },
      ],
      { ...baseline, strategy: 'stedy' },
    );
    expect(!parsed.ok && parsed.issues.map(({ code, at }) => [code, at])).toEqual([
      ['unknownKey', 'scenarios[0].titel'],
      ['missing', 'scenarios[0].title'],
      ['presetUnknown', 'baseline.strategy'],
      ['outOfRange', 'scenarios[0].rules.rateCap.absolute'],
      ['presetUnknown', 'scenarios[1].world'],
    ]);
  });

  test('a scenario to open with is one of the study', () => {
    const scenarios = [{ id: 'one', title: 'One' }];
    const opening = (opensWith: string) =>
      parseStudySync({ version, baseline, scenarios, opensWith }, smallPresets);
    expect(opening('one').ok).toBe(true);
    expect(opening('baseline').ok).toBe(true);
    expect(opening('onne')).toMatchObject({
      ok: false,
      issues: [{ code: 'unknownReference', at: 'opensWith', params: { meant: 'one' } }],
    });
  });

  test('two scenarios of one name are refused', () => {
    const parsed = study([
      { id: 'one', title: 'One' },
      { id: 'one', title: 'Again' },
    ]);
    expect(parsed).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'duplicateId',
          at: 'scenarios[1].id',
          params: { id: 'one', first: 'scenarios[0]' },
        },
      ],
    });
  });
});
