import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { Scenario } from '../scenario/scenario';
import { instalmentPerUnit, scheduledBalances } from './amortisation';
import type { Cell } from './cells';
import { planExposures, createExposuresState, startExposures, stepExposures, type ExposuresPlan, type ExposuresState } from './exposures';
import { lanes, type Lanes } from './lanes';
import { seasoningWeights } from './seasoning';
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
  grades: number;
  termSteps: Int32Array;
  /** √(ρ w/(1 − ρ)) for the global, the region's and the product's factor, `[cell × 3]`. */
  loadings: Float64Array;
  /** F⁻¹(PD)/√(1 − ρ), `[step × cells + cell]`. */
  thresholds: Float64Array;
  /** Frye–Jacobs k, mean LGD and unconditional default probability of a step, by cell. */
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
  exposures: ExposuresPlan;
}

export interface BookState {
  cells: CellMemory[];
  /** Balance, intensity and loans of each cell, `[cell][path]`. */
  balance: Lanes[];
  intensity: Lanes[];
  loans: Lanes[];
  uniformPointer: Pointer;
  fraud: Lanes[];
  exposures: ExposuresState;
  /** Per path, this step: performing principal at the start and the end, defaulted principal, its loss, interest received, loans, would-be defaults, expected loss; all cells, fraud and large exposures. */
  opening: Lanes;
  closing: Lanes;
  defaulted: Lanes;
  loss: Lanes;
  interest: Lanes;
  activeLoans: Lanes;
  wouldBe: Lanes;
  expectedLoss: Lanes;
  /** Principal lent, number of loans made, money applied for, principal × APR, origination fees: this step. */
  originated: Lanes;
  made: Lanes;
  applied: Lanes;
  rateVolume: Lanes;
  fees: Lanes;
  alertCost: Lanes;
  /** Share of what was granted that is lent. */
  scale: Lanes;
  collectionCost: Lanes;
  /** By grade, this step: applied for, lent, principal × APR. */
  gradeApplied: Lanes[];
  gradeOriginated: Lanes[];
  gradeRateVolume: Lanes[];
  pointers: Record<'defaulted' | 'loss' | 'interest' | 'closing' | 'activeLoans' | 'wouldBe' | 'expectedLoss', Pointer>;
}

