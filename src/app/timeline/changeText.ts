import type { RuleChange } from '../../scenario/rules';
import { getAt } from '../../scenario/path';
import { fullName } from '../findings/sayDifference';
import { placeOf, ruleLevers, says } from '../levers/ruleChange';
import { sayValue } from '../levers/sayValue';
import type { Preferences } from '../state/preferences.svelte';
import type { EventPart } from './policyEvents';
import { monthName } from './macroText';

/** What a rule change is called. */
export const changeName = ({ id, title }: RuleChange, { say }: Preferences): string =>
  say(title) || id;

/** What a rule change sets, rule by rule: `Cap on the rate › Cap (annual) 24%`. */
export function changeSets(
  { set }: RuleChange,
  preferences: Preferences,
  currency: string,
): string[] {
  return ruleLevers()
    .filter((lever) => says(set, lever))
    .map((lever) => {
      const value = getAt(set, placeOf(lever)) ?? undefined;
      return `${fullName(lever, preferences)} ${sayValue(lever, value, preferences, currency)}`;
    });
}

/** A date of a rule change in words, as it is read out and announced. */
export function partText(
  change: RuleChange,
  part: EventPart,
  start: string,
  { t, language }: Preferences,
): string {
  const at = (month: number) =>
    month === 0
      ? t.timeline.known
      : t.timeline.monthAt(String(month), monthName(start, month, language));
  const { announced, inForce, transitionMonths } = change;
  if (part === 'announced') return at(announced);
  if (part !== 'transition') return at(inForce);
  const end = monthName(start, inForce + transitionMonths, language);
  return transitionMonths === 0
    ? t.timeline.noTransition
    : t.timeline.lasts(String(transitionMonths), end);
}
