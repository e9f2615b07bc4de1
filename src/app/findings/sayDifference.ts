import { getAt } from '../../scenario/path';
import type { Lever } from '../../scenario/walk';
import { changeLevers, says, setTo, type ChangingPart } from '../levers/changeLevers';
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
  const value = (of: unknown) => {
    const [part, key] = lever.path.split('.');
    if (key !== 'changes' || !Array.isArray(of)) return sayValue(lever, of, preferences, currency);
    if (of.length === 0) return t.levers.none;
    return sayChanges(part as ChangingPart, of, preferences, currency);
  };
  return { to: `${name} ${value(to)}`, from: value(from) };
}

/** Changes on the timeline in words: `from month 13: Underwriting › Worst grades declined 1`. */
function sayChanges(
  part: ChangingPart,
  changes: readonly unknown[],
  preferences: Preferences,
  currency: string,
): string {
  const { t } = preferences;
  const dated = changes.map((change) => ({
    month: Number(getAt(change, [part === 'rules' ? 'inForce' : 'month'])),
    set: getAt(change, ['set']),
  }));
  return dated
    .sort((a, b) => a.month - b.month)
    .map(({ month, set }) => {
      const sets = settingsOf(part, set, preferences, currency);
      return t.finding.fromMonth(month, sets.join(t.finding.and) || t.timeline.setsNothing);
    })
    .join(t.finding.then);
}

/** What a change sets, setting by setting: `Cap on the rate › Cap (annual) 24%`. */
export function settingsOf(
  part: ChangingPart,
  set: unknown,
  preferences: Preferences,
  currency: string,
): string[] {
  return changeLevers(part)
    .filter((lever) => says(set, lever))
    .map((lever) => {
      const value = sayValue(lever, setTo(set, lever), preferences, currency);
      return `${fullName(lever, preferences)} ${value}`;
    });
}
