import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Calendar } from '../scenario/calendar';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { planBreaches, type BreachesPlan } from './breaches';
import { columnOf, tableOf } from './byStep';
import type { Cell } from './cells';
import { planEvents, type EventsPlan } from './events';
import { changeCosts } from './maturity';
import { planOnce, type OncePlan } from './once';
import { streamOf } from './stream';

/** What conduct works from: what is paid for, what it costs, and how often things happen. */
export interface ConductPlan {
  areas: number;
  years: number;
  breaches: BreachesPlan;
  /** Cost of the programme in a step, `[step × areas + area]`, and its part per active loan. */
  fixedCost: Float64Array;
  costPerLoan: Float64Array;
  localisation: number;
  /** Further jurisdiction of each region, from 0; −1 at home. */
  jurisdiction: Int32Array;
  /** Cost of scheduled changes, `[step × areas + area]`, and of a random change of size 1. */
  changeCost: Float64Array;
  costOfChange: number;
  /** Parts of change cost that are legal, technology and training. */
  changeParts: [number, number, number];
  /** By step. */
  auditCost: Float64Array;
  /**
   * Culture: what it tends to, by step; part of the distance left after a step; lost to growth, by step, and to each
   * unpunished breach.
   */
  openingCulture: number;
  cultureTarget: Float64Array;
  cultureKept: number;
  growthPressure: Float64Array;
  impunity: number;
  cultureEffect: number;
  cyber: EventsPlan;
  /** Incidents expected in a step, by step. */
  cyberRate: Float64Array;
  insiderFraud: EventsPlan;
  insiderRate: number;
  claims: EventsPlan;
  claimRate: number;
  /** What legal-risk management leaves of the cost of a claim, by step. */
  claimCost: Float64Array;
  /** Data-protection penalty: ln of its median share of the maximum, σ, maxima; by step. */
  dataStream: number;
  dataMedian: Float64Array;
  dataShare: Float64Array;
  dataSum: Float64Array;
  /** Absconding: hazard of a step in full distress under the rules of the step. */
  abscondRate: Float64Array;
  absconding: OncePlan;
}

/** Incidents that full security prevents: judgement. */
const securityEffect = 0.9;
/** Part of the cost of a claim that full legal-risk management saves: judgement. */
const legalEffect = 0.5;

