import type { KernelExports } from '../kernel/load';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import type { BookState } from './bookMemory';
import { columnOf } from './byStep';
import type { ConductState } from './conduct';
import { lanes, type Lanes } from './lanes';
import type { RulesState } from './rules';
import { fundingShares } from './fundingShares';
import type { WorldState } from './world';

/** Step 6, funding: confidence, in- and outflow. */
export interface FundingPlan {
  sources: number;
  /** 1 where a source's loans stand on the balance sheet. */
  onBalance: Uint8Array;
  debt: Uint8Array;
  passThrough: Uint8Array;
  /** Spread over the policy rate, servicing fee, share of losses that the platform bears, stickiness; by source. */
  spread: Float64Array;
  servicingFee: Float64Array;
  lossShare: Float64Array;
  stickiness: Float64Array;
  /** Share of new lending, `[step × sources + source]`, and of the opening book. */
  share: Float64Array;
  openingShare: Float64Array;
  /** Stickiness and spread of debt, averaged over the sources that are debt. */
  debtStickiness: number;
  debtSpread: number;
  /** By how much spreads on the book have widened, by step. */
  widening: Float64Array;
  /** Part of a source's money that comes under the rules, whatever the confidence, `[step × sources + source]`. */
  stays: Float64Array;
  openingConfidence: number;
  openingLogit: number;
  /** Part of the distance from the long-run level that is left after a step. */
  kept: number;
  lossSensitivity: number;
  penaltySensitivity: number;
  peerSensitivity: number;
  incidentSensitivity: number;
  surpriseSensitivity: number;
  /** Part of every fall that disclosure leaves, by step: full disclosure halves it (judgement). */
  damping: Float64Array;
  withdrawal: number;
}

export interface FundingState {
  confidence: Lanes;
  logit: Lanes;
  /** Part of each source's usual inflow that still comes, `[source][path]`. */
  inflow: Lanes[];
  /** Part of debt that is withdrawn this step. */
  outflow: Lanes;
}

/** @param decided strategies by step */
export function planFunding(
  scenario: Scenario,
  decided: Strategy[],
  inForce: Rules[],
  widening: Float64Array,
  stays: Float64Array,
  math: KernelExports,
): FundingPlan {
  const { platform, run } = scenario;
  const { fundingSources: sources, confidence } = platform;
  const of = (value: (source: (typeof sources)[number]) => number) =>
    Float64Array.from(sources, value);
  const flags = (value: (source: (typeof sources)[number]) => boolean) =>
    Uint8Array.from(sources, (source) => (value(source) ? 1 : 0));
  const debts = sources.filter(({ treatment }) => treatment === 'debt');
  const weight = debts.reduce((sum, { share }) => sum + share, 0);
  const average = (value: (source: (typeof sources)[number]) => number, otherwise: number) =>
    weight > 0
      ? debts.reduce((sum, source) => sum + (source.share / weight) * value(source), 0)
      : otherwise;
  return {
    sources: sources.length,
    onBalance: flags(({ treatment }) => treatment !== 'offBalanceSheet'),
    debt: flags(({ treatment }) => treatment === 'debt'),
    passThrough: flags(({ remuneration }) => remuneration === 'passThrough'),
    spread: of(({ spread }) => spread),
    servicingFee: of(({ servicingFee }) => servicingFee),
    lossShare: of(({ treatment, platformLossShare }) =>
      treatment === 'offBalanceSheet' ? platformLossShare : 1,
    ),
    stickiness: of(({ stickiness, treatment }) => (treatment === 'ownFunds' ? 1 : stickiness)),
    share: Float64Array.from(inForce.flatMap((rules) => fundingShares(scenario, rules))),
    openingShare: of(({ share }) => share),
    debtStickiness: average(({ stickiness }) => stickiness, 1),
    debtSpread: average(({ spread }) => spread, platform.creditLine.spread),
    widening,
    stays,
    openingConfidence: confidence.opening,
    openingLogit: math.log(confidence.opening / (1 - confidence.opening)),
    kept: math.exp(-run.monthsPerStep / confidence.recoveryMonths),
    lossSensitivity: confidence.lossSensitivity,
    penaltySensitivity: confidence.penaltySensitivity,
    peerSensitivity: confidence.peerSensitivity,
    incidentSensitivity: confidence.incidentSensitivity,
    surpriseSensitivity: confidence.surpriseSensitivity,
    damping: columnOf(
      decided,
      ({ disclosure, technology }) =>
        (1 - disclosure / 2) *
        (1 - platform.technology.distributedLedger.confidence * technology.distributedLedger),
    ),
    withdrawal: Math.min(1, confidence.withdrawalPerMonth * run.monthsPerStep),
  };
}

export function createFundingState(plan: FundingPlan): FundingState {
  const lane = () => new Float64Array(lanes);
  return {
    confidence: lane(),
    logit: lane(),
    inflow: Array.from(plan.spread, lane),
    outflow: lane(),
  };
}

export function startFunding(plan: FundingPlan, state: FundingState): void {
  state.logit.fill(plan.openingLogit);
  state.confidence.fill(plan.openingConfidence);
  state.outflow.fill(0);
  state.inflow.forEach((inflow, s) => inflow.fill(plan.stays[s]));
}

/**
 * Confidence returns to its long-run level on the logit scale and falls with losses above expectation, penalties,
 * failures of peers, incidents and frauds, and rules that tighten without warning. A source's inflow falls towards its
 * stickiness as confidence falls, and where rules leave it with losses; debt is withdrawn by the square of the fall, so that a small doubt costs little and a large one is a run.
 *
 * @param revenue yearly revenue as of last month
 */
export function stepFunding(
  plan: FundingPlan,
  state: FundingState,
  world: WorldState,
  rules: RulesState,
  book: BookState,
  conduct: ConductState,
  revenue: Lanes,
  step: number,
  math: KernelExports,
): void {
  const { confidence, logit, outflow } = state;
  const damping = plan.damping[step];
  for (let i = 0; i < lanes; i++) {
    const surprise =
      book.opening[i] > 0
        ? (100 * Math.max(0, book.totals.loss[i] - book.totals.expectedLoss[i])) / book.opening[i]
        : 0;
    const penalty = revenue[i] > 0 ? (100 * conduct.allPenalties[i]) / revenue[i] : 0;
    const fall =
      plan.lossSensitivity * surprise +
      plan.penaltySensitivity * penalty +
      plan.peerSensitivity * world.peerFailures[i] +
      plan.incidentSensitivity * (conduct.incidents[i] + conduct.insiderFrauds[i]) +
      plan.surpriseSensitivity * rules.surprise[i];
    logit[i] = plan.openingLogit + (logit[i] - plan.openingLogit) * plan.kept - damping * fall;
    confidence[i] = 1 / (1 + math.exp(-logit[i]));
    const lost = Math.max(0, 1 - confidence[i] / plan.openingConfidence);
    outflow[i] = plan.withdrawal * (1 - plan.debtStickiness) * lost * lost;
    for (let s = 0; s < plan.sources; s++)
      state.inflow[s][i] =
        plan.stays[step * plan.sources + s] * (1 - (1 - plan.stickiness[s]) * lost);
  }
}
