import { instantiateKernel } from '../../../src/kernel/load';
import { kernelModule } from './laboratory';

/** The pointers of a cell's descriptor, in the order of src/kernel/assembly/cell.ts, after nine doubles. */
const columnNames = [
  ...(['zGlobal', 'zRegion', 'zProduct', 'mixing', 'uniform', 'balance', 'intensity'] as const),
  ...(['loans', 'phi', 'vintages', 'ages', 'capacity', 'defaulted', 'lgd', 'counts'] as const),
];
const totalNames = [
  ...(['defaulted', 'loss', 'interest', 'closing', 'loans', 'wouldBe', 'expected'] as const),
];
const [fields, pathsPerGroup] = [4, 8];

export interface CellNumbers {
  /** F⁻¹(PD)/√(1 − ρ). */
  threshold?: number;
  lgdShift?: number;
  lgdExpected?: number;
}

/** One cell in the memory of a kernel of its own, laid out by hand; without loadings on the factors. */
export function kernelCell(paths: number, slots: number, numbers: CellNumbers = {}) {
  const { exports, allocator } = instantiateKernel(kernelModule);
  const column = () => allocator.reserve(8 * paths);
  const place = Object.fromEntries(columnNames.map((name) => [name, column()])) as Record<
    (typeof columnNames)[number],
    number
  >;
  place.vintages = allocator.reserve((paths / pathsPerGroup) * slots * exports.vintageBytes(), 128);
  place.ages = allocator.reserve(16 * slots);
  place.counts = allocator.reserve(4 * slots);
  const totalPlace = totalNames.map(column);
  const stayPlace = allocator.reserve(4 * paths);
  const descriptor = allocator.reserve(exports.cellDescriptorBytes());

  const { threshold = 0, lgdShift = 0, lgdExpected = 1 } = numbers;
  allocator.f64(descriptor, 9).set([0, 0, 0, threshold, lgdShift, lgdExpected, 0, 1, 0]);
  allocator
    .u32(descriptor + 72, columnNames.length)
    .set(columnNames.map((name) => (name === 'capacity' ? slots : place[name])));
  allocator.u32(descriptor + 176, 1)[0] = stayPlace;
  const stay = allocator.f32(stayPlace, paths).fill(1);
  const lane = (pointer: number) => allocator.f64(pointer, paths);
  const [balance, intensity, loans] = [place.balance, place.intensity, place.loans].map(lane);
  const [uniform, mixing, lgd] = [place.uniform, place.mixing, place.lgd].map(lane);
  mixing.fill(1);
  const totals = Object.fromEntries(
    totalNames.map((name, index) => [name, lane(totalPlace[index])]),
  ) as Record<(typeof totalNames)[number], Float64Array>;
  const records = allocator.f32(
    place.vintages,
    (paths / pathsPerGroup) * slots * fields * pathsPerGroup,
  );
  return {
    ...{ balance, intensity, loans, uniform, mixing, lgd, totals },
    phi: allocator.f32(place.phi, paths),
    /** Part of the loans on a path that is not called in the step. */
    stay,
    /** Age rows: keep, seasoning, next seasoning, unused; the kernel reads row `slot` for the vintage in a slot. */
    ages: allocator.f32(place.ages, 4 * slots),
    counts: allocator.f32(place.counts, slots),
    records,
    /** Where a field (balance, instalment, rate, intensity) of a vintage on a path lies in the records. */
    at: (path: number, slot: number, field: number) =>
      ((Math.floor(path / pathsPerGroup) * slots + slot) * fields + field) * pathsPerGroup +
      (path % pathsPerGroup),
    drawDefaults: () => exports.drawDefaults(descriptor, paths, totalPlace[5], totalPlace[6]),
    /** Steps every slot, with the totals starting anew. */
    stepVintages() {
      for (const total of Object.values(totals)) total.fill(0);
      const [defaulted, loss, interest, closing, loans] = totalPlace;
      exports.stepVintages(descriptor, paths, 0, slots, defaulted, loss, interest, closing, loans);
    },
  };
}
