import { monthsGiven } from '../../model/macro';
import { rateCapOf } from '../../model/rules';
import type { Scenario } from '../../scenario/scenario';
import { strategySets } from '../../scenario/strategiesInForce';
import { leverAt } from '../../scenario/walk';

/** Why a change of a setting moves nothing, where that follows from other settings. */
export type Reason =
  | { code: 'cap'; cap: number; highest: number }
  | { code: 'lowerCap'; lowest: number }
  | { code: 'beyondHorizon' | 'pathLongEnough'; months: number }
  | {
      code:
        | 'insurance'
        | 'noMultiple'
        | 'regionalCaps'
        | 'setsNothing'
        | 'noInspections'
        | 'noPenalties'
        | 'noUncertainty'
        | 'gaussian'
        | 'noPeers'
        | 'nothingDeviates'
        | 'worldPolicyRate'
        | 'noCreditLine'
        | 'otherMethod'
        | 'noTargets'
        | 'noWarning'
        | 'noAudits'
        | 'notBold'
        | 'emptySegment'
        | 'timesZero'
        | 'custody'
        | 'limitSlack'
        | 'trigger';
    };

/** A setting, by its path from the part down, and what may keep it from having an effect. */
interface Rule {
  where: RegExp;
  reason: (scenario: Scenario, path: string) => Reason | undefined;
}

const when = (
  holds: boolean,
  code: Exclude<Reason, { months: number } | { cap: number } | { lowest: number }>['code'],
): Reason | undefined => (holds ? { code } : undefined);

/** Whether what happens in a world is what was expected. */
const deviatesNot = ({ world }: Scenario): boolean =>
  Object.values(world.variables).every(
    (one) =>
      !one || one.path.every((value, i) => value === (one.baseline[i] ?? one.baseline.at(-1))),
  );

const inspectsNot = ({ rules, platform }: Scenario): boolean => {
  const { authorities, intensityByRegion } = rules.enforcement;
  const intensity = (id: string) =>
    intensityByRegion.find(({ region }) => region === id)?.intensity ?? 1;
  return (
    authorities.every((one) => one.inspectionsPerYear === 0 || one.detection === 0) ||
    platform.regions.every(({ id }) => intensity(id) === 0)
  );
};

/** Settings that only multiply another, and the other, which may be zero. */
const multiplied: Record<string, (scenario: Scenario) => number> = {
  'strategy.controls.securityCost': ({ strategy }) => strategy.controls.security,
  'strategy.controls.legalCost': ({ strategy }) => strategy.controls.legalRiskManagement,
  'strategy.controls.trainingCost': ({ strategy }) => strategy.controls.training,
  'strategy.controls.coordinationCost': ({ strategy }) => strategy.controls.coordination,
  'strategy.collection.costPerDefault': ({ strategy }) => strategy.collection.level,
  'rules.uncertainty.meanSize': ({ rules }) => rules.uncertainty.changesPerYear,
  'world.severity': ({ world }) => Object.keys(world.variables).length,
};

/** The settings of pricing that only some methods read. */
const methods: Record<string, string[]> = {
  flatRate: ['flat'],
  passThrough: ['marketFollowing'],
  riskLoading: ['riskBased'],
  margin: ['riskBased'],
};

function capReason(scenario: Scenario, path: string): Reason | undefined {
  const { rules, platform, strategy } = scenario;
  const { absolute, multipleOfReference, referenceRate, byRegion } = rules.rateCap;
  const multiple = multipleOfReference && multipleOfReference * referenceRate;
  const own = path.endsWith('absolute') || path.endsWith('eference') || path.endsWith('Rate');
  if (own && platform.regions.every(({ id }) => byRegion.some(({ region }) => region === id)))
    return { code: 'regionalCaps' };
  if (path.endsWith('referenceRate') && multiple === undefined) return { code: 'noMultiple' };
  const [mine, other] = path.endsWith('absolute') ? [absolute, multiple] : [multiple, absolute];
  if (own && other !== undefined && other < (mine ?? Infinity))
    return { code: 'lowerCap', lowest: other };
  if (strategy.pricing.method !== 'asToday') return undefined;
  let highest = 0;
  let cap = Infinity;
  for (const { region, grades } of platform.segments)
    for (const { rate, meanLoan } of grades) {
      highest = Math.max(highest, rate + Math.max(0, strategy.pricing.surcharge));
      cap = Math.min(cap, rateCapOf(rules, region, meanLoan));
    }
  return cap > highest && cap < Infinity ? { code: 'cap', cap, highest } : undefined;
}

function changesReason({ rules, strategy, run }: Scenario, path: string): Reason | undefined {
  const [, part, index] = /^(rules|strategy)\.changes(?:\.(\d+))?/.exec(path) ?? [];
  if (part === undefined) return undefined;
  const changes =
    part === 'rules'
      ? rules.changes.map(({ inForce, set }) => ({ from: inForce, set }))
      : strategy.changes.map(({ month, set }) => ({ from: month, set }));
  const touched = index === undefined ? changes : changes.slice(+index, +index + 1);
  if (touched.length === 0) return undefined;
  if (touched.every(({ from }) => from > run.months))
    return { code: 'beyondHorizon', months: run.months };
  return when(
    touched.every(({ set }) => Object.keys(set).length === 0),
    'setsNothing',
  );
}