/** A cell's places in the kernel's memory. */
interface CellMemory {
  descriptor: Pointer;
  /** The descriptor's doubles, and its pointer to the age rows. */
  numbers: Float64Array;
  agesPointer: Uint32Array;
  ages: Pointer;
  /** Vintage records, `[group of 8 paths][slot][field][path]`. */
  records: Float32Array;
  capacity: number;
}

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
  cells.forEach((cell, c) => {
    const rho = platform.segments[cell.segment].assetCorrelation;
    const specific = Math.sqrt(1 - rho);
    [weights.global, weights.region, weights.product].forEach((weight, f) => {
      loadings[3 * c + f] = Math.sqrt(rho * weight) / specific;
    });
    const probit = math.normalQuantile(cell.annualDefaultRate);
    for (let step = 0; step < steps; step++) {
      const shift = shifts[cell.segment][step];
      const at = step * cells.length + c;
      if (step > 0 && shift === shifts[cell.segment][step - 1]) thresholds[at] = thresholds[at - cells.length];
      else {
        const annual = cell.annualDefaultRate <= 0 ? 0 : shift === 0 ? cell.annualDefaultRate : math.normalCdf(probit + shift);
        thresholds[at] = quantile(stepProbability(annual, stepsPerYear, math)) / specific;
      }
    }
    const stepLoss = stepDefaultRate[c] * cell.lossGivenDefault;
    lgdShift[c] =
      stepDefaultRate[c] <= 0 || stepLoss <= 0
        ? 0
        : (math.normalQuantile(stepDefaultRate[c]) - math.normalQuantile(stepLoss)) / specific;

    const product = platform.products[cell.product];
    const term = termSteps[c];
    const prepaid = stepProbability(product.prepaymentPerYear, stepsPerYear, math);
    const seasoning = seasoningWeights(stepDefaultRate[c], term, Math.max(1, product.seasoningPeakMonth / run.monthsPerStep), product.seasoningStrength, math);
    ages.push(ageRows(term, prepaid, seasoning));

    const slots = term + steps;
    const instalment = instalmentPerUnit(cell.rate / stepsPerYear, term, math);
    const perInstalment = new Float32Array(slots).fill(1 / (cell.meanLoan * instalment));
    for (let step = 0; step < steps; step++)
      perInstalment[term + step] = 1 / (strategy.meanLoan[step * cells.length + c] * strategy.usual[step].instalment[c]);
    loansPerInstalment.push(perInstalment);

    const scheduled = scheduledBalances(cell.rate / stepsPerYear, term, math);
    const kept = (1 - stepDefaultRate[c]) * (1 - prepaid);
    const weightsByAge = Float64Array.from({ length: term }, () => 0);
    let survival = 1;
    let total = 0;
    for (let age = 0; age < term; age++, survival *= kept) total += weightsByAge[age] = scheduled[age] * survival;
    const vintages = new Float32Array(4 * term);
    const intensity = strategy.lending.scoringIntensity[c];
    for (let slot = 0; slot < term; slot++) {
      const age = term - 1 - slot;
      const balance = Math.fround((cell.openingBalance * weightsByAge[age]) / total);
      const payment = Math.fround(balance * instalmentPerUnit(cell.rate / stepsPerYear, term - age, math));
      vintages.set([balance, payment, cell.rate / stepsPerYear, intensity], 4 * slot);
      openingBalance[c] += balance;
      openingIntensity[c] += vintages[4 * slot + 3] * Math.fround(seasoning[age]) * balance;
      openingLoans[c] += perInstalment[slot] * payment;
    }
    opening.push(vintages);
    effectiveBorrowers(cell, c, cells.length, strategy, vintages, perInstalment, prepaid, stepDefaultRate[c], term, steps, effective);
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
    grades: platform.grades.length,
    termSteps,
    loadings,
    thresholds,
    lgdShift,
    lossGivenDefault: Float64Array.from(cells, ({ lossGivenDefault }) => lossGivenDefault),
    stepDefaultRate,
    effective,
    averted: monitoring.detection * monitoring.cure,
    alertsPerDefault: monitoring.detection / monitoring.precision,
    costPerAlert: monitoring.costPerAlert,
    ages,
    loansPerInstalment,
    opening,
    openingBalance,
    openingIntensity,
    openingLoans,
    openingExpectedLoss:
      stepsPerYear * cells.reduce((sum, cell, c) => sum + stepDefaultRate[c] * cell.lossGivenDefault * openingIntensity[c], 0) +
      platform.largeExposures.reduce((sum, { amount, annualDefaultRate, lossGivenDefault }) => sum + amount * annualDefaultRate * lossGivenDefault, 0),
    fraudShare: platform.applicationFraud * (1 - underwriting.fraudControl),
    fraudSteps: Math.max(1, Math.round(3 / run.monthsPerStep)),
    collectionLevel: collection.level,
    collectionEffect: collection.effectOnLoss,
    collectionCost: collection.costPerDefault,
    exposures: planExposures(scenario, steps, shifts, quantile, math),
  };
}

