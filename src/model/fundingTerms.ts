import type { KernelExports } from '../kernel/load';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import { averageLife } from './amortisation';
import { macroDeviations } from './macro';
import { fundingShares } from './fundingShares';
import type { LendingDecision, LendingPlan } from './lending';

/** What those who fund ask in each step, a year, above the policy rate and their own spread. */
export interface SpreadWidening {
  /** On new money. */
  asked: Float64Array;
  /** On what was lent before: loans keep the spread at which they were made. */
  paid: Float64Array;
}

/**
 * Spreads widen with unemployment above what was expected, and don't narrow below it. What is paid on the whole book
 * follows what is asked as the book turns over, with the mean life of a loan.
 */
export function spreadWidening(
  { platform, world, run }: Scenario,
  steps: number,
  math: KernelExports,
): SpreadWidening {
  const exp2 = (x: number) => math.exp(x * 0.6931471805599453);
  const { unemployment } = macroDeviations(world, steps, run.monthsPerStep, exp2);
  const asked = Float64Array.from(
    unemployment,
    (points) => platform.spreadPerUnemploymentPoint * Math.max(0, points),
  );
  const years = run.monthsPerStep / 12;
  const turnover = Math.min(1, years / meanLife({ platform, run }, math));
  let stock = 0;
  const paid = asked.map((now) => (stock += turnover * (now - stock)));
  return { asked, paid };
}

/** Mean life of a loan in years, over the segments by what they hold and lend. */
function meanLife({ platform, run }: Pick<Scenario, 'platform' | 'run'>, math: KernelExports) {
  let lives = 0;
  let weights = 0;
  for (const { product, openingBalance, demandPerMonth, grades } of platform.segments) {
    const { termMonths } = platform.products.find(({ id }) => id === product)!;
    const weight = openingBalance + 12 * demandPerMonth;
    const steps = Math.ceil(termMonths / run.monthsPerStep);
    lives +=
      weight *
      averageLife((grades[0].rate * run.monthsPerStep) / 12, steps, run.monthsPerStep, math);
    weights += weight;
  }
  return weights > 0 ? lives / weights : 1;
}

/** Cost of the month's new money, a year: what each source asks, by its share under the rules of the step. */
export function costOfNewMoney(
  scenario: Scenario,
  inForce: Rules[],
  policyRate: Float64Array,
  { asked }: SpreadWidening,
): Float64Array {
  const sources = scenario.platform.fundingSources;
  return policyRate.map((rate, step) =>
    fundingShares(scenario, inForce[step]).reduce(
      (sum, share, s) =>
        sum +
        share *
          (rate + sources[s].spread + (sources[s].treatment === 'ownFunds' ? 0 : asked[step])),
      0,
    ),
  );
}

/**
 * Part of each source's money that still comes when rules cap what the platform may make good, `[step × sources +
 * source]`. Investors at a fixed yield who were promised that losses are made good, and now expect to bear part of them,
 * stay away in proportion to the part of the return asked that those losses take; at the whole of it only the sticky part
 * comes. Judgement in its form; it has no number of its own.
 */
export function moneyThatStays(
  { platform, run }: Scenario,
  inForce: Rules[],
  policyRate: Float64Array,
  { asked }: SpreadWidening,
  lending: LendingPlan,
  usual: LendingDecision[],
  math: KernelExports,
): Float64Array {
  const sources = platform.fundingSources;
  const life = meanLife({ platform, run }, math);
  return Float64Array.from(
    inForce.flatMap((rules, step) => {
      const loss = expectedLossRate(lending, usual[step]);
      // the cap is a share of all lending, so much over the life of a loan
      const allowed = (rules.guaranteeMaximum ?? Infinity) / life;
      return sources.map(({ treatment, remuneration, platformLossShare, stickiness, spread }) => {
        if (treatment !== 'offBalanceSheet' || remuneration === 'passThrough') return 1;
        const left = Math.max(0, platformLossShare * loss - allowed);
        const asks = policyRate[step] + spread + asked[step];
        return 1 - (1 - stickiness) * (left > 0 && left >= asks ? 1 : left / Math.max(asks, 1e-9));
      });
    }),
  );
}

/** Expected loss of the loans of a usual decision, a year, as a share of what is granted. */
function expectedLossRate(
  { stepDefaultRate, lossGivenDefault, stepsPerYear }: LendingPlan,
  { granted, intensity }: LendingDecision,
): number {
  let loss = 0;
  let money = 0;
  for (let c = 0; c < granted.length; c++) {
    money += granted[c];
    loss +=
      granted[c] *
      Math.min(1, stepsPerYear * stepDefaultRate[c] * intensity[c]) *
      lossGivenDefault[c];
  }
  return money > 0 ? loss / money : 0;
}
