import {
  cellSums,
  numberPlace,
  pathsPerGroup,
  slotTerms,
  writeDescriptor,
} from '../kernel/cellDescriptor';
import type { KernelExports, Layout, Pointer } from '../kernel/load';
import type { BookPlan } from './bookPlan';
import { createExposuresState, type ExposuresState } from './exposures';
import { lanes, type Lanes } from './lanes';
import type { StrategyState } from './strategy';
import type { StrategyPlan } from './strategyPlan';
import type { WorldState } from './world';

/** The book of a block of paths; what the kernel reads and writes lies in its memory. */
export interface BookState {
  cells: CellMemory[];
  /** The first slot of each cell with vintages on terms of a path's own; the capacity while there are none. */
  firstApart: Uint32Array;
  /** Descriptors of all cells, in a row. */
  descriptors: Pointer;
  /** Balance, intensity and loans of each cell, `[cell][path]`. */
  balance: Lanes[];
  intensity: Lanes[];
  /** Part of the intensity that is on terms of a path's own; empty where there never is any. */
  intensityApart: Lanes[];
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
  /** What collection leaves of a loss on each path; 0 on those that have ended. */
  lossScale: Lanes;
  lossScalePointer: Pointer;
  /** Fraud of each cell by the step in which it was lent, as long as it defaults, `[cell][step × lanes + path]`. */
  recentFraud: Lanes[];
  /** Over the life of each path, `[cell][sum][path]`: applied for, lent, lent × APR, defaulted, opening balances, lost. */
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

/** What is left of a cell's vintages on usual terms, `[group of 8 paths][slot][path]`, in the kernel's memory. */
interface CellMemory {
  survivors: Float32Array;
  capacity: number;
  /** Share of would-be defaults that early warning averts, of one entry: what the step's strategy makes of it. */
  averted: Float64Array;
}

/** Reserves the kernel's memory; call the result once everything is reserved. */
export function createBookState(
  plan: BookPlan,
  strategyPlan: StrategyPlan,
  math: KernelExports,
  layout: Layout,
): (world: WorldState, strategy: StrategyState) => BookState {
  const column = (columns = 1) => layout.reserve(8 * lanes * columns);
  const [phi, stay] = [layout.reserve(4 * lanes), layout.reserve(4 * lanes)];
  const shared = {
    ...{ uniform: column(), rate: column(), trials: column() },
    alive: column(),
  };
  const [scalePointer, grantedPointer, lossScalePointer] = [column(), column(), column()];
  const totalsPointer = column(totalNames.length);
  const capacities = Array.from(plan.termSteps, (term) => term + plan.steps);
  const groups = lanes / pathsPerGroup;
  const firstApart = layout.reserve(4 * plan.cells);
  const bytes = math.cellDescriptorBytes();
  const descriptors = layout.reserve(plan.cells * bytes);
  // rows of all cells in one step lie together, in the order in which they are read
  const rowBytes = math.cohortRowBytes();
  const rowsBefore = (c: number) =>
    rowBytes * plan.termSteps.subarray(0, c).reduce((sum, term) => sum + term, 0);
  const rowsOfStep = rowsBefore(plan.cells);
  const rows = layout.reserve(plan.steps * rowsOfStep, 64);
  const places = capacities.map((capacity, c) => ({
    balance: column(),
    intensity: column(),
    loans: column(),
    defaulted: column(),
    lgd: column(),
    sums: column(cellSums.length),
    recentFraud: column(plan.fraudSteps),
    survivors: layout.reserve(groups * capacity * math.survivorsBytes(), 64),
    ages: layout.reserve(4 * plan.ages[c].length),
    terms: layout.reserve(8 * slotTerms.length * capacity),
    rows: rows + rowsBefore(c),
    openings: layout.reserve(4 * plan.steps * plan.termSteps[c]),
    largestHazards: layout.reserve(4 * plan.steps),
    firstApart: firstApart + 4 * c,
    ...(plan.termsByPath
      ? {
          apart: layout.reserve(groups * capacity * math.vintageBytes(), 64),
          intensityApart: column(),
        }
      : { apart: 0, intensityApart: 0 }),
    thresholds: layout.reserve(8 * plan.steps),
    effectives: layout.reserve(8 * plan.steps),
  }));
  return (world, strategy) => {
    const ofCell = (table: Float64Array, c: number) => {
      const column = new Float64Array(plan.steps);
      for (let step = 0; step < plan.steps; step++) column[step] = table[step * plan.cells + c];
      return column;
    };
    places.forEach((place, c) => {
      const capacity = capacities[c];
      layout.f32(place.ages, plan.ages[c].length).set(plan.ages[c]);
      layout.f64(place.terms, slotTerms.length * capacity).set(termsOf(plan, strategyPlan, c));
      layout.f64(place.thresholds, plan.steps).set(ofCell(plan.thresholds, c));
      layout.f64(place.effectives, plan.steps).set(ofCell(plan.effective, c));
      const [indexGlobal, indexRegion, indexProduct] = plan.loadings.subarray(3 * c, 3 * c + 3);
      const numbers = {
        ...{ indexGlobal, indexRegion, indexProduct },
        lgdShift: plan.lgdShift[c],
        lgdExpected: plan.lossGivenDefault[c],
        averted: plan.averted[0],
        expected: plan.stepDefaultRate[c],
        fee: strategyPlan.lending.originationFee[c],
        feeRate: strategyPlan.lending.feeRate[c],
      };
      const descriptor = descriptors + c * bytes;
      writeDescriptor(layout, descriptor, numbers, {
        ...{ ...place, ...shared, phi, stay, capacity, rowsOfStep },
        zGlobal: world.pointers[0],
        zRegion: world.pointers[1 + plan.region[c]],
        zProduct: world.pointers[plan.productFactor + plan.product[c]],
        mixing: world.mixingPointer,
        decision: strategy.decisionPointers[c],
        term: plan.termSteps[c],
        stream: plan.streams[c],
      });
      math.scheduleCohorts(descriptor, plan.steps);
    });
    const lane = () => new Float64Array(lanes);
    const view = (pointer: Pointer) => layout.f64(pointer, lanes);
    return {
      cells: places.map(({ survivors }, c) => ({
        survivors: layout.f32(survivors, lanes * capacities[c]),
        capacity: capacities[c],
        averted: layout.f64(numberPlace(descriptors + c * bytes, 'averted'), 1),
      })),
      firstApart: layout.u32(firstApart, plan.cells),
      descriptors,
      balance: places.map(({ balance }) => view(balance)),
      intensity: places.map(({ intensity }) => view(intensity)),
      intensityApart: plan.termsByPath
        ? places.map(({ intensityApart }) => view(intensityApart))
        : [],
      loans: places.map(({ loans }) => view(loans)),
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
      lossScale: view(lossScalePointer),
      lossScalePointer,
      recentFraud: places.map(({ recentFraud }) =>
        layout.f64(recentFraud, lanes * plan.fraudSteps),
      ),
      stay: layout.f32(stay, lanes),
      sums: places.map(({ sums }) =>
        Array.from({ length: cellSums.length }, (_, k) => view(sums + 8 * lanes * k)),
      ),
      alive: view(shared.alive),
    };
  };
}

/** Terms of each slot of a cell: rate per step, instalment of one unit, intensity, loans per unit of instalment. */
export function termsOf(plan: BookPlan, { usual }: StrategyPlan, c: number): Float64Array {
  const term = plan.termSteps[c];
  const terms = new Float64Array(slotTerms.length * (term + plan.steps));
  const loans = plan.loansPerInstalment[c];
  // Element by element: this is done for every slot of every cell each time that a lever is moved.
  const put = (slot: number, rate: number, instalment: number, intensity: number) => {
    const at = slotTerms.length * slot;
    terms[at] = rate;
    terms[at + 1] = instalment;
    terms[at + 2] = intensity;
    terms[at + 3] = loans[slot];
  };
  const opening = plan.opening[c];
  for (let slot = 0; slot < term; slot++) {
    const balance = opening[4 * slot];
    const instalment = balance > 0 ? opening[4 * slot + 1] / balance : 0;
    put(slot, opening[4 * slot + 2], instalment, opening[4 * slot + 3]);
  }
  usual.forEach(({ rate, instalment, intensity }, step) =>
    put(term + step, rate[c] / plan.stepsPerYear, instalment[c], intensity[c]),
  );
  return terms;
}