const rules: Rule[] = [
  { where: /^rules\.rateCap\b/, reason: capReason },
  {
    where: /^rules\.enforcement\.(?!authorities\.\d+\.(inspectionsPerYear|detection)$)/,
    reason: (scenario) => when(inspectsNot(scenario), 'noInspections'),
  },
  {
    where: /^rules\.enforcement\.(penalty|authorities)/,
    reason: ({ rules }) =>
      when(
        rules.enforcement.penaltyShareOfRevenue === 0 ||
          rules.enforcement.authorities.every(({ severity }) => severity === 0),
        'noPenalties',
      ),
  },
  {
    where: /^rules\.uncertainty\.(?!policyUncertainty)/,
    reason: ({ rules }) => when(rules.uncertainty.policyUncertainty === 0, 'noUncertainty'),
  },
  {
    where: /^rules\.uncertainty\.policyUncertainty/,
    reason: ({ rules }) => when(rules.uncertainty.changesPerYear === 0, 'timesZero'),
  },
  {
    where: /^rules\.sandbox|^platform\.innovation\.(sandboxRelief|novelty)/,
    reason: ({ strategy }) => when(strategy.innovation <= 0.5, 'notBold'),
  },
  {
    where: /^rules\.custodyRequired|^strategy\.controls\.custody/,
    reason: ({ rules, strategy }) =>
      when(rules.custodyRequired || strategy.controls.custody, 'custody'),
  },
  {
    where: /^world\.factors\.degreesOfFreedom/,
    reason: ({ world }) => when(world.factors.copula === 'gaussian', 'gaussian'),
  },
  {
    where: /^world\.peerFailures\.cyclicality/,
    reason: ({ world }) => when(world.peerFailures.perYear === 0, 'noPeers'),
  },
  {
    where: /^world(\.severity|\.afterwards|\.variables)?$|^platform\.segments\.\d+\.sensitivities/,
    reason: (scenario) => when(deviatesNot(scenario), 'nothingDeviates'),
  },
  {
    where: /^world\.afterwards/,
    reason: ({ world, run }) =>
      monthsGiven(world) >= run.months ? { code: 'pathLongEnough', months: run.months } : undefined,
  },
  {
    where: /^platform\.policyRate/,
    reason: ({ world }) => when(world.variables.policyRate !== undefined, 'worldPolicyRate'),
  },
  {
    where: /^platform\.creditLine\.(?!limit)/,
    reason: ({ platform }) => when(platform.creditLine.limit === 0, 'noCreditLine'),
  },
  {
    where: /^platform\.segments\.\d+/,
    reason({ platform }, path) {
      const segment = platform.segments.at(Number(path.split('.')[2]));
      return when(segment?.demandPerMonth === 0 && segment.openingBalance === 0, 'emptySegment');
    },
  },
  {
    where: /^strategy\.insurance\.(?!coverage)/,
    reason: ({ strategy }) => when(strategy.insurance.coverage === 0, 'insurance'),
  },
  {
    where: /^strategy\.pricing\./,
    reason({ strategy }, path) {
      const readers = methods[path.split('.')[2]];
      return when(
        readers !== undefined && !readers.includes(strategy.pricing.method),
        'otherMethod',
      );
    },
  },
  {
    where: /^strategy\.mix\.(adjustment|targets)/,
    reason: ({ strategy }) =>
      when(strategy.mix.targets.length === 0 || strategy.mix.adjustment === 0, 'noTargets'),
  },
  {
    where: /^strategy\.monitoring\.(precision|cure|costPerAlert)/,
    reason: ({ strategy }) => when(strategy.monitoring.detection === 0, 'noWarning'),
  },
  {
    where: /^strategy\.compliance\.audit(Depth|Cost)/,
    reason: ({ strategy }) => when(strategy.compliance.auditsPerYear === 0, 'noAudits'),
  },
  { where: /\.triggers\b/, reason: () => ({ code: 'trigger' }) },
  {
    where: /./,
    reason: (scenario, path) => when(multiplied[path]?.(scenario) === 0, 'timesZero'),
  },
  {
    // Nothing at all has moved: a limit that may be absent has held no one back.
    where: /./,
    reason: (_, path) => when(leverAt(path)?.kind === 'limit', 'limitSlack'),
  },
];

/**
 * Why a setting moved nothing, the same under every strategy that is in force in turn. What a planned change sets is
 * judged as that setting.
 */
function reasonOf(path: string, scenario: Scenario): Reason | undefined {
  const setting = path.replace(/^strategy\.changes\.\d+\.set\./, 'strategy.');
  const applying = rules.filter(({ where }) => where.test(setting));
  const found = strategySets(scenario.strategy)
    .filter(({ from }) => from <= scenario.run.months)
    .map(({ settings }) =>
      applying
        .map((rule) => rule.reason({ ...scenario, strategy: settings }, setting))
        .find((one) => one !== undefined),
    );
  return (
    changesReason(scenario, path) ??
    (found.every((one) => one !== undefined) ? found[0] : undefined)
  );
}

/**
 * Why changes that moved no outcome on any path moved none, one reason for each kind; empty where for some
 * change no reason is known.
 * @param paths of what was changed, dotted with plain indices: `rules.changes.0.inForce`
 */
export function reasonsOf(paths: readonly string[], scenario: Scenario): Reason[] {
  const found = new Map<string, Reason>();
  for (const path of paths) {
    const reason = reasonOf(path, scenario);
    if (!reason) return [];
    found.set(reason.code, reason);
  }
  return [...found.values()];
}
