import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import type { Readout } from './readout';
import type { CostStack, StackedCostProps } from './stackedCost';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<StackedCostProps, 'scenario' | 'baseline' | 'chosen' | 'unit'>;

const keys = ['scenario', 'chosen', 'baseline'] as const;
const stacksOf = (data: Data) =>
  keys.flatMap((key) => {
    const stack = data[key];
    return stack ? [{ key, ...stack }] : [];
  });

/** One kind of cost under the cursor, or the totals. */
export function costReadout(
  data: Data,
  locale: Language,
  currency?: string,
  part?: number,
): Readout {
  const t = strings[locale];
  const format = formatOf(data.unit ?? 'money', locale, currency);
  if (part === undefined) {
    return {
      head: t.total,
      entries: stacksOf(data).flatMap(({ key, label, total }) => [
        { key, name: label, value: format.measured(total.mean, total.error) },
        {
          key: 'none',
          name: t.mostPaths,
          value: `${format.value(total.low)} … ${format.value(total.high)}`,
        },
      ]),
    };
  }
  return {
    head: data.scenario.parts[part].label,
    entries: stacksOf(data).map(({ key, label, parts }) => ({
      ...{ key, name: label },
      value: format.measured(parts[part].mean, parts[part].error),
    })),
  };
}

/** What the bars show, for those who listen. */
export function costSummary(data: Data, locale: Language, currency?: string): string {
  const t = strings[locale];
  const format = formatOf(data.unit ?? 'money', locale, currency);
  const of = ({ label, parts, total }: CostStack) =>
    t.costSummary({
      label,
      total: format.value(total.mean, total.error),
      low: format.value(total.low),
      high: format.value(total.high),
      parts: parts
        .map((part) => `${part.label} ${format.value(part.mean, part.error)}`)
        .join(t.comma),
    });
  return stacksOf(data).map(of).join(' ');
}

/** Mean by kind and in all, with standard errors and the spread of the total. */
export function costTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const unit = data.unit ?? 'money';
  const stacks = stacksOf(data);
  return {
    caption,
    columns: [
      { label: t.kind },
      ...stacks.flatMap(({ label }) =>
        [t.mean, t.standardError, t.quantile('5%'), t.quantile('95%')].map((name) => ({
          ...{ label: `${label}${t.colon}${name}`, unit },
        })),
      ),
    ],
    rows: [
      ...data.scenario.parts.map(({ label }, i) => [
        label,
        ...stacks.flatMap(({ parts }) => [parts[i].mean, parts[i].error, null, null]),
      ]),
      [t.total, ...stacks.flatMap(({ total }) => [total.mean, total.error, total.low, total.high])],
    ],
  };
}
