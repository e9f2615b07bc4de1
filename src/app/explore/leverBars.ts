import { explore as exploreTexts } from '../i18n/topics/explore';
import type { SobolAnalysis } from '../../analysis/sobol';
import { statisticTitle } from '../../analysis/sentences/words';
import { unitOf } from '../../analysis/statistic';
import type { Tornado } from '../../analysis/tornado';
import type { Scenario } from '../../scenario/scenario';
import type { Lever } from '../../scenario/walk';
import { differenceUnit } from '../charts/chart';
import { formatOf } from '../charts/format';
import type { Readout } from '../charts/readout';
import type { ChartTable } from '../charts/table';
import { sayValue } from '../levers/sayValue';
import type { Preferences } from '../state/preferences.svelte';
import type { IntervalRow } from './intervalBars';
import { nameOf, unitOfLever } from './leverNames';

export interface LeverBars {
  rows: IntervalRow[];
  summary: string;
  table: () => ChartTable;
  readout: (row: number | undefined) => Readout;
}

type Wording = Pick<Preferences, 't' | 'language' | 'say'>;

/** Where a lever stands beside a bar: money is written short, with its currency in the table. */
function placeText(lever: Lever, value: unknown, wording: Wording, currency: string): string {
  const unit = unitOfLever(lever.path);
  if (typeof value !== 'number' || (unit !== 'money' && unit !== 'moneyPerMonth'))
    return sayValue(lever, value, wording, currency);
  return formatOf('money', wording.language, currency).value(value);
}

const entry = (name: string, value: string) => ({ name, value, key: 'none' as const });

/** A tornado: a bar for each place that a lever was moved to, from where the statistic stands now. */
export function tornadoBars(
  { statistics: [statistic], base: [base], levers }: Tornado,
  scenario: Scenario,
  wording: Wording,
): LeverBars {
  const { language } = wording;
  const words = exploreTexts[language];
  const { currency } = scenario.platform;
  const unit = unitOf(statistic);
  const format = formatOf(unit, language, currency);
  const apart = formatOf(differenceUnit(unit), language, currency);
  const named = levers.map(({ path, lever, now, moved, noEffect: [none], refused }) => ({
    name: nameOf(path, scenario, language).title,
    now: sayValue(lever, now, wording, currency),
    none: none && moved.length > 0,
    refused: refused.length > 0,
    moved: moved.map(({ to, differences: [difference] }) => ({
      place: sayValue(lever, to, wording, currency),
      short: placeText(lever, to, wording, currency),
      difference,
    })),
  }));
  return {
    rows: named.map(({ name, none, moved, refused }) => ({
      label: name,
      remark: none ? words.attribution.noEffect : refused ? words.sensitivity.refused : undefined,
      bars: none
        ? []
        : moved.map(({ short, difference: { mean, interval, distinguishable } }) => ({
            ...{ from: base, to: base + mean, text: short, faint: !distinguishable },
            interval: [base + interval[0], base + interval[1]],
            kind: mean < 0 ? 'fall' : 'rise',
          })),
    })),
    summary: named
      .slice(0, 5)
      .map(
        ({ name, moved }) =>
          `${name}${exploreTexts[language].form.colon}${moved
            .map(({ place, difference }) => `${place} ${apart.difference(difference.mean)}`)
            .join(words.form.comma)}`,
      )
      .join('; '),
    readout(row) {
      if (row === undefined)
        return { head: words.sensitivity.now, entries: [entry('', format.value(base))] };
      const { name, now, moved, none } = named[row];
      return {
        head: `${name} (${words.sensitivity.now}${words.form.colon}${now})`,
        entries: none
          ? [entry('', words.attribution.noEffect)]
          : moved.map(({ place, difference: { mean, interval } }) =>
              entry(
                place,
                `${apart.difference(mean)} (${words.answer.within(apart.difference(interval[0]), apart.difference(interval[1]))})`,
              ),
            ),
      };
    },
    table: () => ({
      caption: statisticTitle(statistic, language),
      columns: [
        { label: words.form.lever },
        { label: words.sensitivity.now },
        { label: words.sensitivity.movedTo },
        ...[words.sensitivity.difference, words.answer.low, words.answer.high].map((label) => ({
          ...{ label, unit: differenceUnit(unit) },
        })),
      ],
      rows: named.flatMap(({ name, now, moved }) =>
        moved.map(({ place, difference: { mean, interval } }) => [
          ...[name, now, place, mean, ...interval],
        ]),
      ),
    }),
  };
}

/** First-order and total indices of each lever, the greatest total first. */
export function indexBars(
  { statistics: [{ statistic, first, total }] }: SobolAnalysis,
  paths: readonly string[],
  scenario: Scenario,
  { language }: Wording,
): LeverBars {
  const words = exploreTexts[language];
  const format = formatOf('share', language);
  const order = paths.map((_, k) => k).sort((a, b) => total[b].value - total[a].value);
  const names = paths.map((path) => nameOf(path, scenario, language).title);
  const said = ({ value, interval }: (typeof first)[number]) =>
    `${format.value(value)} (${words.answer.within(format.value(interval[0]), format.value(interval[1]))})`;
  return {
    rows: order.map((k) => ({
      label: names[k],
      bars: (
        [
          ['first', first[k]],
          ['second', total[k]],
        ] as const
      ).map(([kind, { value, interval }]) => ({
        ...{ kind, interval, from: 0, to: value, text: format.value(value) },
      })),
    })),
    summary: order.map((k) => `${names[k]} ${format.value(total[k].value)}`).join('; '),
    readout: (row) =>
      row === undefined
        ? { head: '', entries: [] }
        : {
            head: names[order[row]],
            entries: [
              entry(words.sensitivity.first, said(first[order[row]])),
              entry(words.sensitivity.total, said(total[order[row]])),
            ],
          },
    table: () => ({
      caption: statisticTitle(statistic, language),
      columns: [
        { label: words.form.lever },
        ...[words.sensitivity.first, words.sensitivity.total].flatMap((name) =>
          [
            name,
            `${name}${words.form.colon}${words.answer.low}`,
            `${name}${words.form.colon}${words.answer.high}`,
          ].map((label) => ({ label, unit: 'share' as const })),
        ),
      ],
      rows: order.map((k) => [
        names[k],
        ...[first[k], total[k]].flatMap(({ value, interval }) => [value, ...interval]),
      ]),
    }),
  };
}