/** @param weights share of the business in each region, by step */
export function planConduct(
  scenario: Scenario,
  cells: Cell[],
  calendar: Calendar,
  weights: number[][],
  math: KernelExports,
): ConductPlan {
  const { platform, run, rules } = scenario;
  const { conduct, events, technology } = platform;
  const { rules: inForce, strategies: decided } = calendar;
  const steps = inForce.length;
  const years = run.monthsPerStep / 12;
  const power = (base: number, exponent: number) =>
    base > 0 ? math.exp(exponent * math.log(base)) : 0;
  // Cost ∝ level^convexity; coordination saves what is done twice; automation saves up to half of the work per loan and
  // adds up to a fifth of the fixed cost (judgement). Controls cost their price in the area that they serve.
  const effort = ({ compliance, controls }: Strategy) => {
    const saved = 1 - conduct.coordinationSaving * controls.coordination;
    return areaIds.map(
      (area) => (power(compliance.level[area], conduct.convexity) / areaIds.length) * saved,
    );
  };
  const ownCost = (strategy: Strategy): Partial<Record<(typeof areaIds)[number], number>> => {
    const { controls } = strategy;
    return {
      disclosure: strategy.disclosureCost * strategy.disclosure,
      dataProtection: controls.securityCost * power(controls.security, conduct.convexity),
      consumerProtection: controls.legalCost * controls.legalRiskManagement,
      internalControl:
        controls.trainingCost * controls.training +
        controls.coordinationCost * controls.coordination,
    };
  };
  const { legal, technology: systems, training } = conduct.changeCost;
  const change = legal + systems + training;
  const home = (platform.regions.find((region) => region.home) ?? platform.regions[0]).jurisdiction;
  const abroad = [...new Set(platform.regions.map(({ jurisdiction }) => jurisdiction))].filter(
    (jurisdiction) => jurisdiction !== home,
  );
  const audits = Float64Array.from({ length: steps }, (_, step) => {
    const { auditsPerYear } = decided[step].compliance;
    const until = (month: number) => Math.floor((month * auditsPerYear) / 12 + 1e-9);
    return until((step + 1) * run.monthsPerStep) - until(step * run.monthsPerStep);
  });
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  return {
    areas: areaIds.length,
    years,
    breaches: planBreaches(scenario, cells, calendar, weights, audits, math),
    fixedCost: tableOf(decided, (strategy) => {
      const [efforts, own] = [effort(strategy), ownCost(strategy)];
      return areaIds.map(
        (area, a) =>
          (conduct.fixedCostPerYear * efforts[a] * (1 + strategy.compliance.automation / 5) +
            (own[area] ?? 0)) *
          years,
      );
    }),
    costPerLoan: tableOf(decided, (strategy) =>
      effort(strategy).map(
        (part) =>
          conduct.costPerLoanPerYear * part * (1 - strategy.compliance.automation / 2) * years,
      ),
    ),
    localisation: conduct.localisationCostPerYear * abroad.length * years,
    jurisdiction: Int32Array.from(platform.regions, ({ jurisdiction }) =>
      abroad.indexOf(jurisdiction),
    ),
    changeCost: changeCosts(scenario, steps),
    costOfChange: change,
    changeParts: change > 0 ? [legal / change, systems / change, training / change] : [0, 0, 0],
    auditCost: audits.map((count, step) => {
      const { auditCost, auditDepth } = decided[step].compliance;
      return count * auditCost * auditDepth;
    }),
    openingCulture: conduct.openingCulture,
    cultureTarget: columnOf(decided, ({ controls }) => controls.training),
    cultureKept: math.exp(-run.monthsPerStep / conduct.cultureMonths),
    growthPressure: columnOf(
      decided,
      ({ growth }) => conduct.growthPressure * Math.max(0, growth - 1) * years,
    ),
    impunity: conduct.impunity * years,
    cultureEffect: conduct.cultureEffect,
    cyber: planEvents('cyber', events.cyber.median, events.cyber.spread, run, math),
    cyberRate: columnOf(
      decided,
      (strategy) =>
        events.cyber.perYear *
        years *
        (1 - securityEffect * strategy.controls.security) *
        (1 - technology.distributedLedger.security * strategy.technology.distributedLedger) *
        (1 + technology.bigData.exposure * strategy.technology.bigData) *
        (1 + strategy.underwriting.dataDepth / 2),
    ),
    insiderFraud: planEvents(
      'insiderFraud',
      events.insiderFraud.median,
      events.insiderFraud.spread,
      run,
      math,
    ),
    insiderRate: events.insiderFraud.perYear * years,
    claims: planEvents('claims', events.claims.median, events.claims.spread, run, math),
    claimRate: events.claims.perYear * years,
    claimCost: columnOf(decided, ({ controls }) => 1 - legalEffect * controls.legalRiskManagement),
    dataStream: streamOf('dataPenalty'),
    dataMedian: column(({ enforcement }) => enforcement.dataPenaltyMedian),
    dataShare: column(({ enforcement }) => enforcement.dataPenaltyShare),
    dataSum: column(({ enforcement }) => enforcement.dataPenaltySum),
    abscondRate: Float64Array.from(inForce, ({ custodyRequired }, step) => {
      const { custody } = decided[step].controls;
      return (
        events.absconding.perYear *
        years *
        (1 -
          events.absconding.custodyEffect *
            (custodyRequired || rules.custodyRequired || custody ? 1 : 0))
      );
    }),
    absconding: planOnce('absconding', run),
  };
}
