import { shown } from '../../analysis/sentences/words';
import type { Language } from '../i18n/catalogues';
import { leverAt } from '../../scenario/walk';

/** Writes the numbers of a lever, with their unit. */
export function leverFormat(path: string, language: Language) {
  const lever = leverAt(path);
  const unit = lever && 'info' in lever ? lever.info.unit : undefined;
  const say = (value: number) => shown(value, unit, language);
  return { say, axis: (ticks: readonly number[]) => ticks.map(say) };
}
