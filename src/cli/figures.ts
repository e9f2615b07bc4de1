import type { OutcomeUnit } from '../model/outcomes';
import type { Language } from '../scenario/language';

const locales: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

function formatter(language: Language, options: Intl.NumberFormatOptions) {
  const format = new Intl.NumberFormat(locales[language], options);
  return (value: number) => format.format(value).replace('-', '−');
}

/** Outcomes as a table shows them: shares in per cent, money and counts short. */
export function figures(language: Language): (value: number, unit: OutcomeUnit) => string {
  const percent = formatter(language, {
    style: 'percent',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const short = formatter(language, { notation: 'compact', maximumSignificantDigits: 4 });
  const plain = formatter(language, { maximumSignificantDigits: 4 });
  return (value, unit) => {
    if (!Number.isFinite(value)) return '–';
    if (unit === 'share' || unit === 'perYear') return percent(value);
    return unit === 'money' || Math.abs(value) >= 10_000 ? short(value) : plain(value);
  };
}
