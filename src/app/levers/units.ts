import type { Language } from '../i18n/catalogues';
import type { QuantityInfo, Unit } from '../../scenario/quantity';
import { showNumber } from '../../scenario/show';
import { readNumber } from './readNumber';

/** Numbers stored as fractions and shown as per cent. */
const fractions: readonly Unit[] = ['share', 'perYear'];
const monies: readonly Unit[] = ['money', 'moneyPerMonth'];

/** What is written after a number; money has the platform's currency before it. */
const suffixes: Record<Language, Partial<Record<Unit, string>>> = {
  en: {
    ...{ share: '%', perYear: '%', percent: '%', months: 'months', years: 'years', ratio: '×' },
    ...{ moneyPerMonth: '/ month', countPerYear: '/ year' },
  },
  zh: {
    ...{ share: '%', perYear: '%', percent: '%', months: '个月', years: '年', ratio: '倍' },
    ...{ moneyPerMonth: '/ 月', countPerYear: '/ 年' },
  },
};

/** How a lever's number is written in a language: 0.154 of a share is `15.4` and `%`. */
export interface NumberStyle {
  /** The number alone, as it stands in the field. */
  write(value: number): string;
  /** What stands beside the field; empty for a bare number. */
  suffix: string;
  /** The number with its unit, for sentences and for those who listen. */
  say(value: number): string;
  /** The stored number that a text in the field means; NaN where it means none. */
  read(text: string): number;
}

/** Decimals that a step needs, when both it and the numbers are shown times `factor`. */
function decimalsOf(info: QuantityInfo, factor: number): number {
  if (info.integer) return 0;
  if (info.step === undefined) return info.scale === 'log' ? 2 : 3;
  const step = info.step * factor;
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-9)
    decimals += 1;
  return decimals;
}

/**
 * The way to write and read a lever's number.
 * @param currency three letters, for money
 */
export function numberStyle(info: QuantityInfo, language: Language, currency: string): NumberStyle {
  const factor = fractions.includes(info.unit) ? 100 : 1;
  // One digit more than the slider's steps: a value typed in is not rounded away.
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumFractionDigits: decimalsOf(info, factor) + (info.integer ? 0 : 2),
  });
  const money = monies.includes(info.unit);
  const suffix = [...(money ? [currency] : []), suffixes[language][info.unit] ?? '']
    .join(' ')
    .trim();
  const write = (value: number) => format.format(value * factor).replace('-', '−');
  return {
    write,
    suffix,
    say: (value) =>
      [showNumber(value, info.unit, language), ...(money ? [currency] : [])].join(' '),
    // Twelve digits: 15.4% is 0.154 and not 0.15400000000000003.
    read: (text) => Number((readNumber(text) / factor).toPrecision(12)),
  };
}
