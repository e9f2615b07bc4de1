import { issue, type Issue } from '../issue';
import type { Scenario } from '../scenario';

/** There is something to lend, and the opening balance sheet is what it seems. */
export function* checkOpening({ platform, rules }: Scenario): Generator<Issue> {
  const { segments, largeExposures, fundingSources, equity, cash } = platform;
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const loans = sum(segments.map(({ openingBalance }) => openingBalance));
  const large = sum(largeExposures.map(({ amount }) => amount));
  const demand = sum(segments.map(({ demandPerMonth }) => demandPerMonth));
  if (loans + large + demand <= 0) yield issue('nothingToLend', ['platform', 'segments'], {});

  const onSheet = fundingSources.filter(({ treatment }) => treatment !== 'offBalanceSheet');
  const lent = (loans + large) * sum(onSheet.map(({ share }) => share));
  const assets = lent + cash;
  if (equity > assets * (1 + 1e-9))
    yield issue('equityAboveAssets', ['platform', 'equity'], { equity, assets }, 'warning');
  const debt = assets - equity;
  if (debt > 1e-6 * assets && !fundingSources.some(({ treatment }) => treatment === 'debt'))
    yield issue('debtWithoutSource', ['platform', 'fundingSources'], { debt }, 'warning');

  // Everything else that weighs would lower the ratio further.
  const { minimumRatio, riskWeight } = rules.capital;
  const ratio = lent > 0 ? equity / (lent * riskWeight) : Infinity;
  if (ratio < minimumRatio) {
    const params = { ratio, minimum: minimumRatio };
    yield issue('startsBelowMinimum', ['platform', 'equity'], params, 'warning');
  }
}
