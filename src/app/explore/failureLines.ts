import { explore as exploreTexts } from '../i18n/topics/explore';
import type { FailureGroup, FailurePatterns } from '../../analysis/failurePatterns';
import { eventTitles } from '../../analysis/sentences/words';
import type { FactorName } from '../../analysis/story';
import { z95 } from '../../engine/proportion';
import { failureTitles } from '../../model/failureCauses';
import { formatOf } from '../charts/format';
import type { LineSeries } from '../charts/lines';
import type { Language } from '../i18n/catalogues';
import type { LeverBars } from './leverBars';

/** Groups that are told apart by hue and dash. */
export const mostGroups = 5;

/** What a group is called: its cause, with its months where another group has the same cause. */
export function groupName(
  { cause, firstMonth, lastMonth }: FailureGroup,
  groups: readonly FailureGroup[],
  language: Language,
): string {
  const title = failureTitles[cause][language];
  return groups.filter((one) => one.cause === cause).length > 1
    ? exploreTexts[language].reverse.early(title, firstMonth, lastMonth)
    : title;
}

/** Which paths a line stands for: the mean of those that fail, or the most likely one of them. */
export type FactorView = 'mean' | 'design';

/** One factor on the paths that live to the end, which come first, and on those of each group. */
export function factorLines(
  { groups, survivors }: FailurePatterns,
  factor: FactorName,
  view: FactorView,
  monthsPerStep: number,
  language: Language,
): LineSeries[] {
  const is = ({ kind, id }: FactorName) => kind === factor.kind && id === factor.id;
  const months = (values: ArrayLike<number>) =>
    Array.from(values, (_, step) => (step + 1) * monthsPerStep);
  const alive = survivors?.factors.find(is);
  const shown = groups.slice(0, mostGroups);
  return [
    ...(alive
      ? [
          {
            ...{
              id: 'survivors',
              label: exploreTexts[language].reverse.survivors,
              values: alive.mean,
            },
            ...{ tone: 'var(--ink)', dash: '1 3', months: months(alive.mean) },
            error: alive.standardError.at(-1),
          },
        ]
      : []),
    ...shown.flatMap((group, i) => {
      const found = group.factors.find(is);
      if (!found) return [];
      const values = view === 'mean' ? found.failing : found.design;
      return [
        {
          ...{ id: String(i), label: groupName(group, shown, language), values },
          ...{ tone: `var(--scenario-${i + 1})`, dash: ['', '6 3', '2 2', '8 3 2 3', '1 5'][i] },
          months: months(values),
          ...(view === 'mean' && { error: found.standardError.at(-1) }),
        },
      ];
    }),
  ];
}

/**
 * How often kinds of event befall failing paths in the months before they fail, beside paths that live on through the same months.
 * The interval is that of the difference, about the first.
 */
export function eventBars(groups: readonly FailureGroup[], language: Language): LeverBars {
  const words = exploreTexts[language].reverse;
  const format = formatOf('ratio', language);
  const shown = groups.slice(0, mostGroups);
  const events = shown.flatMap((group) =>
    group.events.map(({ kind, before, usual, standardError }) => {
      const reach = z95 * standardError;
      return {
        ...{ before, usual, reach, kind: eventTitles[kind][language] },
        group: groupName(group, shown, language),
      };
    }),
  );
  const label = ({ group, kind }: (typeof events)[number]) => `${group} › ${kind}`;
  const entry = (name: string, value: string) => ({ name, value, key: 'none' as const });
  return {
    rows: events.map((event) => ({
      label: label(event),
      bars: [
        {
          ...{ kind: 'first' as const, from: 0, to: event.before },
          interval: [Math.max(0, event.before - event.reach), event.before + event.reach],
          text: format.value(event.before),
        },
        {
          ...{ kind: 'second' as const, from: 0, to: event.usual },
          interval: [event.usual, event.usual],
          text: format.value(event.usual),
        },
      ],
    })),
    summary: events
      .map(
        (event) =>
          `${label(event)}${exploreTexts[language].form.colon}${words.against(format.value(event.before), format.value(event.usual))}`,
      )
      .join('; '),
    readout: (row) =>
      row === undefined
        ? { head: '', entries: [] }
        : {
            head: label(events[row]),
            entries: [
              entry(words.before, format.value(events[row].before)),
              entry(words.others, format.value(events[row].usual)),
            ],
          },
    table: () => ({
      caption: words.events,
      columns: [
        { label: words.cause },
        { label: words.event },
        ...[words.before, words.others, words.differenceLow, words.differenceHigh].map((name) => ({
          ...{ label: name, unit: 'ratio' as const },
        })),
      ],
      rows: events.map(({ group, kind, before, usual, reach }) => [
        ...[group, kind, before, usual],
        ...[before - usual - reach, before - usual + reach],
      ]),
    }),
  };
}
