import { describeAt } from '../../scenario/describe';
import type { Language, Messages } from '../i18n/catalogues';
import { NoAnswer } from './analyse';

/** Why a question could not be answered, in words. */
export function troubleText(trouble: unknown, { explore }: Messages, language: Language): string {
  if (!(trouble instanceof NoAnswer))
    return trouble instanceof Error ? trouble.message : String(trouble);
  const { reasons } = trouble;
  if (!('code' in reasons))
    return [...new Set(reasons.map((one) => describeAt(one, language)))].join(' ');
  return reasons.code === 'sameScenario'
    ? explore.run.same
    : explore.run.tooMany(reasons.params.found, reasons.params.most);
}
