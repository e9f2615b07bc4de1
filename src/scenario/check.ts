import type { Issue } from './issue';
import type { Scenario } from './scenario';

/** Second pass over a resolved scenario: what no single field can show. */
export function checkScenario(_scenario: Scenario): Issue[] {
  return [];
}
