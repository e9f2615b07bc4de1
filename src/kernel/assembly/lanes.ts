// Sums that cross from single precision, in which vintages are kept, to double.

/** The four paths of a vector in double precision: the first and the second two. */
// @ts-ignore: decorator
@inline
export function firstTwo(four: v128): v128 {
  return f64x2.promote_low_f32x4(four);
}

// @ts-ignore: decorator
@inline
export function lastTwo(four: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(four, four, 1, 0));
}

/** Adds to two doubles. */
// @ts-ignore: decorator
@inline
export function add(to: usize, two: v128): void {
  v128.store(to, f64x2.add(v128.load(to), two));
}

/** Stores four paths in double precision. */
// @ts-ignore: decorator
@inline
export function storeWide(to: usize, four: v128): void {
  v128.store(to, firstTwo(four));
  v128.store(to, lastTwo(four), 16);
}

/** Adds four paths in double precision. */
// @ts-ignore: decorator
@inline
export function addWide(to: usize, four: v128): void {
  add(to, firstTwo(four));
  add(to + 16, lastTwo(four));
}
