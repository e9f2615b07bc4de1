import { leverAt, type Lever } from '../../scenario/walk';
import { differencesOf } from '../state/differences';
import type { Entry } from '../state/resolve';

/** Worth trying in any study: a rule, and something that the platform can do about it. */
const usual = ['rules.rateCap.absolute', 'strategy.collection.level', 'rules.capital.minimumRatio'];

/**
 * Levers to begin with: first those that the scenarios of the study are told apart by, then such as
 * matter everywhere. None stands in a list, where it would be one of many.
 */
export function suggestions(entries: readonly Entry[], count = 2): Lever[] {
  const [baseline, ...scenarios] = entries;
  const moved = scenarios.flatMap((entry) =>
    differencesOf(baseline, entry).flatMap((one) => (one.kind === 'lever' ? [one.lever.path] : [])),
  );
  const wanted = [...new Set([...moved, ...usual])].filter((path) => !path.includes('[]'));
  return wanted
    .flatMap((path) => leverAt(path) ?? [])
    .filter(({ kind }) => kind === 'quantity' || kind === 'limit')
    .slice(0, count);
}
