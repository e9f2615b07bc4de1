import * as v from 'valibot';

/** A text in each language of the page. */
export interface Localized {
  en: string;
  zh: string;
}

/** How a number came to be: read in a publication, computed from such numbers, or our own judgement. */
export type ProvenanceKind = 'published' | 'derived' | 'judgement';

/**
 * Units of numbers in a scenario.
 * `share` and `perYear` are stored as fractions (0.24) and shown as per cent (24%);
 * `percent` is stored as published (unemployment 10.0); `money` is in the platform's currency.
 */
export type Unit =
  | 'share'
  | 'perYear'
  | 'percent'
  | 'money'
  | 'moneyPerMonth'
  | 'months'
  | 'years'
  | 'count'
  | 'countPerYear'
  | 'ratio'
  | 'level'
  | 'probitPerPoint'
  | 'elasticity'
  | 'index';

/** What is known about a number beside its value; it feeds editors, levers, checks and the assumptions table. */
export interface QuantityInfo {
  title: Localized;
  unit: Unit;
  min: number;
  max: number;
  /** `null`: absent unless given (no such rule or limit). */
  default: number | null;
  integer?: boolean;
  /** The step of a slider; a hundredth of the range unless given. */
  step?: number;
  /** Long ranges are easier to set on a logarithmic slider. */
  scale?: 'linear' | 'log';
  /** Where the default comes from. */
  provenance: ProvenanceKind;
  source: string;
}

/** What is known about a group of settings. */
export interface SectionInfo {
  title: Localized;
}

// @__NO_SIDE_EFFECTS__
function numberWithin(info: QuantityInfo) {
  return v.pipe(
    v.number(),
    v.finite(),
    ...((info.integer ? [v.integer()] : []) as []),
    v.minValue(info.min),
    v.maxValue(info.max),
    v.title(info.title.en),
    v.metadata({ quantity: info }),
  );
}

/** A number with a unit, a range and a default; absent means the default. */
// @__NO_SIDE_EFFECTS__
export function quantity(info: QuantityInfo & { default: number }) {
  return v.optional(numberWithin(info), info.default);
}

/** A number whose absence means that there is no such rule, limit or target. */
// @__NO_SIDE_EFFECTS__
export function limit(info: Omit<QuantityInfo, 'default'>) {
  return v.optional(numberWithin({ ...info, default: null }));
}

/** A switch with a title. */
// @__NO_SIDE_EFFECTS__
export function flag(title: Localized, byDefault: boolean) {
  return v.optional(
    v.pipe(v.boolean(), v.title(title.en), v.metadata({ flag: { title, default: byDefault } })),
    byDefault,
  );
}

/** One of a few named alternatives; `labels` gives each in both languages. */
// @__NO_SIDE_EFFECTS__
export function choice<const K extends string>(
  title: Localized,
  labels: Record<K, Localized>,
  byDefault: NoInfer<K>,
) {
  const keys = Object.keys(labels) as K[];
  return v.optional(
    v.pipe(
      v.picklist(keys),
      v.title(title.en),
      v.metadata({ choice: { title, labels, default: byDefault } }),
    ),
    byDefault as never,
  );
}

/** A group of settings under a heading; unknown keys are refused. */
// @__NO_SIDE_EFFECTS__
export function section<const E extends v.ObjectEntries>(title: Localized, entries: E) {
  return v.pipe(v.strictObject(entries), v.title(title.en), v.metadata({ section: { title } }));
}

/** A group that may be left out altogether, each of its settings then being the default. */
// @__NO_SIDE_EFFECTS__
export function optionalSection<const E extends v.ObjectEntries>(title: Localized, entries: E) {
  return v.optional(section(title, entries), {} as never);
}

/** A list of like things, each with its own settings. */
// @__NO_SIDE_EFFECTS__
export function list<const S extends v.GenericSchema>(
  title: Localized,
  item: S,
  most: number,
  least = 0,
) {
  return v.pipe(
    v.array(item),
    v.minLength(least),
    v.maxLength(most),
    v.title(title.en),
    v.metadata({ list: { title, least, most } }),
  );
}

/** A text in both languages, or one text that serves for both. */
export const localizedSchema = v.union([
  v.pipe(v.string(), v.maxLength(2000)),
  v.strictObject({
    en: v.pipe(v.string(), v.maxLength(2000)),
    zh: v.pipe(v.string(), v.maxLength(2000)),
  }),
]);

/** The name that things in a scenario call each other by. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,47}$/),
  v.description('letters, digits and hyphens, at most 48'),
);

/** Shorthand for a number between 0 and 1, by judgement unless said otherwise. */
// @__NO_SIDE_EFFECTS__
export function share(
  title: Localized,
  byDefault: number,
  source: string,
  more: Partial<QuantityInfo> = {},
) {
  return quantity({
    title,
    unit: 'share',
    min: 0,
    max: 1,
    default: byDefault,
    step: 0.01,
    provenance: 'judgement',
    source,
    ...more,
  } as QuantityInfo & { default: number });
}

/** Shorthand for an amount of money by judgement, on a logarithmic slider. */
// @__NO_SIDE_EFFECTS__
export function money(en: string, zh: string, byDefault: number, source: string) {
  return quantity({
    title: { en, zh },
    unit: 'money',
    min: 0,
    max: 1e11,
    default: byDefault,
    scale: 'log',
    provenance: 'judgement',
    source,
  });
}
