import seedrandom from 'seedrandom';
import type { Kernel } from '../kernel/load';
import { planAccounts } from '../model/accounts';
import { planBook } from '../model/book';
import { cellsOf } from '../model/cells';
import { planConduct } from '../model/conduct';
import { planFunding } from '../model/funding';
import type { ModelPlan } from '../model/month';
import { gradeOutcomeNames, outcomeNames } from '../model/outcomes';
import { planRules } from '../model/rules';
import { planStrategy } from '../model/strategy';
import { refuseCollisions } from '../model/stream';
import { macroShifts, planWorld } from '../model/world';
import { areaIds } from '../scenario/areas';
import { rulesByStep } from '../scenario/rulesInForce';
import type { Scenario } from '../scenario/scenario';

/**
 * A scenario as numbers: everything that can be computed before the first path. Plain data in flat typed arrays, so
 * that it can be posted to a worker.
 */
export interface Plan {
  /** Philox key from the seed text. */
  key: [number, number];
  steps: number;
  monthsPerStep: number;
  /** Last month of each step, counted from 1: the time axis of every series. */
  months: number[];
  /** Names of the outcome columns: the outcomes, then `name/grade` for outcomes told apart by grade. */
  columns: string[];
  /** The capital ratio that the rules ask for in each step: the load line. */
  requiredCapitalRatio: Float64Array;
  /** Cells (segments × their grades) and the vintage-steps advanced by one path over the whole run. */
  cells: number;
  cellMonths: number;
  model: ModelPlan;
}

/** The Philox key of a seed text: two words of seedrandom's generator. */
export function keyOf(seed: string): [number, number] {
  const random = seedrandom(seed);
  return [random.int32() >>> 0, random.int32() >>> 0];
}

/** Turns a resolved and checked scenario into a plan. */
export function createPlan(scenario: Scenario, kernel: Kernel): Plan {
  const math = kernel.exports;
  const { run, platform } = scenario;
  const steps = run.months / run.monthsPerStep;
  const cells = cellsOf(scenario);
  refuseCollisions(streamNames(scenario, cells.map(({ name }) => name)));

  const inForce = rulesByStep(scenario, steps);
  const world = planWorld(scenario, steps, math);
  const rules = planRules(inForce);
  const strategy = planStrategy(scenario, cells, inForce, world.policyRate, world.policyRateToday, math);
  const book = planBook(scenario, cells, strategy, macroShifts(scenario, steps, math), math);
  const demand = platform.regions.map((_, region) =>
    cells.reduce((sum, cell) => sum + (cell.region === region ? cell.demandPerMonth + cell.openingBalance : 0), 0),
  );
  const total = demand.reduce((sum, money) => sum + money, 0);
  const weights = demand.map((money) => (total > 0 ? money / total : 1 / demand.length));
  const conduct = planConduct(scenario, inForce, weights, math);
  const funding = planFunding(scenario, inForce, math);
  const accounts = planAccounts(scenario, book, strategy, funding, rules, world, math);
  return {
    key: keyOf(run.seed),
    steps,
    monthsPerStep: run.monthsPerStep,
    months: Array.from({ length: steps }, (_, step) => (step + 1) * run.monthsPerStep),
    columns: [...outcomeNames, ...gradeOutcomeNames.flatMap((name) => platform.grades.map(({ id }) => `${name}/${id}`))],
    requiredCapitalRatio: rules.capitalMinimum.slice(),
    cells: cells.length,
    cellMonths: steps * book.termSteps.reduce((sum, term) => sum + term, 0),
    model: { world, rules, strategy, book, conduct, funding, accounts },
  };
}

/** Every stream that a run of this scenario may draw from. */
function streamNames({ platform, rules }: Scenario, cells: string[]): string[] {
  const { authorities } = rules.enforcement;
  return [
    'factor/global',
    'copula/mixing',
    'peers/failures',
    'insurer/default',
    'audit',
    ...platform.regions.map(({ id }) => `factor/region/${id}`),
    ...platform.products.map(({ id }) => `factor/product/${id}`),
    ...cells.map((name) => `defaults/${name}`),
    ...platform.largeExposures.map(({ id }) => `exposure/${id}`),
    ...areaIds.map((area) => `breach/${area}`),
    ...authorities.flatMap(({ id }) => [
      ...platform.regions.map((region) => `inspection/${region.id}/${id}`),
      `detection/${id}`,
      `penalty/${id}`,
    ]),
  ];
}
