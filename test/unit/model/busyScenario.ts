/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment,
   @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument,
   @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call
   -- a lever's place is known by its path alone */
import { areaIds } from '../../../src/scenario/areas';
import type { Scenario } from '../../../src/scenario/scenario';
import type { Lever } from '../../../src/scenario/walk';
import { presetScenario } from './laboratory';

const trigger = { metric: 'defaultRate', direction: 'above', forMonths: 2, lastsMonths: 2 };

/** A scenario in which much goes on at once, so that most levers need nothing but themselves to matter. */
export function busyScenario(): Scenario {
  return presetScenario({
    platform: {
      preset: 'p2p-2016',
      with: {
        equity: 300_000_000,
        creditLine: { limit: 20_000_000 },
        regions: [
          { id: 'home', home: true },
          { id: 'coast', jurisdiction: 'elsewhere' },
          { id: 'inland' },
        ],
      },
    },
    world: { preset: 'severe' },
    rules: {
      preset: 'light-touch',
      with: {
        strictness: { lendingLimits: 0.7, pricing: 0.7, licensing: 0.7, custody: 0.7 },
        enforcement: {
          authorities: [
            { id: 'one', inspectionsPerYear: 4, detection: 0.4 },
            { id: 'two', inspectionsPerYear: 4, detection: 0.4 },
          ],
          suspensionProbability: 0.1,
          withdrawalProbability: 0.01,
          intensityByRegion: [{ region: 'home', intensity: 0.7 }],
        },
        uncertainty: { policyUncertainty: 1.5, changesPerYear: 4 },
        jurisdictions: [{ id: 'elsewhere', set: { strictness: { disclosure: 0.95 } } }],
        businessLines: [{ id: 'business-6', set: { rateCap: { absolute: 0.2 } } }],
        triggers: [{ id: 'imposed', ...trigger, threshold: 0.08, action: 'raiseCutOff' }],
        changes: [
          { id: 'law', announced: 3, inForce: 8, size: 0.4, set: { strictness: { pricing: 0.9 } } },
        ],
      },
    },
    strategy: {
      preset: 'as-is',
      with: {
        innovation: 0.8,
        growth: 1.3,
        underwriting: { dataDepth: 0.4, reestimationMonths: 6 },
        mix: {
          targets: [{ dimension: 'product', id: 'personal-12', share: 0.4 }],
          leniency: 0.3,
        },
        monitoring: { detection: 0.4, lagMonths: 4 },
        collection: { level: 0.7 },
        insurance: { coverage: 0.4, attachment: 0.01, insurerDefaultRate: 0.1 },
        technology: {
          bigData: 0.5,
          machineLearning: 0.5,
          distributedLedger: 0.5,
          automatedAssessment: 0.5,
          intelligentCollection: 0.5,
        },
        pricing: { learning: 0.3 },
        triggers: [
          { id: 'own', ...trigger, threshold: 0.1, action: 'raisePrices', strength: 0.02 },
        ],
      },
    },
    run: { months: 15, seed: 'levers' },
  });
}

let known: Scenario['world'] | undefined;
/** Parsed once. */
const wideWorld = () =>
  (known ??= presetScenario({
    platform: 'p2p-2016',
    world: 'fed-2025-severely-adverse',
    rules: 'light-touch',
    strategy: 'as-is',
  }).world);

type Change = (scenario: any) => void;

/**
 * What a lever needs: a setting in which it matters, another value than the usual one, what must move along with it, and
 * more paths than usual where few of them meet what it acts on.
 */
export interface Need {
  where?: Change;
  other?: unknown;
  along?: Change;
  paths?: number;
}

const set =
  (path: string, value: unknown): Change =>
  (scenario) => {
    const { holder, key } = at(scenario, path);
    holder[key] = value;
  };
const all =
  (...changes: Change[]): Change =>
  (scenario) =>
    changes.forEach((change) => change(scenario));

