import type { Rules } from './rules';
import { rulesByStep, rulesOfBusiness } from './rulesInForce';
import type { Scenario } from './scenario';
import { strategiesByStep } from './strategiesInForce';
import type { Strategy } from './strategy';

/**
 * What is in force in each step, worked out and checked: whoever follows a calendar needs nothing of what checks rules
 * and strategies. Plain data; equal settings are the same object.
 */
export interface Calendar {
  /** By step. */
  rules: Rules[];
  strategies: Strategy[];
  /** Rules of the places of business that depart from the general ones, by these and the place. */
  departures: Map<Rules, Map<string, Rules>>;
}

const placeOf = (jurisdiction: string, product: string) => `${jurisdiction}/${product}`;

/** The calendar of a checked scenario. */
export function calendarOf(scenario: Scenario): Calendar {
  const { platform, run } = scenario;
  const steps = run.months / run.monthsPerStep;
  const rules = rulesByStep(scenario, steps);
  const departures = new Map<Rules, Map<string, Rules>>();
  const { jurisdictions, businessLines } = scenario.rules;
  if (jurisdictions.length + businessLines.length > 0)
    for (const era of new Set(rules)) {
      const own = new Map<string, Rules>();
      departures.set(era, own);
      for (const { region, product } of platform.segments) {
        const { jurisdiction } = platform.regions.find(({ id }) => id === region)!;
        const place = placeOf(jurisdiction, product);
        if (!own.has(place)) own.set(place, rulesOfBusiness(era, jurisdiction, product));
      }
    }
  return { rules, strategies: strategiesByStep(scenario, steps), departures };
}

/** The rules of a place of business, where some of the calendar's are in force. */
export function rulesAt(
  { departures }: Calendar,
  rules: Rules,
  jurisdiction: string,
  product: string,
): Rules {
  return departures.get(rules)?.get(placeOf(jurisdiction, product)) ?? rules;
}
