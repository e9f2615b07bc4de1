import type { KernelExports } from '../kernel/load';
import { rulesAt, type Calendar } from '../scenario/calendar';
import type { Localized } from '../scenario/quantity';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { averageLife } from './amortisation';
import { marketFactors, regionAttraction } from './applications';
import { eachOnce } from './byStep';
import type { Cell } from './cells';
import { fundingShares, lossWeightOf } from './fundingShares';
import {
  createDecision,
  decideLending,
  pricingMethods,
  type LendingConditions,
  type LendingDecision,
  type LendingPlan,
  type LendingTerms,
} from './lending';
import { limitedSizes, type LoanSizes } from './loanSizes';
import type { MixDimension } from './mix';
import { observedRatesByStep } from './observedRates';
import { ratingScale, type RatingScale } from './ratingScale';
import { loanLimitOf, rateCapOf, regionAllowed } from './rules';
import { stepProbability } from './stepProbability';
import { scoringModels } from './scoringModel';
import { planTriggers, triggersByStep, type TriggersPlan } from './triggers';

/** What the strategy decides where nothing was triggered or learnt, and what it takes to decide otherwise. */
export interface StrategyPlan {
  lending: LendingPlan;
  /** The decision on every path on which nothing was triggered or learnt, by step. */
  usual: LendingDecision[];
  triggers: TriggersPlan;
  /** Segment of each cell. */
  segment: Int32Array;
  /** Steps by which what is observed lags, by step. */
  lagSteps: Int32Array;
  /** Cost of re-estimating the scoring model, by step. */
  reestimationCost: Float64Array;
  /** Sizes of new loans, `[step × cells + cell]`. */
  meanLoan: Float64Array;
  loanVariation: Float64Array;
}

/**
 * Macro shifts of the probit are not foreseen: prices rest on the default rates of normal times.
 *
 * @param fundingCost what new money costs in each step, a year
 */
export function planStrategy(
  scenario: Scenario,
  cells: Cell[],
  calendar: Calendar,
  policyRate: Float64Array,
  policyRateToday: number,
  fundingCost: Float64Array,
  math: KernelExports,
): StrategyPlan {
  const { platform, run } = scenario;
  const { rules: inForce, strategies: decided } = calendar;
  const steps = inForce.length;
  const stepsPerYear = 12 / run.monthsPerStep;
  const table = () => new Float64Array(steps * cells.length);
  const termSteps = Int32Array.from(cells, (cell) =>
    Math.ceil(platform.products[cell.product].termMonths / run.monthsPerStep),
  );
  const feeRate = Float64Array.from(cells, (cell, c) => {
    const fee = platform.products[cell.product].originationFee;
    return fee === 0
      ? 0
      : fee / averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
  });
  const stepDefaultRate = Float64Array.from(cells, ({ annualDefaultRate }) =>
    stepProbability(annualDefaultRate, stepsPerYear, math),
  );

  const observedDefaultRate = table();
  const scoringIntensity = table();
  const rateCap = table();
  const demand = table();
  const sizeFactor = table();
  const meanLoan = table();
  const loanVariation = table();
  const allowed = new Uint8Array(steps * cells.length);
  const scoring = scoringModels(scenario, decided);
  const observedRates = observedRatesByStep(scenario, cells, scoring.power, math);
  const todayRates = cells.map(({ rate }) => rate);
  const scales = eachOnce(decided, ({ underwriting }) => {
    const scale = ratingScale(cells, platform.grades.length, underwriting.ratingClasses);
    // steps of equal scoring power share one array
    const known = new Map<Float64Array, Float64Array>();
    const classRates = (rates: Float64Array) => {
      if (!known.has(rates)) known.set(rates, scale.meanOfClass(rates));
      return known.get(rates)!;
    };
    return { ...scale, classRates };
  });
  const attractions = eachOnce(decided, (strategy) => regionAttraction(scenario, strategy, cells));
  const market = marketFactors(scenario, decided);
  for (let step = 0; step < steps; step++) {
    const rules = inForce[step];
    const { growth, mix } = decided[step];
    const attraction = attractions[step];
    const classRates = scales[step].classRates(observedRates[step]);
    const same = step > 0 && inForce[step - 1] === rules && decided[step - 1] === decided[step];
    const before = same ? (step - 1) * cells.length : -1;
    cells.forEach((cell, c) => {
      const at = step * cells.length + c;
      observedDefaultRate[at] = classRates[c];
      scoringIntensity[at] =
        stepDefaultRate[c] > 0
          ? stepProbability(observedRates[step][c], stepsPerYear, math) / stepDefaultRate[c]
          : 1;
      demand[at] =
        cell.demandPerMonth * run.monthsPerStep * growth * market[step] * attraction[cell.region];
      if (before >= 0) {
        for (const column of [rateCap, sizeFactor, meanLoan, loanVariation])
          column[at] = column[before + c];
        allowed[at] = allowed[before + c];
        return;
      }
      const segment = platform.segments[cell.segment];
      const { jurisdiction } = platform.regions[cell.region];
      const own = rulesAt(calendar, rules, jurisdiction, platform.products[cell.product].id);
      const sizes: LoanSizes = { mean: cell.meanLoan, variation: cell.loanVariation };
      const limited = limitedSizes(
        sizes,
        loanLimitOf(own, mix.borrowerLimit, segment.meanAnnualIncome),
        math,
      );
      meanLoan[at] = limited.mean;
      loanVariation[at] = limited.variation;
      sizeFactor[at] = limited.mean / sizes.mean;
      const cap = rateCapOf(own, platform.regions[cell.region].id, limited.mean);
      rateCap[at] = own.rateCap.feesIncluded ? cap - feeRate[c] : cap;
      allowed[at] = regionAllowed(own, scenario, cell) ? 1 : 0;
    });
  }

  const mixes: MixDimension[][] = [];
  const mixOfStep = Int32Array.from(inForce, (rules, step) => {
    const same = step > 0 && inForce[step - 1] === rules && decided[step - 1] === decided[step];
    return (same ? mixes.length : mixes.push(mixOf(scenario, decided[step], rules, cells))) - 1;
  });
  const lending: LendingPlan = {
    cells: cells.length,
    terms: eachOnce(decided, (strategy) =>
      lendingTerms(strategy, scales[decided.indexOf(strategy)], todayRates),
    ),
    marketMove: policyRate.map(
      (rate, step) => decided[step].pricing.passThrough * (rate - policyRateToday),
    ),
    fundingCost,
    operatingCost: Float64Array.from(cells, (cell, c) => {
      const life = averageLife(cell.rate / stepsPerYear, termSteps[c], run.monthsPerStep, math);
      const perLoan = (12 * platform.costs.servicingPerLoan) / cell.meanLoan;
      return (
        perLoan +
        (platform.costs.acquisitionShare + platform.costs.costPerApplication / cell.meanLoan) / life
      );
    }),
    lossWeight: Float64Array.from({ length: steps }, (_, step) =>
      fundingShares(scenario, inForce[step]).reduce(
        (sum, share, s) => sum + share * lossWeightOf(platform.fundingSources[s]),
        0,
      ),
    ),
    rate: Float64Array.from(cells, ({ rate }) => rate),
    termSteps,
    elasticity: Float64Array.from(
      cells,
      ({ segment }) => platform.segments[segment].priceElasticity * (0.5 + platform.competition),
    ),
    adverseSelection: Float64Array.from(
      cells,
      ({ segment }) => platform.segments[segment].adverseSelection,
    ),
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    originationFee: Float64Array.from(
      cells,
      ({ product }) => platform.products[product].originationFee,
    ),
    feeRate,
    stepsPerYear,
    observedDefaultRate,
    scoringIntensity,
    rateCap,
    demand,
    sizeFactor,
    allowed,
    mixOfStep,
    mixes,
  };
  const conditions: LendingConditions = { surcharge: 0, experience: 1, declined: 0 };
  const usual: LendingDecision[] = [];
  for (let step = 0; step < steps; step++) {
    const decision = createDecision(cells.length);
    decideLending(lending, step, conditions, math, decision);
    usual.push(decision);
  }
  return {
    lending,
    usual,
    triggers: planTriggers(
      triggersByStep(decided, scenario.rules.triggers),
      platform.segments.map(({ id }) => id),
      run.monthsPerStep,
    ),
    segment: Int32Array.from(cells, ({ segment }) => segment),
    lagSteps: Int32Array.from(decided, (strategy) =>
      Math.round(
        (strategy.monitoring.lagMonths * quickness(platform, strategy)) / run.monthsPerStep,
      ),
    ),
    reestimationCost: scoring.cost,
    meanLoan,
    loanVariation,
  };
}