function ageRows(term: number, prepaid: number, seasoning: Float64Array): Float32Array {
  const rows = new Float32Array(4 * term);
  for (let row = 0; row < term; row++) {
    const age = term - 1 - row;
    rows.set([age === term - 1 ? 0 : 1 - prepaid, seasoning[age], age === term - 1 ? 0 : seasoning[age + 1]], 4 * row);
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
    [balance[slot], payment[slot], rate[slot]] = [opening[4 * slot], opening[4 * slot + 1], opening[4 * slot + 2]];
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
    out[at] = squares > 0 ? (exposure * exposure) / squares / loans : 1 / (1 + strategy.loanVariation[at] * strategy.loanVariation[at]);
    const slot = term + step;
    const decision = strategy.usual[step];
    balance[slot] = decision.granted[c];
    payment[slot] = decision.granted[c] * decision.instalment[c];
    rate[slot] = decision.rate[c] / stepsPerYear;
    spread[slot] = 1 + strategy.loanVariation[at] * strategy.loanVariation[at];
  }
}

/** Reserves the kernel's memory; call the result once everything is reserved. */
export function createBookState(plan: BookPlan, math: KernelExports, layout: Layout): (world: WorldState) => BookState {
  const column = () => layout.reserve(8 * lanes);
  const perCell = () => Array.from({ length: plan.cells }, column);
  const [balance, intensity, loans] = [perCell(), perCell(), perCell()];
  const phi = layout.reserve(4 * lanes);
  const lgd = column();
  const cellDefaulted = column();
  const uniformPointer = column();
  const pointers = {
    defaulted: column(),
    loss: column(),
    interest: column(),
    closing: column(),
    activeLoans: column(),
    wouldBe: column(),
    expectedLoss: column(),
  };
  const places = plan.ages.map((rows, c) => {
    const capacity = plan.termSteps[c] + plan.steps;
    return {
      descriptor: layout.reserve(math.cellDescriptorBytes()),
      records: layout.reserve((lanes / pathsPerGroup) * capacity * math.vintageBytes(), 128),
      ages: layout.reserve(4 * rows.length),
      counts: layout.reserve(4 * capacity),
      capacity,
    };
  });
  return (world) => {
    const cells = places.map((cell, c): CellMemory => {
      layout.f32(cell.ages, plan.ages[c].length).set(plan.ages[c]);
      layout.f32(cell.counts, cell.capacity).set(plan.loansPerInstalment[c]);
      const numbers = layout.f64(cell.descriptor, 9);
      numbers.set(plan.loadings.subarray(3 * c, 3 * c + 3));
      numbers[4] = plan.lgdShift[c];
      numbers[5] = plan.lossGivenDefault[c];
      numbers[6] = plan.averted;
      numbers[8] = plan.stepDefaultRate[c];
      layout.u32(cell.descriptor + 72, 15).set([
        world.pointers[0],
        world.pointers[1 + plan.region[c]],
        world.pointers[plan.productFactor + plan.product[c]],
        world.mixingPointer,
        uniformPointer,
        balance[c],
        intensity[c],
        loans[c],
        phi,
        cell.records,
        cell.ages,
        cell.capacity,
        cellDefaulted,
        lgd,
        cell.counts,
      ]);
      return {
        ...cell,
        numbers,
        agesPointer: layout.u32(cell.descriptor + 112, 1),
        records: layout.f32(cell.records, (lanes / pathsPerGroup) * cell.capacity * floatsPerSlot),
      };
    });
    const lane = () => new Float64Array(lanes);
    const perGrade = () => Array.from({ length: plan.grades }, lane);
    const views = (list: Pointer[]) => list.map((pointer) => layout.f64(pointer, lanes));
    const view = (pointer: Pointer) => layout.f64(pointer, lanes);
    return {
      cells,
      balance: views(balance),
      intensity: views(intensity),
      loans: views(loans),
      uniformPointer,
      fraud: Array.from({ length: plan.fraudSteps }, lane),
      exposures: createExposuresState(plan.exposures),
      opening: lane(),
      closing: view(pointers.closing),
      defaulted: view(pointers.defaulted),
      loss: view(pointers.loss),
      interest: view(pointers.interest),
      activeLoans: view(pointers.activeLoans),
      wouldBe: view(pointers.wouldBe),
      expectedLoss: view(pointers.expectedLoss),
      originated: lane(),
      made: lane(),
      applied: lane(),
      rateVolume: lane(),
      fees: lane(),
      alertCost: lane(),
      scale: lane(),
      collectionCost: lane(),
      gradeApplied: perGrade(),
      gradeOriginated: perGrade(),
      gradeRateVolume: perGrade(),
      pointers,
    };
  };
}

