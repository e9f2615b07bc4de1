import { describe, expect, test } from 'vitest';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { rulesByStep, ruleSets } from '../../../src/scenario/rulesInForce';
import type { Scenario } from '../../../src/scenario/scenario';
import { smallPresets } from './small';
import { scenario } from './trouble';

function withChanges(rules: object, run: object = { months: 12 }): Scenario {
  const parsed = parseScenarioSync(scenario({ rules, run }), smallPresets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

const caps = (given: Scenario, steps: number) =>
  rulesByStep(given, steps).map(({ rateCap }) => rateCap.absolute);

describe('the rules in force', () => {
  const stepped = {
    rateCap: { absolute: 0.36 },
    changes: [
      { id: 'later', inForce: 4, set: { rateCap: { absolute: 0.15 } } },
      { id: 'sooner', inForce: 2, set: { rateCap: { absolute: 0.24 }, ownShareMinimum: 0.3 } },
    ],
  };

  test('change in the order of their dates, whatever their order in the list', () => {
    expect(caps(withChanges(stepped), 5)).toEqual([0.36, 0.24, 0.24, 0.15, 0.15]);
  });

  test('keep what a later change says nothing of', () => {
    expect(
      ruleSets(withChanges(stepped).rules).map(({ settings }) => settings.ownShareMinimum),
    ).toEqual([0, 0.3, 0.3]);
  });

  test('bind from the first step that begins in their month or after', () => {
    const yearly = withChanges(stepped, { months: 24, monthsPerStep: 12 });
    expect(caps(yearly, 2)).toEqual([0.36, 0.15]);
  });

  test('are the same object from step to step while nothing changes', () => {
    const [, second, third] = rulesByStep(withChanges(stepped), 5);
    expect(second).toBe(third);
  });

  test('can be taken away again', () => {
    const lifted = {
      rateCap: { absolute: 0.36 },
      changes: [{ id: 'lift', inForce: 3, set: { rateCap: null } }],
    };
    expect(caps(withChanges(lifted), 3)).toEqual([0.36, 0.36, undefined]);
  });

  test('of one month follow the list', () => {
    const twice = {
      changes: [0.2, 0.1].map((absolute, index) => ({
        id: `c${index}`,
        inForce: 2,
        set: { rateCap: { absolute } },
      })),
    };
    expect(caps(withChanges(twice), 2)).toEqual([undefined, 0.1]);
  });
});
