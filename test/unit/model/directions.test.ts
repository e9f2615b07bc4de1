import { describe, expect, test } from 'vitest';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import { areaIds } from '../../../src/scenario/areas';
import { failureCauses } from '../../../src/model/failureCauses';
import type { Scenario } from '../../../src/scenario/scenario';
import { kernelModule, planOf, presetScenario } from './laboratory';
import { meanAndError } from './monteCarlo';

/** Which way an outcome moves with a lever, on the same shocks: every part of what the tool is for has a line. */

const paths = 128;
const failures = failureCauses.slice(1).map((cause) => `failed: ${cause}` as const);

type Change = (scenario: Scenario) => void;
const settings = {
  lender: { platform: 'micro-lender', rules: 'china-2024-micro-loan', world: 'moderate' },
  facilitator: { platform: 'facilitation', rules: 'china-2025-facilitation', world: 'moderate' },
  p2p: { platform: 'p2p-2016', rules: 'light-touch', world: 'severe' },
  /** The same platform, which outlives whatever happens, so that failure hides nothing. */
  immortal: { platform: 'p2p-2016', rules: 'light-touch', world: 'severe' },
};
type Setting = keyof typeof settings;

function scenarioOf(setting: Setting, ...changes: Change[]): Scenario {
  const scenario = presetScenario({
    strategy: 'as-is',
    run: { months: 18, seed: 'directions' },
    ...settings[setting],
  });
  if (setting === 'immortal') {
    scenario.platform.equity *= 20;
    scenario.platform.cash *= 20;
  }
  for (const change of changes) change(scenario);
  return scenario;
}

interface Run {
  columns: string[];
  values: Map<string, Float64Array>;
}

function run(scenario: Scenario): Run {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const columns = [...plan.columns, ...failures];
  const values = new Map(columns.map((name) => [name, new Float64Array(paths)]));
  for (let from = 0; from < paths; from += lanes) {
    const { outcomes, failureCause: failed } = simulator.block(from, lanes);
    plan.columns.forEach((name, c) =>
      values.get(name)!.set(outcomes.subarray(c * lanes, (c + 1) * lanes), from),
    );
    failures.forEach((name, k) => {
      for (let i = 0; i < lanes; i++) values.get(name)![from + i] = failed[i] === k + 1 ? 1 : 0;
    });
  }
  return { columns, values };
}

/** [§, setting, what is changed, before, after, outcome, which way it moves, why] */
type Line = [
  section: string,
  setting: Setting,
  lever: string,
  before: Change,
  after: Change,
  moves: [outcome: string, direction: 'up' | 'down'][],
  why: string,
];

const asItIs: Change = () => undefined;
const strictness =
  (level: number): Change =>
  ({ rules }) => {
    for (const area of Object.keys(rules.strictness) as (keyof typeof rules.strictness)[])
      rules.strictness[area] = level;
  };
const uneven: Change = ({ rules }) => {
  rules.enforcement.intensityByRegion = [
    { region: 'home', intensity: 1.5 },
    { region: 'inland', intensity: 0.3 },
  ];
};
const tightening = (announced: number): Change => {
  return ({ rules }) => {
    rules.changes = [
      {
        id: 'law',
        title: '',
        announced,
        inForce: 10,
        transitionMonths: 6,
        size: 0.8,
        set: { strictness: { pricing: 1, disclosure: 1, consumerProtection: 1 } },
      },
    ];
  };
};
const insured: Change = ({ strategy }) => {
  Object.assign(strategy.insurance, { coverage: 0.8, attachment: 0.01, premium: 0.005 });
};
const capped: Change = ({ rules }) => (rules.rateCap.absolute = 0.18);
/** Practice that does all that is asked, from the start. */
const mature: Change = ({ platform, strategy }) => {
  platform.conduct.openingMaturity = 1;
  for (const area of areaIds) strategy.compliance.level[area] = 1;
};
/** Three times the fixed cost, of which a share follows revenue down. */
const fixedCosts =
  (adjustableShare: number): Change =>
  ({ platform: { costs } }) =>
    Object.assign(costs, { adjustableShare, fixedPerMonth: 3 * costs.fixedPerMonth });