/** Puts the opening vintages on every path. */
export function startBook(plan: BookPlan, state: BookState): void {
  const opening = state.closing;
  opening.fill(0);
  state.cells.forEach((cell, c) => {
    const slots = plan.termSteps[c];
    const { records } = cell;
    for (let slot = 0; slot < slots; slot++)
      for (let field = 0; field < 4; field++) {
        const at = slot * floatsPerSlot + field * pathsPerGroup;
        records.fill(plan.opening[c][4 * slot + field], at, at + pathsPerGroup);
      }
    const group = slots * floatsPerSlot;
    for (let g = 1; g < lanes / pathsPerGroup; g++) records.copyWithin(g * cell.capacity * floatsPerSlot, 0, group);
    state.balance[c].fill(plan.openingBalance[c]);
    state.intensity[c].fill(plan.openingIntensity[c]);
    state.loans[c].fill(plan.openingLoans[c]);
    for (let i = 0; i < lanes; i++) opening[i] += plan.openingBalance[c];
  });
  for (const pool of state.fraud) pool.fill(0);
  startExposures(state.exposures);
  for (let i = 0; i < lanes; i++) opening[i] += plan.exposures.opening;
}

/**
 * Defaults, instalments and prepayments of a step on the opening balance, then the new loans.
 *
 * @param room most that can be lent on each path, from the funding of last month
 */
export function stepBook(
  plan: BookPlan,
  strategyPlan: StrategyPlan,
  state: BookState,
  strategy: StrategyState,
  world: WorldState,
  room: Lanes,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  const { pointers } = state;
  state.opening.set(state.closing);
  for (const column of [state.defaulted, state.loss, state.interest, state.closing, state.activeLoans, state.wouldBe, state.expectedLoss]) column.fill(0);
  for (let c = 0; c < plan.cells; c++) {
    const cell = state.cells[c];
    cell.numbers[3] = plan.thresholds[step * plan.cells + c];
    cell.numbers[7] = plan.effective[step * plan.cells + c];
    cell.agesPointer[0] = cell.ages - 16 * step;
    math.uniforms(state.uniformPointer, lanes, key[0], key[1], from, step + 1, plan.streams[c], 0);
    math.drawDefaults(cell.descriptor, lanes, pointers.wouldBe, pointers.expectedLoss);
    math.stepVintages(
      cell.descriptor,
      lanes,
      step,
      step + plan.termSteps[c],
      pointers.defaulted,
      pointers.loss,
      pointers.interest,
      pointers.closing,
      pointers.activeLoans,
    );
  }
  stepExposures(plan.exposures, state.exposures, state, world, step, key, from, math);
  collect(plan, state, strategy);
  settleFraud(plan, state);
  originate(plan, strategyPlan, state, strategy, room, step);
}

/** Collection moves the loss given default and costs a share of the balance that defaulted; alerts cost their price. */
function collect(plan: BookPlan, state: BookState, strategy: StrategyState): void {
  for (let i = 0; i < lanes; i++) {
    const level = Math.min(1, plan.collectionLevel + strategy.collectionRaise[i]);
    const factor = 1 - plan.collectionEffect * 2 * (level - 0.5);
    state.loss[i] = Math.min(state.defaulted[i], state.loss[i] * factor);
    state.collectionCost[i] = plan.collectionCost * level * level * state.defaulted[i];
    const meanBalance = state.activeLoans[i] > 0 ? state.closing[i] / state.activeLoans[i] : 0;
    state.alertCost[i] = meanBalance > 0 ? (plan.costPerAlert * plan.alertsPerDefault * state.wouldBe[i]) / meanBalance : 0;
  }
}

