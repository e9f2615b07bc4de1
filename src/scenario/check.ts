import { checkNames } from './checks/names';
import { checkOpening } from './checks/opening';
import { checkReferences } from './checks/references';
import { checkRuleSets, checkStrategies } from './checks/ruleSets';
import { checkScale } from './checks/scale';
import { checkSums } from './checks/sums';
import { checkTime } from './checks/time';
import { checkTriggers } from './checks/triggers';
import type { Issue } from './issue';
import type { Scenario } from './scenario';

const checks = [
  checkNames,
  checkReferences,
  checkSums,
  checkTime,
  checkRuleSets,
  checkStrategies,
  checkOpening,
  checkTriggers,
  checkScale,
];

/**
 * Second pass over a resolved scenario: what no single field can show. Errors make it unusable; warnings say that
 * something will not do what it seems to.
 */
export function checkScenario(scenario: Scenario): Issue[] {
  return checks.flatMap((check) => [...check(scenario)]);
}
