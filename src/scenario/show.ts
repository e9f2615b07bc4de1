import type { Language } from './language';
import type { Unit } from './quantity';

const afterwards: Record<Language, Partial<Record<Unit, string>>> = {
  en: {
    ...{ share: '%', perYear: '%', percent: '%', months: ' months', years: ' years' },
    ...{ moneyPerMonth: ' a month', countPerYear: ' a year' },
  },
  zh: {
    ...{ share: '%', perYear: '%', percent: '%', months: ' 个月', years: ' 年' },
    ...{ moneyPerMonth: '（每月）', countPerYear: ' 次（每年）' },
  },
};

/** Units whose numbers are stored as fractions and shown as per cent. */
export function isFraction(unit: Unit | undefined): boolean {
  return unit === 'share' || unit === 'perYear';
}

/** Percentage points, in which the difference of two shares is told: “+5%” would be read as a twentieth more. */
export const percentagePoints: Record<Language, (number: string) => string> = {
  en: (number) => `${number} pp`,
  zh: (number) => `${number} 个百分点`,
};

/** A number of a scenario as a sentence has it: 0.24 of a share is `24%`, a million of money `1,000,000`. */
export function showNumber(value: number, unit: Unit | undefined, language: Language): string {
  // So large that its hundredfold is no number any more: as it was written.
  if (isFraction(unit) && Number.isFinite(value) && !Number.isFinite(value * 100))
    return showNumber(value, undefined, language);
  // Twelve digits: 0.154 × 100 is 15.4 and not 15.400000000000002.
  const shown = isFraction(unit) ? Number((value * 100).toPrecision(12)) : value;
  const large = Math.abs(shown) >= 1e15;
  const digits = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumSignificantDigits: 12,
    ...(large && { notation: 'scientific' }),
  });
  const suffix = unit ? (afterwards[language][unit] ?? '') : '';
  const one = unit === 'months' && shown === 1 && language === 'en';
  return digits.format(shown).replace('-', '−') + (one ? ' month' : suffix);
}
