import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';

/**
 * Shares of new lending by source under the rules: where a minimum own share binds, sources on the balance sheet are raised
 * and those off it lowered in proportion (own funds step in where nothing is on the balance sheet today).
 */
export function fundingShares({ platform }: Scenario, rules: Rules): number[] {
  const sources = platform.fundingSources;
  const onBalance = sources.reduce(
    (sum, { treatment, share }) => sum + (treatment === 'offBalanceSheet' ? 0 : share),
    0,
  );
  if (onBalance >= rules.ownShareMinimum) return sources.map(({ share }) => share);
  const own = sources.findIndex(({ treatment }) => treatment !== 'offBalanceSheet');
  return sources.map(({ treatment, share }, s) => {
    if (treatment === 'offBalanceSheet')
      return (share * (1 - rules.ownShareMinimum)) / (1 - onBalance);
    return onBalance > 0
      ? (share * rules.ownShareMinimum) / onBalance
      : s === own
        ? rules.ownShareMinimum
        : 0;
  });
}

/** Share of expected loss that a price must cover for a source: what the platform bears, or a pass-through investor. */
export function lossWeightOf(source: Scenario['platform']['fundingSources'][number]): number {
  return source.treatment !== 'offBalanceSheet' || source.remuneration === 'passThrough'
    ? 1
    : source.platformLossShare;
}