/** A thin cushion of equity, so that some paths come into distress. */
const thin = set('platform.equity', 80_000_000);
/** A world in which every macroeconomic variable departs from what was expected. */
const wide: Change = (scenario) => (scenario.world = wideWorld());
const offBalanceFirst: Change = ({ platform }) =>
  platform.fundingSources.sort(
    (a: any, b: any) =>
      Number(b.treatment === 'offBalanceSheet') - Number(a.treatment === 'offBalanceSheet'),
  );
const shorter: Change = ({ world }) => {
  for (const variable of Object.values<any>(world.variables))
    if (variable) for (const key of ['path', 'baseline']) variable[key] = variable[key].slice(0, 2);
};
const riskBased = set('strategy.pricing.method', 'riskBased');
const tiers = set('rules.rateCap.tiers', [{ below: 50_000, cap: 0.16 }, { cap: 0.15 }]);
const regionalCap = set('rules.rateCap.byRegion', [{ region: 'home', cap: 0.15 }]);

const moreMarketing = set('strategy.changes', [{ month: 7, set: { growth: 1.6 } }]);
const cutOff = set('strategy.underwriting.gradesDeclined', 1);

/** Owners run away on few paths, and what investors lose hangs on these. */
const fewAbscond = { paths: 1024 };

export const needs: Record<string, Need> = {
  ...Object.fromEntries(
    areaIds.map((area) => [`rules.uncertainty.weights.${area}`, { other: 10 }]),
  ),
  'platform.regions[].home': {
    where: set('rules.homeRegionOnly', true),
    along: ({ platform }) => (platform.regions[1].home = true),
  },
  // a score that ages lets more of those through whom a cut-off is to keep out
  'platform.technology.machineLearning.drift': {
    where: all(
      set('strategy.underwriting.gradesDeclined', 1),
      set('strategy.underwriting.reestimationMonths', 120),
      set('strategy.underwriting.driftPerYear', 0.3),
      set('strategy.technology.machineLearning', 1),
    ),
  },
  // what a better score sees is made use of by a cut-off
  'strategy.technology.machineLearning': { where: cutOff },
  'strategy.underwriting.reestimationMonths': { where: cutOff },
  'platform.segments[].meanAnnualIncome': { where: set('rules.loanLimit.shareOfIncome', 1) },
  'platform.segments[].sensitivities.housePrices': { where: wide },
  'platform.segments[].sensitivities.inflation': { where: wide },
  'platform.segments[].sensitivities.policyRate': { where: wide },
  'platform.segments[].sensitivities.equityPrices': { where: wide },
  'platform.segments[].grades[].share': {
    along: ({ platform }) => (platform.segments[0].grades[1].share -= 0.15),
  },
  'platform.largeExposures[].termMonths': { other: 9 },
  'strategy.underwriting.ratingClasses': { other: 1 },
  'platform.fundingSources[].share': {
    other: 0.2,
    along: ({ platform }) => {
      const [first, ...others] = platform.fundingSources;
      const rest = others.reduce((sum: number, { share }: any) => sum + share, 0);
      for (const source of others) source.share *= (1 - first.share) / rest;
    },
  },
  'platform.fundingSources[].remuneration': { where: offBalanceFirst },
  'platform.fundingSources[].servicingFee': {
    where: all(offBalanceFirst, set('platform.fundingSources[].remuneration', 'passThrough')),
  },
  'platform.fundingSources[].platformLossShare': { where: offBalanceFirst },
  'platform.fundingSources[].stickiness': { where: offBalanceFirst },
  'platform.creditLine.spread': {
    where: set('strategy.triggers', [
      { id: 'draw', ...trigger, threshold: 0, action: 'drawCreditLine', strength: 1 },
    ]),
  },
  'platform.events.absconding.perYear': { where: thin, ...fewAbscond },
  'platform.events.absconding.custodyEffect': {
    where: all(
      thin,
      set('rules.custodyRequired', true),
      set('platform.events.absconding.perYear', 1),
    ),
    ...fewAbscond,
  },
  'platform.events.absconding.lossShare': { where: thin, ...fewAbscond },
  // at a wide spread the mean is that of a few thefts in thousands of paths: many thefts, and a narrower spread
  'platform.events.insiderFraud.spread': {
    where: set('platform.events.insiderFraud.perYear', 20),
    other: 0.5,
  },
  'platform.events.claims.spread': { where: set('platform.events.claims.perYear', 60) },
  'platform.technology.bigData.exposure': { where: set('platform.events.cyber.perYear', 40) },
  'rules.changes[].transitionMonths': { where: set('rules.changes[].size', 1), other: 36 },
  'strategy.insurance.limit': { where: set('strategy.insurance.limit', 0.002) },
  'platform.innovation.sandboxRelief': { where: set('rules.sandbox', true) },
  'rules.sandbox': { other: true },
  'world.afterwards': { where: shorter, other: 'hold' },
  'world.factors.degreesOfFreedom': { where: set('world.factors.copula', 'studentT') },
  'world.factors.weights.global': {
    along: ({ world }) => (world.factors.weights.region -= 0.15),
  },
  'world.factors.weights.region': {
    along: ({ world }) => (world.factors.weights.global -= 0.15),
  },
  'world.factors.weights.product': {
    along: ({ world }) => (world.factors.weights.global -= 0.15),
  },
  'rules.rateCap.absolute': { other: 0.15 },
  'rules.rateCap.referenceRate': { where: set('rules.rateCap.multipleOfReference', 4) },
  'rules.rateCap.tiers': { where: tiers },
  'rules.rateCap.tiers[].below': { where: tiers },
  'rules.rateCap.tiers[].cap': { where: tiers, other: 0.12 },
  'rules.rateCap.byRegion': { where: regionalCap },
  'rules.rateCap.byRegion[].cap': { where: regionalCap, other: 0.12 },
  'rules.ownShareMinimum': { other: 0.6 },
  'rules.guaranteeMaximum': { other: 0.01 },
  'rules.leverageMaximum': { other: 1 },
  'rules.provisionMinimum': { other: 0.3 },
  'rules.enforcement.dataPenaltySum': { other: 100_000_000 },
  'rules.enforcement.penaltyMaximumSum': {
    where: set('rules.enforcement.penaltyMaximumShare', 0),
    other: 100_000_000,
  },
  'rules.custodyRequired': { where: thin, ...fewAbscond },
  'strategy.controls.custody': { where: thin, ...fewAbscond },
  'strategy.pricing.flatRate': { where: set('strategy.pricing.method', 'flat') },
  'strategy.pricing.passThrough': {
    where: all(wide, set('strategy.pricing.method', 'marketFollowing')),
  },
  'strategy.pricing.riskLoading': { where: riskBased },
  'strategy.pricing.margin': { where: riskBased },
  'strategy.changes': { where: moreMarketing },
  'strategy.changes[].month': { where: moreMarketing },
  'strategy.capital.targetRatio': {
    where: all(set('platform.equity', 1_500_000_000), set('strategy.capital.dividendShare', 0.5)),
    other: 1,
  },
};

/** The place of a lever in a scenario, with the first item of each list. */
const keysOf = (path: string): (string | number)[] =>
  path.split('.').flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), 0] : [key]));

export function at(scenario: any, path: string): { holder: any; key: string | number } {
  const keys = keysOf(path);
  const key = keys.pop()!;
  return { holder: keys.reduce((value, one) => value[one], scenario), key };
}

/** Another value within the range of a lever. */
export function another(lever: Lever, now: any): unknown {
  if (lever.kind === 'flag') return !now;
  if (lever.kind === 'choice') return Object.keys(lever.labels).find((key) => key !== now);
  if (lever.kind === 'steps') return lever.options.find((option) => option !== now);
  if (lever.kind === 'seed') return 'another';
  if (lever.kind === 'list') return [];
  const { min, max, integer, scale } = lever.info;
  if (now === undefined) return min + (max - min) / (scale === 'log' ? 1e7 : 8);
  if (scale === 'log') return now > 0 ? Math.min(max, now * 1.5) : Math.min(max, 1e6);
  const step = integer ? Math.max(1, Math.round(Math.abs(now) / 2)) : (max - min) * 0.15;
  return now + step <= max ? now + step : now - step;
}
