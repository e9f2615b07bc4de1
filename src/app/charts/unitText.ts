import type { Language } from '../i18n/catalogues';
import type { ChartUnit } from './chart';
import { tags } from './locale';

const names: Record<Language, Record<Exclude<ChartUnit, 'money'>, string>> = {
  en: {
    ...{ share: 'per cent', perYear: 'per cent per year', ratio: 'ratio' },
    ...{ count: 'number', months: 'months', points: 'percentage points' },
  },
  zh: {
    share: '百分比',
    perYear: '年化百分比',
    ratio: '倍',
    count: '数量',
    months: '月',
    points: '百分点',
  },
};

/** The name of a unit for a chart's caption; of money, the currency's. */
export function unitText(unit: ChartUnit, locale: Language, currency = 'USD'): string {
  if (unit !== 'money') return names[locale][unit];
  return new Intl.DisplayNames(tags[locale], { type: 'currency' }).of(currency) ?? currency;
}
