import { explore as exploreTexts } from '../i18n/topics/explore';
import type { Attribution } from '../../analysis/attribution';
import { statisticTitle } from '../../analysis/sentences/words';
import { unitOf } from '../../analysis/statistic';
import { inLanguage } from '../../scenario/language';
import { differenceUnit } from '../charts/chart';
import { formatOf } from '../charts/format';
import type { Readout } from '../charts/readout';
import type { ChartTable } from '../charts/table';
import type { Language } from '../i18n/catalogues';
import type { IntervalRow } from './intervalBars';

export interface Waterfall {
  rows: IntervalRow[];
  summary: string;
  table: () => ChartTable;
  readout: (row: number | undefined) => Readout;
}

/**
 * An attribution as a waterfall: from what the one scenario has, contribution by contribution, the greatest first, to
 * what the other has.
 * @param names of the two scenarios
 */
export function waterfall(
  { groups, statistics: [attributed] }: Attribution,
  names: readonly [string, string],
  { language, currency }: { language: Language; currency: string },
): Waterfall {
  const words = exploreTexts[language];
  const { statistic, from, to, contributions } = attributed;
  const unit = unitOf(statistic);
  const format = formatOf(unit, language, currency);
  const apartIn = differenceUnit(unit);
  const apart = formatOf(apartIn, language, currency);
  const titles = groups.map(({ members }) =>
    members.map(({ title }) => inLanguage(title, language)).join(' + '),
  );
  const order = contributions
    .map((_, i) => i)
    .sort((a, b) => Math.abs(contributions[b].value.mean) - Math.abs(contributions[a].value.mean));

  let at = from.value;
  const steps = order.map((i): IntervalRow => {
    const { value, noEffect } = contributions[i];
    const begin = at;
    at += value.mean;
    return {
      label: titles[i],
      bars: [
        {
          ...{ from: begin, to: at },
          interval: [begin + value.interval[0], begin + value.interval[1]],
          kind: value.mean < 0 ? 'fall' : 'rise',
          text: noEffect ? words.attribution.noEffect : apart.unnamed.difference(value.mean),
          faint: !value.distinguishable,
        },
      ],
    };
  });
  const end = (label: string, { value, interval }: typeof from): IntervalRow => ({
    label,
    bars: [{ from: value, to: value, interval, kind: 'mark', text: format.value(value) }],
  });
  const entry = (name: string, value: string) => ({ name, value, key: 'none' as const });
  const between = ([low, high]: readonly [number, number]) =>
    words.answer.within(apart.difference(low), apart.difference(high));
  return {
    rows: [end(names[0], from), ...steps, end(names[1], to)],
    summary: [
      `${names[0]} ${format.value(from.value)}`,
      ...order.map((i) => `${titles[i]} ${apart.difference(contributions[i].value.mean)}`),
      `${names[1]} ${format.value(to.value)}`,
    ].join('; '),
    readout(row) {
      if (row === undefined) return { head: '', entries: [] };
      const ends = row === 0 ? from : row === order.length + 1 ? to : undefined;
      if (ends)
        return {
          head: names[row === 0 ? 0 : 1],
          entries: [
            entry(
              '',
              `${format.value(ends.value)} (${words.answer.within(format.value(ends.interval[0]), format.value(ends.interval[1]))})`,
            ),
          ],
        };
      const { value, first, last, noEffect } = contributions[order[row - 1]];
      if (noEffect)
        return { head: titles[order[row - 1]], entries: [entry('', words.attribution.noEffect)] };
      return {
        head: titles[order[row - 1]],
        entries: [
          entry('', `${apart.difference(value.mean)} (${between(value.interval)})`),
          ...(first ? [entry(words.attribution.first, apart.difference(first.mean))] : []),
          ...(last ? [entry(words.attribution.last, apart.difference(last.mean))] : []),
        ],
      };
    },
    table: () => ({
      caption: statisticTitle(statistic, language),
      columns: [
        { label: words.attribution.group },
        ...[words.attribution.contribution, words.answer.low, words.answer.high].map((label) => ({
          ...{ label, unit: apartIn },
        })),
        ...[words.attribution.first, words.attribution.last].map((label) => ({
          ...{ label, unit: apartIn },
        })),
      ],
      rows: order.map((i) => {
        const { value, first, last } = contributions[i];
        return [titles[i], value.mean, ...value.interval, first?.mean ?? null, last?.mean ?? null];
      }),
    }),
  };
}
