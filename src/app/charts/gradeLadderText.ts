import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import { isServed, type GradeLadderProps, type GradeOffer, type Spread } from './gradeLadder';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<GradeLadderProps, 'rows' | 'scenario' | 'baseline' | 'rateCap'>;

/** Price and approval in words. */
function offerText(offer: GradeOffer, locale: Language): string {
  const t = strings[locale];
  const format = formatOf('share', locale);
  if (!isServed(offer)) return t.notServed;
  return t.offer(format.value(offer.price!.mean), format.value(offer.approval.mean));
}

/** The grade under the cursor; at rest, who is left out. */
export function ladderReadout(
  { rows, scenario, baseline }: Data,
  locale: Language,
  row?: number,
): Readout {
  const t = strings[locale];
  if (row === undefined) {
    const out = rows.filter((r) => !isServed(r.scenario)).map(({ grade }) => grade);
    const value = out.length > 0 ? out.join(t.comma) : t.allServed;
    return { head: t.notServed, entries: [{ key: 'none', name: '', value }] };
  }
  const { grade, scenario: offer, baseline: before } = rows[row];
  return {
    head: grade,
    entries: [
      { key: 'scenario', name: scenario, value: offerText(offer, locale) },
      ...(before
        ? [
            {
              key: 'baseline' as const,
              name: baseline ?? t.baseline,
              value: offerText(before, locale),
            },
          ]
        : []),
    ],
  };
}

/** What the ladder shows, for those who listen. */
export function ladderSummary(
  { rows, scenario, baseline, rateCap }: Data,
  locale: Language,
): string {
  const t = strings[locale];
  const of = (name: string, offers: (GradeOffer | undefined)[]) =>
    `${name}${t.colon}${rows
      .flatMap(({ grade }, i) => (offers[i] ? [`${grade} ${offerText(offers[i], locale)}`] : []))
      .join('; ')}${t.stop}`;
  const cap =
    rateCap === undefined ? [] : [`${t.cap(formatOf('share', locale).value(rateCap))}${t.stop}`];
  const before = rows.map((row) => row.baseline);
  return [
    of(scenario, rows.map((row) => row.scenario)),
    ...(before.some(Boolean) ? [of(baseline ?? t.baseline, before)] : []),
    ...cap,
  ].join(' '); // prettier-ignore
}

/** Price and approval grade by grade. */
export function ladderTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const { rows, scenario, baseline } = data;
  const both = rows.some((row) => row.baseline);
  const columnsOf = (name: string) =>
    [t.meanApr, t.approvalRate].flatMap((what, i) =>
      [t.mean, t.quantile('5%'), t.quantile('95%')].map((which) => ({
        label: `${name}${t.colon}${what} (${which})`,
        unit: i === 0 ? ('perYear' as const) : ('share' as const),
      })),
    );
  const cells = (spread: Spread | undefined) =>
    spread ? [spread.mean, spread.low, spread.high] : [null, null, null];
  const cellsOf = (offer: GradeOffer | undefined) => [
    ...cells(offer && isServed(offer) ? offer.price : undefined),
    ...cells(offer?.approval),
  ];
  return {
    caption,
    columns: [
      { label: t.grade },
      ...columnsOf(scenario),
      ...(both ? columnsOf(baseline ?? t.baseline) : []),
    ],
    rows: rows.map((row) => [
      row.grade,
      ...cellsOf(row.scenario),
      ...(both ? cellsOf(row.baseline) : []),
    ]),
  };
}