/** Fraud defaults in equal parts over the first months and nothing is recovered. */
function settleFraud(plan: BookPlan, state: BookState): void {
  for (let age = 0; age < plan.fraudSteps; age++) {
    const pool = state.fraud[age];
    const part = 1 / (plan.fraudSteps - age);
    for (let i = 0; i < lanes; i++) {
      const gone = pool[i] * part;
      state.defaulted[i] += gone;
      state.loss[i] += gone;
      pool[i] -= gone;
    }
  }
  const spent = state.fraud.pop()!;
  spent.fill(0);
  state.fraud.unshift(spent);
  for (const pool of state.fraud) for (let i = 0; i < lanes; i++) state.closing[i] += pool[i];
}

/** New loans: what was granted, scaled by triggers and by the room that funding leaves. */
function originate(
  plan: BookPlan,
  strategyPlan: StrategyPlan,
  state: BookState,
  strategy: StrategyState,
  room: Lanes,
  step: number,
): void {
  const { originated, made, applied, rateVolume } = state;
  for (const column of [originated, made, applied, rateVolume, ...state.gradeApplied, ...state.gradeOriginated, ...state.gradeRateVolume])
    column.fill(0);
  const wanted = state.fees;
  wanted.fill(0);
  for (const granted of strategy.granted) for (let i = 0; i < lanes; i++) wanted[i] += granted[i];
  const { scale } = state;
  for (let i = 0; i < lanes; i++) {
    const money = wanted[i] * strategy.lendingScale[i];
    scale[i] = money > 0 ? strategy.lendingScale[i] * Math.min(1, Math.max(0, room[i]) / money) : 0;
  }
  const genuine = 1 - plan.fraudShare;
  const pool = state.fraud[0];
  state.fees.fill(0);
  for (let c = 0; c < plan.cells; c++) {
    const cell = state.cells[c];
    const term = plan.termSteps[c];
    const slot = term + step;
    const { records } = cell;
    const seasoning = plan.ages[c][4 * (term - 1) + 1];
    const perInstalment = plan.loansPerInstalment[c][slot];
    const grade = plan.grade[c];
    const fee = strategyPlan.lending.originationFee[c];
    const feeRate = strategyPlan.lending.feeRate[c];
    const [granted, rate, intensity, instalment, wants] = [strategy.granted[c], strategy.rate[c], strategy.intensity[c], strategy.instalment[c], strategy.applied[c]];
    const [balance, cellIntensity, loans] = [state.balance[c], state.intensity[c], state.loans[c]];
    for (let i = 0; i < lanes; i++) {
      const lent = granted[i] * scale[i];
      const amount = Math.fround(lent * genuine);
      const payment = Math.fround(amount * instalment[i]);
      const at = ((i >> 3) * cell.capacity + slot) * floatsPerSlot + (i & 7);
      records[at] = amount;
      records[at + 8] = payment;
      records[at + 16] = rate[i] / plan.stepsPerYear;
      records[at + 24] = intensity[i];
      const fraud = lent - lent * genuine;
      const total = amount + fraud;
      pool[i] += fraud;
      balance[i] += amount;
      cellIntensity[i] += records[at + 24] * seasoning * amount;
      loans[i] += perInstalment * payment;
      state.closing[i] += total;
      state.activeLoans[i] += perInstalment * payment;
      originated[i] += total;
      made[i] += perInstalment * payment;
      applied[i] += wants[i];
      const apr = (rate[i] + feeRate) * total;
      rateVolume[i] += apr;
      state.fees[i] += fee * total;
      state.gradeApplied[grade][i] += wants[i];
      state.gradeOriginated[grade][i] += total;
      state.gradeRateVolume[grade][i] += apr;
    }
  }
}
