import { differences, takeOver } from '../../scenario/differences';
import type { Localized } from '../../scenario/quantity';
import type { Scenario } from '../../scenario/scenario';
import type { Entry } from '../state/resolve';
import type { Candidate } from './compared';
import { inputOf } from './inputs';

/** What the two halves of a scenario are called. */
export interface HalfTitles {
  world: Localized;
  choices: Localized;
}

/**
 * A scenario taken apart: the baseline, its world alone, its rules and platform alone, and both.
 * A half that can't be run by itself is given with what is wrong with it.
 */
export function fourWays(baseline: Entry, shown: Entry, titles: HalfTitles): Candidate[] {
  const groups = differences(baseline.scenario, shown.scenario, 'part');
  const half = (id: string, title: Localized, ofWorld: boolean): Candidate => {
    const wanted = groups.filter(({ part }) => (inputOf[part] === 'world') === ofWorld);
    const mixed = takeOver(baseline.scenario, shown.scenario, wanted);
    const name = { id, title };
    return mixed.ok
      ? { ...name, scenario: named(mixed.value, id), issues: [], runnable: true }
      : { ...name, scenario: baseline.scenario, issues: mixed.issues, runnable: false };
  };
  return [
    baseline,
    half('world-only', titles.world, true),
    half('choices-only', titles.choices, false),
    shown,
  ];
}

const named = (scenario: Scenario, id: string): Scenario => ({ ...scenario, id });
