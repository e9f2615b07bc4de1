import { isRange, type Axis } from '../../analysis/axis';
import type { Scenario } from '../../scenario/scenario';
import type { Language } from '../i18n/catalogues';
import type { ExploreTexts } from '../i18n/topics/explore';
import { offeredLevers } from './leverNames';

/** Those of some levers that a scenario has: what was chosen may have been chosen in another study. */
export function knownAxes(axes: readonly Axis[], scenario: Scenario, language: Language): Axis[] {
  const known = new Set(offeredLevers(scenario, language, true).map(({ path }) => path));
  return axes
    .filter(({ path }) => known.has(path))
    .map(({ path, from, to }) => ({ path, from: from ?? NaN, to: to ?? NaN }));
}

/** Why levers can't be moved through their ranges, in words; none where they can. */
export function troubleOfAxes(
  axes: readonly Axis[],
  most: number,
  words: ExploreTexts['form'],
): string | undefined {
  if (axes.length === 0 || axes.length > most) return words.needLevers(1, most);
  return axes.every(isRange) ? undefined : words.range;
}
