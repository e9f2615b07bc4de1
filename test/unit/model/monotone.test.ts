import { describe, expect, test } from 'vitest';
import { failureCauses } from '../../../src/model/failureCauses';
import { areaIds } from '../../../src/scenario/areas';
import type { Scenario } from '../../../src/scenario/scenario';
import { outcomesOf, presetScenario, Walk } from './laboratory';

const paths = 64;
const run = { months: 12, seed: 'monotone' };

/** Platforms under their own kind of rules, in a bad world. */
const settings = {
  marketplace: { rules: 'united-states', world: 'fed-2025-severely-adverse' },
  facilitation: { rules: 'china-2025-facilitation', world: 'severe' },
  'micro-lender': { rules: 'china-2024-micro-loan', world: 'moderate' },
  'p2p-2016': { rules: 'light-touch', world: 'severe' },
};
type Platform = keyof typeof settings;
const [marketplace, ...smaller] = Object.keys(settings) as Platform[];

type Change = (scenario: Scenario) => void;

function changed(platform: Platform, strategy: string, change: Change): Scenario {
  const scenario = presetScenario({ platform, strategy, run, ...settings[platform] });
  change(scenario);
  return scenario;
}

/** Mean of an outcome, over the paths on which it is defined, under each of some changes. */
function means(platform: Platform, strategy: string, outcome: string, changes: Change[]): number[] {
  return changes.map((change) => {
    const values = outcomesOf(changed(platform, strategy, change), paths, [outcome])[outcome];
    const defined = values.filter((value) => !Number.isNaN(value));
    return defined.reduce((sum, value) => sum + value, 0) / defined.length;
  });
}

/** Expects numbers never to fall, but for the rounding of sums, and to rise in all. */
function expectRise(values: number[]) {
  values
    .slice(1)
    .forEach((value, k) => expect(value).toBeGreaterThanOrEqual(values[k] * (1 - 1e-9)));
  expect(values.at(-1)).toBeGreaterThan(values[0]);
}

const changes = <T>(values: T[], set: (scenario: Scenario, value: T) => void): Change[] =>
  values.map((value) => (scenario) => set(scenario, value));

const severities = changes([0, 0.7, 1.4, 2], ({ world }, severity) => {
  world.severity = severity;
});
const caps = changes([0.1, 0.16, 0.22, 0.36, undefined], ({ rules }, absolute) => {
  rules.rateCap = { ...rules.rateCap, absolute, byRegion: [] };
});

test('a marketplace: a worse macro path never lowers the mean default rate', () => {
  expectRise(means(marketplace, 'as-is', 'defaultRate', severities));
});

test('a marketplace: a tighter cap never raises the mean APR', () => {
  expectRise(means(marketplace, 'as-is', 'meanApr', caps.slice(1)));
});

