/**
 * Gives points of a space of many steps the parts along a few orthonormal directions that are asked for, direction after
 * direction: what each has along it now is taken off, what it should have is put there.
 * @param directions f64[dimensions][steps]
 * @param values f64[steps][paths], read and written
 * @param parts f64[dimensions][paths]
 * @param paths an even number
 */
export function moveAlong(
  directions: usize,
  dimensions: i32,
  steps: i32,
  values: usize,
  parts: usize,
  paths: i32,
): void {
  const row = (paths as usize) << 3;
  const end = (steps as usize) << 3;
  for (let at: usize = 0; at < row; at += 16) {
    let direction = directions;
    for (let k = 0; k < dimensions; k++, direction += end) {
      let missing = v128.load(parts + (k as usize) * row + at);
      let value = values + at;
      for (let step: usize = 0; step < end; step += 8, value += row) {
        const part = f64x2.splat(load<f64>(direction + step));
        missing = f64x2.sub(missing, f64x2.mul(part, v128.load(value)));
      }
      value = values + at;
      for (let step: usize = 0; step < end; step += 8, value += row) {
        const part = f64x2.splat(load<f64>(direction + step));
        v128.store(value, f64x2.add(v128.load(value), f64x2.mul(part, missing)));
      }
    }
  }
}
