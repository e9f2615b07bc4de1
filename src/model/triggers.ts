import { sameJson } from '../scenario/mergePatch';
import type { Strategy } from '../scenario/strategy';
import { triggerActions, triggerMetrics, type Trigger } from '../scenario/trigger';
import { eachOnce } from './byStep';
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
  /** 1 where the trigger is part of the plan, `[step × triggers + trigger]`. */
  held: Uint8Array;
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

/**
 * Every trigger of plans that follow each other, in the order in which they first come, and the place in it of each
 * plan's triggers. A trigger that a later plan takes over unaltered is the same one; altered, it is another.
 */
export function triggersOf(plans: readonly (readonly Trigger[])[]): {
  triggers: Trigger[];
  places: number[][];
} {
  const triggers: Trigger[] = [];
  const places = eachOnce(plans, (plan) => {
    const taken = new Set<number>();
    return plan.map((trigger) => {
      const same = triggers.findIndex(
        (one, k) => !taken.has(k) && sameJson({ ...one, title: '' }, { ...trigger, title: '' }),
      );
      const place = same >= 0 ? same : triggers.push(trigger) - 1;
      taken.add(place);
      return place;
    });
  });
  return { triggers, places };
}

/** The triggers in force in each step: the platform's own, then those that rules impose. */
export const triggersByStep = (
  decided: readonly Pick<Strategy, 'triggers'>[],
  imposed: readonly Trigger[],
): Trigger[][] => eachOnce(decided, ({ triggers }) => [...triggers, ...imposed]);

/**
 * @param plans the triggers in force, by step
 * @param segments ids of the segments, which a suspension may be confined to
 */
export function planTriggers(
  plans: readonly (readonly Trigger[])[],
  segments: string[],
  monthsPerStep: number,
): TriggersPlan {
  const steps = (months: number) => Math.max(1, Math.ceil(months / monthsPerStep));
  const { triggers, places } = triggersOf(plans);
  const held = new Uint8Array(plans.length * triggers.length);
  places.forEach((inPlan, step) => {
    for (const place of inPlan) held[step * triggers.length + place] = 1;
  });
  return {
    held,
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
 * of the actions in force. A trigger that is no part of the plan any more ends what it does, and starts anew if it comes
 * back.
 *
 * @param observed `[metric][path]`, what the platform sees this step
 */
export function stepTriggers(
  plan: TriggersPlan,
  state: TriggersState,
  step: number,
  observed: Lanes[],
): void {
  for (const strength of state.strength) strength.fill(0);
  for (let k = 0; k < plan.metric.length; k++) {
    const metric = observed[plan.metric[k]];
    const met = state.met[k];
    const left = state.left[k];
    const segmentOnly = plan.segment[k] >= 0;
    const strength = segmentOnly
      ? state.segmentStrength[k].fill(0)
      : state.strength[plan.action[k]];
    if (plan.held[step * plan.metric.length + k] === 0) {
      met.fill(0);
      left.fill(0);
      continue;
    }
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
