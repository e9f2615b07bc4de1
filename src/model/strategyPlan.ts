import type { KernelExports } from '../kernel/load';
import type { Localized } from '../scenario/quantity';
import type { Rules } from '../scenario/rules';
import { rulesOfBusiness } from '../scenario/rulesInForce';
import type { Scenario } from '../scenario/scenario';
import { averageLife } from './amortisation';
import { marketFactor, regionAttraction } from './applications';
import type { Cell } from './cells';
import { fundingShares, lossWeightOf } from './fundingShares';
import {
  createDecision,
  decideLending,
  pricingMethods,
  type LendingConditions,
  type LendingDecision,
  type LendingPlan,
} from './lending';
import { limitedSizes, type LoanSizes } from './loanSizes';
import type { MixDimension } from './mix';
import { observedRatesByStep } from './observedRates';
import { ratingScale } from './ratingScale';
import { loanLimitOf, rateCapOf, regionAllowed } from './rules';
import { stepProbability } from './stepProbability';
import { planTriggers, type TriggersPlan } from './triggers';

/** What the strategy decides where nothing was triggered or learnt, and what it takes to decide otherwise. */
export interface StrategyPlan {
  lending: LendingPlan;
  /** The decision on every path on which nothing was triggered or learnt, by step. */
  usual: LendingDecision[];
  triggers: TriggersPlan;
  /** Segment of each cell. */
  segment: Int32Array;
  lagSteps: number;
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
  inForce: Rules[],
  policyRate: Float64Array,
  policyRateToday: number,
  fundingCost: Float64Array,
  math: KernelExports,
): StrategyPlan {
  const { platform, strategy, run } = scenario;
  const { pricing, underwriting, mix } = strategy;
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
  const observedRates = observedRatesByStep(scenario, cells, steps, math);
  const scale = ratingScale(cells, platform.grades.length, underwriting.ratingClasses);
  // steps of equal scoring power share one array
  const classRates = new Map(
    [...new Set(observedRates)].map((rates) => [rates, scale.meanOfClass(rates)] as const),
  );
  const rulesOfCell = rulesByBusiness(scenario);
  const attraction = regionAttraction(scenario, cells);
  for (let step = 0; step < steps; step++) {
    const rules = inForce[step];
    const market = marketFactor(scenario, step * run.monthsPerStep + 1);
    const before = step > 0 && inForce[step - 1] === rules ? (step - 1) * cells.length : -1;
    cells.forEach((cell, c) => {
      const at = step * cells.length + c;
      observedDefaultRate[at] = classRates.get(observedRates[step])![c];
      scoringIntensity[at] =
        stepDefaultRate[c] > 0
          ? stepProbability(observedRates[step][c], stepsPerYear, math) / stepDefaultRate[c]
          : 1;
      demand[at] =
        cell.demandPerMonth *
        run.monthsPerStep *
        strategy.growth *
        market *
        attraction[cell.region];
      if (before >= 0) {
        for (const column of [rateCap, sizeFactor, meanLoan, loanVariation])
          column[at] = column[before + c];
        allowed[at] = allowed[before + c];
        return;
      }
      const segment = platform.segments[cell.segment];
      const own = rulesOfCell(rules, cell);
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

  const eras = [...new Set(inForce)];
  const lending: LendingPlan = {
    cells: cells.length,
    method: pricingMethods.indexOf(pricing.method),
    flatRate: pricing.flatRate,
    riskLoading: pricing.riskLoading,
    margin: pricing.margin,
    surcharge: pricing.surcharge,
    floor: pricing.floor,
    hurdleMargin: pricing.hurdleMargin,
    lendBelowHurdle: pricing.lendBelowHurdle,
    learning: pricing.learning,
    marketMove: policyRate.map((rate) => pricing.passThrough * (rate - policyRateToday)),
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
    fromWorst: scale.fromWorst,
    classWidth: scale.classWidth,
    rateOfClass: scale.meanOfClass(cells.map(({ rate }) => rate)),
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
    gradesDeclined: underwriting.gradesDeclined,
    stepsPerYear,
    adjustment: mix.adjustment,
    observedDefaultRate,
    scoringIntensity,
    rateCap,
    demand,
    sizeFactor,
    allowed,
    mixOfStep: Int32Array.from(inForce, (rules) => eras.indexOf(rules)),
    mixes: eras.map((rules) => mixOf(scenario, rules, cells)),
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
      [...strategy.triggers, ...scenario.rules.triggers],
      platform.segments.map(({ id }) => id),
      run.monthsPerStep,
    ),
    segment: Int32Array.from(cells, ({ segment }) => segment),
    lagSteps: Math.round((strategy.monitoring.lagMonths * quickness(scenario)) / run.monthsPerStep),
    reestimationCost: Float64Array.from({ length: steps }, (_, step) => {
      let cost = 0;
      for (
        let month = step * run.monthsPerStep + 1;
        month <= (step + 1) * run.monthsPerStep;
        month++
      )
        if (month > 1 && (month - 1) % underwriting.reestimationMonths === 0)
          cost += underwriting.reestimationCost;
      return cost;
    }),
    meanLoan,
    loanVariation,
  };
}

/** Part of the monitoring lag that coordination and automated assessment leave. */
function quickness({ platform, strategy }: Scenario): number {
  return (
    (1 - platform.conduct.coordinationSpeed * strategy.controls.coordination) *
    (1 -
      platform.technology.automatedAssessment.monitoringLag *
        strategy.technology.automatedAssessment)
  );
}

/** The rules that a cell's business is under; looked up once for each era and place of business. */
function rulesByBusiness({ platform }: Scenario): (rules: Rules, cell: Cell) => Rules {
  const known = new Map<Rules, Map<string, Rules>>();
  return (rules, cell) => {
    if (rules.jurisdictions.length === 0 && rules.businessLines.length === 0) return rules;
    const ofEra = known.get(rules) ?? new Map<string, Rules>();
    known.set(rules, ofEra);
    const { jurisdiction } = platform.regions[cell.region];
    const product = platform.products[cell.product].id;
    const place = `${jurisdiction}/${product}`;
    const own = ofEra.get(place) ?? rulesOfBusiness(rules, jurisdiction, product);
    ofEra.set(place, own);
    return own;
  };
}

/** Caps of the rules and the platform's own, and its targets, as groups of cells; dimensions without either are left out. */
function mixOf(
  { platform, strategy }: Scenario,
  { concentration }: Rules,
  cells: Cell[],
): MixDimension[] {
  const { mix } = strategy;
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
