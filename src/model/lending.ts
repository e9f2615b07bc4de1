import type { KernelExports } from '../kernel/load';
import { instalmentPerUnit } from './amortisation';
import { applyMix, type MixDimension } from './mix';

/** How the price of a cell is set. */
export const pricingMethods = ['asToday', 'flat', 'marketFollowing', 'riskBased'] as const;

/** What a strategy decides on lending, for as long as it is in force. */
export interface LendingTerms {
  /** Index into `pricingMethods`. */
  method: number;
  flatRate: number;
  riskLoading: number;
  margin: number;
  surcharge: number;
  floor: number;
  hurdleMargin: number;
  lendBelowHurdle: boolean;
  /** Weight of observed against expected losses in the default rate that is priced. */
  learning: number;
  /** Grades declined, from the worst; a half declines half of the next. */
  gradesDeclined: number;
  /** Strength of the pull towards targets. */
  adjustment: number;
  /** Mean of today's rates over the rating class, by cell. */
  rateOfClass: Float64Array;
  /** Place from the worst (0 worst) of the worst grade of the rating class, and grades in the class; by cell. */
  fromWorst: Int32Array;
  classWidth: Int32Array;
}

/**
 * Everything that the decision to lend rests on. Arrays of cells have one entry a cell; arrays of steps and cells are
 * `[step × cells + cell]`.
 */
export interface LendingPlan {
  cells: number;
  /** By step; the same object while the strategy stays. */
  terms: LendingTerms[];
  /** Change of the rate of market-following prices, by step. */
  marketMove: Float64Array;
  /** What the sources of funds ask, a year, by step. */
  fundingCost: Float64Array;
  /** Operating cost of a loan, a year, as a share of its mean balance, by cell. */
  operatingCost: Float64Array;
  /** Share of expected loss that the price must cover for platform and pass-through investors, by step. */
  lossWeight: Float64Array;
  /** Rate charged today; term in steps; by cell. */
  rate: Float64Array;
  termSteps: Int32Array;
  elasticity: Float64Array;
  adverseSelection: Float64Array;
  lossGivenDefault: Float64Array;
  /** Default probability of a step of the cell's own grade, before scoring noise. */
  stepDefaultRate: Float64Array;
  /** Origination fee as a share of the loan, and as an annual rate over its life. */
  originationFee: Float64Array;
  feeRate: Float64Array;
  stepsPerYear: number;
  /** By step and cell: annual default rate of the rating class as observed; ratio of the observed grade's to the grade's own; cap on the rate (fees taken off); money applied for at today's rate; mean loan after limits ÷ before; 1 where business is allowed. */
  observedDefaultRate: Float64Array;
  scoringIntensity: Float64Array;
  rateCap: Float64Array;
  demand: Float64Array;
  sizeFactor: Float64Array;
  allowed: Uint8Array;
  /** Caps and targets, by step: index into `mixes`. */
  mixOfStep: Int32Array;
  mixes: MixDimension[][];
}

/** What was decided for each cell. */
export interface LendingDecision {
  /** Rate per year. */
  rate: Float64Array;
  /** Money applied for and money granted before funding limits. */
  applied: Float64Array;
  granted: Float64Array;
  /** Default intensity of the loans made, as a multiple of the cell's own. */
  intensity: Float64Array;
  /** Instalment per unit of principal. */
  instalment: Float64Array;
}

/** What a path adds to the plan: prices raised by triggers, observed ÷ expected losses, grades declined by triggers. */
export interface LendingConditions {
  surcharge: number;
  experience: number;
  declined: number;
}

export function createDecision(cells: number): LendingDecision {
  return {
    rate: new Float64Array(cells),
    applied: new Float64Array(cells),
    granted: new Float64Array(cells),
    intensity: new Float64Array(cells),
    instalment: new Float64Array(cells),
  };
}

/**
 * Prices, applications, approvals and mix of one step, for one path or, where nothing on the path bears on it, for all.
 *
 * Price: today's rate, one rate, today's rate moved with the policy rate, or funding + operating cost + λ·PD·LGD + margin;
 * plus surcharges; not below the floor nor above the cap. Where the cap binds and leaves less than the hurdle margin
 * after funding, operating cost and expected loss, the grade is not served. Applications fall with the price,
 * (r/r₀)^−ε; the log-odds of default rise by α (r − r₀). Default rates and rates of today are those of the rating class,
 * so that a coarse scale asks too much of the better grades in a class and too little of the worse.
 */
export function decideLending(
  plan: LendingPlan,
  step: number,
  { surcharge, experience, declined }: LendingConditions,
  math: KernelExports,
  out: LendingDecision,
): void {
  const { cells } = plan;
  const terms = plan.terms[step];
  const at = step * cells;
  const confidenceInModel = 1 + terms.learning * (experience - 1);
  const funding = plan.fundingCost[step];
  for (let c = 0; c < cells; c++) {
    const today = plan.rate[c];
    const expectedLoss =
      Math.min(1, plan.observedDefaultRate[at + c] * confidenceInModel) * plan.lossGivenDefault[c];
    const cost = funding + plan.operatingCost[c];
    let price = terms.rateOfClass[c];
    if (terms.method === 1) price = terms.flatRate;
    else if (terms.method === 2) price += plan.marketMove[step];
    else if (terms.method === 3)
      price = cost + terms.riskLoading * expectedLoss + terms.margin - plan.feeRate[c];
    price = Math.max(terms.floor, price + terms.surcharge + surcharge);
    const cap = Math.max(0, plan.rateCap[at + c]);
    const rate = Math.min(price, cap);
    const margin = rate + plan.feeRate[c] - cost - plan.lossWeight[step] * expectedLoss;
    const served =
      plan.allowed[at + c] === 1 &&
      (price <= cap || terms.lendBelowHurdle || margin >= terms.hurdleMargin)
        ? 1
        : 0;

    const response =
      rate === today || today <= 0
        ? 1
        : rate <= 0
          ? 4
          : Math.min(4, math.exp(-plan.elasticity[c] * math.log(rate / today)));
    const applied = plan.demand[at + c] * response;
    // grades declined that fall into the class, as a share of it: within a class nobody can tell them apart
    const refused = Math.min(
      1,
      Math.max(0, terms.gradesDeclined + declined - terms.fromWorst[c]) / terms.classWidth[c],
    );
    out.rate[c] = rate;
    out.applied[c] = applied;
    out.granted[c] = applied * plan.sizeFactor[at + c] * (1 - refused) * served;

    // beyond e^±50 everyone or nobody defaults anyway
    const odds =
      rate === today
        ? 1
        : math.exp(Math.max(-50, Math.min(50, plan.adverseSelection[c] * (rate - today))));
    const base = Math.min(1, plan.stepDefaultRate[c] * plan.scoringIntensity[at + c]);
    out.intensity[c] = (plan.scoringIntensity[at + c] * odds) / (1 - base + base * odds);
    out.instalment[c] = instalmentPerUnit(rate / plan.stepsPerYear, plan.termSteps[c], math);
  }
  const mix = plan.mixes[plan.mixOfStep[step]];
  if (mix.length > 0)
    applyMix(out.granted, out.applied, mix, terms.adjustment, (base, exponent) =>
      math.exp(exponent * math.log(base)),
    );
}
