import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { refuseCollisions, streamOf } from '../../../src/model/stream';
import type { Scenario } from '../../../src/scenario/scenario';
import { presetScenario, Walk } from './laboratory';

/*
 * A platform with means beyond any need, so that what one part of the business does leaves the rest its money: cells are
 * then coupled through nothing but their factors.
 */
const ample = {
  equity: 9e10,
  cash: 8.5e10,
  confidence: {
    ...{ lossSensitivity: 0, penaltySensitivity: 0, peerSensitivity: 0 },
    incidentSensitivity: 0,
  },
  // breaches that stay unpunished would erode culture, and so couple breaches with inspections
  conduct: { cultureEffect: 0 },
  events: { absconding: { perYear: 0 } },
};
const base = (): Scenario =>
  presetScenario({
    platform: { preset: 'p2p-2016', with: ample },
    world: { preset: 'severe', with: { factors: { copula: 'studentT', degreesOfFreedom: 6 } } },
    rules: {
      preset: 'china-2016-p2p',
      with: {
        // investors left with losses stay away the more, the worse the whole of the loans
        guaranteeMaximum: null,
        enforcement: { suspensionProbability: 0, withdrawalProbability: 0 },
      },
    },
    strategy: 'as-is',
    run: { months: 18 },
  });

/** Balances of every cell and large exposure by name, after every step, over two blocks of paths. */
function history(scenario: Scenario): Map<string, number[]> {
  const walk = new Walk(scenario);
  const { platform } = scenario;
  const names = platform.segments.flatMap(({ id, grades }) =>
    grades.map(({ grade }) => `${id}/${grade}`),
  );
  const found = new Map<string, number[]>();
  const add = (name: string, values: Float64Array) => {
    const list = found.get(name) ?? [];
    found.set(name, list);
    list.push(...values);
  };
  for (const _ of walk.blocks(2 * lanes)) {
    const { balance, exposures } = walk.state.book;
    names.forEach((name, c) => add(name, balance[c]));
    platform.largeExposures.forEach(({ id }, e) => add(id, exposures.performing[e]));
    add('peers', walk.state.world.peerFailures);
    const { breaches, incidents, insiderFrauds, claims } = walk.state.conduct;
    add('breaches', breaches.arisen);
    add('incidents', incidents);
    add('insider frauds', insiderFrauds);
    add('claims', claims);
    platform.regions.forEach(({ id }, region) => add(`visits/${id}`, breaches.inspections[region]));
  }
  return found;
}

const before = history(base());

/** Expects all that was there before to be as it was, but for some names. */
function expectUnchanged(after: Map<string, number[]>, except: RegExp = /^$/) {
  for (const [name, values] of before)
    if (!except.test(name)) expect(after.get(name), name).toEqual(values);
}

const changes: Record<string, (scenario: Scenario) => void> = {
  'a segment': ({ platform }) => {
    platform.segments.unshift({ ...platform.segments[2], id: 'newcomers' });
  },
  'a region with business of its own': ({ platform }) => {
    platform.regions.unshift({
      ...{ id: 'abroad', title: '', home: false },
      jurisdiction: 'general',
    });
    platform.segments.push({ ...platform.segments[0], id: 'foreign', region: 'abroad' });
  },
  'a product': ({ platform }) => {
    platform.products.unshift({ ...platform.products[0], id: 'other', termMonths: 20 });
    platform.segments.push({ ...platform.segments[0], id: 'others', product: 'other' });
  },
  'a large exposure': ({ platform }) => {
    platform.largeExposures.unshift({ ...platform.largeExposures[0], id: 'tycoon' });
  },
  'an authority': ({ rules }) => {
    rules.enforcement.authorities.unshift({ ...rules.enforcement.authorities[0], id: 'ombudsman' });
  },
  insurance: ({ strategy }) => {
    strategy.insurance.coverage = 0.5;
  },
  'a trigger that is never pulled': ({ strategy }) => {
    strategy.triggers.push({
      ...{ id: 'never', title: '', metric: 'defaultRate', direction: 'above', threshold: 10 },
      ...{ forMonths: 1, action: 'raisePrices', strength: 1, lastsMonths: 1 },
    });
  },
};

describe('draws stand at their own addresses: to the last bit, on every path, nothing else changes with', () => {
  test.each(Object.entries(changes))('%s more', (_, change) => {
    const scenario = base();
    change(scenario);
    // what a further region or product takes of the business, inspections go by; another authority adds its own
    expectUnchanged(history(scenario), /^visits/);
  });

  test.each([
    ['attacks', 'incidents', ({ events }: Scenario['platform']) => (events.cyber.perYear *= 9)],
    [
      'frauds',
      'insider frauds',
      ({ events }: Scenario['platform']) => (events.insiderFraud.perYear *= 9),
    ],
    ['claims', 'claims', ({ events }: Scenario['platform']) => (events.claims.perYear *= 9)],
  ] as const)('more %s: an event type draws for itself alone', (_, name, change) => {
    const scenario = base();
    change(scenario.platform);
    const after = history(scenario);
    expectUnchanged(after, new RegExp(`^${name}$`));
    expect(after.get(name)).not.toEqual(before.get(name));
  });

  test('another authority: its inspections come on top of those of the others, path by path', () => {
    const [both, alone] = [base(), base()];
    const newcomer = { ...both.rules.enforcement.authorities[0], id: 'ombudsman' };
    both.rules.enforcement.authorities.unshift(newcomer);
    alone.rules.enforcement.authorities = [newcomer];
    const [together, itsOwn] = [both, alone].map(history);
    for (const { id } of both.platform.regions) {
      const name = `visits/${id}`;
      const [others, own] = [before.get(name)!, itsOwn.get(name)!];
      expect(own.some((count) => count > 0)).toBe(true);
      expect(together.get(name)).toEqual(others.map((count, i) => count + own[i]));
    }
  });

  test('a longer horizon, as far as the shorter one went', () => {
    const scenario = base();
    scenario.run.months = 30;
    const after = history(scenario);
    const steps = 18 * lanes;
    for (const [name, values] of before)
      for (const block of [0, 1])
        expect(after.get(name)!.slice(block * 30 * lanes, block * 30 * lanes + steps)).toEqual(
          values.slice(block * steps, (block + 1) * steps),
        );
  });

  test('another default rate of one cell', () => {
    const scenario = base();
    scenario.platform.segments[0].grades[1].annualDefaultRate *= 1.5;
    const after = history(scenario);
    const { id, grades } = scenario.platform.segments[0];
    // scoring mixes the grades of a segment
    expectUnchanged(after, new RegExp(`^${id}/`));
    const name = `${id}/${grades[1].grade}`;
    expect(after.get(name)).not.toEqual(before.get(name));
  });
});

test('the names of streams do not collide, and would be refused if they did', () => {
  // FNV-1a of the empty string and of “a”, from the authors' test suite (Fowler, Noll, Vo & Eastlake)
  expect([streamOf(''), streamOf('a'), streamOf('foobar')]).toEqual([
    0x811c9dc5, 0xe40c292c, 0xbf9cf968,
  ]);
  expect(() => refuseCollisions(['defaults/a', 'defaults/b', 'defaults/a'])).not.toThrow();
  // two words known to have one FNV-1a hash of 32 bits
  expect(streamOf('costarring')).toBe(streamOf('liquid'));
  expect(() => refuseCollisions(['costarring', 'liquid'])).toThrow(
    'streams collide: costarring and liquid',
  );
});
