import { scaleLinear } from 'd3-scale';
import type { ChartProps, Domain } from './chart';
import { niceDomain } from './domain';
import type { Format } from './format';
import { fitText, textWidth } from './labels';
import { axisTicks, type Scale, type Tick } from './plot';
import type { strings } from './strings';

/** A mean over paths and the 5–95% range around it. */
export interface Spread {
  mean: number;
  low: number;
  high: number;
}

/** What the borrowers of one grade get in one scenario. */
export interface GradeOffer {
  /** Mean APR of new loans; absent where none is made. */
  price?: Spread;
  /** Credit granted ÷ credit applied for. */
  approval: Spread;
}

export interface GradeRow {
  grade: string;
  scenario: GradeOffer;
  baseline?: GradeOffer;
  /** Over the paths that are looked at alone. */
  chosen?: GradeOffer;
}

export interface GradeLadderProps extends ChartProps {
  /** From the best grade to the worst. */
  rows: readonly GradeRow[];
  /** Names of the scenarios. */
  scenario: string;
  baseline?: string;
  chosen?: string;
  /** Cap on the rate; drawn across the prices. */
  rateCap?: number;
  priceDomain?: Domain;
}

/** Below this a grade counts as not served: less than one application in a thousand. */
const served = 0.001;

/** Whether a grade is lent to at all. */
export function isServed({ price, approval }: GradeOffer): boolean {
  return price !== undefined && Number.isFinite(price.mean) && approval.mean >= served;
}

/** From the upper dot of a row to the lower. */
export const offerKinds = ['baseline', 'scenario', 'chosen'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** One scenario's place in a row: a dot, its whisker. */
export interface Dot {
  kind: OfferKind;
  at: number;
  low: number;
  high: number;
  y: number;
}

export interface LadderPanel {
  left: number;
  right: number;
  title: string;
  x: Scale;
  ticks: Tick[];
  /** Dots, and where it is written that the grade is not served. */
  rows: { dots: Dot[]; unserved?: number }[];
}

export interface LadderGeometry {
  price: LadderPanel;
  approval: LadderPanel;
  /** Middle of each row. */
  y: number[];
  labels: string[];
  /** What rings and dots stand for, in a row above; none where there is but one scenario. */
  names: { kind: OfferKind; x: number; text: string }[];
  titleAt: number;
  cap?: { x: number; label: string; anchor: 'start' | 'end' };
  top: number;
  bottom: number;
  height: number;
}

/** The axis that takes in every price and the cap. */
export function ladderPriceDomain(rows: readonly GradeRow[], rateCap?: number): Domain {
  const prices = rows.flatMap((row) =>
    offerKinds
      .map((kind) => row[kind])
      .flatMap((offer) =>
        offer?.price && isServed(offer) ? [offer.price.high, offer.price.mean] : [],
      ),
  );
  return niceDomain([0, ...prices, ...(rateCap === undefined ? [] : [rateCap])], 4);
}

/** Lays out price and approval side by side, a row for each grade. */
export function ladderGeometry(
  props: Pick<GradeLadderProps, 'rows' | 'rateCap' | 'priceDomain' | OfferKind>,
  { width, type }: { width: number; type: number },
  format: Format,
  t: (typeof strings)['en'],
): LadderGeometry {
  const { rows, rateCap } = props;
  const pitch = type * (rows.some(({ chosen }) => chosen) ? 2.8 : 2.3);
  const kinds = offerKinds.filter((kind) => rows.some((row) => row[kind]));
  const both = kinds.length > 1;
  // A row for the names, one for the titles, one for the cap.
  const capRow = rateCap === undefined ? 0.6 : 1.6;
  const top = type * ((both ? 1.6 : 0) + 1.4 + capRow);
  const y = rows.map((_, i) => top + pitch * (i + 0.5));
  const bottom = top + pitch * rows.length;
  const widest = Math.max(...rows.map(({ grade }) => textWidth(grade, type)));
  const labels = rows.map(({ grade }) => fitText(grade, type, width * 0.25));
  const left = Math.min(widest, width * 0.25) + type;
  const gap = type * 3;
  const split = left + (width - left - gap - type) / 2;

  const panel = (
    [from, to]: [number, number],
    domain: Domain,
    title: string,
    of: (offer: GradeOffer) => Spread | undefined,
  ): LadderPanel => {
    const x = scaleLinear(domain, [from, to]);
    const place = (value: number) => Math.max(from, Math.min(to, x(value)));
    const dotsOf = (row: GradeRow, middle: number): Dot[] => {
      const shown = kinds.flatMap((kind) => {
        const offer = row[kind];
        const spread = offer && isServed(offer) ? of(offer) : undefined;
        return spread ? [{ kind, spread }] : [];
      });
      return shown.map(({ kind, spread }, k) => {
        const [at, low, high] = [spread.mean, spread.low, spread.high].map(place);
        return { kind, at, low, high, y: middle + 8 * (k - (shown.length - 1) / 2) };
      });
    };
    return {
      ...{ left: from, right: to, title, x },
      ticks: axisTicks(x, Math.max(2, Math.floor((to - from) / (type * 4.5))), format.axis),
      rows: rows.map((row, i) => {
        const dots = dotsOf(row, y[i]);
        if (isServed(row.scenario)) return { dots };
        const words = textWidth(t.notServed, type);
        const beside = dots.length > 0 ? dots[0].high + type * 0.8 : from + 4;
        const fits = beside + words <= to + type;
        return { dots, unserved: fits ? beside : from + 4 };
      }),
    };
  };

  const price = panel(
    [left, split],
    props.priceDomain ?? ladderPriceDomain(rows, rateCap),
    t.meanApr,
    (offer) => offer.price,
  );
  const approval = panel(
    [split + gap, width - type],
    [0, 1],
    t.approvalRate,
    ({ approval }) => approval,
  );
  let next = 0;
  const names = kinds.map((kind, i) => {
    const name = props[kind] ?? t.baseline;
    // Each may take an equal part of the room that is left.
    const room = (width - next) / (kinds.length - i) - type * 2.4;
    const text = fitText(name, type, i === kinds.length - 1 ? room + type * 1.2 : room);
    const placed = { kind, x: next, text };
    next += type * 2.4 + textWidth(text, type);
    return placed;
  });
  const at = rateCap === undefined ? undefined : price.x(rateCap);
  const label = rateCap === undefined ? '' : t.cap(format.value(rateCap));
  const fits = at !== undefined && at + textWidth(label, type) + 4 <= split + gap;
  return {
    ...{ price, approval, y, labels, top, bottom },
    names: both ? names : [],
    titleAt: top - type * (0.4 + capRow),
    cap: at === undefined ? undefined : { x: at, label, anchor: fits ? 'start' : 'end' },
    height: Math.ceil(bottom + type * 1.9),
  };
}
