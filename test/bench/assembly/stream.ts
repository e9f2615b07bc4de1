import { ROW } from '../../../src/kernel/assembly/cohortRows';

/**
 * What the cohort step takes at least: the state of the vintages of one cell read and written back, in the same order and
 * by the same loads and stores as `stepVintagesAlike`, with one multiplication in between.
 *
 * @param survivors first slot of the step of the first eight paths
 * @param groupBytes from eight paths to the next
 */
export function streamVintages(survivors: usize, groups: i32, groupBytes: usize, term: usize): void {
  const factor = f32x4.splat(0.99999);
  for (let group = 0; group < groups; group++, survivors += groupBytes) {
    const end = survivors + (term << 5);
    for (let at = survivors; at < end; at += 32) {
      const first = f32x4.mul(v128.load(at), factor);
      const last = f32x4.mul(v128.load(at, 16), factor);
      v128.store(at, first);
      v128.store(at, last, 16);
    }
  }
}

/**
 * The same, and the rows that all paths share are read too, as `stepVintagesAlike` reads them: five numbers a vintage, each
 * spread over a vector, and the next cell's asked for ahead. An OR of all keeps the compiler from skipping a load.
 *
 * @param rows of the oldest vintage on
 */
export function streamWithRows(
  survivors: usize,
  groups: i32,
  groupBytes: usize,
  term: usize,
  rows: usize,
): i32 {
  const factor = f32x4.splat(0.99999);
  const end = rows + term * ROW;
  let ahead = end;
  let seen = i32x4.splat(0);
  for (let group = 0; group < groups; group++, survivors += groupBytes) {
    let at = survivors;
    for (let row = rows; row < end; row += ROW, at += 32) {
      v128.store(at, f32x4.mul(v128.load(at), factor));
      v128.store(at, f32x4.mul(v128.load(at, 16), factor), 16);
      const two = v128.or(v128.load32_splat(row), v128.load32_splat(row, 4));
      const four = v128.or(v128.or(v128.load32_splat(row, 8), v128.load32_splat(row, 12)), two);
      seen = v128.or(seen, v128.or(four, v128.load32_splat(row, 16)));
    }
    load<u32>(ahead);
    load<u32>(ahead, 64);
    ahead += 128;
  }
  return i32x4.extract_lane(seen, 0);
}
