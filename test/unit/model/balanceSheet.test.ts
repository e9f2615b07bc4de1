import { failureCauses } from '../../../src/model/failureCauses';
import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { presetScenario, Walk } from './laboratory';

const insurance = {
  coverage: 0.7,
  attachment: 0.02,
  limit: 0.05,
  premium: 0.01,
  insurerDefaultRate: 0.3,
};
const overdraft = { creditLine: { limit: 40_000_000, spread: 0.08 } };

const scenarios = {
  'a marketplace with triggers and a credit line in the severely adverse world': presetScenario({
    platform: 'marketplace',
    world: 'fed-2025-severely-adverse',
    rules: 'united-states',
    strategy: 'defensive',
  }),
  'a facilitator with guarantees': presetScenario({
    platform: 'facilitation',
    world: 'severe',
    rules: { preset: 'china-2025-facilitation', with: { guaranteeMaximum: 0.05 } },
    strategy: 'growth',
  }),
  'a leveraged micro-lender with insurance, dividends and a rule change': presetScenario({
    platform: 'micro-lender',
    world: 'moderate',
    rules: {
      preset: 'china-2024-micro-loan',
      with: {
        provisionMinimum: 0.025,
        changes: [
          {
            id: 'own-share',
            announced: 6,
            inForce: 13,
            size: 0.5,
            set: { ownShareMinimum: 0.8, leverageMaximum: 2, homeRegionOnly: true },
          },
        ],
      },
    },
    strategy: { preset: 'as-is', with: { insurance, capital: { dividendShare: 0.6 } } },
  }),
  'a peer-to-peer platform with large exposures in a run': presetScenario({
    platform: { preset: 'p2p-2016', with: overdraft },
    world: { preset: 'severe', with: { peerFailures: { perYear: 6 } } },
    rules: 'light-touch',
    strategy: { preset: 'risk-based', with: { insurance } },
  }),
  'a marketplace that changes its strategy each year': presetScenario({
    platform: 'marketplace',
    world: 'severe',
    rules: 'light-touch',
    strategy: {
      preset: 'as-is',
      with: {
        changes: [
          { month: 13, set: { insurance, provisioning: 2, capital: { dividendShare: 0.5 } } },
          {
            month: 25,
            set: { insurance: { coverage: 0.2 }, collection: { level: 0.9 }, provisioning: 0.5 },
          },
        ],
      },
    },
  }),
  'a lender that fails in quarterly steps': presetScenario({
    platform: { preset: 'micro-lender', with: { equity: 90_000_000, taxRate: 0 } },
    world: { preset: 'severe', with: { factors: { copula: 'studentT', degreesOfFreedom: 3 } } },
    rules: 'light-touch',
    strategy: 'growth',
    run: { months: 60, monthsPerStep: 3 },
  }),
};

const sum = (columns: Iterable<Float64Array>, path: number): number => {
  let total = 0;
  for (const column of columns) total += column[path];
  return total;
};

const seen = {
  ...{ insolvent: 0, illiquid: 0, guarantee: 0, claims: 0, insurerFailed: 0 },
  ...{ line: 0, dividends: 0, uncovered: 0 },
};

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  const walk = new Walk(scenario);
  const { accounts, book } = walk.state;
  const worst = { balance: 0, equity: 0, book: 0, shares: 0, losses: 0 };
  const moved: string[] = [];
  const before = new Float64Array(lanes);
  const rise = (name: keyof typeof worst, value: number) =>
    (worst[name] = Math.max(worst[name], Number.isNaN(value) ? Infinity : Math.abs(value)));

  const imbalance = (path: number) => {
    const assets =
      accounts.onBalance[path] +
      accounts.receivable[path] +
      accounts.cash[path] -
      accounts.allowance[path];
    const funding = accounts.debt[path] + accounts.line[path] + accounts.equity[path];
    const size =
      accounts.onBalance[path] +
      accounts.receivable[path] +
      Math.abs(accounts.cash[path]) +
      accounts.allowance[path];
    return (assets - funding) / size;
  };
  const frozen = [
    'equity',
    'cash',
    'debt',
    'line',
    'allowance',
    'receivable',
    'onBalance',
    'cause',
    'failedAt',
  ] as const;

  for (let from = 0; from < 2 * lanes; from += lanes) {
    walk.start(from);
    for (let path = 0; path < lanes; path++) rise('balance', imbalance(path));
    while (!walk.finished) {
      before.set(accounts.equity);
      const dead = accounts.alive.map((alive) => 1 - alive);
      const kept = frozen.map((name) => accounts[name].slice());
      walk.step();
      for (let path = 0; path < lanes; path++) {
        rise('balance', imbalance(path));
        if (dead[path]) {
          frozen.forEach((name, k) => {
            if (accounts[name][path] !== kept[k][path])
              moved.push(`${name} of path ${from + path}`);
          });
          continue;
        }
        const change = accounts.profit[path] - accounts.dividends[path];
        rise('equity', (accounts.equity[path] - before[path] - change) / Math.abs(before[path]));

        const parts = sum(book.balance, path) + sum(book.fraud, path) + walk.performing(path);
        rise('book', book.totals.closing[path] / parts - 1);
        if (book.totals.closing[path] > 0) rise('shares', sum(accounts.share, path) - 1);

        const claims = accounts.insurance.claims[path];
        const uncovered = accounts.alive[path]
          ? 0
          : Math.min(
              accounts.debt[path] + accounts.line[path],
              Math.max(0, -accounts.equity[path]),
            );
        const investors =
          accounts.debt[path] + book.totals.closing[path] - accounts.onBalance[path];
        const takenAway =
          accounts.cause[path] === failureCauses.indexOf('absconding') && !accounts.alive[path]
            ? scenario.platform.events.absconding.lossShare * investors
            : 0;
        const borne =
          accounts.platformLoss[path] +
          accounts.investorLoss[path] -
          uncovered -
          takenAway +
          claims;
        rise('losses', (borne - book.totals.loss[path]) / book.opening[path]);

        if (accounts.cause[path] === 1) seen.insolvent++;
        if (accounts.cause[path] === 2) seen.illiquid++;
        if (uncovered > 0) seen.uncovered++;
        if (accounts.guarantee[path] > 0) seen.guarantee++;
        if (claims > 0) seen.claims++;
        if (accounts.line[path] > 0) seen.line++;
        if (accounts.dividends[path] > 0) seen.dividends++;
        if (accounts.insurance.solvent[path] === 0) seen.insurerFailed++;
      }
    }
  }

  test('loans + recoveries due + cash − allowance = debt + credit line + equity on every path, each step, relative 1e-9', () => {
    expect(worst.balance).toBeLessThan(1e-9);
  });

  test('equity changes by profit less dividends', () => {
    expect(worst.equity).toBeLessThan(1e-9);
  });

  test('the book is the sum of its cells, of fraud not yet seen and of large exposures', () => {
    expect(worst.book).toBeLessThan(1e-12);
  });

  test('every loan is some source’s', () => {
    expect(worst.shares).toBeLessThan(1e-9);
  });

  test('every loss is borne by the platform, the investors or the insurer', () => {
    expect(worst.losses).toBeLessThan(1e-9);
  });

  test('failure absorbs: the balance sheet and the cause stay as they were', () => {
    expect(moved).toEqual([]);
  });
});

test('all this was seen: failures of both causes, guarantees, claims, failed insurers, drawn lines, dividends, debt left uncovered', () => {
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});
