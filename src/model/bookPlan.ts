import type { KernelExports } from '../kernel/load';
import { ratedDefaultRate } from '../scenario/creditRatings';
import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import type { Trigger } from '../scenario/trigger';
import { instalmentPerUnit, scheduledBalances } from './amortisation';
import { columnOf } from './byStep';
import type { Cell } from './cells';
import { planExposures, type ExposuresPlan } from './exposures';
import { seasoningWeights } from './seasoning';
import { stepCorrelationSolver } from './stepCorrelation';
import { stepProbability } from './stepProbability';
import { type StrategyPlan } from './strategyPlan';
import { streamOf } from './stream';

/** What the book works from: numbers of its cells in the order of the cells, unless said otherwise. */
export interface BookPlan {
  cells: number;
  steps: number;
  stepsPerYear: number;
  streams: Uint32Array;
  region: Int32Array;
  product: Int32Array;
  /** Place of the first product's factor among the factors. */
  productFactor: number;
  grade: Int32Array;
  segment: Int32Array;
  grades: number;
  regions: number;
  segments: number;
  /** Share of each region in today's applications. */
  regionShare: Float64Array;
  termSteps: Int32Array;
  /** Whether prices, and with them the terms of loans, follow what happens on a path. */
  termsByPath: boolean;
  /** √(ρ w/(1 − ρ)) for the global, the region's and the product's factor, `[cell × 3]`. */
  loadings: Float64Array;
  /** F⁻¹(PD)/√(1 − ρ), `[step × cells + cell]`. */
  thresholds: Float64Array;
  /** Frye–Jacobs k (multiplied by the mixing variable on a path), mean LGD and unconditional default probability of a step, by cell. */
  lgdShift: Float64Array;
  lossGivenDefault: Float64Array;
  stepDefaultRate: Float64Array;
  /** Effective borrowers per loan, `[step × cells + cell]`. */
  effective: Float64Array;
  /** Share of would-be defaults that early warning averts; alerts per unit of would-be default; cost of one; by step. */
  averted: Float64Array;
  alertsPerDefault: Float64Array;
  costPerAlert: Float64Array;
  /** Age rows of each cell, four f32 each, from old to young. */
  ages: Float32Array[];
  /** Loans per unit of instalment, by cell and slot. */
  loansPerInstalment: Float32Array[];
  /** Opening vintages of each cell: balance, instalment, rate, intensity of each slot. */
  opening: Float32Array[];
  /** Opening sums by cell: balance, intensity × seasoning × balance, loans. */
  openingBalance: Float64Array;
  openingIntensity: Float64Array;
  openingLoans: Float64Array;
  /** Expected loss of the opening book, a year. */
  openingExpectedLoss: number;
  /** Share of new lending that is fraud after controls, by step; steps over which it defaults; whether there ever is any. */
  fraudShare: Float64Array;
  fraudSteps: number;
  anyFraud: boolean;
  /** Loss given default multiplier and collection cost at a collection level, by step. */
  collectionLevel: Float64Array;
  collectionEffect: Float64Array;
  collectionCost: Float64Array;
  /** What intelligent collection leaves of the loss given default, by step. */
  recovery: Float64Array;
  exposures: ExposuresPlan;
}

