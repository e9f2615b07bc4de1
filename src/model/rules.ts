import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Cell } from './cells';

/**
 * Step 2, the rules. What is in force follows from the calendar alone so far, so that the rules of every step are planned
 * and later steps read numbers; changes that arrive at random will add a state of their own here.
 */
export interface RulesPlan {
  /** Each `[step]`. */
  capitalMinimum: Float64Array;
  closureRatio: Float64Array;
  riskWeight: Float64Array;
  guaranteeWeight: Float64Array;
  operationalShare: Float64Array;
  provisionMinimum: Float64Array;
  /** Debt ÷ equity; Infinity where there is no cap. */
  leverageMaximum: Float64Array;
  /** Share of partners' lending up to which their losses may be made good. */
  guaranteeMaximum: Float64Array;
}

/** The hard numbers of each step. */
export function planRules(inForce: Rules[]): RulesPlan {
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  return {
    capitalMinimum: column((rules) => rules.capital.minimumRatio),
    closureRatio: column((rules) => rules.capital.closureRatio),
    riskWeight: column((rules) => rules.capital.riskWeight),
    guaranteeWeight: column((rules) => rules.capital.guaranteeWeight),
    operationalShare: column((rules) => rules.capital.operationalShare),
    provisionMinimum: column((rules) => rules.provisionMinimum),
    leverageMaximum: column((rules) => rules.leverageMaximum ?? Infinity),
    guaranteeMaximum: column((rules) => rules.guaranteeMaximum ?? Infinity),
  };
}

/** The lowest cap on the annual rate that binds loans of a size in a region; Infinity where there is none. */
export function rateCapOf({ rateCap }: Rules, region: string, loan: number): number {
  const regional = rateCap.byRegion.find((entry) => entry.region === region);
  if (regional) return regional.cap ?? Infinity;
  const tier = [...rateCap.tiers]
    .sort((a, b) => (a.below ?? Infinity) - (b.below ?? Infinity))
    .find(({ below }) => loan < (below ?? Infinity));
  return Math.min(
    rateCap.absolute ?? Infinity,
    rateCap.multipleOfReference === undefined ? Infinity : rateCap.multipleOfReference * rateCap.referenceRate,
    tier?.cap ?? Infinity,
  );
}

/** The largest loan that rules and the platform's own limit leave to a cell's borrowers. */
export function loanLimitOf({ loanLimit }: Rules, ownLimit: number | undefined, meanAnnualIncome: number): number {
  return Math.min(
    ownLimit ?? Infinity,
    loanLimit.amount ?? Infinity,
    (loanLimit.shareOfIncome ?? Infinity) * meanAnnualIncome,
  );
}

/** Whether a cell's region may be served. */
export function regionAllowed(rules: Rules, scenario: Scenario, cell: Cell): boolean {
  return !rules.homeRegionOnly || scenario.platform.regions[cell.region].home;
}
