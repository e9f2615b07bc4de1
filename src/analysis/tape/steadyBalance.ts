/** The probability of an event in a month that makes it `perYear` in twelve. */
const perMonth = (perYear: number) => 1 - (1 - perYear) ** (1 / 12);

/** Part of a loan outstanding after some months of equal instalments; defaults and early repayment apart. */
function annuityBalance(rate: number, months: number, after: number): number {
  if (rate === 0) return 1 - after / months;
  const growth = 1 + rate / 12;
  return (growth ** months - growth ** after) / (growth ** months - 1);
}

/**
 * What is outstanding, for each unit lent every month, when lending has been even for the whole of a term: the last
 * month's loans in full, and so on back to those that have one instalment left.
 * @param rate a year, as are `defaultRate` and `prepayment`; @param months the term
 */
export function steadyBalance(
  rate: number,
  months: number,
  defaultRate: number,
  prepayment: number,
): number {
  const stays = (1 - perMonth(defaultRate)) * (1 - perMonth(prepayment));
  let sum = 0;
  for (let after = 0; after < months; after++)
    sum += annuityBalance(rate, months, after) * stays ** after;
  return sum;
}
