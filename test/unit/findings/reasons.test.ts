import { expect, test } from 'vitest';
import { reasonsOf } from '../../../src/app/findings/reasons';
import { sameOutcomes } from '../../../src/app/findings/same';
import { createPlan } from '../../../src/engine/plan';
import { Simulator } from '../../../src/engine/simulator';
import { Results } from '../../../src/engine/results';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { parsePath, setAt } from '../../../src/scenario/path';
import type { Scenario } from '../../../src/scenario/scenario';
import { parseStudySync } from '../../../src/scenario/study';

const presets = nodePresets();
const parsed = parseStudySync(presets.load('study', 'rate-cap-recession'), presets);
if (!parsed.ok) throw new Error(parsed.issues[0].at);
const calm = { ...parsed.study.baseline.scenario };
const both = parsed.study.scenarios.find(({ id }) => id === 'both')!.scenario;

const settings = (scenario: Scenario, ...pairs: [string, unknown][]) =>
  pairs.reduce((one, [path, value]) => setAt(one, parsePath(path), value), scenario);

const change = { id: 'a', title: '', announced: 0, transitionMonths: 6, size: 0.5 };
const withCap = { ...change, inForce: 12, set: { rateCap: { absolute: 0.1 } } };

/** A setting, what else is so, and why the setting then moves nothing. */
const known: [string, unknown, Scenario, string][] = [
  ['rules.rateCap.absolute', 2, calm, 'cap'],
  [
    'rules.rateCap.absolute',
    0.3,
    settings(both, ['rules.rateCap.multipleOfReference', 3]),
    'lowerCap',
  ],
  ['rules.rateCap.referenceRate', 0.05, calm, 'noMultiple'],
  [
    'rules.changes.0.inForce',
    50,
    settings(calm, ['rules.changes', [{ ...withCap, announced: 38, inForce: 40 }]]),
    'beyondHorizon',
  ],
  [
    'rules.changes.0.inForce',
    20,
    settings(calm, ['rules.changes', [{ ...withCap, set: {} }]]),
    'setsNothing',
  ],
  [
    'rules.uncertainty.meanSize',
    0.5,
    settings(calm, ['rules.uncertainty.policyUncertainty', 0]),
    'noUncertainty',
  ],
  ['world.factors.degreesOfFreedom', 4, calm, 'gaussian'],
  [
    'world.peerFailures.cyclicality',
    2,
    settings(calm, ['world.peerFailures.perYear', 0]),
    'noPeers',
  ],
  ['world.severity', 2, calm, 'nothingDeviates'],
  ['world.afterwards', 'hold', both, 'pathLongEnough'],
  ['platform.policyRate', 0.09, both, 'worldPolicyRate'],
  [
    'platform.creditLine.spread',
    0.3,
    settings(calm, ['platform.creditLine.limit', 0]),
    'noCreditLine',
  ],
  [
    'strategy.insurance.attachment',
    0.2,
    settings(calm, ['strategy.insurance.coverage', 0]),
    'insurance',
  ],
  ['strategy.pricing.flatRate', 0.33, calm, 'otherMethod'],
  ['strategy.pricing.margin', 0.09, calm, 'otherMethod'],
  ['strategy.mix.adjustment', 0.9, settings(calm, ['strategy.mix.targets', []]), 'noTargets'],
  [
    'strategy.monitoring.cure',
    0.9,
    settings(calm, ['strategy.monitoring.detection', 0]),
    'noWarning',
  ],
  [
    'strategy.compliance.auditCost',
    9e5,
    settings(calm, ['strategy.compliance.auditsPerYear', 0]),
    'noAudits',
  ],
  [
    'strategy.controls.trainingCost',
    9e5,
    settings(calm, ['strategy.controls.training', 0]),
    'timesZero',
  ],
  ['rules.custodyRequired', true, settings(calm, ['strategy.controls.custody', true]), 'custody'],
  [
    'rules.enforcement.penaltyVariation',
    2,
    settings(calm, ['rules.enforcement.authorities.0.inspectionsPerYear', 0]),
    'noInspections',
  ],
  ['rules.leverageMaximum', 49, calm, 'limitSlack'],
  [
    'strategy.changes.0.set.growth',
    2,
    settings(calm, ['strategy.changes', [{ title: '', month: 60, set: {} }]]),
    'beyondHorizon',
  ],
  ['strategy.changes', [{ title: '', month: 2, set: {} }], calm, 'setsNothing'],
  [
    'strategy.changes.0.set.pricing.flatRate',
    0.3,
    settings(calm, ['strategy.changes', [{ title: '', month: 2, set: {} }]]),
    'otherMethod',
  ],
];

const kernel = await loadKernel();
const planner = instantiateKernel(kernel);

function run(scenario: Scenario): Results {
  const plan = createPlan(scenario, planner);
  return new Results(plan, [new Simulator(plan, kernel).block(0, 64)]);
}

test.each(known)('%s set to %j', (path, value, before, code) => {
  const after = settings(before, [path, value]);
  expect(reasonsOf([path], after).map((reason) => reason.code)).toEqual([code]);
  // The reason is a true one: on these paths nothing moves indeed.
  expect(sameOutcomes(run(before), run(after))).toBe(true);
});

test('a decision that a planned change makes matter later has no reason to move nothing', () => {
  const covered = [{ title: '', month: 13, set: { insurance: { coverage: 0.5 } } }];
  const later = settings(calm, ['strategy.insurance.coverage', 0], ['strategy.changes', covered]);
  expect(reasonsOf(['strategy.insurance.attachment'], later)).toEqual([]);
});

test('no reason is made up where one of several changes has none', () => {
  expect(reasonsOf(['strategy.growth'], calm)).toEqual([]);
  expect(reasonsOf(['world.severity', 'strategy.growth'], calm)).toEqual([]);
  expect(reasonsOf(['world.severity', 'platform.policyRate'], calm).length).toBeLessThan(2);
});
