import { version } from '../engine/version';
import { scenarioHash } from '../scenario/hash';
import type { Scenario } from '../scenario/scenario';
import type { BreakEven } from './breakEven';
import {
  breakEvenFindings,
  failureFindings,
  frontierFindings,
  reverseFindings,
  searchFindings,
} from './explorationFindings';
import type { FailurePatterns } from './failurePatterns';
import type { Frontier } from './frontier';
import type { ReverseStress } from './reverse';
import type { Search } from './search';

/** What was asked of which scenario; nothing in a document depends on how long it took or on how many threads. */
function head(scenario: Scenario) {
  return { plimsoll: version, hash: scenarioHash(scenario), scenario, seed: scenario.run.seed };
}

/** A reverse stress test as other programs read it, with how the platform fails in the world that it comes to. */
export function reverseDocument(
  scenario: Scenario,
  result: ReverseStress,
  failures: FailurePatterns,
) {
  const { critical, ...rest } = result;
  return {
    ...head(scenario),
    findings: [...reverseFindings(result), ...failureFindings(failures)],
    reverse: {
      ...rest,
      critical: critical && {
        part: critical.part,
        settings: critical.settings,
        interval: critical.interval,
        hash: scenarioHash(critical.scenario),
      },
    },
    failures: {
      ...failures,
      survivors: failures.survivors && {
        count: failures.survivors.count,
        factors: failures.survivors.factors.map(({ kind, id, mean, standardError }) => ({
          ...{ kind, id, mean: [...mean], standardError: [...standardError] },
        })),
      },
      groups: failures.groups.map((group) => ({
        ...group,
        factors: group.factors.map(({ kind, id, failing, standardError, design }) => ({
          ...{ kind, id, failing: [...failing], standardError: [...standardError] },
          design: [...design],
        })),
      })),
    },
  };
}

export function frontierDocument(scenario: Scenario, frontier: Frontier) {
  return { ...head(scenario), findings: frontierFindings(frontier), frontier };
}

export function searchDocument(scenario: Scenario, search: Search) {
  return { ...head(scenario), findings: searchFindings(search), search };
}

/** @param a the scenario that b is held against */
export function breakEvenDocument(a: Scenario, b: Scenario, result: BreakEven) {
  return {
    ...head(b),
    against: { hash: scenarioHash(a), scenario: a },
    findings: breakEvenFindings(result),
    breakEven: result,
  };
}
