import {
  cellNumbers,
  cellPlaces,
  cellSums,
  pathsPerGroup,
  slotTerms,
  vintageFields,
  writeDescriptor,
  type CellNumbers,
  type CellPlaces,
} from '../../../src/kernel/cellDescriptor';
import { instantiateKernel } from '../../../src/kernel/load';
import { totalNames } from '../../../src/model/bookMemory';
import { kernelModule } from './laboratory';

export interface CellOptions {
  /** F⁻¹(PD)/√(1 − ρ). */
  threshold?: number;
  lgdShift?: number;
  lgdExpected?: number;
  /** Steps of vintages on usual terms; 0: the vintages are on terms of each path's own. */
  steps?: number;
}

/** One cell in the memory of a kernel of its own, laid out by hand; without loadings on the factors. */
export function kernelCell(paths: number, slots: number, options: CellOptions = {}) {
  const { threshold = 0, lgdShift = 0, lgdExpected = 1, steps = 0 } = options;
  const { exports, allocator } = instantiateKernel(kernelModule);
  const place = Object.fromEntries(
    cellPlaces.map((name) => [name, allocator.reserve(8 * paths)]),
  ) as CellPlaces;
  const slotLength = (steps > 0 ? 1 : vintageFields.length) * pathsPerGroup;
  const capacity = slots + steps;
  const length = (paths / pathsPerGroup) * capacity * slotLength;
  const vintages = allocator.reserve(4 * length, 128);
  Object.assign(place, {
    [steps > 0 ? 'survivors' : 'apart']: vintages,
    ages: allocator.reserve(16 * slots),
    terms: allocator.reserve(8 * slotTerms.length * capacity),
    firstApart: allocator.reserve(4),
    sums: allocator.reserve(8 * paths * cellSums.length),
    rows: allocator.reserve(exports.cohortRowBytes() * steps * slots),
    rowsOfStep: exports.cohortRowBytes() * slots,
    openings: allocator.reserve(4 * steps * slots),
    largestHazards: allocator.reserve(4 * steps),
    ...{ capacity, term: slots, stream: 0 },
  });
  const totalsPlace = allocator.reserve(8 * paths * totalNames.length);
  const descriptor = allocator.reserve(exports.cellDescriptorBytes());
  const nothing = Object.fromEntries(cellNumbers.map((name) => [name, 0])) as CellNumbers;
  writeDescriptor(allocator, descriptor, { ...nothing, lgdShift, lgdExpected }, place);
  allocator.f64(place.thresholds, 1)[0] = threshold;
  allocator.f64(place.effectives, 1)[0] = 1;

  const lane = (pointer: number) => allocator.f64(pointer, paths);
  lane(place.mixing).fill(1);
  const totals = Object.fromEntries(
    totalNames.map((name, index) => [name, lane(totalsPlace + 8 * paths * index)]),
  ) as Record<(typeof totalNames)[number], Float64Array>;
  const step = steps > 0 ? exports.stepVintagesAlike : exports.stepVintagesApart;
  return {
    balance: lane(place.balance),
    intensity: lane(place.intensity),
    loans: lane(place.loans),
    uniform: lane(place.uniform),
    lgd: lane(place.lgd),
    totals,
    phi: allocator.f32(place.phi, paths),
    /** Part of the loans on a path that is not called in the step. */
    stay: allocator.f32(place.stay, paths).fill(1),
    /** Age rows: keep, seasoning, next seasoning, unused; the kernel reads row `slot − step` for the vintage in a slot. */
    ages: allocator.f32(place.ages, 4 * slots),
    vintages: allocator.f32(vintages, length),
    /** Where a field of a vintage on a path lies: balance, instalment, rate, intensity; of shared terms, what is left. */
    at: (path: number, slot: number, field = 0) =>
      (Math.floor(path / pathsPerGroup) * capacity + slot) * slotLength +
      field * pathsPerGroup +
      (path % pathsPerGroup),
    /** Usual terms of each slot. */
    terms: allocator.f64(place.terms, slotTerms.length * capacity),
    schedule: () => exports.scheduleCohorts(descriptor, steps),
    drawDefaults: () => exports.drawDefaults(descriptor, paths, 0, totalsPlace),
    /** Steps the vintages from slot `from` on, with the totals starting anew. */
    stepVintages(from = 0) {
      for (const total of Object.values(totals)) total.fill(0);
      if (steps === 0) for (const name of ['balance', 'loans'] as const) lane(place[name]).fill(0);
      step(descriptor, paths, from, totalsPlace);
    },
  };
}
