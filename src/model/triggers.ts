import { triggerActions, triggerMetrics, type Trigger } from '../scenario/trigger';
import { lanes, type Lanes } from './lanes';

/** The contingency plan in numbers, one entry a trigger. */
export interface TriggersPlan {
  metric: Int32Array;
  /** 1: pulled above the threshold; −1: below. */
  sign: Int32Array;
  threshold: Float64Array;
  forSteps: Int32Array;
  action: Int32Array;
  strength: Float64Array;
  lastsSteps: Int32Array;
  /** Segment whose lending is scaled down; −1 for all. */
  segment: Int32Array;
}

export const metricNames = Object.keys(triggerMetrics) as (keyof typeof triggerMetrics)[];
export const actionNames = Object.keys(triggerActions) as (keyof typeof triggerActions)[];

/** How long each trigger has been met in a row and how long its action still lasts, `[trigger][path]`; and what is done. */
export interface TriggersState {
  met: Int16Array[];
  left: Int16Array[];
  /** Strength of each action in force, `[action][path]`; 0 where it is not. */
  strength: Lanes[];
  /** Strength with which single segments are suspended, `[trigger][path]`; empty for other triggers. */
  segmentStrength: Lanes[];
}

/** @param segments ids of the segments, which a suspension may be confined to */
export function planTriggers(
  triggers: Trigger[],
  segments: string[],
  monthsPerStep: number,
): TriggersPlan {
  const steps = (months: number) => Math.max(1, Math.ceil(months / monthsPerStep));
  return {
    metric: Int32Array.from(triggers, ({ metric }) => metricNames.indexOf(metric)),
    sign: Int32Array.from(triggers, ({ direction }) => (direction === 'above' ? 1 : -1)),
    threshold: Float64Array.from(triggers, ({ threshold }) => threshold),
    forSteps: Int32Array.from(triggers, ({ forMonths }) => steps(forMonths)),
    action: Int32Array.from(triggers, ({ action }) => actionNames.indexOf(action)),
    strength: Float64Array.from(triggers, ({ strength }) => strength),
    segment: Int32Array.from(triggers, ({ segment, action }) =>
      segment !== undefined && action === 'suspendLending' ? segments.indexOf(segment) : -1,
    ),
    lastsSteps: Int32Array.from(triggers, ({ lastsMonths }) => steps(lastsMonths)),
  };
}

export function createTriggersState(plan: TriggersPlan): TriggersState {
  const perTrigger = () => Array.from(plan.metric, () => new Int16Array(lanes));
  return {
    met: perTrigger(),
    left: perTrigger(),
    strength: actionNames.map(() => new Float64Array(lanes)),
    segmentStrength: Array.from(
      plan.segment,
      (segment) => new Float64Array(segment >= 0 ? lanes : 0),
    ),
  };
}

export function startTriggers(state: TriggersState): void {
  for (const list of [state.met, state.left]) for (const column of list) column.fill(0);
}

/**
 * Pulls each trigger whose metric, as observed, has been beyond its threshold for long enough, and adds up the strengths
 * of the actions in force.
 *
 * @param observed `[metric][path]`, what the platform sees this step
 */
export function stepTriggers(plan: TriggersPlan, state: TriggersState, observed: Lanes[]): void {
  for (const strength of state.strength) strength.fill(0);
  for (let k = 0; k < plan.metric.length; k++) {
    const metric = observed[plan.metric[k]];
    const met = state.met[k];
    const left = state.left[k];
    const segmentOnly = plan.segment[k] >= 0;
    const strength = segmentOnly
      ? state.segmentStrength[k].fill(0)
      : state.strength[plan.action[k]];
    const sign = plan.sign[k];
    const threshold = plan.threshold[k];
    for (let i = 0; i < lanes; i++) {
      met[i] = sign * (metric[i] - threshold) > 0 ? met[i] + 1 : 0;
      if (met[i] >= plan.forSteps[k]) left[i] = plan.lastsSteps[k];
      if (left[i] > 0) {
        strength[i] += plan.strength[k];
        left[i]--;
      }
    }
  }
}
