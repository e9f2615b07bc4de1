import type { Layout, Pointer } from './load';

/** Numbers at the head of a cell's descriptor, in their order; assembly/descriptor.ts says what they are. */
export const cellNumbers = [
  'indexGlobal',
  'indexRegion',
  'indexProduct',
  'lgdShift',
  'lgdExpected',
  'averted',
  'expected',
  'fee',
  'feeRate',
] as const;

/** Pointers and whole numbers behind them. */
export const cellPlaces = [
  'zGlobal',
  'zRegion',
  'zProduct',
  'mixing',
  'balance',
  'intensity',
  'loans',
  'defaulted',
  'sums',
  'alive',
  'decision',
  'stay',
  'uniform',
  'phi',
  'lgd',
  'thresholds',
  'effectives',
  'ages',
  'survivors',
  'capacity',
  'term',
  'stream',
  'terms',
  'rows',
  'rowsOfStep',
  'openings',
  'largestHazards',
  'apart',
  'firstApart',
  'intensityApart',
  'rate',
  'trials',
  'recentFraud',
] as const;

export type CellNumbers = Record<(typeof cellNumbers)[number], number>;
export type CellPlaces = Record<(typeof cellPlaces)[number], Pointer>;

/** Rows per path that a cell keeps over the life of a path, in their order. */
export const cellSums = ['applied', 'lent', 'rateVolume', 'defaulted', 'exposure', 'lost'] as const;

/** Fields of a vintage on terms of a path's own, each of `pathsPerGroup` paths. */
export const vintageFields = ['balance', 'instalment', 'rate', 'intensity'] as const;

/** Paths that lie side by side in the records of vintages. */
export const pathsPerGroup = 8;

/** A slot's usual terms, f64 each. */
export const slotTerms = ['rate', 'instalment', 'intensity', 'loansPerInstalment'] as const;

/** Writes a cell's descriptor. */
export function writeDescriptor(
  layout: Layout,
  descriptor: Pointer,
  numbers: CellNumbers,
  places: CellPlaces,
): void {
  layout.f64(descriptor, cellNumbers.length).set(cellNumbers.map((name) => numbers[name]));
  layout
    .u32(descriptor + 8 * cellNumbers.length, cellPlaces.length)
    .set(cellPlaces.map((name) => places[name]));
}

/** Where a number of a cell stands. */
export function numberPlace(descriptor: Pointer, name: (typeof cellNumbers)[number]): Pointer {
  return descriptor + 8 * cellNumbers.indexOf(name);
}

/** A pointer or whole number that a descriptor holds. */
export function placeIn(
  layout: Layout,
  descriptor: Pointer,
  name: (typeof cellPlaces)[number],
): Pointer {
  return layout.u32(descriptor + 8 * cellNumbers.length + 4 * cellPlaces.indexOf(name), 1)[0];
}
