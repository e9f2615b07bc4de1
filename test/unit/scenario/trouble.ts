import { mergePatch } from '../../../src/scenario/mergePatch';
import { smallPlatform, smallScenario } from './small';

/** A file that something is wrong with, and what should be said of it. */
export interface Trouble {
  /** What is wrong, in words. */
  claim: string;
  /** The file: text, or a value. */
  file: unknown;
  code: string;
  at: string;
  severity?: 'warning';
}

/** The small scenario with merge patches on its parts, all parts written out. */
export function scenario(patch: Record<string, unknown>): unknown {
  const file = {
    version: 1,
    platform: smallPlatform,
    world: {},
    rules: {},
    strategy: {},
  };
  return mergePatch(file, patch);
}

/** The one segment of the small platform, changed. */
function segment(patch: object): unknown {
  return scenario({ platform: { segments: [mergePatch(smallPlatform.segments[0], patch)] } });
}

const grade = (id: string, share: number) => ({ grade: id, share });
const trigger = (patch: object) => scenario({ strategy: { triggers: [{ id: 'one', ...patch }] } });
const change = (patch: object) =>
  scenario({ rules: { changes: [{ id: 'one', inForce: 6, set: {}, ...patch }] } });
const decided = (patch: object, strategy: object = {}) =>
  scenario({ strategy: { ...strategy, changes: [{ month: 6, set: {}, ...patch }] } });
const macro = (patch: object, more: object = {}) =>
  scenario({
    world: {
      variables: {
        unemployment: { frequency: 'quarterly', baseline: [4, 4], path: [6, 8], ...patch },
      },
      ...more,
    },
  });

