import seedrandom from 'seedrandom';
import type { Kernel } from '../kernel/load';
import { planAccounts } from '../model/accountsPlan';
import { bearerIds } from '../model/bearers';
import { planBook } from '../model/bookPlan';
import { eachOnce } from '../model/byStep';
import { cellsOf, type Cell } from '../model/cells';
import { planConduct } from '../model/conductPlan';
import { planFunding } from '../model/funding';
import { costOfNewMoney, moneyThatStays, spreadWidening } from '../model/fundingTerms';
import type { ModelPlan } from '../model/month';
import { breachStreams } from '../model/breaches';
import { adjustmentMonths } from '../model/maturity';
import { brokenDown, notByArea, notByGrade, yearly, type Dimension } from '../model/breakdowns';
import { outcomeNames, type OutcomeName } from '../model/outcomes';
import { planRules } from '../model/rules';
import { regionAttraction } from '../model/applications';
import { planStrategy } from '../model/strategyPlan';
import { refuseCollisions } from '../model/stream';
import { macroShifts, planWorld } from '../model/world';
import { areaIds } from '../scenario/areas';
import { calendarOf, type Calendar } from '../scenario/calendar';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';

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
  /** Names of the outcome columns: the outcomes, then `name/dimension/id` for outcomes told apart by a dimension. */
  columns: string[];
  /** Last month of each year of the run, the last of which may be shorter, and columns of outcomes told apart by year. */
  years: number[];
  yearlyColumns: string[];
  /** The capital ratio that the rules ask for in each step: the load line. */
  requiredCapitalRatio: Float64Array;
  /** Whether paths are replicated, as points of scrambled sequences are, and whether they have weights. */
  replicated: boolean;
  weighted: boolean;
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
  return planOf(scenario, calendarOf(scenario), kernel);
}

/** The plan of a scenario whose calendar is known: whoever makes it needs nothing of what checks rules and strategies. */
export function planOf(scenario: Scenario, calendar: Calendar, kernel: Kernel): Plan {
  const math = kernel.exports;
  const { run } = scenario;
  const { rules: inForce, strategies: decided } = calendar;
  const steps = decided.length;
  const cells = cellsOf(scenario);
  refuseCollisions(
    streamNames(
      scenario,
      cells.map(({ name }) => name),
    ),
  );

  const world = planWorld(scenario, steps, math);
  const rules = planRules(scenario, inForce, adjustmentMonths(scenario, decided), math);
  const widening = spreadWidening(scenario, steps, math);
  const { policyRate } = world;
  const strategy = planStrategy(
    scenario,
    cells,
    calendar,
    policyRate,
    world.policyRateToday,
    costOfNewMoney(scenario, inForce, policyRate, widening),
    math,
  );
  const book = planBook(
    scenario,
    cells,
    decided,
    strategy,
    macroShifts(scenario, steps, math),
    math,
  );
  const weights = eachOnce(decided, (now) => businessByRegion(scenario, now, cells));
  const conduct = planConduct(scenario, cells, calendar, weights, math);
  const stays = moneyThatStays(
    scenario,
    inForce,
    policyRate,
    widening,
    strategy.lending,
    strategy.usual,
    math,
  );
  const funding = planFunding(scenario, decided, inForce, widening.paid, stays, math);
  const accounts = planAccounts(scenario, decided, book, strategy, funding, rules, world, math);
  const columnsOf = ({ dimension, name }: (typeof brokenDown)[number]) =>
    membersOf(scenario, dimension, name).map((id) => `${name}/${dimension}/${id}`);
  return {
    key: keyOf(run.seed),
    steps,
    monthsPerStep: run.monthsPerStep,
    months: Array.from({ length: steps }, (_, step) => (step + 1) * run.monthsPerStep),
    columns: [...outcomeNames, ...brokenDown.flatMap(columnsOf)],
    years: Array.from({ length: Math.ceil(run.months / 12) }, (_, year) =>
      Math.min(run.months, 12 * (year + 1)),
    ),
    yearlyColumns: yearly.flatMap(columnsOf),
    requiredCapitalRatio: rules.capitalMinimum.slice(),
    replicated: run.sampling === 'sobol',
    weighted: run.tailShift > 0,
    cells: cells.length,
    cellMonths: steps * book.termSteps.reduce((sum, term) => sum + term, 0),
    model: { world, rules, strategy, book, conduct, funding, accounts },
  };
}

/** Share of each region in the business: what is lent over the run under a strategy and what is out at the start. */
function businessByRegion(scenario: Scenario, strategy: Strategy, cells: Cell[]): number[] {
  const attraction = regionAttraction(scenario, strategy, cells);
  const business = scenario.platform.regions.map((_, region) =>
    cells.reduce(
      (sum, cell) =>
        sum +
        (cell.region === region
          ? cell.demandPerMonth * attraction[region] + cell.openingBalance / scenario.run.months
          : 0),
      0,
    ),
  );
  const total = business.reduce((sum, money) => sum + money, 0);
  return business.map((money) => (total > 0 ? money / total : 1 / business.length));
}

/** Ids of the members of a dimension that an outcome is told apart by, in the order of the model. */
export function membersOf(scenario: Scenario, dimension: Dimension, name: OutcomeName): string[] {
  if (dimension === 'area') return [...areaIds, ...(name === 'complianceCost' ? [notByArea] : [])];
  if (dimension === 'source') return bearerIds(scenario);
  const { platform } = scenario;
  const lists = { grade: platform.grades, region: platform.regions, segment: platform.segments };
  const ids = lists[dimension].map(({ id }) => id);
  const apart =
    dimension === 'grade' && name === 'creditLoss' && platform.largeExposures.length > 0;
  return apart ? [...ids, notByGrade] : ids;
}

/** Every stream that a run of this scenario may draw from. */
function streamNames(scenario: Scenario, cells: string[]): string[] {
  const { platform } = scenario;
  return [
    'factor/global',
    'factor/bad-times',
    'copula/mixing',
    'peers/failures',
    'insurer/default',
    'dataPenalty',
    'absconding',
    ...['arrival', 'area', 'direction', 'size'].map((draw) => `rules/${draw}`),
    ...['cyber', 'insiderFraud', 'claims'],
    ...breachStreams(scenario),
    ...platform.regions.map(({ id }) => `factor/region/${id}`),
    ...platform.products.map(({ id }) => `factor/product/${id}`),
    ...cells.map((name) => `defaults/${name}`),
    ...platform.largeExposures.map(({ id }) => `exposure/${id}`),
  ];
}
