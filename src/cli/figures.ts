import type { OutcomeUnit } from '../model/outcomes';
import type { Language } from '../scenario/language';
import { isFraction, percentagePoints } from '../scenario/show';

const locales: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

function formatter(language: Language, options: Intl.NumberFormatOptions) {
  const format = new Intl.NumberFormat(locales[language], options);
  return (value: number) => format.format(value).replace('-', '−');
}

/** How a table writes outcomes and their standard errors. */
export interface Figures {
  /** Shares in per cent, money and counts short. */
  value(value: number, unit: OutcomeUnit): string;
  /** Two digits, wherever they stand. */
  error(value: number, unit: OutcomeUnit): string;
  /** With its sign; of shares, in percentage points. */
  difference(value: number, unit: OutcomeUnit): string;
  /** The standard error, or half the interval, of a difference. */
  differenceError(value: number, unit: OutcomeUnit): string;
}

export function figures(language: Language): Figures {
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const percent = formatter(language, { style: 'percent', ...two });
  const percentError = formatter(language, { style: 'percent', maximumSignificantDigits: 2 });
  const numbers = (digits: number) => {
    const short = formatter(language, { notation: 'compact', maximumSignificantDigits: digits });
    const plain = formatter(language, { maximumSignificantDigits: digits });
    return (value: number) => (Math.abs(value) >= 10_000 ? short(value) : plain(value));
  };
  const known =
    (share: (value: number) => string, other: (value: number) => string) =>
    (value: number, unit: OutcomeUnit) => {
      if (!Number.isFinite(value)) return '–';
      return unit === 'share' || unit === 'perYear' ? share(value) : other(value);
    };
  // An error of less than a millionth of a per cent is rounding.
  const shareError = (value: number) => percentError(value < 1e-8 ? 0 : value);
  const points = formatter(language, two);
  const pointsError = formatter(language, { maximumSignificantDigits: 2 });
  const error = known(shareError, numbers(2));
  const value = known(percent, numbers(4));
  return {
    value,
    error,
    difference(difference, unit) {
      const sign = difference > 0 ? '+' : '';
      if (!isFraction(unit) || !Number.isFinite(difference)) return sign + value(difference, unit);
      return sign + percentagePoints[language](points(100 * difference));
    },
    differenceError(size, unit) {
      if (!isFraction(unit) || !Number.isFinite(size)) return error(size, unit);
      return percentagePoints[language](pointsError(size < 1e-8 ? 0 : 100 * size));
    },
  };
}
