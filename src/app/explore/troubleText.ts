import { describeAt } from '../../scenario/describe';
import type { Language } from '../i18n/catalogues';
import { explore as exploreTexts } from '../i18n/topics/explore';
import { NoAnswer } from './analyse';

/** Why a question could not be answered, in words. */
export function troubleText(trouble: unknown, language: Language): string {
  const words = exploreTexts[language].run;
  if (!(trouble instanceof NoAnswer))
    return trouble instanceof Error ? trouble.message : String(trouble);
  const { reasons } = trouble;
  if (!('code' in reasons))
    return [...new Set(reasons.map((one) => describeAt(one, language)))].join(' ');
  return reasons.code === 'sameScenario'
    ? words.same
    : words.tooMany(reasons.params.found, reasons.params.most);
}
