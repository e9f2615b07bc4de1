import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockResult } from '../../../src/engine/block';
import type { Plan } from '../../../src/engine/plan';
import { Simulator } from '../../../src/engine/simulator';
import { lanes } from '../../../src/model/lanes';
import { outcomeNames, type OutcomeName } from '../../../src/model/outcomes';
import { seriesNames } from '../../../src/model/series';
import { checkScenario } from '../../../src/scenario/check';
import type { Scenario } from '../../../src/scenario/scenario';
import { anyScenario } from './anyScenario';
import { kernelModule, planOf, Walk } from './laboratory';

/** Ratios, which have no value where there is nothing to divide by. */
const ratios = [
  ...['defaultRate', 'lossRate', 'complianceCostShare', 'complianceCostPerLoan', 'returnOnEquity'],
  ...['approvalRate', 'meanApr', 'concentrationIndex', 'effectiveBorrowers', 'largestShare'],
  'businessShift',
];

const valid = anyScenario.filter(
  (scenario) => !checkScenario(scenario).some(({ severity }) => severity === 'error'),
);

/** One block of paths of each of many scenarios; always the same, so that a failure today is one tomorrow. */
const runs = fc.sample(valid, { numRuns: 150, seed: 2026 }).map((scenario) => {
  const plan = planOf(scenario);
  return { scenario, plan, block: new Simulator(plan, kernelModule).block(0, lanes) };
});

/** Something that may not be, and the number of the scenario where it is. */
function refuse(found: number | undefined, what: string, run: number) {
  if (found !== undefined) throw new Error(`scenario ${run}: ${what} is ${found}`);
}

function column({ outcomes }: BlockResult, k: number): Float64Array {
  return outcomes.subarray(k * lanes, (k + 1) * lanes);
}

const valuesOf = (block: BlockResult, name: OutcomeName) =>
  column(block, outcomeNames.indexOf(name));

test('every outcome of any valid scenario is a number, but ratios with nothing to divide by', () => {
  runs.forEach(({ plan, block }, run) => {
    plan.columns.forEach((name, k) => {
      const ratio = ratios.includes(name.split('/', 1)[0]);
      const odd = column(block, k).find((x) => !Number.isFinite(x) && !(ratio && Number.isNaN(x)));
      refuse(odd, name, run);
    });
    const defined = (name: OutcomeName) => [...valuesOf(block, name)].map((x) => !Number.isNaN(x));
    const above = (name: OutcomeName) => [...valuesOf(block, name)].map((x) => x > 0);
    expect(defined('meanApr')).toEqual(above('originations'));
    expect(defined('complianceCostShare')).toEqual(above('revenue'));
  });
});

test('every series of any valid scenario is a number, but rates of nothing', () => {
  runs.forEach(({ plan, block }, run) => {
    seriesNames.forEach((name, k) => {
      const ratio = name.endsWith('Rate') || name === 'meanApr';
      const size = plan.steps * lanes;
      const numbers = block.series.subarray(k * size, (k + 1) * size);
      refuse(
        numbers.find((x) => !Number.isFinite(x) && !(ratio && Number.isNaN(x))),
        name,
        run,
      );
    });
  });
});

test('rates, shares and losses of any valid scenario lie where such things can lie', () => {
  runs.forEach(({ scenario, block }, run) => {
    const expectWithin = (name: OutcomeName, least: number, most: number) =>
      refuse(
        valuesOf(block, name).find((x) => x < least || x > most),
        name,
        run,
      );
    // what single precision may add to a sum of parts
    const whole = 1 + 2 ** -22;
    expectWithin('defaultRate', 0, (12 / scenario.run.monthsPerStep) * whole);
    expectWithin('approvalRate', 0, whole);
    expectWithin('concentrationIndex', 0, 1 + 1e-12);
    expectWithin('largestShare', 0, 1 + 1e-12);
    for (const name of ['confidenceMinimum', 'cultureEnd', 'businessShift'] as const)
      expectWithin(name, 0, 1 + 1e-12);
    for (const name of [
      ...(['creditLoss', 'insurerLoss', 'penalties', 'complianceCost'] as const),
      ...(['originations', 'loansEnd', 'breaches', 'peerFailures'] as const),
      ...(['operationalLoss', 'cyberLoss', 'insiderLoss', 'legalClaims', 'incidents'] as const),
      ...(['inspections', 'suspendedMonths', 'ruleChanges'] as const),
    ])
      expectWithin(name, 0, Infinity);
    const [lost, loans] = [valuesOf(block, 'creditLoss'), valuesOf(block, 'loansEnd')];
    const gain = valuesOf(block, 'investorLoss').find(
      (loss, path) => loss < -1e-12 * (lost[path] + loans[path]),
    );
    refuse(gain, 'the investors’ loss', run);
    const [defaults, losses] = [valuesOf(block, 'defaultRate'), valuesOf(block, 'lossRate')];
    refuse(
      losses.find((loss, path) => loss > defaults[path] * (1 + 1e-9)),
      'the loss rate',
      run,
    );
  });
});

/** Follows one block of paths step by step; adds up path-steps that ended in failure and that did not. */
function followBooks(
  scenario: Scenario,
  plan: Plan,
  run: number,
  count: Record<'failed' | 'lived', number>,
) {
  const walk = new Walk(scenario, plan);
  const { accounts, book } = walk.state;
  walk.start();
  while (!walk.finished) {
    const [equity, alive] = [accounts.equity.slice(), accounts.alive.slice()];
    walk.step();
    for (let path = 0; path < lanes; path++) {
      const at = (columns: Float64Array[]) => columns.map((values) => values[path]);
      const [loans, due, cash] = at([accounts.onBalance, accounts.receivable, accounts.cash]);
      const [allowance, debt, line] = at([accounts.allowance, accounts.debt, accounts.line]);
      const own = accounts.equity[path];
      const size = loans + due + Math.abs(cash) + allowance + debt + line + Math.abs(own);
      const imbalance = Math.abs(loans + due + cash - allowance - debt - line - own);
      if (!(imbalance <= 1e-9 * size)) refuse(imbalance, 'what is out of balance', run);
      if (alive[path] === 0) {
        if (own !== equity[path]) refuse(own - equity[path], 'what a failed platform earned', run);
        if (accounts.alive[path] !== 0) refuse(path, 'the path that came back to life', run);
        continue;
      }
      const unexplained = own - equity[path] - accounts.profit[path] + accounts.dividends[path];
      if (!(Math.abs(unexplained) <= 1e-9 * size)) refuse(unexplained, 'equity from nowhere', run);
      const held = accounts.share.reduce((sum, share) => sum + share[path], 0);
      if (book.totals.closing[path] > 0 && !(Math.abs(held - 1) < 1e-6))
        refuse(held, 'the share of loans with a source', run);
      count[accounts.alive[path] === 1 ? 'lived' : 'failed']++;
    }
  }
}

test('the books of any valid scenario balance, equity moves by profit alone, failure absorbs, every loan has a source', () => {
  const count = { failed: 0, lived: 0 };
  runs.forEach(({ scenario, plan }, run) => followBooks(scenario, plan, run, count));
  expect(Math.min(count.failed, count.lived)).toBeGreaterThan(1000);
});
