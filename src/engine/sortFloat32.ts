/** Below this length the engine's own sort is faster than clearing the counters. */
const worthwhile = 512;

let keys = new Uint32Array(0);
let spare = new Uint32Array(0);
const counts = new Uint32Array(3 * 2048);

/**
 * Sorts single-precision numbers in place, ascending, by three passes of a radix sort of eleven bits; −0 comes
 * before 0. Three to six times as fast as `sort()`, which quantiles of every series in every month call for.
 * There must be no NaN among them.
 */
export function sortFloat32(values: Float32Array): Float32Array {
  const n = values.length;
  if (n < worthwhile) return values.sort();
  if (keys.length < n) {
    keys = new Uint32Array(n);
    spare = new Uint32Array(n);
  }
  const bits = new Uint32Array(values.buffer, values.byteOffset, n);
  counts.fill(0);
  for (let i = 0; i < n; i++) {
    // Turns the order of the numbers into the order of unsigned integers.
    const key = (bits[i] ^ ((bits[i] >> 31) | 0x80000000)) >>> 0;
    keys[i] = key;
    counts[key & 2047]++;
    counts[2048 + ((key >>> 11) & 2047)]++;
    counts[4096 + (key >>> 22)]++;
  }
  for (let digit = 0; digit < 3 * 2048; digit += 2048) {
    let start = 0;
    for (let i = digit; i < digit + 2048; i++) {
      const count = counts[i];
      counts[i] = start;
      start += count;
    }
  }
  for (let i = 0; i < n; i++) spare[counts[keys[i] & 2047]++] = keys[i];
  for (let i = 0; i < n; i++) keys[counts[2048 + ((spare[i] >>> 11) & 2047)]++] = spare[i];
  for (let i = 0; i < n; i++) {
    const key = keys[i];
    bits[counts[4096 + (key >>> 22)]++] = key & 0x80000000 ? key ^ 0x80000000 : ~key;
  }
  return values;
}
