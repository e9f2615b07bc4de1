import { issue, type Issue } from '../issue';
import type { Path } from '../path';
import type { Unit } from '../quantity';
import type { Scenario } from '../scenario';
import { news } from '../settingsInForce';
import { strategySets } from '../strategiesInForce';
import { triggerActions, triggerMetrics, type Trigger } from '../trigger';

/** What a metric can be at least and at most. */
const reach: Record<Trigger['metric'], [number, number]> = {
  defaultRate: [0, 12],
  capitalRatio: [-Infinity, Infinity],
  cashShare: [0, Infinity],
  confidence: [0, 1],
};

const directions = {
  above: { en: 'above', zh: '高于' },
  below: { en: 'below', zh: '低于' },
};

/** A contingency plan can be pulled, is not always pulled, and does what is possible. */
export function* checkTriggers({ platform, strategy }: Scenario): Generator<Issue> {
  for (const { settings, path } of news('strategy', strategySets(strategy), ['triggers']))
    yield* checkPlan(settings.triggers, path, platform);
}

function* checkPlan(
  triggers: readonly Trigger[],
  at: Path,
  platform: Scenario['platform'],
): Generator<Issue> {
  const most: Record<Trigger['action'], [number, Unit]> = {
    suspendLending: [1, 'share'],
    raiseCutOff: [platform.grades.length, 'count'],
    raisePrices: [0.5, 'perYear'],
    stepUpCollection: [1, 'share'],
    drawCreditLine: [1, 'share'],
    callLoans: [1, 'share'],
  };
  for (const [index, trigger] of triggers.entries()) {
    const { metric, direction, threshold, action, strength } = trigger;
    const path = [...at, index];
    const params = { metric: triggerMetrics[metric], direction: directions[direction], threshold };
    const [least, highest] = reach[metric];
    const above = direction === 'above';
    if (above ? threshold >= highest : threshold <= least)
      yield issue('triggerNever', [...path, 'threshold'], params, 'warning');
    else if (above ? threshold < least : threshold > highest)
      yield issue('triggerAlways', [...path, 'threshold'], params, 'warning');
    const [limit, unit] = most[action];
    if (strength > limit) {
      const found = { action: triggerActions[action], found: strength, most: limit, unit };
      yield issue('triggerTooStrong', [...path, 'strength'], found, 'warning');
    }
    if (action === 'drawCreditLine' && platform.creditLine.limit === 0)
      yield issue('triggerWithoutLine', [...path, 'action'], {}, 'warning');
  }
}
