import type { Language } from '../i18n/catalogues';
import { formatOf } from './format';
import {
  isServed,
  type GradeLadderProps,
  type GradeOffer,
  type OfferKind,
  type Spread,
} from './gradeLadder';
import type { Readout } from './readout';
import { strings } from './strings';
import type { ChartTable } from './table';

type Data = Pick<GradeLadderProps, 'rows' | OfferKind | 'rateCap'>;

/** The scenario first, then what stands beside it in any row. */
const kindsIn = (rows: Data['rows']): OfferKind[] =>
  (['scenario', 'chosen', 'baseline'] as const).filter((kind) => rows.some((row) => row[kind]));

/** Price and approval in words. */
function offerText(offer: GradeOffer, locale: Language): string {
  const t = strings[locale];
  const format = formatOf('share', locale);
  if (!isServed(offer)) return t.notServed;
  return t.offer(format.value(offer.price!.mean), format.value(offer.approval.mean));
}

/** The grade under the cursor; at rest, who is left out. */
export function ladderReadout(data: Data, locale: Language, row?: number): Readout {
  const t = strings[locale];
  const { rows } = data;
  if (row === undefined) {
    const out = rows.filter((r) => !isServed(r.scenario)).map(({ grade }) => grade);
    const value = out.length > 0 ? out.join(t.comma) : t.allServed;
    return { head: t.notServed, entries: [{ key: 'none', name: '', value }] };
  }
  return {
    head: rows[row].grade,
    entries: kindsIn([rows[row]]).map((key) => ({
      ...{ key, name: data[key] ?? t.baseline, value: offerText(rows[row][key]!, locale) },
    })),
  };
}

/** What the ladder shows, for those who listen. */
export function ladderSummary(data: Data, locale: Language): string {
  const t = strings[locale];
  const { rows, rateCap } = data;
  const of = (name: string, offers: (GradeOffer | undefined)[]) =>
    `${name}${t.colon}${rows
      .flatMap(({ grade }, i) => (offers[i] ? [`${grade} ${offerText(offers[i], locale)}`] : []))
      .join('; ')}${t.stop}`;
  const cap =
    rateCap === undefined ? [] : [`${t.cap(formatOf('share', locale).value(rateCap))}${t.stop}`];
  const offers = kindsIn(rows).map((kind) => {
    return of(
      data[kind] ?? t.baseline,
      rows.map((row) => row[kind]),
    );
  });
  return [...offers, ...cap].join(' ');
}

/** Price and approval grade by grade. */
export function ladderTable(data: Data, caption: string, locale: Language): ChartTable {
  const t = strings[locale];
  const { rows } = data;
  const kinds = kindsIn(rows);
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
    columns: [{ label: t.grade }, ...kinds.flatMap((kind) => columnsOf(data[kind] ?? t.baseline))],
    rows: rows.map((row) => [row.grade, ...kinds.flatMap((kind) => cellsOf(row[kind]))]),
  };
}
