import type { Lever } from '../../scenario/walk';
import { sayValue } from '../levers/sayValue';
import type { Difference } from '../state/differences';
import type { Preferences } from '../state/preferences.svelte';

/** What a lever is called where its section is not on screen: `Cap on the rate › Cap (annual)`. */
export function fullName(lever: Lever, { say }: Preferences): string {
  const heading = lever.trail.length > 1 ? `${say(lever.trail.at(-1))} › ` : '';
  return heading + say(lever.title);
}

/** A setting that differs, in words: what it is now, and what it is instead of. */
export function sayDifference(
  difference: Difference,
  preferences: Preferences,
  currency: string,
): { to: string; from: string } {
  const { t, say } = preferences;
  if (difference.kind === 'preset') {
    const { part, from, to } = difference;
    return { to: t.finding.part(t.levers.parts[part], say(to)), from: say(from) };
  }
  const { lever, within, from, to } = difference;
  const name = [...within.map(say), fullName(lever, preferences)].join(' › ');
  return {
    to: `${name} ${sayValue(lever, to, preferences, currency)}`,
    from: sayValue(lever, from, preferences, currency),
  };
}
