import type { Scenario } from './scenario';
import { inForceByStep, settingsInForce, type InForce } from './settingsInForce';
import { decisionKeys, strategySchema, type Strategy } from './strategy';

/** The strategies that follow each other: as written from month 1 on, then one for each planned change. */
export function strategySets(strategy: Strategy): InForce<Strategy>[] {
  const { changes, ...decided } = strategy;
  const first = changes.length > 0 ? { ...decided, changes: [] } : strategy;
  return settingsInForce(
    strategySchema,
    first,
    changes.map(({ month, set }) => ({ from: month, set })),
    decisionKeys,
  );
}

/**
 * Strategies by step: a change takes effect from the first step that begins in or after its month. Equal ones are the
 * same object.
 */
export function strategiesByStep({ strategy, run }: Scenario, steps: number): Strategy[] {
  return inForceByStep(strategySets(strategy), steps, run.monthsPerStep);
}
