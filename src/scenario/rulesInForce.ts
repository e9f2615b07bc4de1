import { mergePatch } from './mergePatch';
import { changeableKeys, rulesSchema, type Rules } from './rules';
import type { Scenario } from './scenario';
import { inForceByStep, settingsInForce, type InForce } from './settingsInForce';
import { validate } from './validate';

/** The rule sets that follow each other: as written from month 1 on, then one for each scheduled change. */
export function ruleSets(rules: Rules): InForce<Rules>[] {
  return settingsInForce(
    rulesSchema,
    rules,
    rules.changes.map(({ inForce, set }) => ({ from: inForce, set })),
    changeableKeys,
  );
}

/** Rule sets by step, each in force from its step's first month; equal ones are the same object. */
export function rulesByStep({ rules, run }: Scenario, steps: number): Rules[] {
  return inForceByStep(ruleSets(rules), steps, run.monthsPerStep);
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
