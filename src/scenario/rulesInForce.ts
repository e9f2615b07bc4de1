import * as v from 'valibot';
import { mergePatch } from './mergePatch';
import { rulesSchema, type Rules } from './rules';
import type { Scenario } from './scenario';

/** The rule set in force in a month: the merge patches of all changes in force by then, in order of their dates. */
export function rulesInMonth(rules: Rules, month: number): Rules {
  const due = rules.changes
    .filter(({ inForce }) => inForce <= month)
    .sort((a, b) => a.inForce - b.inForce);
  if (due.length === 0) return rules;
  return v.parse(rulesSchema, due.reduce<unknown>((merged, { set }) => mergePatch(merged, set), rules));
}

/** Rule sets by step, each in force from its step's first month; equal ones are the same object. */
export function rulesByStep({ rules, run }: Scenario, steps: number): Rules[] {
  const dates = [...new Set(rules.changes.map(({ inForce }) => inForce))].sort((a, b) => a - b);
  const eras = [0, ...dates].map((date) => rulesInMonth(rules, date));
  return Array.from({ length: steps }, (_, step) => {
    const month = step * run.monthsPerStep + 1;
    return eras[dates.filter((date) => date <= month).length];
  });
}