export const troubles: Trouble[] = [
  // Reading
  {
    claim: 'text that is not JSON',
    file: '{\n  "version": 1,\n}',
    code: 'notJson',
    at: '',
  },
  { claim: 'an empty file', file: '', code: 'notJson', at: '' },
  { claim: 'a text of two megabytes', file: `"${'x'.repeat(2e6)}"`, code: 'tooLarge', at: '' },
  { claim: 'a million values', file: new Array(1e6).fill(0), code: 'tooLarge', at: '' },
  { claim: 'text nested too deeply', file: '['.repeat(1e5), code: 'tooDeep', at: '' },
  {
    claim: 'a title that turns the direction of writing',
    file: scenario({ title: 'safe\u202Eelif' }),
    code: 'forbiddenCharacter',
    at: 'title',
  },
  {
    claim: 'a key that reaches into prototypes',
    file: '{"version": 1, "platform": {"__proto__": {"polluted": true}}}',
    code: 'forbiddenKey',
    at: 'platform',
  },
  {
    claim: 'the constructor as a key',
    file: scenario({ rules: { constructor: { prototype: {} } } }),
    code: 'forbiddenKey',
    at: 'rules',
  },
  {
    claim: 'a number beyond all numbers',
    file: '{"version": 1, "run": {"paths": 1e999}}',
    code: 'notData',
    at: 'run.paths',
  },
  { claim: 'NaN', file: scenario({ run: { months: NaN } }), code: 'notData', at: 'run.months' },
  {
    claim: 'something with behaviour',
    file: { version: 1, world: new Date(0) },
    code: 'notData',
    at: 'world',
  },
  // Versions
  {
    claim: 'a file without a version',
    file: { ...smallScenario, version: undefined },
    code: 'versionMissing',
    at: 'version',
  },
  {
    claim: 'a version that is none',
    file: { ...smallScenario, version: '1' },
    code: 'versionUnknown',
    at: 'version',
  },
  {
    claim: 'a file from a newer program',
    file: { ...smallScenario, version: 99 },
    code: 'versionNewer',
    at: 'version',
  },
  // Form
  { claim: 'a list instead of a scenario', file: [], code: 'wrongType', at: '' },
  {
    claim: 'a number in quotes',
    file: scenario({ strategy: { pricing: { flatRate: '24%' } } }),
    code: 'wrongType',
    at: 'strategy.pricing.flatRate',
  },
  {
    claim: 'a text where a list belongs',
    file: scenario({ platform: { segments: 'all' } }),
    code: 'wrongType',
    at: 'platform.segments',
  },
  {
    claim: 'a switch that is a number',
    file: scenario({ rules: { homeRegionOnly: 1 } }),
    code: 'wrongType',
    at: 'rules.homeRegionOnly',
  },
  {
    claim: 'a title that is a list',
    file: scenario({ rules: { title: ['x'] } }),
    code: 'wrongType',
    at: 'rules.title',
  },
  {
    claim: 'a part that is a number',
    file: scenario({ world: 3 }),
    code: 'wrongType',
    at: 'world',
  },
  {
    claim: 'a run that is a text',
    file: scenario({ run: 'long' }),
    code: 'wrongType',
    at: 'run',
  },
  {
    claim: 'a part that is missing',
    file: scenario({ rules: null }),
    code: 'missing',
    at: 'rules',
  },
  {
    claim: 'a segment without a product',
    file: segment({ product: null }),
    code: 'missing',
    at: 'platform.segments[0].product',
  },
  {
    claim: 'a key that does not exist',
    file: scenario({ world: { severty: 1 } }),
    code: 'unknownKey',
    at: 'world.severty',
  },
  {
    claim: 'a choice that does not exist',
    file: scenario({ strategy: { pricing: { method: 'risk-based' } } }),
    code: 'notAmong',
    at: 'strategy.pricing.method',
  },
  {
    claim: 'a step of two months',
    file: scenario({ run: { monthsPerStep: 2 } }),
    code: 'notAmong',
    at: 'run.monthsPerStep',
  },
  {
    claim: 'a rate in per cent',
    file: scenario({ rules: { rateCap: { absolute: 24 } } }),
    code: 'outOfRange',
    at: 'rules.rateCap.absolute',
  },
  {
    claim: 'a value of a macro path that is out of this world',
    file: macro({ path: [1e9] }),
    code: 'outOfRange',
    at: 'world.variables.unemployment.path[0]',
  },
  {
    claim: 'half a month',
    file: scenario({ run: { months: 2.5 } }),
    code: 'notWhole',
    at: 'run.months',
  },
  {
    claim: 'an id with a blank',
    file: segment({ id: 'all of them' }),
    code: 'badFormat',
    at: 'platform.segments[0].id',
  },
  {
    claim: 'a currency in small letters',
    file: scenario({ platform: { currency: 'usd' } }),
    code: 'badFormat',
    at: 'platform.currency',
  },
  {
    claim: 'a thirteenth month',
    file: scenario({ world: { start: '2026-13' } }),
    code: 'badFormat',
    at: 'world.start',
  },
  {
    claim: 'a platform without segments',
    file: scenario({ platform: { segments: [] } }),
    code: 'listLength',
    at: 'platform.segments',
  },
  {
    claim: 'more triggers than a plan holds',
    file: scenario({
      strategy: { triggers: Array.from({ length: 13 }, (_, index) => ({ id: `t${index}` })) },
    }),
    code: 'listLength',
    at: 'strategy.triggers',
  },
  {
    claim: 'a title longer than any title, for both languages',
    file: scenario({ title: 'x'.repeat(2001) }),
    code: 'textLength',
    at: 'title',
  },
  {
    claim: 'a title longer than any title, in one of two languages',
    file: scenario({ title: { en: 'x'.repeat(2001), zh: '短' } }),
    code: 'textLength',
    at: 'title.en',
  },
  {
    claim: 'a title without one of two languages',
    file: scenario({ title: { en: 'Short' } }),
    code: 'wrongType',
    at: 'title',
  },
  {
    claim: 'a title that is a number in one of two languages',
    file: scenario({ title: { en: 'Short', zh: 7 } }),
    code: 'wrongType',
    at: 'title',
  },
  {
    claim: 'no seed at all',
    file: scenario({ run: { seed: '' } }),
    code: 'textLength',
    at: 'run.seed',
  },
  // Composition
  {
    claim: 'a preset that does not exist',
    file: { ...smallScenario, strategy: 'stedy' },
    code: 'presetUnknown',
    at: 'strategy',
  },
  {
    claim: 'changes to nothing',
    file: { ...smallScenario, strategy: { with: { growth: 2 } } },
    code: 'withAlone',
    at: 'strategy',
  },
  {
    claim: 'a setting beside a preset instead of within “with”',
    file: { ...smallScenario, strategy: { preset: 'steady', growth: 2 } },
    code: 'unknownKey',
    at: 'strategy.growth',
  },
  // Fields that must agree
  {
    claim: 'grades that make 90 % of a segment',
    file: segment({ grades: [grade('A', 0.6), grade('B', 0.3)] }),
    code: 'sumNotOne',
    at: 'platform.segments[0].grades',
  },
  {
    claim: 'funds that make more than a loan',
    file: scenario({
      platform: {
        fundingSources: [
          { id: 'own', share: 0.5 },
          { id: 'bank', treatment: 'debt', share: 0.6 },
        ],
      },
    }),
    code: 'sumNotOne',
    at: 'platform.fundingSources',
  },
  {
    claim: 'weights that leave something over',
    file: scenario({ world: { factors: { weights: { global: 0.5 } } } }),
    code: 'sumNotOne',
    at: 'world.factors.weights',
  },
  {
    claim: 'targets beyond all lending',
    file: scenario({
      strategy: {
        mix: {
          targets: [
            { dimension: 'grade', id: 'A', share: 0.7 },
            { dimension: 'grade', id: 'B', share: 0.7 },
          ],
        },
      },
    }),
    code: 'targetsAboveOne',
    at: 'strategy.mix.targets',
  },
  {
    claim: 'two grades of one name',
    file: scenario({ platform: { grades: [{ id: 'A' }, { id: 'B' }, { id: 'A' }] } }),
    code: 'duplicateId',
    at: 'platform.grades[2].id',
  },
  {
    claim: 'a grade twice in a segment',
    file: segment({ grades: [grade('A', 0.5), grade('A', 0.5)] }),
    code: 'duplicateId',
    at: 'platform.segments[0].grades[1].grade',
  },
  {
    claim: 'a segment of a product that is not offered',
    file: segment({ product: 'laon' }),
    code: 'unknownReference',
    at: 'platform.segments[0].product',
  },
  {
    claim: 'a segment of a region that is nowhere',
    file: segment({ region: 'south' }),
    code: 'unknownReference',
    at: 'platform.segments[0].region',
  },
  {
    claim: 'a segment with a grade that is not given',
    file: segment({ grades: [grade('C', 1)] }),
    code: 'unknownReference',
    at: 'platform.segments[0].grades[0].grade',
  },
  {
    claim: 'a large exposure to nobody',
    file: scenario({ platform: { largeExposures: [{ id: 'one', segment: 'none' }] } }),
    code: 'unknownReference',
    at: 'platform.largeExposures[0].segment',
  },
  {
    claim: 'a cap for a region without business',
    file: scenario({ rules: { rateCap: { byRegion: [{ region: 'moon', cap: 0.2 }] } } }),
    code: 'noEffectReference',
    at: 'rules.rateCap.byRegion[0].region',
    severity: 'warning',
  },
  {
    claim: 'enforcement in a region without business',
    file: scenario({ rules: { enforcement: { intensityByRegion: [{ region: 'moon' }] } } }),
    code: 'noEffectReference',
    at: 'rules.enforcement.intensityByRegion[0].region',
    severity: 'warning',
  },
  {
    claim: 'a target for a product that is not offered',
    file: scenario({ strategy: { mix: { targets: [{ id: 'card', share: 0.2 }] } } }),
    code: 'noEffectReference',
    at: 'strategy.mix.targets[0].id',
    severity: 'warning',
  },
  {
    claim: 'a run past the end of a macro path that refuses it',
    file: macro({}, { afterwards: 'refuse' }),
    code: 'macroTooShort',
    at: 'world.variables.unemployment.path',
  },
  {
    claim: 'a baseline shorter than its path',
    file: macro({ baseline: [4] }),
    code: 'macroLengths',
    at: 'world.variables.unemployment.baseline',
    severity: 'warning',
  },
  {
    claim: 'a relative deviation from nothing',
    file: macro({ deviation: 'relative', baseline: [4, 0] }),
    code: 'macroRelativeToZero',
    at: 'world.variables.unemployment.baseline[1]',
  },
  {
    claim: 'months that steps don’t divide',
    file: scenario({ run: { months: 14, monthsPerStep: 12 } }),
    code: 'monthsNotMultiple',
    at: 'run.months',
  },
  {
    claim: 'a platform with nothing to lend',
    file: scenario({
      platform: {
        segments: [{ ...smallPlatform.segments[0], openingBalance: 0, demandPerMonth: 0 }],
        cash: 10_000_000,
      },
    }),
    code: 'nothingToLend',
    at: 'platform.segments',
  },
  {
    claim: 'a cap below the floor of all prices',
    file: scenario({
      rules: { rateCap: { absolute: 0.05 } },
      strategy: { pricing: { floor: 0.06 } },
    }),
    code: 'capBelowFloor',
    at: 'rules.rateCap',
    severity: 'warning',
  },
  {
    claim: 'a cap below the floor of all prices where the reference rate is zero',
    file: scenario({
      rules: { rateCap: { absolute: 0.05, referenceRate: 0 } },
      strategy: { pricing: { floor: 0.06 } },
    }),
    code: 'capBelowFloor',
    at: 'rules.rateCap',
    severity: 'warning',
  },
  {
    claim: 'a regional cap below the price of money',
    file: scenario({ rules: { rateCap: { byRegion: [{ region: 'north', cap: 0.035 }] } } }),
    code: 'capBelowPolicyRate',
    at: 'rules.rateCap',
    severity: 'warning',
  },
  {
    claim: 'a scheduled cap below the price of money',
    file: change({ set: { rateCap: { absolute: 0.036 } } }),
    code: 'capBelowPolicyRate',
    at: 'rules.changes[0].set.rateCap',
    severity: 'warning',
  },
  {
    claim: 'a cap on the share of the only product',
    file: scenario({ rules: { concentration: { product: 0.4 } } }),
    code: 'capsLeaveNoLending',
    at: 'rules.concentration.product',
    severity: 'warning',
  },
  {
    claim: 'the strategy’s own caps on grades that leave no room',
    file: scenario({ strategy: { mix: { gradeCap: 0.3 } } }),
    code: 'capsLeaveNoLending',
    at: 'strategy.mix.gradeCap',
    severity: 'warning',
  },
  {
    claim: 'two tiers for the same loans',
    file: scenario({ rules: { rateCap: { tiers: [{ cap: 0.3 }, { cap: 0.2 }] } } }),
    code: 'tierNeverApplies',
    at: 'rules.rateCap.tiers[1]',
    severity: 'warning',
  },
  {
    claim: 'home business alone, and no home',
    file: scenario({
      platform: { regions: [{ id: 'north' }] },
      rules: { homeRegionOnly: true },
    }),
    code: 'noHomeRegion',
    at: 'rules.homeRegionOnly',
    severity: 'warning',
  },
  {
    claim: 'a change that binds before it is announced',
    file: change({ announced: 7 }),
    code: 'changeBeforeAnnouncement',
    at: 'rules.changes[0].inForce',
  },
  {
    claim: 'a change after the end',
    file: change({ inForce: 40 }),
    code: 'changeBeyondHorizon',
    at: 'rules.changes[0].inForce',
    severity: 'warning',
  },
  {
    claim: 'a change of strategy after the end',
    file: decided({ month: 40 }),
    code: 'strategyBeyondHorizon',
    at: 'strategy.changes[0].month',
    severity: 'warning',
  },
  {
    claim: 'a change of strategy to something that is no decision',
    file: decided({ set: { provenance: [] } }),
    code: 'unknownKey',
    at: 'strategy.changes[0].set.provenance',
  },
  {
    claim: 'a change of strategy that plans further changes',
    file: decided({ set: { changes: [] } }),
    code: 'unknownKey',
    at: 'strategy.changes[0].set.changes',
  },
  {
    claim: 'a change of strategy with a number beyond its range',
    file: decided({ set: { pricing: { margin: 2 } } }),
    code: 'outOfRange',
    at: 'strategy.changes[0].set.pricing.margin',
  },
  {
    claim: 'a change of strategy that sets nothing by name',
    file: scenario({ strategy: { changes: [{ month: 6 }] } }),
    code: 'missing',
    at: 'strategy.changes[0].set',
  },
  {
    claim: 'a floor that is raised beyond a cap',
    file: scenario({
      rules: { rateCap: { absolute: 0.1 } },
      strategy: { changes: [{ month: 6, set: { pricing: { floor: 0.2 } } }] },
    }),
    code: 'capBelowFloor',
    at: 'strategy.changes[0].set.pricing.floor',
    severity: 'warning',
  },
  {
    claim: 'a contingency plan that is changed into one that is never pulled',
    file: decided({ set: { triggers: [{ id: 'one', metric: 'confidence', threshold: 1 }] } }),
    code: 'triggerNever',
    at: 'strategy.changes[0].set.triggers[0].threshold',
    severity: 'warning',
  },
  {
    claim: 'a target that a change of strategy sets for a product that there is not',
    file: decided({
      set: { mix: { targets: [{ dimension: 'product', id: 'nothing', share: 0.5 }] } },
    }),
    code: 'noEffectReference',
    at: 'strategy.changes[0].set.mix.targets[0].id',
    severity: 'warning',
  },
  {
    claim: 'a change of something that can’t be changed',
    file: change({ set: { enforcement: {} } }),
    code: 'unknownKey',
    at: 'rules.changes[0].set.enforcement',
  },
  {
    claim: 'a change to a number that is out of range',
    file: change({ set: { rateCap: { absolute: 15 } } }),
    code: 'outOfRange',
    at: 'rules.changes[0].set.rateCap.absolute',
  },
  {
    claim: 'a trigger on a confidence above all confidence',
    file: trigger({ metric: 'confidence', threshold: 1.5 }),
    code: 'triggerNever',
    at: 'strategy.triggers[0].threshold',
    severity: 'warning',
  },
  {
    claim: 'a trigger on a confidence below more than all confidence',
    file: trigger({ metric: 'confidence', direction: 'below', threshold: 1.5 }),
    code: 'triggerAlways',
    at: 'strategy.triggers[0].threshold',
    severity: 'warning',
  },
  {
    claim: 'prices raised by two hundred points',
    file: trigger({ action: 'raisePrices', strength: 2 }),
    code: 'triggerTooStrong',
    at: 'strategy.triggers[0].strength',
    severity: 'warning',
  },
  {
    claim: 'a trigger that draws a line that is not there',
    file: trigger({ action: 'drawCreditLine' }),
    code: 'triggerWithoutLine',
    at: 'strategy.triggers[0].action',
    severity: 'warning',
  },
  {
    claim: 'more equity than assets',
    file: scenario({ platform: { equity: 1e9 } }),
    code: 'equityAboveAssets',
    at: 'platform.equity',
    severity: 'warning',
  },
  {
    claim: 'debt that nobody lends',
    file: scenario({ platform: { fundingSources: [{ id: 'own', share: 1 }] } }),
    code: 'debtWithoutSource',
    at: 'platform.fundingSources',
    severity: 'warning',
  },
  {
    claim: 'a platform that starts below its minimum',
    file: scenario({ platform: { equity: 1e6 } }),
    code: 'startsBelowMinimum',
    at: 'platform.equity',
    severity: 'warning',
  },
  {
    claim: 'a run of minutes',
    file: scenario({
      platform: { products: [{ id: 'loan', termMonths: 84 }] },
      run: { paths: 2_800_000, months: 120 },
    }),
    code: 'runTooSlow',
    at: 'run.paths',
    severity: 'warning',
  },
  {
    claim: 'a run of hours',
    file: scenario({
      platform: {
        products: [{ id: 'loan', termMonths: 84 }],
        segments: Array.from({ length: 48 }, (_, index) => ({
          ...smallPlatform.segments[0],
          id: `s${index}`,
          openingBalance: 1e6,
        })),
      },
      run: { paths: 2_000_000, months: 120 },
    }),
    code: 'runTooSlow',
    at: 'run.paths',
  },
  {
    claim: 'results that find no room',
    file: scenario({
      platform: {
        segments: Array.from({ length: 8 }, (_, index) => ({
          ...smallPlatform.segments[0],
          id: `s${index}`,
          openingBalance: 1e6,
        })),
      },
      run: { paths: 10_000_000 },
    }),
    code: 'runTooBig',
    at: 'run.paths',
  },
];