const riskBased: Change = ({ strategy }) => (strategy.pricing.method = 'riskBased');
const bold: Change = ({ strategy }) => (strategy.innovation = 1);
const programme = (name: keyof Scenario['strategy']['technology']): Change => {
  return ({ strategy }) => (strategy.technology[name] = 1);
};

const lines: Line[] = [
  [
    '1',
    'p2p',
    'custody of client money',
    asItIs,
    ({ strategy }) => (strategy.controls.custody = true),
    [['failed: absconding', 'down']],
    'money that lies with a bank cannot be run away with',
  ],
  [
    '1',
    'p2p',
    'equity',
    asItIs,
    ({ platform }) => (platform.equity *= 4),
    [['failed: insolvency', 'down']],
    'losses have more to eat up',
  ],
  [
    '1',
    'p2p',
    'stickiness of investors',
    asItIs,
    ({ platform }) => platform.fundingSources.forEach((source) => (source.stickiness = 0.95)),
    [['failed: illiquidity', 'down']],
    'a funding chain breaks when those who fund leave',
  ],
  [
    '1',
    'p2p',
    'fixed cost that follows revenue',
    fixedCosts(0),
    fixedCosts(1),
    [
      ['failed: illiquidity', 'down'],
      ['profit', 'up'],
    ],
    'a platform that is cut down to what it earns is not bled by what it has to pay',
  ],
  [
    '2.1',
    'lender',
    'a scheduled change of the law',
    asItIs,
    tightening(0),
    [
      ['complianceLegalCost', 'up'],
      ['complianceTechnologyCost', 'up'],
      ['complianceTrainingCost', 'up'],
      ['breaches', 'up'],
    ],
    'a change costs advice, systems and training, and practice lags behind it',
  ],
  [
    '2.1',
    'lender',
    'notice of a change',
    tightening(10),
    tightening(1),
    [['breaches', 'down']],
    'who knows beforehand prepares',
  ],
  [
    '2.1',
    'p2p',
    'limit per borrower',
    asItIs,
    ({ rules }) => (rules.loanLimit.amount = 50_000),
    [['originations', 'down']],
    'large loans are cut down to the limit',
  ],
  [
    '2.2',
    'lender',
    'following lenient enforcement',
    uneven,
    (scenario) => {
      uneven(scenario);
      scenario.strategy.mix.leniency = 0.8;
    },
    [
      ['businessShift', 'up'],
      ['originations/region/inland', 'up'],
      ['originations/region/home', 'down'],
    ],
    'business drifts to where inspections are few',
  ],
  [
    '2.2',
    'lender',
    'coordination of authorities',
    ({ rules }) => (rules.enforcement.coordination = 0),
    ({ rules }) => (rules.enforcement.coordination = 1),
    [
      ['complianceAuditCost', 'down'],
      ['penalties', 'up'],
    ],
    'authorities that share findings inspect once and find more',
  ],
  [
    '2.3',
    'lender',
    'security',
    ({ strategy }) => (strategy.controls.security = 0.2),
    ({ strategy }) => (strategy.controls.security = 0.9),
    [
      ['incidents', 'down'],
      ['cyberLoss', 'down'],
    ],
    'security takes away attacks that succeed',
  ],
  [
    '2.3',
    'lender',
    'maximum of data-protection penalties',
    ({ strategy }) => (strategy.controls.security = 0),
    ({ rules, strategy }) => {
      strategy.controls.security = 0;
      rules.enforcement.dataPenaltySum = 1e9;
    },
    [['penalties', 'up']],
    'a leak is penalised by a part of the greater of a sum and a share of turnover',
  ],
  [
    '2.4',
    'lender',
    'innovation',
    ({ strategy }) => (strategy.innovation = 0.2),
    bold,
    [
      ['originations', 'up'],
      ['revenue', 'up'],
      ['breaches', 'up'],
    ],
    'bold products gain the market and run ahead of the rules',
  ],
  [
    '2.4',
    'lender',
    'innovation, all else being as mature as can be',
    mature,
    (scenario) => {
      mature(scenario);
      bold(scenario);
    },
    [['breaches', 'up']],
    'what is too bold is a breach, however well the known is done',
  ],
  [
    '2.4',
    'lender',
    'a sandbox',
    bold,
    (scenario) => {
      bold(scenario);
      scenario.rules.sandbox = true;
    },
    [['breaches', 'down']],
    'what is new is tried with permission',
  ],
  [
    '3.1',
    'lender',
    'scoring power, with worst grades declined',
    ({ strategy }) =>
      Object.assign(strategy.underwriting, { gradesDeclined: 1, scoringPower: 0.3 }),
    ({ strategy }) => Object.assign(strategy.underwriting, { gradesDeclined: 1, scoringPower: 1 }),
    [['defaultRate', 'down']],
    'who sees the grades declines those that default',
  ],
  [
    '3.1',
    'lender',
    'early warning',
    asItIs,
    ({ strategy }) => Object.assign(strategy.monitoring, { detection: 0.6, cure: 0.5 }),
    [['defaultRate', 'down']],
    'some would-be defaults are averted',
  ],
  [
    '3.2',
    'lender',
    'own cap on one region',
    asItIs,
    ({ strategy }) => (strategy.mix.regionCap = 0.34),
    [['concentrationIndex', 'down']],
    'caps spread new lending',
  ],
  [
    '3.2',
    'lender',
    'surcharge on prices',
    asItIs,
    ({ strategy }) => (strategy.pricing.surcharge = 0.02),
    [
      ['meanApr', 'up'],
      ['originations', 'down'],
    ],
    'demand falls with price',
  ],
  [
    '3.3',
    'immortal',
    'a trigger that suspends lending',
    asItIs,
    ({ strategy }) =>
      strategy.triggers.push({
        id: 'stop',
        title: '',
        metric: 'defaultRate',
        direction: 'above',
        threshold: 0.05,
        forMonths: 1,
        action: 'suspendLending',
        strength: 1,
        lastsMonths: 6,
      }),
    [['originations', 'down']],
    'lending stops when defaults are seen',
  ],
  [
    '3.3',
    'immortal',
    'a trigger that calls loans early',
    asItIs,
    ({ strategy }) =>
      strategy.triggers.push({
        id: 'call',
        title: '',
        metric: 'defaultRate',
        direction: 'above',
        threshold: 0.05,
        forMonths: 1,
        action: 'callLoans',
        strength: 0.1,
        lastsMonths: 6,
      }),
    [['loansEnd', 'down']],
    'loans that are called leave the book',
  ],
  [
    '3.3',
    'lender',
    'internal control',
    ({ strategy }) => (strategy.compliance.level.internalControl = 0.2),
    ({ strategy }) => (strategy.compliance.level.internalControl = 1),
    [['insiderLoss', 'down']],
    'insiders steal where nobody looks',
  ],
  [
    '3.3',
    'lender',
    'collection',
    ({ strategy }) => (strategy.collection.level = 0.2),
    ({ strategy }) => (strategy.collection.level = 0.9),
    [['lossRate', 'down']],
    'more of each defaulted loan comes back',
  ],
  [
    '3.4, 6.2, 6.4',
    'lender',
    'intelligent collection',
    asItIs,
    programme('intelligentCollection'),
    [['lossRate', 'down']],
    'it takes a part off the loss given default',
  ],
  [
    '3.4, 6.2, 6.4',
    'lender',
    'a distributed ledger',
    ({ strategy }) => (strategy.controls.security = 0),
    (scenario) => {
      scenario.strategy.controls.security = 0;
      programme('distributedLedger')(scenario);
    },
    [['incidents', 'down']],
    'it prevents a part of the incidents',
  ],
  [
    '3.4, 6.2, 6.4',
    'lender',
    'big data and machine learning, with worst grades declined',
    ({ strategy }) =>
      Object.assign(strategy.underwriting, { gradesDeclined: 1, scoringPower: 0.4 }),
    (scenario) => {
      Object.assign(scenario.strategy.underwriting, { gradesDeclined: 1, scoringPower: 0.4 });
      programme('bigData')(scenario);
      programme('machineLearning')(scenario);
    },
    [['defaultRate', 'down']],
    'both narrow the blindness of scoring',
  ],
  [
    '4',
    'lender',
    'coordination of compliance and risk',
    (scenario) => {
      tightening(1)(scenario);
      scenario.strategy.controls.coordination = 0;
    },
    (scenario) => {
      tightening(1)(scenario);
      scenario.strategy.controls.coordination = 1;
    },
    [
      ['breaches', 'down'],
      ['penalties', 'down'],
    ],
    'practice catches up faster with a change, and audits that know more find more',
  ],
  [
    '4',
    'lender',
    'coordination of compliance and risk, at no cost of its own',
    ({ strategy }) => Object.assign(strategy.controls, { coordination: 0, coordinationCost: 0 }),
    ({ strategy }) => Object.assign(strategy.controls, { coordination: 1, coordinationCost: 0 }),
    [['complianceRunCost', 'down']],
    'what was done twice is done once',
  ],
  [
    '4.5, 7.1, 11.5',
    'lender',
    'training and incentives',
    ({ strategy, platform }) => {
      strategy.controls.training = 0;
      platform.events.insiderFraud.perYear = 20;
    },
    ({ strategy, platform }) => {
      strategy.controls.training = 1;
      platform.events.insiderFraud.perYear = 20;
    },
    [
      ['cultureEnd', 'up'],
      ['breaches', 'down'],
      ['insiderLoss', 'down'],
    ],
    'culture is built by training and lowers breaches and fraud',
  ],
  [
    '4.5, 7.1, 11.5',
    'lender',
    'growth pressure',
    asItIs,
    ({ strategy }) => (strategy.growth = 2),
    [['cultureEnd', 'down']],
    'pressure to grow erodes culture',
  ],
  [
    '5.1, 10',
    'lender',
    'a second jurisdiction',
    asItIs,
    ({ platform }) => (platform.regions[1].jurisdiction = 'abroad'),
    [['complianceLocalisationCost', 'up']],
    'business abroad needs law of its own',
  ],
  [
    '5.1, 10',
    'lender',
    'stricter rules in every area',
    strictness(0.5),
    strictness(0.95),
    [
      ['breaches', 'up'],
      ['complianceCost', 'up'],
    ],
    'more is asked than is done',
  ],
  [
    '5.1, 10',
    'immortal',
    'a rating scale of one class instead of one per grade, prices following risk',
    riskBased,
    (scenario) => {
      riskBased(scenario);
      scenario.strategy.underwriting.ratingClasses = 1;
    },
    [
      ['meanApr/grade/A', 'up'],
      ['originations/grade/A', 'down'],
      ['originations/grade/C', 'up'],
      ['defaultRate', 'up'],
    ],
    'where all pay alike the good pay for the bad: they leave, and the bad stay',
  ],
  [
    '5.1, 10',
    'lender',
    'a rating scale of one class instead of one per grade, the worst grade declined',
    ({ strategy }) => (strategy.underwriting.gradesDeclined = 1),
    ({ strategy }) => Object.assign(strategy.underwriting, { gradesDeclined: 1, ratingClasses: 1 }),
    [['defaultRate', 'up']],
    'who cannot tell grades apart declines by lot',
  ],
  [
    '2.2',
    'lender',
    'enforcement in one region',
    asItIs,
    ({ rules }) => {
      rules.enforcement.intensityByRegion = [{ region: 'inland', intensity: 4 }];
    },
    [
      ['inspections/region/inland', 'up'],
      ['complianceCost/region/inland', 'up'],
    ],
    'a region that is inspected more costs more',
  ],
  [
    '5.1, 10',
    'immortal',
    'credit ratings of large exposures',
    ({ platform }) => platform.largeExposures.forEach((exposure) => (exposure.rating = 'A')),
    ({ platform }) => platform.largeExposures.forEach((exposure) => (exposure.rating = 'CCC')),
    [
      ['creditLoss', 'up'],
      ['lossRate', 'up'],
    ],
    'a worse rating defaults more often',
  ],
  [
    '5.2',
    'lender',
    'fraud control',
    ({ strategy }) => (strategy.underwriting.fraudControl = 0.2),
    ({ strategy }) => (strategy.underwriting.fraudControl = 0.95),
    [
      ['lossRate', 'down'],
      ['defaultRate', 'down'],
    ],
    'fraud that is stopped does not default',
  ],
  [
    '6.1, 9.1',
    'lender',
    'widening of spreads with unemployment',
    ({ platform }) => (platform.spreadPerUnemploymentPoint = 0),
    ({ platform }) => (platform.spreadPerUnemploymentPoint = 0.01),
    [['profit', 'down']],
    'those who fund ask more in bad times',
  ],
  [
    '6.1, 9.1',
    'lender',
    'widening of spreads with unemployment, under a cap on the rate',
    (scenario) => {
      capped(scenario);
      scenario.platform.spreadPerUnemploymentPoint = 0;
    },
    (scenario) => {
      capped(scenario);
      scenario.platform.spreadPerUnemploymentPoint = 0.01;
    },
    [['originations', 'down']],
    'where prices may not follow, loans that no longer meet the hurdle are not made',
  ],
  [
    '6.1, 9.1',
    'lender',
    'policy uncertainty',
    asItIs,
    ({ rules }) => (rules.uncertainty.policyUncertainty = 2),
    [
      ['ruleChanges', 'up'],
      ['complianceChangeCost', 'up'],
      ['confidenceMinimum', 'down'],
    ],
    'changes without warning cost money and frighten those who fund',
  ],
  [
    '7.3, 8.4, 11.3',
    'lender',
    'internal audits',
    ({ strategy }) => (strategy.compliance.auditsPerYear = 0),
    ({ strategy }) => (strategy.compliance.auditsPerYear = 6),
    [
      ['penalties', 'down'],
      ['complianceAuditCost', 'up'],
    ],
    'an audit finds breaches before the authority does, at a cost',
  ],
  [
    '7.4, 8.5',
    'immortal',
    'disclosure',
    ({ strategy }) => (strategy.disclosure = 0),
    ({ strategy }) => (strategy.disclosure = 1),
    [['confidenceMinimum', 'up']],
    'those who know what they fund fear less',
  ],
  [
    '8.3',
    'p2p',
    'credit line',
    asItIs,
    ({ platform }) => (platform.creditLine.limit = 500_000_000),
    [['failed: illiquidity', 'down']],
    'a line agreed beforehand bridges a run',
  ],
  [
    '8.3',
    'immortal',
    'a trigger that steps up collection',
    asItIs,
    ({ strategy }) =>
      strategy.triggers.push({
        id: 'collect',
        title: '',
        metric: 'defaultRate',
        direction: 'above',
        threshold: 0.05,
        forMonths: 1,
        action: 'stepUpCollection',
        strength: 0.4,
        lastsMonths: 12,
      }),
    [['lossRate', 'down']],
    'a plan that is pulled collects more',
  ],
  [
    '9.4',
    'lender',
    'competition',
    ({ platform, strategy }) => {
      platform.competition = 0.2;
      strategy.pricing.surcharge = 0.02;
    },
    ({ platform, strategy }) => {
      platform.competition = 0.9;
      strategy.pricing.surcharge = 0.02;
    },
    [
      ['originations', 'down'],
      ['profit', 'down'],
    ],
    'who is dearer than the market loses more of it, and every borrower costs more to win',
  ],
  [
    '9.4',
    'lender',
    'other income',
    asItIs,
    ({ platform }) => (platform.otherIncomeShare = 0.1),
    [
      ['revenue', 'up'],
      ['profit', 'up'],
    ],
    'more than one source of income',
  ],
  [
    '11.4',
    'lender',
    'credit insurance',
    asItIs,
    insured,
    [
      ['platformLoss', 'down'],
      ['insurerLoss', 'up'],
    ],
    'the insurer pays a part of the losses above the attachment',
  ],
  [
    '11.4',
    'facilitator',
    'a ban of guarantees, partners being promised a fixed yield',
    ({ platform }) => (platform.equity *= 5),
    ({ platform, rules }) => {
      platform.equity *= 5;
      rules.guaranteeMaximum = 0;
    },
    [
      ['originations', 'down'],
      ['platformLoss', 'down'],
      ['investorLoss', 'up'],
    ],
    'those who are left with losses that were to be made good stay away',
  ],
  [
    '11.4',
    'lender',
    'default rate of the insurer',
    insured,
    (scenario) => {
      insured(scenario);
      scenario.strategy.insurance.insurerDefaultRate = 0.5;
    },
    [['platformLoss', 'up']],
    'an insurer that has failed pays nothing',
  ],
  [
    '12',
    'lender',
    'legal-risk management',
    ({ strategy }) => (strategy.controls.legalRiskManagement = 0),
    ({ strategy }) => (strategy.controls.legalRiskManagement = 1),
    [['legalClaims', 'down']],
    'it halves what a claim costs',
  ],
  [
    '12',
    'lender',
    'strictness of consumer protection',
    ({ rules }) => (rules.strictness.consumerProtection = 0.5),
    ({ rules }) => (rules.strictness.consumerProtection = 1),
    [['legalClaims', 'up']],
    'claims come where more is owed to consumers than is done',
  ],
  [
    '13',
    'lender',
    'cap on the rate',
    asItIs,
    ({ rules }) => (rules.rateCap.absolute = 0.14),
    [
      ['approvalRate', 'down'],
      ['borrowersServed', 'down'],
      ['meanApr', 'down'],
    ],
    'borrowers whose price lies above the cap are cheaper to serve or are not served at all',
  ],
  [
    '13',
    'lender',
    'worst grades declined',
    asItIs,
    ({ strategy }) => (strategy.underwriting.gradesDeclined = 1),
    [
      ['approvalRate', 'down'],
      ['defaultRate', 'down'],
    ],
    'who is excluded does not default',
  ],
];

