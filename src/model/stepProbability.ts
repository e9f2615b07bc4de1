import type { KernelExports } from '../kernel/load';

/** Probability over one step of an event with a given annual probability: 1 − (1 − p)^(1/steps per year). */
export function stepProbability(annual: number, stepsPerYear: number, math: KernelExports): number {
  if (annual <= 0) return 0;
  return stepsPerYear === 1 ? annual : -math.expm1(math.log1p(-annual) / stepsPerYear);
}
