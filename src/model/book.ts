import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import { instalmentPerUnit, scheduledBalances } from './amortisation';
import type { Cell } from './cells';
import {
  planExposures,
  createExposuresState,
  startExposures,
  stepExposures,
  type ExposuresPlan,
  type ExposuresState,
} from './exposures';
import { lanes, type Lanes } from './lanes';
import { seasoningWeights } from './seasoning';
import { stepCorrelationSolver } from './stepCorrelation';
import { stepProbability, type StrategyPlan, type StrategyState } from './strategy';
import { streamOf } from './stream';
import type { WorldState } from './world';

/** Step 4, the book: originations, interest, amortisation, prepayment, default, recovery. */
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
  /** Share of would-be defaults that early warning averts; alerts per unit of would-be default; cost of one. */
  averted: number;
  alertsPerDefault: number;
  costPerAlert: number;
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
  /** Share of new lending that is fraud after controls, and the steps over which it defaults. */
  fraudShare: number;
  fraudSteps: number;
  /** Loss given default multiplier and collection cost at a collection level. */
  collectionLevel: number;
  collectionEffect: number;
  collectionCost: number;
  /** What intelligent collection leaves of the loss given default. */
  recovery: number;
  exposures: ExposuresPlan;
}

export interface BookState {
  cells: CellMemory[];
  /** Descriptors of all cells, in a row. */
  descriptors: Pointer;
  /** Balance, intensity and loans of each cell, `[cell][path]`. */
  balance: Lanes[];
  intensity: Lanes[];
  loans: Lanes[];
  /** Fraud on the book by steps since it was lent, `[age][path]`. */
  fraud: Lanes[];
  exposures: ExposuresState;
  /** Performing principal at the start of this step. */
  opening: Lanes;
  /** Columns of the kernel's totals of this step, and where they begin. */
  totals: Record<TotalName, Lanes>;
  totalsPointer: Pointer;
  alertCost: Lanes;
  collectionCost: Lanes;
  /** Share of what was granted that is lent, and money granted. */
  scale: Lanes;
  scalePointer: Pointer;
  granted: Lanes;
  grantedPointer: Pointer;
  /** Part of the performing loans that is not called this step (f32, as the kernel wants it). */
  stay: Float32Array;
  /** Over the life of each path, `[cell][sum][path]`: applied for, lent, lent × APR, defaulted, opening balances. */
  sums: Lanes[][];
  /** 1 while the platform lives: the sums of a path end with it. */
  alive: Lanes;
}

/**
 * Totals of a step over all cells, fraud and large exposures, in the order of the kernel's columns: defaulted principal,
 * its loss, interest received, principal and loans at the end, would-be defaults, expected loss; principal lent, loans
 * made, money applied for, principal × APR, origination fees, and the part of the new loans that is fraud.
 */
export const totalNames = [
  'defaulted',
  'loss',
  'interest',
  'closing',
  'activeLoans',
  'wouldBe',
  'expectedLoss',
  'originated',
  'made',
  'applied',
  'rateVolume',
  'fees',
  'fraud',
] as const;
export type TotalName = (typeof totalNames)[number];

/** A cell's vintages in the kernel's memory, `[group of 8 paths][slot][field][path]`. */
interface CellMemory {
  records: Float32Array;
  capacity: number;
}

/** Sums kept over the life of a path in each cell. */
export const cellSums = ['applied', 'lent', 'rateVolume', 'defaulted', 'exposure'] as const;
const sumsOfCell = cellSums.length;

const floatsPerSlot = 32;
const pathsPerGroup = 8;

export function planBook(
  scenario: Scenario,
  cells: Cell[],
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
  const { monitoring, underwriting, collection } = scenario.strategy;

  // Coordination with compliance finds part of what early warning misses, where there is early warning at all.
  const missed =
    (1 - monitoring.detection) *
    (1 - platform.conduct.coordinationPower * scenario.strategy.controls.coordination);
  const detection = monitoring.detection > 0 ? 1 - missed : 0;
  const { intelligentCollection } = platform.technology;
  const programme = scenario.strategy.technology.intelligentCollection;

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
      vintages.set([balance, payment, cell.rate / stepsPerYear, intensity], 4 * slot);
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
    loadings,
    thresholds,
    lgdShift,
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    effective,
    averted: detection * monitoring.cure,
    alertsPerDefault: detection / monitoring.precision,
    costPerAlert: monitoring.costPerAlert,
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
        (sum, { amount, annualDefaultRate, lossGivenDefault }) =>
          sum + amount * annualDefaultRate * lossGivenDefault,
        0,
      ),
    fraudShare: platform.applicationFraud * (1 - underwriting.fraudControl),
    fraudSteps: Math.max(1, Math.round(3 / run.monthsPerStep)),
    collectionLevel: collection.level,
    collectionEffect: collection.effectOnLoss,
    collectionCost:
      collection.costPerDefault * (1 - intelligentCollection.collectionCost * programme),
    recovery: 1 - intelligentCollection.recovery * programme,
    exposures: planExposures(scenario, steps, shifts, quantile, math),
  };
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
    rows.set(
      [
        age === term - 1 ? 0 : 1 - prepaid,
        seasoning[age],
        age === term - 1 ? 0 : seasoning[age + 1],
      ],
      4 * row,
    );
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
    [balance[slot], payment[slot], rate[slot]] = [
      opening[4 * slot],
      opening[4 * slot + 1],
      opening[4 * slot + 2],
    ];
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