/** Every row of the table of what the tool must let people do. */
const sections = [
  ...['1', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '3.4, 6.2, 6.4', '4', '4.5, 7.1, 11.5'],
  ...['5.1, 10', '5.2', '6.1, 9.1', '7.3, 8.4, 11.3', '7.4, 8.5', '8.3', '9.4', '11.4', '12', '13'],
];

test('every section has a line', () => {
  expect([...new Set(lines.map(([section]) => section))]).toEqual(sections);
});

const unchanged = new Map<Setting, Run>();

describe('outcomes move as they should', { timeout: 20_000 }, () => {
  test.each(
    lines.map(([section, setting, lever, before, after, moves, why]) => ({
      ...{ section, setting, lever, before, after, moves, why },
    })),
  )('§ $section: $lever ($setting): $why', ({ setting, before, after, moves }) => {
    let first = before === asItIs ? unchanged.get(setting) : undefined;
    first ??= run(scenarioOf(setting, before));
    if (before === asItIs) unchanged.set(setting, first);
    const second = run(scenarioOf(setting, after));
    for (const [outcome, direction] of moves) {
      const [x, y] = [first.values.get(outcome)!, second.values.get(outcome)!];
      const differences = Array.from(x, (value, i) => y[i] - value).filter(
        (difference) => !Number.isNaN(difference),
      );
      const { mean, error } = meanAndError(differences);
      const moved = direction === 'up' ? mean : -mean;
      expect(moved, `${outcome} moves by ${mean} ± ${error}`).toBeGreaterThan(2 * error);
    }
  });
});
