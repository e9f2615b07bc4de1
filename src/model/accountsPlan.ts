import type { KernelExports } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { planBearers, type BearersPlan } from './bearers';
import type { BookPlan } from './bookPlan';
import { columnOf } from './byStep';
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
  /** Cost of the technology programmes, by step. */
  technologyCost: Float64Array;
  servicing: number;
  /** Acquisition cost per unit lent; applications per unit of money applied for × cost of one; by step. */
  acquisition: Float64Array;
  applicationCost: Float64Array;
  /** By step. */
  otherIncomeShare: Float64Array;
  taxRate: number;
  /** By step; part of expected recoveries that arrives in a step. */
  provisioning: Float64Array;
  recovered: Float64Array;
  lineLimit: number;
  lineSpread: number;
  /** By step. */
  dividendShare: Float64Array;
  targetRatio: Float64Array;
  liquidityBuffer: Float64Array;
  /** Weight of the newest step in yearly revenue and in observed ÷ expected losses. */
  revenueWeight: number;
  experienceWeight: number;
  /** Part of investors' money that is lost when someone absconds. */
  abscondLoss: number;
  insurance: InsurancePlan;
  bearers: BearersPlan;
}

/** @param decided strategies by step */
export function planAccounts(
  scenario: Scenario,
  decided: Strategy[],
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
    decided[0].provisioning * book.openingExpectedLoss * borne,
  );
  const missing = onBalance - allowance + platform.cash - platform.equity;
  const perApplication = ({ technology, underwriting }: Strategy) =>
    costs.costPerApplication *
    (1 - platform.technology.automatedAssessment.applicationCost * technology.automatedAssessment) *
    (1 + underwriting.dataDepth);
  const otherIncome = ({ innovation }: Strategy) =>
    Math.max(0, platform.otherIncomeShare + platform.innovation.incomeGain * (2 * innovation - 1));
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
    revenue: interest * (onShare + otherIncome(decided[0])) + offIncome + fees,
    loans,
    fixedCost: planFixedCost(scenario, today, math),
    technologyCost: columnOf(
      decided,
      ({ technology }) =>
        (Object.keys(technology) as (keyof typeof technology)[]).reduce(
          (sum, id) => sum + platform.technology[id].costPerYear * technology[id],
          0,
        ) * years,
    ),
    servicing: costs.servicingPerLoan * run.monthsPerStep,
    acquisition: columnOf(
      decided,
      ({ growth }) => costs.acquisitionShare * Math.max(1, growth) * (0.5 + platform.competition),
    ),
    applicationCost: Float64Array.from(strategy.usual, (decision, step) => {
      const cells = decision.applied.length;
      let money = 0;
      let applications = 0;
      for (let c = 0; c < cells; c++) {
        money += decision.applied[c];
        applications += decision.applied[c] / strategy.meanLoan[step * cells + c];
      }
      return money > 0 ? (applications / money) * perApplication(decided[step]) : 0;
    }),
    otherIncomeShare: columnOf(decided, otherIncome),
    taxRate: platform.taxRate,
    provisioning: columnOf(decided, ({ provisioning }) => provisioning),
    recovered: columnOf(
      decided,
      ({ collection }) =>
        -math.expm1((-run.monthsPerStep / platform.collectionMonths) * (0.5 + collection.level)),
    ),
    lineLimit: platform.creditLine.limit,
    lineSpread: platform.creditLine.spread,
    dividendShare: columnOf(decided, ({ capital }) => capital.dividendShare),
    targetRatio: columnOf(decided, ({ capital }) => capital.targetRatio),
    liquidityBuffer: columnOf(decided, ({ capital }) => capital.liquidityBuffer),
    revenueWeight: Math.min(1, years),
    experienceWeight: Math.min(1, 2 * years),
    abscondLoss: platform.events.absconding.lossShare,
    insurance: planInsurance(scenario, decided, math),
    bearers: planBearers(scenario),
  };
}
