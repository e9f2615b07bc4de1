import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import { planBearers, type BearersPlan } from './bearers';
import type { BookPlan } from './bookPlan';
import { cellsOf } from './cells';
import { planFixedCost, type FixedCostPlan } from './fixedCost';
import type { FundingPlan } from './funding';
import { planInsurance, type InsurancePlan } from './insurance';
import type { RulesPlan } from './rules';
import type { StrategyPlan } from './strategyPlan';
import type { WorldPlan } from './world';

/** What the accounts work from: the opening balance sheet, costs, and rates. */
export interface AccountsPlan {
  years: number;
  /** Opening balance sheet. Debt fills what equity and cash leave open; more equity than needed is held as cash. */
  equity: number;
  cash: number;
  debt: number;
  allowance: number;
  revenue: number;
  loans: number;
  fixedCost: FixedCostPlan;
  technologyCost: number;
  servicing: number;
  /** Acquisition cost per unit lent; applications per unit of money applied for × cost of one, by step. */
  acquisition: number;
  applicationCost: Float64Array;
  otherIncomeShare: number;
  taxRate: number;
  provisioning: number;
  /** Part of expected recoveries that arrives in a step. */
  recovered: number;
  lineLimit: number;
  lineSpread: number;
  dividendShare: number;
  targetRatio: number;
  liquidityBuffer: number;
  /** Weight of the newest step in yearly revenue and in observed ÷ expected losses. */
  revenueWeight: number;
  experienceWeight: number;
  /** Part of investors' money that is lost when someone absconds. */
  abscondLoss: number;
  insurance: InsurancePlan;
  bearers: BearersPlan;
}

export function planAccounts(
  scenario: Scenario,
  book: BookPlan,
  strategy: StrategyPlan,
  funding: FundingPlan,
  rules: RulesPlan,
  world: WorldPlan,
  math: KernelExports,
): AccountsPlan {
  const { platform, run } = scenario;
  const { costs } = platform;
  const years = run.monthsPerStep / 12;
  const loans =
    book.openingBalance.reduce((sum, balance) => sum + balance, 0) + book.exposures.opening;
  const exposureInterest = platform.largeExposures.reduce(
    (sum, { amount, rate }) => sum + amount * rate,
    0,
  );
  const interest =
    book.openingBalance.reduce((sum, balance, c) => sum + balance * strategy.lending.rate[c], 0) +
    exposureInterest;
  const usual = strategy.usual[0];
  const fees = usual.granted.reduce(
    (sum, granted, c) => sum + (granted / years) * strategy.lending.originationFee[c],
    0,
  );
  let onShare = 0;
  let borne = 0;
  let offIncome = 0;
  for (let s = 0; s < funding.sources; s++) {
    const share = funding.openingShare[s];
    borne += share * funding.lossShare[s];
    if (funding.onBalance[s]) onShare += share;
    else if (funding.passThrough[s]) offIncome += share * loans * funding.servicingFee[s];
    else offIncome += share * (interest - loans * (world.policyRate[0] + funding.spread[s]));
  }
  const onBalance = loans * onShare;
  const allowance = Math.max(
    rules.provisionMinimum[0] * onBalance,
    scenario.strategy.provisioning * book.openingExpectedLoss * borne,
  );
  const missing = onBalance - allowance + platform.cash - platform.equity;
  const { growth, technology, innovation, underwriting } = scenario.strategy;
  const programmes = Object.keys(technology) as (keyof typeof technology)[];
  const perApplication =
    costs.costPerApplication *
    (1 - platform.technology.automatedAssessment.applicationCost * technology.automatedAssessment) *
    (1 + underwriting.dataDepth);
  const otherIncome = Math.max(
    0,
    platform.otherIncomeShare + platform.innovation.incomeGain * (2 * innovation - 1),
  );
  const today =
    interest * (onShare + platform.otherIncomeShare) +
    offIncome +
    cellsOf(scenario).reduce(
      (sum, { product, demandPerMonth }) =>
        sum + 12 * demandPerMonth * platform.products[product].originationFee,
      0,
    );
  return {
    years,
    equity: platform.equity,
    cash: platform.cash + Math.max(0, -missing),
    debt: Math.max(0, missing),
    allowance,
    revenue: interest * (onShare + otherIncome) + offIncome + fees,
    loans,
    fixedCost: planFixedCost(scenario, today, math),
    technologyCost:
      programmes.reduce(
        (sum, id) => sum + platform.technology[id].costPerYear * technology[id],
        0,
      ) * years,
    servicing: costs.servicingPerLoan * run.monthsPerStep,
    acquisition: costs.acquisitionShare * Math.max(1, growth) * (0.5 + platform.competition),
    applicationCost: Float64Array.from(strategy.usual, (decision, step) => {
      const cells = decision.applied.length;
      let money = 0;
      let applications = 0;
      for (let c = 0; c < cells; c++) {
        money += decision.applied[c];
        applications += decision.applied[c] / strategy.meanLoan[step * cells + c];
      }
      return money > 0 ? (applications / money) * perApplication : 0;
    }),
    otherIncomeShare: otherIncome,
    taxRate: platform.taxRate,
    provisioning: scenario.strategy.provisioning,
    recovered: -math.expm1(
      (-run.monthsPerStep / platform.collectionMonths) * (0.5 + scenario.strategy.collection.level),
    ),
    lineLimit: platform.creditLine.limit,
    lineSpread: platform.creditLine.spread,
    dividendShare: scenario.strategy.capital.dividendShare,
    targetRatio: scenario.strategy.capital.targetRatio,
    liquidityBuffer: scenario.strategy.capital.liquidityBuffer,
    revenueWeight: Math.min(1, years),
    experienceWeight: Math.min(1, 2 * years),
    abscondLoss: platform.events.absconding.lossShare,
    insurance: planInsurance(scenario, math),
    bearers: planBearers(scenario),
  };
}
