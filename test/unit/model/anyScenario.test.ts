import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import { outcomeNames, seriesNames, type OutcomeName } from '../../../src/model/outcomes';
import { checkScenario } from '../../../src/scenario/check';
import type { Scenario } from '../../../src/scenario/scenario';
import { anyScenario } from './anyScenario';
import { kernelModule, planOf, Walk } from './laboratory';

/** Ratios, which have no value where there is nothing to divide by. */
const ratios = [
  ...['defaultRate', 'lossRate', 'complianceCostShare', 'complianceCostPerLoan', 'returnOnEquity'],
  ...['approvalRate', 'meanApr', 'concentrationIndex', 'effectiveBorrowers', 'largestShare'],
];

/** Scenarios that pass every check; fixed, so that a failure today is one tomorrow. */
function eachScenario(claim: (scenario: Scenario) => void) {
  const valid = anyScenario.filter(
    (scenario) => !checkScenario(scenario).some(({ severity }) => severity === 'error'),
  );
  fc.assert(fc.property(valid, claim), { numRuns: 250, seed: 2026 });
}

/** A block of paths: the values of an outcome, path by path. */
function blockOf(scenario: Scenario) {
  const plan = planOf(scenario);
  const block = new Simulator(plan, kernelModule).block(0, lanes);
  const column = (k: number) => block.outcomes.subarray(k * lanes, (k + 1) * lanes);
  const values = (name: OutcomeName) => [...column(outcomeNames.indexOf(name))];
  return { plan, block, column, values };
}

test(
  'every outcome and series of any valid scenario is a number, but ratios with nothing to divide by',
  { timeout: 60_000 },
  () => {
    eachScenario((scenario) => {
      const { plan, block, column, values } = blockOf(scenario);
      plan.columns.forEach((name, k) => {
        const numbers = column(k);
        const ratio = ratios.includes(name.split('/', 1)[0]);
        const odd = numbers.find((x) => !Number.isFinite(x) && !(ratio && Number.isNaN(x)));
        if (odd !== undefined) throw new Error(`${name} is ${odd}`);
      });
      const mayBeUndefined = (name: string) => name.endsWith('Rate') || name === 'meanApr';
      seriesNames.forEach((name, k) => {
        const size = plan.steps * lanes;
        const numbers = block.series.subarray(k * size, (k + 1) * size);
        const odd = numbers.find(
          (x) => !Number.isFinite(x) && !(mayBeUndefined(name) && Number.isNaN(x)),
        );
        if (odd !== undefined) throw new Error(`series ${name} is ${odd}`);
      });
      const [apr, lent, share, revenue] = (
        ['meanApr', 'originations', 'complianceCostShare', 'revenue'] as const
      ).map(values);
      for (let path = 0; path < lanes; path++) {
        expect(Number.isNaN(apr[path])).toBe(lent[path] === 0);
        expect(Number.isNaN(share[path])).toBe(revenue[path] <= 0);
      }
    });
  },
);

test(
  'rates, shares and losses of any valid scenario lie where such things can lie',
  { timeout: 60_000 },
  () => {
    eachScenario((scenario) => {
      const { values } = blockOf(scenario);
      const expectWithin = (name: OutcomeName, least: number, most: number) => {
        const odd = values(name).find((x) => x < least || x > most);
        if (odd !== undefined) throw new Error(`${name} is ${odd}, not within ${least}…${most}`);
      };
      const single = 1 + 2 ** -22;
      const perYear = (12 / scenario.run.monthsPerStep) * single;
      expectWithin('defaultRate', 0, perYear);
      expectWithin('approvalRate', 0, single);
      expectWithin('concentrationIndex', 0, 1 + 1e-12);
      expectWithin('largestShare', 0, 1 + 1e-12);
      expectWithin('confidenceMinimum', 0, 1);
      for (const name of [
        'creditLoss',
        'insurerLoss',
        'penalties',
        'complianceCost',
        'originations',
        'loansEnd',
        'breaches',
        'peerFailures',
      ] as const)
        expectWithin(name, 0, Infinity);
      // what guarantees leave of the loss, but for rounding
      const [investors, credit] = [values('investorLoss'), values('creditLoss')];
      investors.forEach((loss, path) => {
        if (loss < -1e-12 * credit[path]) throw new Error(`investors gain ${-loss}`);
      });
      const [defaults, losses] = [values('defaultRate'), values('lossRate')];
      losses.forEach((loss, path) => {
        if (loss > defaults[path] * (1 + 1e-9))
          throw new Error(`${loss} lost of ${defaults[path]}`);
      });
    });
  },
);

test(
  'the balance sheet of any valid scenario balances and failure absorbs, on every path, each step',
  { timeout: 60_000 },
  () => {
    let [failed, lived] = [0, 0];
    eachScenario((scenario) => {
      const walk = new Walk(scenario);
      const { accounts, book } = walk.state;
      walk.start();
      while (!walk.finished) {
        const [equity, alive] = [accounts.equity.slice(), accounts.alive.slice()];
        walk.step();
        for (let path = 0; path < lanes; path++) {
          const [loans, due, cash, allowance] = [
            accounts.onBalance,
            accounts.receivable,
            accounts.cash,
            accounts.allowance,
          ].map((column) => column[path]);
          const [debt, line, own] = [accounts.debt, accounts.line, accounts.equity].map(
            (column) => column[path],
          );
          const size = loans + due + Math.abs(cash) + allowance + debt + line + Math.abs(own);
          const imbalance = Math.abs(loans + due + cash - allowance - debt - line - own);
          if (!(imbalance <= 1e-9 * size))
            throw new Error(`out of balance by ${imbalance} of ${size}`);
          if (alive[path] === 0) {
            if (own !== equity[path] || accounts.alive[path] !== 0)
              throw new Error('a failed platform moved');
            continue;
          }
          const change = accounts.profit[path] - accounts.dividends[path];
          if (!(Math.abs(own - equity[path] - change) <= 1e-9 * (size + Math.abs(change))))
            throw new Error('equity moved by more than profit');
          const shares = accounts.share.reduce((sum, column) => sum + column[path], 0);
          if (book.totals.closing[path] > 0 && !(Math.abs(shares - 1) < 1e-6))
            throw new Error(`sources hold ${shares} of the loans`);
          if (accounts.alive[path] === 1) lived++;
          else failed++;
        }
      }
    });
    expect(Math.min(failed, lived)).toBeGreaterThan(1000);
  },
);
