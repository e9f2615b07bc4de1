// The kernel's exports: everything the host may call. Building blocks that take or give v128
// values stay inside (import them from './special' or './philox').
export { philox4x32, uniform, uniforms, normals } from './philox';
export { sobol, scramble, sobolUniforms, sobolNormals } from './sobol';
export { moveAlong } from './directions';
export {
  exp,
  expm1,
  log,
  log1p,
  logGamma,
  gammaP,
  gammaQ,
  incompleteBeta,
  normalCdf,
  normalQuantile,
  studentTCdf,
  studentTQuantile,
  chiSquareCdf,
  chiSquareQuantile,
} from './special';
export { binomialQuantile, binomialCdf, poissonQuantile, poissonCdf } from './discrete';
export * from './batch';
export { cellDescriptorBytes } from './descriptor';
export { drawDefaults } from './defaults';
export { scheduleCohorts, cohortRowBytes } from './cohortRows';
export { stepVintagesAlike, survivorsBytes } from './vintagesAlike';
export { stepVintagesApart, vintageBytes } from './vintagesApart';
export { stepCells, lendCells, grantedMoney } from './cells';

/** Where the host may begin to lay out its own data: the first byte past the kernel's tables. */
export function heapBase(): usize {
  return __heap_base;
}