/** Reserves the kernel's memory; call the result once everything is reserved. */
export function createBookState(
  plan: BookPlan,
  strategyPlan: StrategyPlan,
  math: KernelExports,
  layout: Layout,
): (world: WorldState, strategy: StrategyState) => BookState {
  const column = (columns = 1) => layout.reserve(8 * lanes * columns);
  const perCell = () => Array.from({ length: plan.cells }, () => column());
  const [balance, intensity, loans] = [perCell(), perCell(), perCell()];
  const phi = layout.reserve(4 * lanes);
  const stay = layout.reserve(4 * lanes);
  const [lgd, uniform, scalePointer, grantedPointer, alive] = [
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  const [defaulted, sums] = [
    perCell(),
    Array.from({ length: plan.cells }, () => column(sumsOfCell)),
  ];
  const totalsPointer = column(totalNames.length);
  const bytes = math.cellDescriptorBytes();
  const descriptors = layout.reserve(plan.cells * bytes);
  const places = plan.ages.map((rows, c) => {
    const capacity = plan.termSteps[c] + plan.steps;
    return {
      capacity,
      records: layout.reserve((lanes / pathsPerGroup) * capacity * math.vintageBytes(), 128),
      ages: layout.reserve(4 * rows.length),
      loansPerInstalment: layout.reserve(4 * capacity),
      thresholds: layout.reserve(8 * plan.steps),
      effectives: layout.reserve(8 * plan.steps),
    };
  });
  return (world, strategy) => {
    const ofCell = (table: Float64Array, c: number) =>
      Float64Array.from({ length: plan.steps }, (_, step) => table[step * plan.cells + c]);
    const cells = places.map((place, c): CellMemory => {
      layout.f32(place.ages, plan.ages[c].length).set(plan.ages[c]);
      layout.f32(place.loansPerInstalment, place.capacity).set(plan.loansPerInstalment[c]);
      layout.f64(place.thresholds, plan.steps).set(ofCell(plan.thresholds, c));
      layout.f64(place.effectives, plan.steps).set(ofCell(plan.effective, c));
      const descriptor = descriptors + c * bytes;
      const numbers = layout.f64(descriptor, 9);
      numbers.set(plan.loadings.subarray(3 * c, 3 * c + 3));
      numbers[4] = plan.lgdShift[c];
      numbers[5] = plan.lossGivenDefault[c];
      numbers[6] = plan.averted;
      numbers[8] = plan.stepDefaultRate[c];
      layout
        .u32(descriptor + 72, 22)
        .set([
          world.pointers[0],
          world.pointers[1 + plan.region[c]],
          world.pointers[plan.productFactor + plan.product[c]],
          world.mixingPointer,
          uniform,
          balance[c],
          intensity[c],
          loans[c],
          phi,
          place.records,
          place.ages,
          place.capacity,
          defaulted[c],
          lgd,
          place.loansPerInstalment,
          plan.termSteps[c],
          plan.streams[c],
          place.thresholds,
          place.effectives,
          place.ages,
          sums[c],
          strategy.decisionPointers[c],
        ]);
      layout.u32(descriptor + 176, 2).set([stay, alive]);
      layout
        .f64(descriptor + 160, 2)
        .set([strategyPlan.lending.originationFee[c], strategyPlan.lending.feeRate[c]]);
      return {
        capacity: place.capacity,
        records: layout.f32(
          place.records,
          (lanes / pathsPerGroup) * place.capacity * floatsPerSlot,
        ),
      };
    });
    const lane = () => new Float64Array(lanes);
    const view = (pointer: Pointer) => layout.f64(pointer, lanes);
    return {
      cells,
      descriptors,
      balance: balance.map(view),
      intensity: intensity.map(view),
      loans: loans.map(view),
      fraud: Array.from({ length: plan.fraudSteps }, lane),
      exposures: createExposuresState(plan.exposures),
      opening: lane(),
      totals: Object.fromEntries(
        totalNames.map((name, k) => [name, view(totalsPointer + 8 * lanes * k)]),
      ) as Record<TotalName, Lanes>,
      totalsPointer,
      alertCost: lane(),
      collectionCost: lane(),
      scale: view(scalePointer),
      scalePointer,
      granted: view(grantedPointer),
      grantedPointer,
      stay: layout.f32(stay, lanes),
      sums: sums.map((pointer) =>
        Array.from({ length: sumsOfCell }, (_, k) => view(pointer + 8 * lanes * k)),
      ),
      alive: view(alive),
    };
  };
}

/** Puts the opening vintages on every path. */
export function startBook(plan: BookPlan, state: BookState): void {
  const { closing } = state.totals;
  closing.fill(plan.exposures.opening);
  state.cells.forEach(({ records, capacity }, c) => {
    const slots = plan.termSteps[c];
    for (let slot = 0; slot < slots; slot++)
      for (let field = 0; field < 4; field++) {
        const at = slot * floatsPerSlot + field * pathsPerGroup;
        const value = plan.opening[c][4 * slot + field];
        // a loop: fill() costs more than eight stores
        for (let path = 0; path < pathsPerGroup; path++) records[at + path] = value;
      }
    for (let g = 1; g < lanes / pathsPerGroup; g++)
      records.copyWithin(g * capacity * floatsPerSlot, 0, slots * floatsPerSlot);
    state.balance[c].fill(plan.openingBalance[c]);
    state.intensity[c].fill(plan.openingIntensity[c]);
    state.loans[c].fill(plan.openingLoans[c]);
    for (let i = 0; i < lanes; i++) closing[i] += plan.openingBalance[c];
  });
  for (const rows of state.sums) for (const row of rows) row.fill(0);
  state.alive.fill(1);
  for (const pool of state.fraud) pool.fill(0);
  startExposures(state.exposures);
}

/**
 * Defaults, instalments and prepayments of a step on the opening balance, then the new loans.
 *
 * @param room most that can be lent on each path, from the funding of last month
 * @param alive 1 where the platform still lives
 */
export function stepBook(
  plan: BookPlan,
  state: BookState,
  strategy: StrategyState,
  world: WorldState,
  room: Lanes,
  alive: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  state.alive.set(alive);
  state.opening.set(state.totals.closing);
  for (const name of totalNames) state.totals[name].fill(0);
  for (let i = 0; i < lanes; i++) state.stay[i] = Math.max(0, 1 - strategy.called[i]);
  math.stepCells(
    state.descriptors,
    plan.cells,
    lanes,
    step,
    state.totalsPointer,
    key[0],
    key[1],
    from,
  );
  stepExposures(plan.exposures, state.exposures, state, world, step, key, from, math);
  collect(plan, state, strategy);
  settleFraud(plan, state);
  lend(plan, state, strategy, room, step, math);
}

/** Collection moves the loss given default and costs a share of the balance that defaulted; alerts cost their price. */
function collect(
  plan: BookPlan,
  { totals, collectionCost, alertCost }: BookState,
  strategy: StrategyState,
): void {
  const { defaulted, loss, closing, activeLoans, wouldBe } = totals;
  for (let i = 0; i < lanes; i++) {
    const level = Math.min(1, plan.collectionLevel + strategy.collectionRaise[i]);
    loss[i] = Math.min(
      defaulted[i],
      loss[i] * plan.recovery * (1 - plan.collectionEffect * 2 * (level - 0.5)),
    );
    collectionCost[i] = plan.collectionCost * level * level * defaulted[i];
    const meanBalance = activeLoans[i] > 0 ? closing[i] / activeLoans[i] : 0;
    alertCost[i] =
      meanBalance > 0 ? (plan.costPerAlert * plan.alertsPerDefault * wouldBe[i]) / meanBalance : 0;
  }
}

/** Fraud defaults in equal parts over the first months and nothing is recovered. */
function settleFraud(plan: BookPlan, { totals, fraud }: BookState): void {
  for (let age = 0; age < plan.fraudSteps; age++) {
    const pool = fraud[age];
    const part = 1 / (plan.fraudSteps - age);
    for (let i = 0; i < lanes; i++) {
      const gone = pool[i] * part;
      totals.defaulted[i] += gone;
      totals.loss[i] += gone;
      pool[i] -= gone;
    }
  }
  fraud.unshift(fraud.pop()!);
  for (let age = 1; age < plan.fraudSteps; age++)
    for (let i = 0; i < lanes; i++) totals.closing[i] += fraud[age][i];
}

/** New loans: what was granted, scaled by triggers and by the room that funding leaves. */
function lend(
  plan: BookPlan,
  state: BookState,
  strategy: StrategyState,
  room: Lanes,
  step: number,
  math: KernelExports,
): void {
  const { scale, granted, fraud } = state;
  math.grantedMoney(state.descriptors, plan.cells, lanes, state.grantedPointer);
  for (let i = 0; i < lanes; i++) {
    const wanted = granted[i] * strategy.lendingScale[i];
    scale[i] =
      wanted > 0 ? strategy.lendingScale[i] * Math.min(1, Math.max(0, room[i]) / wanted) : 0;
  }
  math.lendCells(
    state.descriptors,
    plan.cells,
    lanes,
    step,
    state.totalsPointer,
    state.scalePointer,
    plan.fraudShare,
    plan.stepsPerYear,
  );
  fraud[0].set(state.totals.fraud);
}
