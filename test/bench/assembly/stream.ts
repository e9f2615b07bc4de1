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

/** Where the host may begin to lay out its data. */
export function heapBase(): usize {
  return __heap_base;
}
