import { expect, test } from 'vitest';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';

const module = await loadKernel();

test('the kernel asks its host for nothing', () => {
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

test('every instance has a memory of its own', () => {
  const [first, second] = [instantiateKernel(module), instantiateKernel(module)];
  const at = first.allocator.reserve(8);
  expect(second.allocator.reserve(8)).toBe(at);
  first.allocator.f64(at, 1)[0] = 42;
  expect(second.allocator.f64(at, 1)[0]).toBe(0);
});

test('reserved memory is aligned, apart, zero and above the heap base', () => {
  const { allocator, heapBase } = instantiateKernel(module);
  let end = heapBase;
  for (const [bytes, align] of [
    [1, 16],
    [24, 8],
    [3, 4],
    [100_000, 64],
    [0, 16],
    [5, undefined],
  ] as const) {
    const at = allocator.reserve(bytes, align);
    expect(at).toBeGreaterThanOrEqual(end);
    expect(at % (align ?? 16)).toBe(0);
    end = at + bytes;
    expect(allocator.end).toBe(end);
  }
  const all = allocator.u32(Math.ceil(heapBase / 4) * 4, Math.floor((end - heapBase - 4) / 4));
  expect(all.every((word) => word === 0)).toBe(true);
});

test('the memory grows as far as what is reserved needs, and keeps its contents', () => {
  const { allocator, memory, exports } = instantiateKernel(module);
  const small = allocator.reserve(8);
  allocator.f64(small, 1)[0] = 1.25;
  const length = 1_000_000;
  const big = allocator.reserve(8 * length);
  expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(big + 8 * length);
  exports.uniforms(big, length, 1, 2, 0, 0, 0, 0);
  expect(allocator.f64(big, length)[length - 1]).toBeGreaterThan(0);
  expect(allocator.f64(small, 1)[0]).toBe(1.25);
  expect(allocator.f32(small, 2)).toHaveLength(2);
  expect(allocator.i32(small, 2)).toHaveLength(2);
});

test('a wrong size is refused by name', () => {
  const { allocator } = instantiateKernel(module);
  expect(() => allocator.reserve(-1)).toThrow('invalid number of bytes: -1');
  expect(() => allocator.reserve(NaN)).toThrow('invalid number of bytes: NaN');
  expect(() => allocator.reserve(2 ** 40)).toThrow(RangeError);
});
