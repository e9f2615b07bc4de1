import { instantiateKernel, type Kernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';

/** One kernel for the tests of a file; made anew for each file. */
export const kernel: Kernel = instantiateKernel(await loadKernel());

/** Copies numbers into the kernel's memory as f64, `skew` bytes off a multiple of 16. */
export function toMemory(values: readonly number[], skew = 0): number {
  const pointer = kernel.allocator.reserve(8 * values.length + skew) + skew;
  const bytes = new Uint8Array(Float64Array.from(values).buffer);
  new Uint8Array(kernel.memory.buffer, pointer, bytes.length).set(bytes);
  return pointer;
}

/** |a/b − 1|, or 0 when both are equal (zeros and infinities among them). */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a / b - 1);
}

/** The largest relative error of `f` over a table of rows (arguments…, value). */
export function largestError(
  table: readonly (readonly number[])[],
  f: (...values: number[]) => number,
): number {
  return Math.max(
    ...table.map((row) => relativeError(f(...row.slice(0, -1)), row[row.length - 1])),
  );
}

/** A sequence of numbers in (0, 1) for arguments of tests; the same in every run. */
export function* spread(count: number, start = 0.5): Generator<number> {
  // multiples of the golden ratio, which fill the interval evenly
  for (let i = 1; i <= count; ++i) yield (start + i * 0.6180339887498949) % 1;
}