/** @param decided strategies by step */
export function planBook(
  scenario: Scenario,
  cells: Cell[],
  decided: Strategy[],
  strategy: StrategyPlan,
  shifts: Float64Array[],
  math: KernelExports,
): BookPlan {
  const { platform, world, run } = scenario;
  const { weights } = world.factors;
  const nu = world.factors.copula === 'studentT' ? world.factors.degreesOfFreedom : 0;
  const quantile = (p: number) =>
    p <= 0 ? -Infinity : nu > 0 ? math.studentTQuantile(p, nu) : math.normalQuantile(p);
  const steps = strategy.usual.length;
  const stepsPerYear = 12 / run.monthsPerStep;
  const { termSteps, stepDefaultRate } = strategy.lending;
  // Coordination with compliance finds part of what early warning misses, where there is early warning at all.
  const detection = ({ monitoring, controls }: Strategy) => {
    const missed =
      (1 - monitoring.detection) * (1 - platform.conduct.coordinationPower * controls.coordination);
    return monitoring.detection > 0 ? 1 - missed : 0;
  };
  const { intelligentCollection } = platform.technology;
  const fraudShare = columnOf(
    decided,
    ({ underwriting }) => platform.applicationFraud * (1 - underwriting.fraudControl),
  );

  const loadings = new Float64Array(3 * cells.length);
  const thresholds = new Float64Array(steps * cells.length);
  const effective = new Float64Array(steps * cells.length);
  const ages: Float32Array[] = [];
  const loansPerInstalment: Float32Array[] = [];
  const opening: Float32Array[] = [];
  const openingBalance = new Float64Array(cells.length);
  const openingIntensity = new Float64Array(cells.length);
  const openingLoans = new Float64Array(cells.length);

  const lgdShift = new Float64Array(cells.length);
  const stepCorrelation = stepCorrelationSolver(world.factors, run.monthsPerStep, math);
  cells.forEach((cell, c) => {
    const rho = stepCorrelation(
      cell.annualDefaultRate,
      platform.segments[cell.segment].assetCorrelation,
    );
    const specific = Math.sqrt(1 - rho);
    [weights.global, weights.region, weights.product].forEach((weight, f) => {
      loadings[3 * c + f] = Math.sqrt(rho * weight) / specific;
    });
    const probit = math.normalQuantile(cell.annualDefaultRate);
    for (let step = 0; step < steps; step++) {
      const shift = shifts[cell.segment][step];
      const at = step * cells.length + c;
      if (step > 0 && shift === shifts[cell.segment][step - 1])
        thresholds[at] = thresholds[at - cells.length];
      else {
        const annual =
          cell.annualDefaultRate <= 0
            ? 0
            : shift === 0
              ? cell.annualDefaultRate
              : math.normalCdf(probit + shift);
        thresholds[at] = quantile(stepProbability(annual, stepsPerYear, math)) / specific;
      }
    }
    const stepLoss = stepDefaultRate[c] * cell.lossGivenDefault;
    lgdShift[c] =
      stepDefaultRate[c] <= 0 || stepLoss <= 0
        ? 0
        : (quantile(stepDefaultRate[c]) - quantile(stepLoss)) / specific;

    const product = platform.products[cell.product];
    const term = termSteps[c];
    const prepaid = stepProbability(product.prepaymentPerYear, stepsPerYear, math);
    const seasoning = seasoningWeights(
      stepDefaultRate[c],
      term,
      Math.max(1, product.seasoningPeakMonth / run.monthsPerStep),
      product.seasoningStrength,
      math,
    );
    ages.push(ageRows(term, prepaid, seasoning));

    const slots = term + steps;
    const instalment = instalmentPerUnit(cell.rate / stepsPerYear, term, math);
    const perInstalment = new Float32Array(slots).fill(1 / (cell.meanLoan * instalment));
    for (let step = 0; step < steps; step++)
      perInstalment[term + step] =
        1 / (strategy.meanLoan[step * cells.length + c] * strategy.usual[step].instalment[c]);
    loansPerInstalment.push(perInstalment);

    const scheduled = scheduledBalances(cell.rate / stepsPerYear, term, math);
    const kept = (1 - stepDefaultRate[c]) * (1 - prepaid);
    const weightsByAge = Float64Array.from({ length: term }, () => 0);
    let survival = 1;
    let total = 0;
    for (let age = 0; age < term; age++, survival *= kept)
      total += weightsByAge[age] = scheduled[age] * survival;
    const vintages = new Float32Array(4 * term);
    const intensity = strategy.lending.scoringIntensity[c];
    for (let slot = 0; slot < term; slot++) {
      const age = term - 1 - slot;
      const balance = Math.fround((cell.openingBalance * weightsByAge[age]) / total);
      const payment = Math.fround(
        balance * instalmentPerUnit(cell.rate / stepsPerYear, term - age, math),
      );
      vintages[4 * slot] = balance;
      vintages[4 * slot + 1] = payment;
      vintages[4 * slot + 2] = cell.rate / stepsPerYear;
      vintages[4 * slot + 3] = intensity;
      openingBalance[c] += balance;
      openingIntensity[c] += vintages[4 * slot + 3] * Math.fround(seasoning[age]) * balance;
      openingLoans[c] += perInstalment[slot] * payment;
    }
    opening.push(vintages);
    effectiveBorrowers(
      cell,
      c,
      cells.length,
      strategy,
      vintages,
      perInstalment,
      prepaid,
      stepDefaultRate[c],
      term,
      steps,
      effective,
    );
  });

  return {
    cells: cells.length,
    steps,
    stepsPerYear,
    streams: Uint32Array.from(cells, ({ name }) => streamOf(`defaults/${name}`)),
    region: Int32Array.from(cells, ({ region }) => region),
    product: Int32Array.from(cells, ({ product }) => product),
    productFactor: 1 + platform.regions.length,
    grade: Int32Array.from(cells, ({ grade }) => grade),
    segment: Int32Array.from(cells, ({ segment }) => segment),
    grades: platform.grades.length,
    regions: platform.regions.length,
    segments: platform.segments.length,
    regionShare: shareByRegion(scenario, cells),
    termSteps,
    termsByPath: pricedByPath(decided, scenario.rules.triggers),
    loadings,
    thresholds,
    lgdShift,
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    effective,
    averted: columnOf(decided, (strategy) => detection(strategy) * strategy.monitoring.cure),
    alertsPerDefault: columnOf(
      decided,
      (strategy) => detection(strategy) / strategy.monitoring.precision,
    ),
    costPerAlert: columnOf(decided, ({ monitoring }) => monitoring.costPerAlert),
    ages,
    loansPerInstalment,
    opening,
    openingBalance,
    openingIntensity,
    openingLoans,
    openingExpectedLoss:
      stepsPerYear *
        cells.reduce(
          (sum, cell, c) => sum + stepDefaultRate[c] * cell.lossGivenDefault * openingIntensity[c],
          0,
        ) +
      platform.largeExposures.reduce(
        (sum, { amount, rating, annualDefaultRate, lossGivenDefault }) =>
          sum + amount * ratedDefaultRate(rating, annualDefaultRate) * lossGivenDefault,
        0,
      ),
    fraudShare,
    fraudSteps: Math.max(1, Math.round(3 / run.monthsPerStep)),
    anyFraud: fraudShare.some((share) => share > 0),
    collectionLevel: columnOf(decided, ({ collection }) => collection.level),
    collectionEffect: columnOf(decided, ({ collection }) => collection.effectOnLoss),
    collectionCost: columnOf(
      decided,
      ({ collection, technology }) =>
        collection.costPerDefault *
        (1 - intelligentCollection.collectionCost * technology.intelligentCollection),
    ),
    recovery: columnOf(
      decided,
      ({ technology }) => 1 - intelligentCollection.recovery * technology.intelligentCollection,
    ),
    exposures: planExposures(scenario, steps, shifts, quantile, math),
  };
}