/** What a strategy decides on lending, on its rating scale. */
function lendingTerms(
  { pricing, underwriting, mix }: Strategy,
  scale: RatingScale,
  todayRates: number[],
): LendingTerms {
  const { flatRate, riskLoading, margin, surcharge, floor, hurdleMargin } = pricing;
  return {
    method: pricingMethods.indexOf(pricing.method),
    ...{ flatRate, riskLoading, margin, surcharge, floor, hurdleMargin },
    lendBelowHurdle: pricing.lendBelowHurdle,
    learning: pricing.learning,
    gradesDeclined: underwriting.gradesDeclined,
    adjustment: mix.adjustment,
    rateOfClass: scale.meanOfClass(todayRates),
    fromWorst: scale.fromWorst,
    classWidth: scale.classWidth,
  };
}

/** Part of the monitoring lag that coordination and automated assessment leave. */
function quickness(platform: Scenario['platform'], strategy: Strategy): number {
  return (
    (1 - platform.conduct.coordinationSpeed * strategy.controls.coordination) *
    (1 -
      platform.technology.automatedAssessment.monitoringLag *
        strategy.technology.automatedAssessment)
  );
}

/** Caps of the rules and the platform's own, and its targets, as groups of cells; dimensions without either are left out. */
function mixOf(
  { platform }: Scenario,
  { mix }: Strategy,
  { concentration }: Rules,
  cells: Cell[],
): MixDimension[] {
  const dimensions: {
    key: 'product' | 'region' | 'grade';
    ids: { id: string; title?: Localized | string }[];
    cap: number;
  }[] = [
    {
      key: 'product',
      ids: platform.products,
      cap: Math.min(concentration.product ?? 1, mix.productCap ?? 1),
    },
    {
      key: 'region',
      ids: platform.regions,
      cap: Math.min(concentration.region ?? 1, mix.regionCap ?? 1),
    },
    {
      key: 'grade',
      ids: platform.grades,
      cap: Math.min(concentration.grade ?? 1, mix.gradeCap ?? 1),
    },
  ];
  return dimensions
    .map(({ key, ids, cap }) =>
      ids.map(({ id }, place) => ({
        cells: cells.flatMap((cell, c) => (cell[key] === place ? [c] : [])),
        cap,
        target:
          mix.targets.find((target) => target.dimension === key && target.id === id)?.share ?? NaN,
      })),
    )
    .filter((groups) => groups.some(({ cap, target }) => cap < 1 || !Number.isNaN(target)));
}
