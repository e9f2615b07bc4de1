import type { Preferences } from '../state/preferences.svelte';
import { monthName } from './macroText';
import { datesOf, type EventPart, type TimelineEvent } from './policyEvents';

/** What a change is called. */
export const changeName = (event: TimelineEvent, { say, t }: Preferences): string =>
  say(event.change.title) ||
  (event.part === 'rules' ? event.change.id : t.timeline.nameless(String(event.index + 1)));

/** What a part of a change is called. */
export const partName = ({ part }: TimelineEvent, of: EventPart, { t }: Preferences): string =>
  part === 'rules' ? t.timeline.parts[of] : t.timeline.takesEffect;

/** A date of a change in words, as it is read out and announced. */
export function partText(
  event: TimelineEvent,
  part: EventPart,
  start: string,
  { t, language }: Preferences,
): string {
  const at = (month: number) =>
    month === 0
      ? t.timeline.known
      : t.timeline.monthAt(String(month), monthName(start, month, language));
  const { announced, inForce, transitionMonths } = datesOf(event);
  if (part === 'announced') return at(announced);
  if (part !== 'transition') return at(inForce);
  const end = monthName(start, inForce + transitionMonths, language);
  return transitionMonths === 0
    ? t.timeline.noTransition
    : t.timeline.lasts(String(transitionMonths), end);
}
