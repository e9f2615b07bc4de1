import type { Scenario } from '../scenario/scenario';
import type { FundingPlan } from './funding';
import { lanes, type Lanes } from './lanes';

/** Who bears losses beside the platform and its insurer: sources of funds that are not its own, and further lenders. */
export interface BearersPlan {
  /** Place of each source among the bearers; −1 for own funds. */
  ofSource: Int32Array;
  /** Place of lenders that are no source of funds; −1 where there are none. */
  otherLenders: number;
}

/** Losses of each bearer over the life of each path, `[bearer][path]`. They sum to the investors' loss. */
export interface BearersState {
  loss: Lanes[];
  /** Part of the losses that the platform has promised to make good which it does make good this step. */
  madeGood: Lanes;
}

/**
 * Lenders that are no source of funds: those of the credit line, and of debt where no source stands on the balance sheet
 * as debt. No source can have this id, which holds a space.
 */
export const otherLenders = 'other lenders';

/** Ids of the bearers, in the order of the model. */
export function bearerIds({ platform }: Scenario): string[] {
  const { fundingSources: sources, creditLine } = platform;
  const lent = creditLine.limit > 0 || !sources.some(({ treatment }) => treatment === 'debt');
  return [
    ...sources.filter(({ treatment }) => treatment !== 'ownFunds').map(({ id }) => id),
    ...(lent ? [otherLenders] : []),
  ];
}

export function planBearers(scenario: Scenario): BearersPlan {
  const ids = bearerIds(scenario);
  return {
    ofSource: Int32Array.from(scenario.platform.fundingSources, ({ id, treatment }) =>
      treatment === 'ownFunds' ? -1 : ids.indexOf(id),
    ),
    otherLenders: ids.indexOf(otherLenders),
  };
}

export function createBearersState({ ofSource, otherLenders }: BearersPlan): BearersState {
  const bearers = Math.max(otherLenders, ...ofSource) + 1;
  const lane = () => new Float64Array(lanes);
  return { loss: Array.from({ length: bearers }, lane), madeGood: lane() };
}

export function startBearers({ loss }: BearersState): void {
  for (const column of loss) column.fill(0);
}

/**
 * Credit loss of the step on loans off the balance sheet, less what the platform makes good: a guarantee that does not
 * reach for all is shared in proportion to what was promised.
 *
 * @param share of each source in all loans, `[source][path]`
 * @param loss credit loss on all loans
 */
export function bearCreditLoss(
  plan: BearersPlan,
  { loss: borne, madeGood }: BearersState,
  funding: FundingPlan,
  share: Lanes[],
  alive: Lanes,
  loss: Lanes,
): void {
  for (let s = 0; s < funding.sources; s++) {
    if (funding.onBalance[s]) continue;
    const column = borne[plan.ofSource[s]];
    const held = share[s];
    const promised = funding.lossShare[s];
    for (let i = 0; i < lanes; i++)
      column[i] += alive[i] * held[i] * loss[i] * (1 - promised * madeGood[i]);
  }
}

/**
 * What the failure of a platform costs those who lent to it on one path, each in proportion to what it is owed: debt is
 * owed to the sources that are debt by their shares in the loans, or evenly where no loans are left.
 *
 * @param uncovered part of debt and credit line that is lost
 */
export function bearUncovered(
  plan: BearersPlan,
  { loss: borne }: BearersState,
  funding: FundingPlan,
  share: Lanes[],
  debt: number,
  line: number,
  uncovered: number,
  i: number,
): void {
  if (uncovered <= 0) return;
  const perUnit = uncovered / (debt + line);
  let owed = 0;
  let lenders = 0;
  for (let s = 0; s < funding.sources; s++)
    if (funding.debt[s]) {
      owed += share[s][i];
      lenders++;
    }
  for (let s = 0; s < funding.sources; s++)
    if (funding.debt[s])
      borne[plan.ofSource[s]][i] += perUnit * debt * (owed > 0 ? share[s][i] / owed : 1 / lenders);
  const others = line + (lenders === 0 ? debt : 0);
  if (others > 0) borne[plan.otherLenders][i] += perUnit * others;
}

/** What someone who runs away takes of the loans off the balance sheet on one path, of all loans `taken` in proportion. */
export function bearTheft(
  plan: BearersPlan,
  { loss: borne }: BearersState,
  funding: FundingPlan,
  share: Lanes[],
  taken: number,
  i: number,
): void {
  for (let s = 0; s < funding.sources; s++)
    if (!funding.onBalance[s]) borne[plan.ofSource[s]][i] += share[s][i] * taken;
}
