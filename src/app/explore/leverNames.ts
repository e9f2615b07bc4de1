import { leversUnder } from '../../analysis/leverRange';
import { movesOf } from '../../analysis/tornado';
import { inLanguage, type Language } from '../../scenario/language';
import { getAt, parsePath } from '../../scenario/path';
import type { Localized, Unit } from '../../scenario/quantity';
import type { Scenario } from '../../scenario/scenario';
import { leverAt } from '../../scenario/walk';
import { itemTexts } from '../levers/filter';

/** A lever of a scenario that can be taken into an analysis. */
export interface OfferedLever {
  path: string;
  title: string;
  /** Headings and items that it stands under. */
  under: string;
}

/** Every lever that can be moved; numbers alone where a range is wanted. */
export function offeredLevers(
  scenario: Scenario,
  language: Language,
  numbersAlone: boolean,
): OfferedLever[] {
  const found = leversUnder(scenario, ['world', 'rules', 'strategy', 'platform']);
  if (!found.ok) throw new Error('a scenario without parts');
  return found.paths.flatMap((path) => {
    const lever = leverAt(path)!;
    const number = lever.kind === 'quantity' || lever.kind === 'limit';
    if (numbersAlone ? !number : !number && !movesOf(scenario, path, 'stated')) return [];
    return [nameOf(path, scenario, language)];
  });
}

/** What a lever of a scenario is called. */
export function nameOf(path: string, scenario: Scenario, language: Language): OfferedLever {
  const lever = leverAt(path)!;
  const say = (text: Localized | string) => inLanguage(text, language);
  const way = parsePath(path);
  const items = way.flatMap((step, i) => {
    if (typeof step !== 'number') return [];
    const [name] = itemTexts(getAt(scenario, way.slice(0, i + 1)));
    return [name === undefined ? String(step + 1) : say(name)];
  });
  const under = [...lever.trail.map(say), ...items].join(' › ');
  return { path, title: say(lever.title), under };
}

/** Unit of a lever's numbers; `none` for a bare number. */
export function unitOfLever(path: string): Unit | 'none' {
  const lever = leverAt(path);
  return (lever && 'info' in lever ? lever.info.unit : undefined) ?? 'none';
}
