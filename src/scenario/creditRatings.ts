import { choice, type Localized } from './quantity';

/** The international rating scale, whole letters, with the probability of default within a year of each. */
export const oneYearDefaultRates = {
  AAA: 0,
  AA: 0.0002,
  A: 0.0006,
  BBB: 0.0018,
  BB: 0.0072,
  B: 0.0376,
  CCC: 0.2678,
} as const;

export type CreditRating = 'unrated' | keyof typeof oneYearDefaultRates;

const letters = Object.fromEntries(
  Object.entries(oneYearDefaultRates).map(([letter, rate]) => {
    const percent = `${(100 * rate).toFixed(2)}`;
    return [letter, { en: `${letter} (${percent}%)`, zh: `${letter}（${percent}%）` }];
  }),
) as Record<keyof typeof oneYearDefaultRates, Localized>;

/** A rating of the international scale in place of a default rate; S&P's one-year rates, which the labels give. */
// @__NO_SIDE_EFFECTS__
export function creditRating(title: Localized) {
  return choice<CreditRating>(
    title,
    {
      unrated: { en: 'Unrated: the default rate given', zh: '无评级：采用所给违约率' },
      ...letters,
    },
    'unrated',
  );
}

/** The annual default rate of a debtor: that of its rating, or the one given where it has none. */
export function ratedDefaultRate(rating: CreditRating, given: number): number {
  return rating === 'unrated' ? given : oneYearDefaultRates[rating];
}
