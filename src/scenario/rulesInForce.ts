import { issue, within, type Issue } from './issue';
import { mergePatch } from './mergePatch';
import { nearest } from './nearest';
import { changeableKeys, rulesSchema, type Rules } from './rules';
import type { Scenario } from './scenario';
import { validate } from './validate';

/** The rules from a month on. */
export interface RuleSet {
  /** First month in which the set binds. */
  from: number;
  rules: Rules;
  /** Index of the change that brought the set into force; absent for the first. */
  change?: number;
  /** What is wrong with the change, which is then passed over. Paths begin at the rules. */
  issues: Issue[];
}

/**
 * The rule sets that follow each other, the first from month 1 and one for each scheduled change: a merge patch
 * (RFC 7396) on the set before it, in the order of their dates, those of one month in the order of the list.
 */
export function ruleSets(rules: Rules): RuleSet[] {
  const sets: RuleSet[] = [{ from: 1, rules, issues: [] }];
  const order = rules.changes
    .map((change, index) => ({ ...change, index }))
    .sort((a, b) => a.inForce - b.inForce);
  let last = rules;
  for (const { inForce, set, index } of order) {
    const path = ['changes', index, 'set'];
    const issues = unchangeable(set).map((one) => within(path, one));
    if (issues.length === 0) {
      const merged = validate(rulesSchema, mergePatch(last, set));
      if (merged.ok) last = merged.value;
      else issues.push(...merged.issues.map((one) => within(path, one)));
    }
    sets.push({ from: inForce, rules: last, change: index, issues });
  }
  return sets;
}

/** Keys that a change may not set. */
function unchangeable(set: Record<string, unknown>): Issue[] {
  return Object.keys(set)
    .filter((key) => !changeableKeys.includes(key))
    .map((key) => {
      const meant = nearest(key, changeableKeys);
      return issue('unknownKey', [key], {
        key,
        ...(meant && { meant }),
        known: [...changeableKeys],
      });
    });
}

/** Rule sets by step, each in force from its step's first month; equal ones are the same object. */
export function rulesByStep({ rules, run }: Scenario, steps: number): Rules[] {
  const sets = ruleSets(rules);
  return Array.from({ length: steps }, (_, step) => {
    const month = step * run.monthsPerStep + 1;
    return sets.findLast(({ from }) => from <= month)!.rules;
  });
}

/**
 * The rules of a place of business: a jurisdiction's and a business line's departures merged onto the general rules.
 * Departures that are not valid are passed over here and reported by the checks.
 */
export function rulesOfBusiness(rules: Rules, jurisdiction: string, product: string): Rules {
  let merged = rules;
  for (const departure of [
    rules.jurisdictions.find(({ id }) => id === jurisdiction),
    rules.businessLines.find(({ id }) => id === product),
  ]) {
    if (!departure) continue;
    const result = validate(rulesSchema, mergePatch(merged, departure.set));
    if (result.ok) merged = result.value;
  }
  return merged;
}