describe.each(smaller)('%s', (platform) => {
  test.each(['as-is', 'risk-based', 'defensive'])(
    'a worse macro path never lowers the mean default rate (%s)',
    (strategy) => expectRise(means(platform, strategy, 'defaultRate', severities)),
  );

  test.each(['as-is', 'risk-based'])('a tighter cap never raises the mean APR (%s)', (strategy) => {
    const aprs = means(platform, strategy, 'meanApr', caps);
    expectRise(aprs.filter((apr) => !Number.isNaN(apr)));
  });

  test('a tighter cap never raises the share of applications granted, where funding sets no limit', () => {
    const shares = caps.map((change) => {
      const { usual } = new Walk(changed(platform, 'as-is', change)).plan.model.strategy;
      const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
      return sum(usual[0].granted) / sum(usual[0].applied);
    });
    expectRise(shares);
  });

  test('better early warning never raises the mean default rate', () => {
    const detections = changes([0.9, 0.5, 0], ({ strategy }, detection) => {
      strategy.monitoring.detection = detection;
    });
    expectRise(means(platform, 'as-is', 'defaultRate', detections));
  });

  test('better collection never raises the mean loss rate', () => {
    const levels = changes([1, 0.75, 0.5, 0.25], ({ strategy }, level) => {
      strategy.collection.level = level;
    });
    expectRise(means(platform, 'as-is', 'lossRate', levels));
  });

  test('better fraud control never raises the mean loss rate', () => {
    const controls = changes([1, 0.7, 0], ({ strategy }, control) => {
      strategy.underwriting.fraudControl = control;
    });
    expectRise(means(platform, 'as-is', 'lossRate', controls));
  });

  test.each(['breaches', 'penalties'])(
    'a better compliance programme never raises the mean %s',
    (outcome) => {
      const levels = changes([1, 0.8, 0.4, 0], (scenario, level) => {
        // leaks are penalised whatever the programme, and a platform that lives longer leaks more
        scenario.platform.events.cyber.perYear = 0;
        for (const area of areaIds) scenario.strategy.compliance.level[area] = level;
      });
      expectRise(means(platform, 'as-is', outcome, levels));
    },
  );

  test('more equity never makes insolvency more likely', () => {
    const insolvency = failureCauses.indexOf('insolvency');
    const factors = changes([4, 1, 0.25], ({ platform, world }, factor) => {
      world.severity = 2;
      platform.equity *= factor;
    });
    const insolvencies = factors.map((change) => {
      const walk = new Walk(changed(platform, 'as-is', change));
      let count = 0;
      for (const { step } of walk.blocks(4 * paths))
        if (step === walk.plan.steps - 1)
          count += walk.state.accounts.cause.filter((cause) => cause === insolvency).length;
      return count;
    });
    expectRise(insolvencies);
  });

  test('in a run-off, fixed cost that follows revenue further never lets a platform fail earlier, on any path', () => {
    const [none, half, all] = [0, 0.5, 1].map((adjustable) => {
      const walk = new Walk(
        changed(platform, 'as-is', ({ platform, run }) => {
          // new lending would grow with the equity that is spared, and bring losses of its own
          for (const segment of platform.segments) segment.demandPerMonth = 0;
          platform.costs.adjustableShare = adjustable;
          platform.costs.fixedPerMonth *= 4;
          run.months = 60;
        }),
      );
      const lived: number[] = [];
      for (const { step } of walk.blocks(2 * paths))
        if (step === walk.plan.steps - 1)
          lived.push(...Array.from(walk.state.accounts.failedAt, (failed) => failed || Infinity));
      return lived;
    });
    const earlier = (a: number[], b: number[]) => a.filter((month, k) => month < b[k]).length;
    expect([earlier(half, none), earlier(all, half)]).toEqual([0, 0]);
    expect(earlier(none, all)).toBeGreaterThan(0);
  });

  test('more disclosure never lets confidence be lower, in any month of any path on which the platform lives', () => {
    const [full, half, none] = [1, 0.5, 0].map((disclosure) => {
      const walk = new Walk(
        changed(platform, 'as-is', ({ strategy, world }) => {
          strategy.disclosure = disclosure;
          world.peerFailures.perYear = 3;
        }),
      );
      const months: number[] = [];
      for (const _ of walk.blocks(paths)) {
        const { funding, accounts } = walk.state;
        months.push(
          ...funding.confidence.map((level, path) => (accounts.alive[path] ? level : NaN)),
        );
      }
      return months;
    });
    const lower = (a: number[], b: number[]) => a.filter((level, k) => level < b[k]).length;
    expect([lower(full, half), lower(half, none)]).toEqual([0, 0]);
    expect(lower(none, full)).toBeGreaterThan(0);
  });
});

test('a lower limit per borrower never lets the mean loan or the variation of sizes rise', () => {
  const limits = changes([undefined, 500_000, 200_000, 50_000, 5000], ({ rules }, amount) => {
    rules.loanLimit = { amount };
  });
  const sizes = limits.map((change) => {
    const { meanLoan, loanVariation } = new Walk(changed('p2p-2016', 'as-is', change)).plan.model
      .strategy;
    return [...meanLoan, ...loanVariation];
  });
  sizes.slice(1).forEach((tighter, k) => {
    tighter.forEach((size, c) => expect(size).toBeLessThanOrEqual(sizes[k][c]));
  });
});