/** Prices follow a path where risk-based ones learn from its losses, and where a trigger may raise them. */
function pricedByPath(decided: readonly Strategy[], imposed: readonly Trigger[]): boolean {
  const raises = ({ action }: Trigger) => action === 'raisePrices';
  return (
    imposed.some(raises) ||
    decided.some(
      ({ pricing: { method, learning }, triggers }) =>
        (method === 'riskBased' && learning > 0) || triggers.some(raises),
    )
  );
}

/** Share of each region in today's applications; even where there are none. */
function shareByRegion({ platform }: Scenario, cells: Cell[]): Float64Array {
  const total = cells.reduce((sum, { demandPerMonth }) => sum + demandPerMonth, 0);
  return Float64Array.from(platform.regions, (_, place) =>
    total > 0
      ? cells.reduce(
          (sum, { region, demandPerMonth }) => sum + (region === place ? demandPerMonth : 0),
          0,
        ) / total
      : 1 / platform.regions.length,
  );
}

function ageRows(term: number, prepaid: number, seasoning: Float64Array): Float32Array {
  const rows = new Float32Array(4 * term);
  for (let row = 0; row < term; row++) {
    const age = term - 1 - row;
    rows[4 * row] = age === term - 1 ? 0 : 1 - prepaid;
    rows[4 * row + 1] = seasoning[age];
    rows[4 * row + 2] = age === term - 1 ? 0 : seasoning[age + 1];
  }
  return rows;
}

/**
 * Effective borrowers per loan, (Σ E)² ÷ (n Σ E²), on the expected course of a cell's vintages: sizes vary within a
 * vintage and with its age.
 */
function effectiveBorrowers(
  cell: Cell,
  c: number,
  cells: number,
  strategy: StrategyPlan,
  opening: Float32Array,
  perInstalment: Float32Array,
  prepaid: number,
  stepDefaultRate: number,
  term: number,
  steps: number,
  out: Float64Array,
): void {
  const kept = (1 - prepaid) * (1 - stepDefaultRate);
  const balance = new Float64Array(term + steps);
  const payment = new Float64Array(term + steps);
  const rate = new Float64Array(term + steps);
  const spread = new Float64Array(term + steps);
  for (let slot = 0; slot < term; slot++) {
    balance[slot] = opening[4 * slot];
    payment[slot] = opening[4 * slot + 1];
    rate[slot] = opening[4 * slot + 2];
    spread[slot] = 1 + cell.loanVariation * cell.loanVariation;
  }
  const { stepsPerYear } = strategy.lending;
  for (let step = 0; step < steps; step++) {
    let exposure = 0;
    let squares = 0;
    let loans = 0;
    for (let slot = step; slot < term + step; slot++) {
      const count = perInstalment[slot] * payment[slot];
      if (!(count > 0)) continue;
      loans += count;
      exposure += balance[slot];
      squares += (balance[slot] * balance[slot] * spread[slot]) / count;
      balance[slot] = Math.max(0, balance[slot] * (1 + rate[slot]) - payment[slot]) * kept;
      payment[slot] *= kept;
    }
    const at = step * cells + c;
    out[at] =
      squares > 0
        ? (exposure * exposure) / squares / loans
        : 1 / (1 + strategy.loanVariation[at] * strategy.loanVariation[at]);
    const slot = term + step;
    const decision = strategy.usual[step];
    balance[slot] = decision.granted[c];
    payment[slot] = decision.granted[c] * decision.instalment[c];
    rate[slot] = decision.rate[c] / stepsPerYear;
    spread[slot] = 1 + strategy.loanVariation[at] * strategy.loanVariation[at];
  }
}
