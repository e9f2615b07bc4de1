// Nanoseconds a draw or a function value costs in the kernel, beside the host's own arithmetic.
// Run with: node tools/run-ts.mjs test/bench/kernel-draws.ts
import { instantiateKernel } from '../../src/kernel/load';
import { loadKernel } from '../../src/kernel/loadNode';

const { exports, allocator } = instantiateKernel(await loadKernel());
const count = 4096;
const [u, z, n, p, out] = Array.from({ length: 5 }, () => allocator.reserve(8 * count));
const address = [0xa4093822, 0x299f31d0, 0, 1, 2, 3] as const;
exports.uniforms(u, count, ...address);
exports.normals(z, count, ...address);
const uniforms = allocator.f64(u, count);
const normals = allocator.f64(z, count);
const results = allocator.f64(out, count);

/** The quickest of many runs over `count` values, in nanoseconds a value. */
function nanoseconds(run: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 600; ++i) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return (1e6 * best) / count;
}

function report(name: string, run: () => void, host?: (i: number) => number): void {
  const kernel = nanoseconds(run);
  const plain = host
    ? nanoseconds(() => {
        for (let i = 0; i < count; ++i) results[i] = host(i);
      })
    : undefined;
  const beside =
    plain === undefined ? '' : `   host ${plain.toFixed(1)}, ×${(plain / kernel).toFixed(1)}`;
  process.stdout.write(`${name.padEnd(24)} ${kernel.toFixed(1).padStart(6)} ns${beside}\n`);
}

report('uniform', () => exports.uniforms(out, count, ...address), Math.random);
report('normal', () => exports.normals(out, count, ...address));
report(
  'e^x',
  () => exports.expBatch(z, out, count),
  (i) => Math.exp(normals[i]),
);
report(
  'ln x',
  () => exports.logBatch(u, out, count),
  (i) => Math.log(uniforms[i]),
);
report('Φ', () => exports.normalCdfBatch(z, out, count));
report('Φ⁻¹', () => exports.normalQuantileBatch(u, out, count));
for (const [trials, probability] of [
  [50, 0.0002],
  [50, 0.01],
  [300, 0.01],
  [5000, 0.01],
  [100_000, 0.01],
  [1_000_000, 0.05],
]) {
  // trials and probabilities differ from path to path, as they do in a run
  const ns = allocator.f64(n, count);
  const ps = allocator.f64(p, count);
  for (let i = 0; i < count; ++i) {
    ns[i] = Math.round(trials * (1 + 0.1 * uniforms[count - 1 - i]));
    ps[i] = probability * Math.exp(0.3 * normals[(7 * i) % count]);
  }
  report(`binomial, mean ${trials * probability}`, () =>
    exports.binomialBatch(n, p, u, out, count),
  );
}
for (const mean of [0.05, 3, 50]) {
  allocator.f64(n, count).fill(mean);
  report(`Poisson, mean ${mean}`, () => exports.poissonBatch(n, u, out, count));
}
